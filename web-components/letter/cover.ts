import { html, type TemplateResult } from 'lit'
import type { LetterCover } from '../client.ts'
import { formatDay } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'
import type { Reason } from './reading.ts'

const reasons: readonly { code: Reason; words: (name: string) => string }[] = [
  { code: 'deputy', words: (name) => msg(str`I deputise for ${name}`) },
  { code: 'absent_colleague', words: (name) => msg(str`${name} is away`) },
  { code: 'patient_here', words: () => msg('The patient is here now') },
  { code: 'other', words: () => msg('Another reason') },
]

const about = (cover: LetterCover): TemplateResult => html`<p class="muted">
  ${msg(str`Case ${cover.caseNumber}, from ${cover.unit[language()]}, arrived ${formatDay(cover.arrivedAt)}`)}</p>`

/** Before a colleague's reply is shown: why it is opened. Nothing of the reply is in the page yet. */
export function askReason(
  cover: LetterCover,
  { missing, busy, open }: { missing: boolean; busy: boolean; open: (form: FormData) => void },
): TemplateResult {
  const { name } = cover.addressee
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    open(new FormData(event.currentTarget as HTMLFormElement))
  }
  return html`
    <h1>${msg(str`A reply to ${name}`)}</h1>
    ${about(cover)}
    <form class="stack" novalidate @submit=${submit}>
      <fieldset aria-describedby=${missing ? 'reason-missing' : 'reason-hint'}>
        <legend>${msg('Why do you open it?')}</legend>
        ${reasons.map(
          ({ code, words }) => html`<label><input type="radio" name="reason" value=${code}
            aria-invalid=${missing ? 'true' : 'false'}> ${words(name)}</label>`,
        )}
      </fieldset>
      ${
        missing
          ? html`<p class="error" id="reason-missing" role="alert">${msg('Please choose a reason, then open.')}</p>`
          : html`<p class="hint" id="reason-hint">${msg('Your reason is recorded together with the opening.')}</p>`
      }
      <p><button class="primary" aria-disabled=${busy ? 'true' : 'false'}>${msg('Open the reply')}</button></p>
    </form>`
}

/** For whoever may know that a reply came, and no more. */
export const onlyThatItCame = (cover: LetterCover): TemplateResult => html`
  <h1>${msg(str`A reply to ${cover.addressee.name} has come`)}</h1>
  ${about(cover)}
  <p class="large">${msg(str`Please tell ${cover.addressee.name}, or another doctor at the office if it is urgent.`)}</p>
  <p>${msg('Only clinicians can open it, because it is about a patient’s health. Nothing has been opened.')}</p>
  <p><a href="/desk">${msg('To the office’s list')}</a></p>`
