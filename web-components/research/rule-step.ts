import { html, nothing, type TemplateResult } from 'lit'
import { inDays } from '../shared/days.ts'
import { formatDate, formatDateTime, formatNumber } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import type { SampleRule, StoredSample } from '../shared/research-types.ts'
import { variables } from './words.ts'

export interface RuleActs {
  readonly choose: (sampleId: string) => void
  readonly store: (rule: SampleRule) => void
}

/** The rules that were stored, and a new one. No office is named here. */
export const ruleStep = (
  samples: readonly StoredSample[],
  chosen: string | undefined,
  fields: Readonly<Record<string, string>>,
  acts: RuleActs,
): TemplateResult => html`
  <p class="measure">${msg('How offices are chosen is written down before anybody sees which they are, and never changes. So nobody can look for the offices that fit a wish.')}</p>
  ${samples.length === 0 ? html`<p class="muted">${msg('No rule is stored yet.')}</p>` : html`<ul class="rules" role="list">${samples.map((one) => sampleRow(one, one.id === chosen, acts))}</ul>`}
  <details ?open=${samples.length === 0 || Object.keys(fields).length > 0}>
    <summary>${msg('Write a new rule')}</summary>
    ${ruleForm(fields, acts)}
  </details>`

const sampleRow = (sample: StoredSample, isChosen: boolean, { choose }: RuleActs): TemplateResult => html`<li>
  <p>${ruleWords(sample.rule)}</p>
  <p class="muted small">${msg(str`Stored ${formatDateTime(sample.madeAt)}.`)} ${sample.shownAt ? msg(str`Offices drawn ${formatDateTime(sample.shownAt)}.`) : msg('Nobody has seen its offices yet.')}</p>
  <p><button type="button" aria-pressed=${isChosen} @click=${() => choose(sample.id)}>${isChosen ? msg('Chosen') : msg('Work with this rule')}</button></p>
</li>`

export function ruleWords({
  users,
  window,
  matchOn,
  caliper,
  isListSizeLogged,
}: SampleRule | StoredSample['rule']): string {
  const [from, to] = [formatDate(window.from), formatDate(window.to)]
  const who =
    users === 'k80'
      ? msg(str`The busiest offices that sent four fifths of all cases from ${from} to ${to}.`)
      : plural(users, {
          one: msg(str`The busiest office from ${from} to ${to}.`),
          other: msg(str`The ${formatNumber(users)} busiest offices from ${from} to ${to}.`),
        })
  const on = matchOn.map((name) => variables[name]()).join(', ')
  const most =
    caliper === null
      ? msg('However unlike they are.')
      : msg(str`Never a pair more unlike than ${formatNumber(caliper)} of 1.`)
  const log =
    isListSizeLogged && matchOn.includes('listSize')
      ? ` ${msg('Lists are compared by how many times as long they are.')}`
      : ''
  return `${who} ${msg(str`Each with the most alike office that never sent one, by ${on}.`)} ${most}${log}`
}

function ruleForm(fields: Readonly<Record<string, string>>, { store }: RuleActs): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    store(readRule(new FormData(event.target as HTMLFormElement)))
  }
  const error = (path: string) =>
    fields[path] ? html`<span class="error" id="error${path.replaceAll('/', '-')}">${fields[path]}</span>` : nothing
  return html`<form class="stack" @submit=${submit}>
    <fieldset><legend>${msg('Who counts as users')}</legend>
      <label><input type="radio" name="users" value="k80" checked>${msg('Those that sent four fifths together')}</label>
      <label><input type="radio" name="users" value="4">${msg('The four busiest')}</label>
      <label><input type="radio" name="users" value="8">${msg('The eight busiest')}</label>${error('/users')}
    </fieldset>
    <div class="two">
      <label class="field">${msg('From')}<input type="date" name="from" required .value=${inDays(-365)}>${error('/window/from')}</label>
      <label class="field">${msg('To')}<input type="date" name="to" required .value=${inDays(0)}>${error('/window/to')}</label>
    </div>
    <fieldset><legend>${msg('Comparable in')}</legend>
      ${Object.entries(variables).map(([name, words]) => html`<label><input type="checkbox" name="matchOn" value=${name} checked>${words()}</label>`)}
      <p class="hint">${msg('Never in use, and never in what may explain it.')}</p>${error('/matchOn')}
    </fieldset>
    <div class="two">
      <label class="field">${msg('Most unlike that a pair may be, 0 to 1')}
        <input type="number" name="caliper" min="0" max="1" step="0.01" value="0.3" aria-describedby="caliper-hint"><span class="hint" id="caliper-hint">${msg('Leave it empty for no limit.')}</span>${error('/caliper')}</label>
    </div>
    <label><input type="checkbox" name="log" checked>${msg('Compare lists by how many times as long they are: a few very long ones then weigh less')}</label>
    <p><button class="primary">${msg('Store this rule for good')}</button></p>
  </form>`
}

function readRule(form: FormData): SampleRule {
  const [users, caliper] = [String(form.get('users')), String(form.get('caliper') ?? '')]
  return {
    users: users === 'k80' ? 'k80' : Number(users),
    window: { from: String(form.get('from')), to: String(form.get('to')) },
    matchOn: form.getAll('matchOn').map(String) as SampleRule['matchOn'],
    caliper: caliper === '' ? null : Number(caliper),
    isListSizeLogged: form.has('log'),
  }
}
