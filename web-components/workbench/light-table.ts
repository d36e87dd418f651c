import { html, nothing, type TemplateResult } from 'lit'
import type { Client, Image } from '../client.ts'
import type { ImageShowEvent } from '../image-strip/image-strip.events.ts'
import { msg } from '../shared/i18n.ts'
import { describeImage } from '../shared/photographs.ts'
import { problemText } from '../shared/problems.ts'
import type { OpenCase } from './open-case.ts'

/** The photograph, its name in words, and the strip of all of them. What cannot be seen says so in its place. */
export function lightTable(
  open: OpenCase,
  client: Client,
  on: { show: (event: ImageShowEvent) => void; shown: () => void },
): TemplateResult {
  const { image } = open
  const absence = absent(open, client)
  // The viewer stays where it is from picture to picture: it would begin anew.
  return html`
    <div class="stage">
      <lys-viewer ?hidden=${absence !== null} .image=${open.picture(client)} @lys-image-shown=${on.shown}></lys-viewer>
      ${absence ?? nothing}
    </div>
    <p class="caption">${image ? describeImage(image, open.images, open.views) : nothing}</p>
    <lys-image-strip
      .client=${client}
      .images=${open.images}
      .views=${open.views}
      .shown=${open.shown}
      ?hidden=${!open.imagesRead}
      @lys-image-show=${on.show}
    ></lys-image-strip>`
}

/** Words for a picture that is not there; null where the viewer speaks for itself. */
function absent(open: OpenCase, client: Client): TemplateResult | null {
  const { image, problems } = open
  if (image) return image.status === 'failed' ? failed(image, client) : null
  if (problems.images !== undefined)
    return html`<div class="instead" role="alert">
      <p>${problemText(problems.images)}</p>
      <button type="button" @click=${() => open.readImages()}>${msg('Try again')}</button>
    </div>`
  return html`<div class="instead" role="status">${open.imagesRead ? nothing : msg('Loading photographs…')}</div>`
}

/** The original is kept as it came: whoever has a program for it may still look. */
const failed = (image: Image, client: Client): TemplateResult => html`<div class="instead" role="status">
  <p>${msg('This photograph cannot be shown.')} ${msg('Ask the office for a new one.')}</p>
  <p><a href=${client.originalUrl(image.id)} download>${msg('Download the original')}</a></p>
</div>`
