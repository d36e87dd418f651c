import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'
import type { Absence, ViewedImage } from './viewed-image.ts'

/** none: no photograph chosen. preparing: chosen, nothing to see yet. absent: it did not arrive. */
export type Phase = 'none' | 'preparing' | 'loading' | 'shown' | 'absent'

export interface Circumstances {
  readonly image: ViewedImage | null | undefined
  readonly phase: Phase
  readonly absence: Absence
  readonly tilesLost: boolean
  readonly toolsMissing: boolean
  readonly canvasLost: boolean
  readonly retry: () => void
}

/** What is said where the photograph would be, or in a strip over it. Nothing, when there is nothing to say. */
export function message({
  image,
  phase,
  absence,
  tilesLost,
  toolsMissing,
  canvasLost,
  retry,
}: Circumstances): TemplateResult | typeof nothing {
  const again = (look: string) => html`<button class=${look} type="button" @click=${retry}>${msg('Try again')}</button>`
  switch (phase) {
    case 'none':
      return html`<div class="message"><p>${msg('No photograph is chosen.')}</p></div>`
    case 'preparing':
      return html`<div class="message" role="status">
        <p>${msg('This photograph is being prepared. It appears here by itself.')}</p>
        <progress aria-label=${msg('Being prepared')} value=${image?.progress ?? nothing}></progress>
      </div>`
    case 'loading':
      return html`<div class="message patient" role="status"><p>${msg('Fetching the photograph…')}</p></div>`
    case 'absent':
      return html`<div class="message" role="alert">
        <p>${
          absence === 'lost'
            ? msg('The connection was lost. The photograph is fetched as soon as it is back.')
            : msg('The photograph could not be fetched.')
        }</p>
        ${again('')}
      </div>`
    case 'shown':
      if (canvasLost)
        return html`<p class="note" role="status">${msg('This computer ran out of room for the picture for a moment. It is drawn again.')} ${again('link')}</p>`
      if (toolsMissing)
        return html`<p class="note" role="status">${msg('The tools for the photograph could not be fetched.')} ${again('link')}</p>`
      if (tilesLost)
        return html`<p class="note" role="status">${msg('Parts of the photograph did not arrive: what you see may be blurred.')} ${again('link')}</p>`
      return image?.tileSize
        ? nothing
        : html`<p class="note" role="status">${msg('A small copy. The sharp photograph is being prepared.')}</p>`
  }
}
