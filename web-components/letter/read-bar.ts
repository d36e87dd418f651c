import { html, nothing, type TemplateResult } from 'lit'
import type { LetterCover, Tap } from '../client.ts'
import { formatDateTime } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import type { Taps } from './reading.ts'

/** After the reply was read: not asked yet, asked, or done with. */
export type Asking = 'before' | 'asking' | 'done'

const questions: readonly { key: keyof Taps; words: () => string }[] = [
  { key: 'wouldRefer', words: () => msg('Would you refer this patient now?') },
  { key: 'helped', words: () => msg('Did the reply help?') },
  { key: 'learned', words: () => msg('Did you learn something?') },
]
const answers: readonly { code: NonNullable<Tap>; words: () => string }[] = [
  { code: 'yes', words: () => msg('Yes') },
  { code: 'no', words: () => msg('No') },
  { code: 'unsure', words: () => msg('Unsure') },
]

interface Acts {
  readonly read: () => void
  readonly tap: (taps: Taps) => void
  readonly done: () => void
  readonly copy: () => void
  readonly ask: () => void
  readonly print: () => void
}

/** What can be done with the letter, always in sight. */
export function readBar(
  { cover, asking, taps, busy }: { cover: LetterCover; asking: Asking; taps: Taps; busy: boolean },
  { read, tap, done, copy, ask, print }: Acts,
): TemplateResult {
  return html`
    ${asking === 'asking' ? askTaps(taps, busy, tap, done) : nothing}
    ${asking === 'done' ? html`<p class="thanks" role="status">${msg('Thank you.')} <a href="/desk">${msg('To the office’s list')}</a></p>` : nothing}
    <div class="row">
      ${
        cover.acknowledgedAt === null
          ? html`<button class="primary" type="button" aria-disabled=${String(busy)} @click=${read}>${msg('I have read it')}</button>`
          : html`<p class="read" role="status">${icons.check}${msg(str`Read ${formatDateTime(cover.acknowledgedAt)}`)}</p>`
      }
      <button type="button" @click=${copy}>${icons.copy}${msg('Copy for the record')}</button>
      <button type="button" @click=${ask}>${msg('Ask back')}</button>
      <button class="quiet print" type="button" aria-label=${msg('Print')} title=${msg('Print')} @click=${print}>
        ${icons.print}<span>${msg('Print')}</span></button>
    </div>`
}

/** Three questions, one tap each, none of them needed. */
const askTaps = (taps: Taps, busy: boolean, tap: Acts['tap'], done: () => void): TemplateResult => html`
  <section class="taps" tabindex="-1" aria-label=${msg('Three questions, if you like')}>
    ${questions.map(
      ({ key, words }) => html`<div class="tap" role="group" aria-label=${words()}>
        <p>${words()}</p>
        <div class="row">${answers.map(
          (answer) => html`<button type="button" aria-pressed=${String(taps[key] === answer.code)}
            @click=${() => tap({ ...taps, [key]: taps[key] === answer.code ? null : answer.code })}>${answer.words()}</button>`,
        )}</div>
      </div>`,
    )}
    <button type="button" aria-disabled=${String(busy)} @click=${done}>${msg('Done')}</button>
  </section>`
