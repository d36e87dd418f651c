import { html, nothing, type TemplateResult } from 'lit'
import { formatNumber, formatPercent } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import type { Sample } from '../shared/research-types.ts'
import { factNames, factValue, factWords, isShare, officeWords, pairRemarks } from './words.ts'

/** Who uses it, beside the most alike who do not, and how alike they came out. */
export const pairsStep = (sample: Sample, links: TemplateResult): TemplateResult => {
  const columns = factNames.filter((name) =>
    sample.pairs.some(({ user, nonUser }) => isKnown(user.facts[name]) || isKnown(nonUser?.facts[name])),
  )
  return html`
    <p class="large finding">${finding(sample)}</p>
    ${remarkList(pairRemarks(sample))}
    ${
      sample.pairs.length === 0
        ? nothing
        : html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('The pairs')}><table>
        <caption>${msg('The pairs side by side')}</caption>
        <thead><tr><th scope="col">${msg('Pair')}</th><th scope="col">${msg('Office')}</th><th class="number" scope="col">${msg('Cases')}</th>
          ${columns.map((name) => html`<th class="number" scope="col">${factWords(name)}</th>`)}<th class="number" scope="col">${msg('How unlike')}</th></tr></thead>
        ${sample.pairs.map((pair, i) => pairRows(sample, pair, i, columns))}
      </table></div>
      <p class="hint">${msg('How unlike: 0 is alike in everything compared, 1 is as unlike as two offices of the region can be.')}</p>
      ${balanceTable(sample)}`
    }
    ${links}`
}

const isKnown = (value: unknown): boolean => value !== null && value !== undefined

function finding({ users, cases, share, nonUsers, eligible }: Sample): string {
  const [all, part] = [formatNumber(eligible), share.value === null ? '' : formatPercent(share.value)]
  if (users.length === 0) return msg(str`${all} offices could have sent a case; there are no users to choose.`)
  if (cases === null)
    return msg(str`Of ${all} offices ${formatNumber(users.length)} are chosen; how much they sent is withheld.`)
  return `${plural(users.length, {
    one: msg(str`One of ${all} offices sent ${part} of all ${formatNumber(cases)} cases.`),
    other: msg(str`${formatNumber(users.length)} of ${all} offices sent ${part} of all ${formatNumber(cases)} cases.`),
  })} ${msg(str`${formatNumber(nonUsers)} never sent one; from them the comparable ones are chosen.`)}`
}

function pairRows(
  sample: Sample,
  { user, nonUser, distance }: Sample['pairs'][number],
  i: number,
  columns: readonly string[],
): TemplateResult {
  const cases = sample.users.find(({ office }) => office.number === user.office.number)?.cases
  const cells = (facts: Sample['pairs'][number]['user']['facts']) =>
    columns.map((name) => html`<td class="number">${factValue(name, facts[name])}</td>`)
  return html`<tbody>
    <tr><th scope="rowgroup" rowspan="2">${formatNumber(i + 1)}</th><td>${officeWords(user.office)} <span class="muted">${msg('uses it')}</span></td><td class="number">${cases === null || cases === undefined ? msg('withheld') : formatNumber(cases)}</td>${cells(user.facts)}
      <td class="number" rowspan="2">${distance === null ? '–' : formatNumber(distance, { maximumFractionDigits: 3 })}</td></tr>
    <tr>${
      nonUser
        ? html`<td>${officeWords(nonUser.office)} <span class="muted">${msg('never used it')}</span></td><td class="number">0</td>${cells(nonUser.facts)}`
        : html`<td colspan=${columns.length + 2}>${msg('No comparable office without a case')}</td>`
    }</tr></tbody>`
}

const balanceTable = ({ balance }: Sample): TemplateResult | typeof nothing =>
  balance.every(({ users }) => users.n === 0)
    ? nothing
    : html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('How alike both sides are')}><table>
  <caption>${msg('How alike both sides are')}</caption>
  <thead><tr><th scope="col">${msg('Of the pairs')}</th><th class="number" scope="col">${msg('Mean of users')}</th><th class="number" scope="col">${msg('Mean of the others')}</th><th class="number" scope="col">${msg('Difference')}</th></tr></thead>
  <tbody>${balance.map(
    ({ name, users, nonUsers, smd }) => html`<tr><th scope="row">${factWords(name)}</th>
    <td class="number">${mean(name, users.mean)}</td><td class="number">${mean(name, nonUsers.mean)}</td>
    <td class="number">${smd === null ? msg('cannot be told') : formatNumber(smd, { maximumFractionDigits: 2 })}</td></tr>`,
  )}</tbody></table></div>
  <p class="hint">${msg('Difference: users less the others, divided by how far users lie from one another (their standard deviation). 0 is alike; with so few pairs it is only a description.')}</p>`

/** Of shares, and of how many lie in such a place, in per cent. */
const mean = (name: string, value: number | null): string => {
  if (value === null) return '–'
  return isShare(name) ? formatPercent(value, 1) : formatNumber(value, { maximumFractionDigits: 1 })
}

export const remarkList = (remarks: readonly string[]): TemplateResult | typeof nothing =>
  remarks.length === 0 ? nothing : html`<ul class="remarks">${remarks.map((words) => html`<li>${words}</li>`)}</ul>`
