import { html, nothing, type TemplateResult } from 'lit'
import type { Questionnaire } from '../client.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'

/** What keeps the referral from being sent, in the order of the form; each line leads to its field. Missing `views` are told and hold up nothing. */
export function summary(lines: readonly Fault[], views: string, go: (path: string) => void): TemplateResult {
  return html`
    <div class="notice danger summary" id="summary" tabindex="-1" role="group" aria-labelledby="summary-title">
      <h2 id="summary-title">
        ${plural(lines.length, { one: msg('One thing is missing before this can be sent'), other: msg(str`${lines.length} things are missing before this can be sent`) })}
      </h2>
      <ul>
        ${lines.map(
          ({ path, label, message }) => html`
            <li><a href="#${path}" @click=${(event: Event) => {
              event.preventDefault()
              go(path)
            }}>${spoken(label, message)}</a></li>`,
        )}
      </ul>
      ${views ? html`<p>${msg(str`Pictures still missing: ${views}`)}. ${msg('The referral can be sent without them.')}</p>` : nothing}
    </div>`
}

const spoken = (label: string, message: string): string =>
  label ? `${label}${label.endsWith('?') ? '' : ':'} ${message}` : message

export interface Fault {
  readonly path: string
  readonly label: string
  readonly message: string
}

/** Problems by path as lines, in the order of the form. Red flags stand at their questions and at the foot. */
export function faultsOf(problems: ReadonlyMap<string, string>, questionnaire: Questionnaire): Fault[] {
  const labels = labelsOf(questionnaire)
  const order = [...labels.keys()]
  const place = (path: string) => (order.includes(path) ? order.indexOf(path) : order.length)
  return [...problems]
    .filter(([path]) => !path.startsWith('/stops/'))
    .map(([path, message]) => ({ path, message, label: labels.get(path) ?? '' }))
    .sort((a, b) => place(a.path) - place(b.path))
}

const labelsOf = ({ asks }: Questionnaire): Map<string, string> =>
  new Map([
    ['/patient/nationalId', msg('Birth number')],
    ['/patient/name', msg('Name')],
    ['/patient/phone', msg('Phone')],
    ['/patient/address', msg('Address')],
    ['/patient/nextOfKin', msg('Next of kin')],
    ...inOrder(asks).map(({ id, label }) => [`/answers/${id}`, label[language()]] as const),
    ['/question', msg('Question')],
    ['/questionKind', msg('What you want to know')],
    ['/urgency', msg('How urgent is it?')],
    ['/suspicionReason', msg('What the suspicion rests on')],
    ['/wouldRefer', msg('Would you have referred the patient without this?')],
    ['/consentCare', msg('Consent')],
  ])

/** As the page shows them: where it is, what is found, and what may be folded away. */
const inOrder = (asks: Questionnaire['asks']): Questionnaire['asks'] =>
  ['where', 'findings', 'more'].flatMap((part) => asks.filter((ask) => (ask.part ?? 'findings') === part))

/** The problems of the questionnaire's own answers, by question. */
export const answersIn = (problems: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map(
    [...problems].flatMap(([path, message]) =>
      path.startsWith('/answers/') ? [[path.slice(9), message] as const] : [],
    ),
  )

/** What was typed here and stands in no saved version. */
export const keptText = (text: string): TemplateResult | typeof nothing =>
  text
    ? html`<div class="field"><label for="kept">${msg('What you had written here and was not saved')}</label><textarea id="kept" readonly .value=${text}></textarea></div>`
    : nothing
