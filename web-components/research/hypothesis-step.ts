import { html, nothing, type TemplateResult } from 'lit'
import { formatNumber } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import type { HypothesisQuery } from '../shared/research-calls.ts'
import type { Hypothesis, UseCondition } from '../shared/research-types.ts'
import { remarkList } from './pairs-step.ts'
import { splitFigure } from './split-figure.ts'
import { conditionWords, officeList, officeWords, shareWords, testRemarks } from './words.ts'

/** What is tested, by which scores and bars. */
export const questionForm = (
  conditions: readonly UseCondition[],
  query: HypothesisQuery,
  problem: string,
  ask: (query: HypothesisQuery) => void,
): TemplateResult => {
  const chosen = (query.conditions ?? 'GP,TECH,NEED').split(',')
  const change = (event: Event) => {
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const bars = ['inclN', 'ron', 'inclS', 'pri', 'cut'] as const
    ask({
      conditions: form.getAll('conditions').map(String).join(','),
      scores: form.get('scores') === 'all' ? 'all' : 'blind',
      ...Object.fromEntries(bars.map((name) => [name, String(form.get(name))])),
    })
  }
  const bar = (name: 'inclN' | 'ron' | 'inclS' | 'pri', words: string, usual: string) =>
    html`<label class="field">${words}<input type="number" name=${name} min="0" max="1" step="0.05" required .value=${query[name] ?? usual}></label>`
  return html`<form class="stack question" @change=${change} @submit=${(event: Event) => event.preventDefault()}>
    <fieldset><legend>${msg('Use comes about where all of these are')}</legend>
      ${conditions.map(({ code }) => html`<label><input type="checkbox" name="conditions" value=${code} ?checked=${chosen.includes(code)}>${conditionWords(code, conditions)}</label>`)}
      ${problem ? html`<p class="error" role="alert">${problem}</p>` : nothing}
    </fieldset>
    <fieldset><legend>${msg('Scores that count')}</legend>
      <label><input type="radio" name="scores" value="blind" ?checked=${query.scores !== 'all'}>${msg('Only those given blind to use')}</label>
      <label><input type="radio" name="scores" value="all" ?checked=${query.scores === 'all'}>${msg('All')}</label>
    </fieldset>
    <details><summary>${msg('From what on it holds')}</summary>
      <div class="two">
        ${bar('inclN', msg('Part of the users that has everything'), '0.9')}${bar('ron', msg('How little that is a matter of course'), '0.5')}
        ${bar('inclS', msg('Part of those with everything that uses it'), '0.8')}${bar('pri', msg('The same, less what speaks for the contrary'), '0.5')}
        <label class="field">${msg('Offices that a row of the truth table needs')}<input type="number" name="cut" min="1" max="100" step="1" required .value=${query.cut ?? '1'}></label>
      </div>
      <p class="hint">${msg('The figures here are customary. They are kept with the report.')}</p>
    </details>
  </form>`
}

/** Both halves of the hypothesis, each with what contradicts it. */
export const hypothesisStep = (
  report: Hypothesis,
  conditions: readonly UseCondition[],
  links: TemplateResult,
): TemplateResult => {
  const { necessity, sufficiency, bars } = report
  return html`
    <p class="large finding">${finding(report)}</p>
    ${report.split ? splitFigure(report.split) : nothing}
    <div class="halves">
      <section aria-labelledby="necessity"><h3 id="necessity">${msg('Does everybody who uses it have everything?')}</h3>
        ${verdict(necessity.holds)}
        <dl class="pairs">
          <dt>${msg('Part of the users that has everything')} ${term('inclN')}</dt><dd>${shareWords(necessity.inclN.value)} ${barWords(bars.inclN)}</dd>
          <dt>${msg('How little that is a matter of course')} ${term('RoN')}</dt><dd>${shareWords(necessity.ron.value)} ${barWords(bars.ron)}</dd>
          <dt>${msg('Part of those with everything that uses it')} ${term('covN')}</dt><dd>${shareWords(necessity.covN.value)}</dd>
          ${bounds(report, necessity)}
        </dl>
        ${contradicting(necessity.contradicting, msg('Use it and lack something:'))}
      </section>
      <section aria-labelledby="sufficiency"><h3 id="sufficiency">${msg('Does everybody who has everything use it?')}</h3>
        ${verdict(sufficiency.holds)}
        <dl class="pairs">
          <dt>${msg('Part of those with everything that uses it')} ${term('inclS')}</dt><dd>${shareWords(sufficiency.inclS.value)} ${barWords(bars.inclS)}</dd>
          <dt>${msg('The same, less what speaks for the contrary')} ${term('PRI')}</dt><dd>${shareWords(sufficiency.pri.value)} ${barWords(bars.pri)}</dd>
          <dt>${msg('Part of the users that has everything')} ${term('covS')}</dt><dd>${shareWords(sufficiency.covS.value)}</dd>
          ${bounds(report, sufficiency)}
        </dl>
        ${contradicting(sufficiency.contradicting, msg('Have everything and never used it:'))}
      </section>
    </div>
    ${unknownList(report, conditions)}
    ${oneByOne(report, conditions)}
    <h3>${msg('What to keep in mind')}</h3>
    ${remarkList(testRemarks(report, conditions))}
    ${links}`
}

function finding({ n, users, nonUsers, necessity, sufficiency }: Hypothesis): string {
  const tested = msg(str`${formatNumber(n)} of ${formatNumber(users + nonUsers)} offices could be tested.`)
  if (n === 0) return `${tested} ${msg('Score them first.')}`
  const against = necessity.contradicting.length + sufficiency.contradicting.length
  return `${tested} ${plural(against, {
    zero: msg('None contradicts the hypothesis.'),
    one: msg('One contradicts the hypothesis.'),
    other: msg(str`${formatNumber(against)} contradict the hypothesis.`),
  })}`
}

const verdict = (holds: boolean | null): TemplateResult =>
  html`<p class="verdict">${holds === null ? msg('It cannot be told.') : holds ? msg('Yes, over both bars.') : msg('No, not over both bars.')}</p>`
/** What the figure is called in files and in other programs. */
export const term = (name: string): TemplateResult => html`<span class="muted">${name}</span>`
const barWords = (bar: number): TemplateResult => html`<span class="muted">${msg(str`bar ${formatNumber(bar)}`)}</span>`

const bounds = (
  { unknown }: Hypothesis,
  { low, high }: { low: number | null; high: number | null },
): TemplateResult | typeof nothing =>
  unknown.length === 0
    ? nothing
    : html`<dt>${msg('Whatever the unknown turn out to be')}</dt><dd>${msg(str`from ${shareWords(low)} to ${shareWords(high)}`)}</dd>`

const contradicting = (offices: Hypothesis['necessity']['contradicting'], words: string): TemplateResult =>
  html`<p>${offices.length === 0 ? msg('No office contradicts it.') : html`<strong>${words}</strong> ${officeList(offices)}`}</p>`

const unknownList = ({ unknown }: Hypothesis, conditions: readonly UseCondition[]): TemplateResult | typeof nothing =>
  unknown.length === 0
    ? nothing
    : html`<details><summary>${plural(unknown.length, { one: msg('One office is not tested'), other: msg(str`${formatNumber(unknown.length)} offices are not tested`) })}</summary>
      <ul>${unknown.map(({ office, missing }) => html`<li>${officeWords(office)}: ${msg(str`not known: ${missing.map((code) => conditionWords(code, conditions)).join(', ')}`)}</li>`)}</ul></details>`

const oneByOne = ({ conditions: rows }: Hypothesis, conditions: readonly UseCondition[]): TemplateResult => html`
  <div class="scroll" tabindex="0" role="region" aria-label=${msg('Each condition by itself')}><table>
    <caption>${msg('Each condition by itself')}</caption>
    <thead><tr><th scope="col">${msg('Condition')}</th><th class="number" scope="col">${msg('Part of the users that has it')} ${term('inclN')}</th><th class="number" scope="col">${msg('Part of those with it that uses it')} ${term('covN')}</th><th class="number" scope="col">${msg('How little it is a matter of course')} ${term('RoN')}</th></tr></thead>
    <tbody>${rows.map(
      ({
        code,
        inclN,
        covN,
        ron,
        isConstant,
      }) => html`<tr><th scope="row">${conditionWords(code, conditions)}${isConstant ? html` <span class="muted">${msg('the same for everybody, set aside')}</span>` : nothing}</th>
      <td class="number">${shareWords(inclN)}</td><td class="number">${shareWords(covN)}</td><td class="number">${shareWords(ron)}</td></tr>`,
    )}</tbody></table></div>`
