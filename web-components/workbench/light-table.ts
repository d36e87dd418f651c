import { html, nothing, type TemplateResult } from 'lit'
import type { Client, Image } from '../client.ts'
import type { ImageShowEvent } from '../image-strip/image-strip.events.ts'
import { msg } from '../shared/i18n.ts'
import { canBeSeen, describeImage } from '../shared/photographs.ts'
import { problemText } from '../shared/problems.ts'
import type { OpenCase } from './open-case.ts'

/** The photograph, its name in words, and the strip of all of them. What cannot be seen yet or at all says so. */
export function lightTable(open: OpenCase, client: Client, show: (event: ImageShowEvent) => void): TemplateResult {
  const { image } = open
  return html`
    <div class="stage">${image && canBeSeen(image) ? viewer(open, client) : instead(open, client)}</div>
    <p class="caption">${image ? describeImage(image, open.images, open.views) : nothing} ${image?.status === 'previewed' ? msg('(a small copy; the sharp one is being prepared)') : nothing}</p>
    <lys-image-strip
      .client=${client}
      .images=${open.images}
      .views=${open.views}
      .shown=${open.shown}
      @lys-image-show=${show}
    ></lys-image-strip>`
}

const viewer = (open: OpenCase, client: Client): TemplateResult =>
  html`<lys-viewer .image=${open.picture(client)}></lys-viewer>`

function instead(open: OpenCase, client: Client): TemplateResult {
  const { image, problems } = open
  if (image) return html`<div class="instead">${image.status === 'failed' ? failed(image, client) : html`<p role="status">${msg('This photograph is being prepared. It appears here by itself.')}</p>`}</div>`
  if (problems.images !== undefined)
    return html`<div class="instead" role="alert">
      <p>${problemText(problems.images)}</p>
      <button type="button" @click=${() => open.readImages()}>${msg('Try again')}</button>
    </div>`
  if (!open.imagesRead) return html`<div class="instead"><p role="status">${msg('Loading photographs…')}</p></div>`
  return html`<div class="instead"></div>`
}

/** The original is kept as it came: whoever has a program for it may still look. */
const failed = (image: Image, client: Client): TemplateResult => html`
  <p>${msg('This photograph cannot be shown.')} ${image.problem ? problemText(image.problem) : nothing}</p>
  <p><a href=${client.originalUrl(image.id)} download>${msg('Download the original')}</a></p>`
