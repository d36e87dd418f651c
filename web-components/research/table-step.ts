import { html, nothing, type TemplateResult } from 'lit'
import { formatNumber } from '../shared/format.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'
import type { Hypothesis, UseCondition } from '../shared/research-types.ts'
import { term } from './hypothesis-step.ts'
import { conditionWords, officeList, shareWords } from './words.ts'

const outcomes: Readonly<Record<Hypothesis['rows'][number]['outcome'], () => string>> = {
  positive: () => msg('leads to use'),
  negative: () => msg('does not lead to use'),
  contradictory: () => msg('offices say both'),
  remainder: () => msg('too few offices to say'),
}

/** Every combination of conditions that offices have, and the shortest words for what leads to use. */
export const tableStep = (
  report: Hypothesis,
  conditions: readonly UseCondition[],
  links: TemplateResult,
): TemplateResult => {
  const filled = report.rows.filter(({ offices }) => offices.length > 0)
  const empty = report.rows.length - filled.length
  return html`
    <p class="measure">${msg('Each row is a combination of conditions. Offices in the same row are alike in all of them, so what differs in use between rows is what the conditions may explain.')}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${msg('Truth table')}><table>
      <caption>${msg('Truth table')}</caption>
      <thead><tr>${report.tested.map((code) => html`<th scope="col">${conditionWords(code, conditions)}</th>`)}<th class="number" scope="col">${msg('Offices')}</th><th class="number" scope="col">${msg('Part that uses it')}</th><th scope="col">${msg('What offices show')}</th><th scope="col">${msg('Which offices')}</th></tr></thead>
      <tbody>${filled.map(
        ({
          bits,
          offices,
          inclS,
          outcome,
        }) => html`<tr>${[...bits].map((bit) => html`<td><span class="mark" aria-hidden="true">${bit === '1' ? '●' : '○'}</span> ${bit === '1' ? msg('there') : msg('lacking')}</td>`)}
        <td class="number">${formatNumber(offices.length)}</td><td class="number">${shareWords(inclS)}</td><td>${outcomes[outcome]()}</td><td>${officeList(offices)}</td></tr>`,
      )}</tbody></table></div>
    <p class="muted">${plural(empty, { zero: msg('Every combination has offices.'), one: msg('One combination has no office.'), other: msg(str`${formatNumber(empty)} combinations have no office.`) })}</p>
    ${solutionList(msg('What leads to use'), report.use, conditions)}
    ${solutionList(msg('What leads to no use'), report.noUse, conditions)}
    ${links}`
}

type Solutions = Hypothesis['use']
const kinds: Readonly<Record<Solutions[number]['kind'], () => string>> = {
  conservative: () => msg('Only from combinations that offices have'),
  parsimonious: () => msg('As short as can be: combinations without offices may be taken either way'),
}

const solutionList = (title: string, solutions: Solutions, conditions: readonly UseCondition[]): TemplateResult => html`
  <section class="solutions"><h3>${title}</h3>
    ${solutions.map(
      ({ kind, models, isCut }) => html`<h4>${kinds[kind]()}</h4>
      ${models.length === 0 ? html`<p>${msg('No combination leads there: there is no solution.')}</p>` : nothing}
      ${models.length > 1 ? html`<p>${msg(str`${formatNumber(models.length)} solutions are equally short; the offices do not say which is right.`)}</p>` : nothing}
      ${models.map((model) => modelFigures(model, `${title}, ${kinds[kind]()}: ${model.text}`, conditions))}
      ${isCut ? html`<p>${msg('There are more; these are the first thousand.')}</p>` : nothing}`,
    )}
  </section>`

const modelFigures = (
  model: Solutions[number]['models'][number],
  label: string,
  conditions: readonly UseCondition[],
): TemplateResult => html`
  <p><code>${model.text}</code><br>${inWords(model.text, conditions)}</p>
  <div class="scroll" tabindex="0" role="region" aria-label=${label}><table>
    <thead><tr><th scope="col">${msg('Part of the solution')}</th><th class="number" scope="col">${msg('Part of those that it leads there')} ${term('inclS')}</th><th class="number" scope="col">${msg('Part that it explains')} ${term('covS')}</th><th class="number" scope="col">${msg('Explains alone')} ${term('covU')}</th></tr></thead>
    <tbody>${model.terms.map(({ text, inclS, covS, covU }) => html`<tr><th scope="row"><code>${text}</code></th><td class="number">${shareWords(inclS)}</td><td class="number">${shareWords(covS)}</td><td class="number">${shareWords(covU)}</td></tr>`)}</tbody></table></div>`

/** `GP*~NEED + TECH` as a person would say it. */
export function inWords(text: string, conditions: readonly UseCondition[]): string {
  const lists = (type: 'conjunction' | 'disjunction', items: string[]) =>
    new Intl.ListFormat(language(), { type }).format(items)
  const literal = (word: string) => {
    const lacks = word.startsWith('~')
    const name = conditionWords(lacks ? word.slice(1) : word, conditions)
    return lacks ? msg(str`${name}: lacking`) : msg(str`${name}: there`)
  }
  return text
    .split(' + ')
    .map((term) => lists('conjunction', term.split('*').map(literal)))
    .join(` – ${msg('or')} – `)
}
