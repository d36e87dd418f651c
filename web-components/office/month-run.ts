import { html, nothing, svg, type TemplateResult } from 'lit'
import type { Chart, Contact } from '../client.ts'
import { formatDate, formatMonth, formatNumber } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { contactWords } from '../shared/office-words.ts'

const widest = 760
const bar = { part: 0.8, top: 34, height: 120 } as const

/** One month: how many cases, and what a coordinator did for the office. */
export interface Month {
  readonly month: string
  readonly cases: number
  readonly done: readonly Contact['kind'][]
}

const isDeed = ({ kind }: Contact): boolean => kind !== 'later' && kind !== 'not_relevant'

/** Where along a chart of the office, by its rows, what was done for it fell: in its month, or between two cases. */
export const marksIn = ({ name, rows }: Chart, contacts: readonly Contact[]): { row: number; words: string }[] =>
  contacts.filter(isDeed).flatMap(({ at, kind }) => {
    const on = at.slice(0, 10)
    const isIn = ([first, next]: Chart['rows'][number]) =>
      name === 'office-months' ? on.startsWith(String(first)) : String(first) < on && on <= String(next)
    const row = rows.findIndex(isIn)
    return row < 0 ? [] : [{ row, words: `${contactWords[kind]()}, ${formatDate(on)}` }]
  })

/** The months with the deeds that fell into them; what was only put off is no deed. */
export const monthsOf = (months: readonly string[], cases: readonly number[], contacts: readonly Contact[]): Month[] =>
  months.map((month, n) => ({
    month,
    cases: cases[n] ?? 0,
    done: contacts
      .filter((one) => one.at.startsWith(month) && isDeed(one))
      .map(({ kind }) => kind)
      .reverse(),
  }))

/** What is to be seen, and nothing about what caused it. */
export function findingOf(months: readonly Month[]): string {
  const cases = months.reduce((sum, one) => sum + one.cases, 0)
  const deeds = months.reduce((sum, { done }) => sum + done.length, 0)
  const sent = plural(cases, {
    zero: msg('No case in the last twelve months'),
    one: msg('1 case in the last twelve months'),
    other: msg(str`${formatNumber(cases)} cases in the last twelve months`),
  })
  const marked = plural(deeds, {
    zero: msg('nothing was done for the office'),
    one: msg('1 deed for it is marked'),
    other: msg(str`${formatNumber(deeds)} deeds for it are marked`),
  })
  return `${sent}; ${marked}.`
}

const doneIn = ({ done }: Month): string => done.map((kind) => contactWords[kind]()).join(', ')

/**
 * Cases by month with the coordinator's own deeds above them, and the same in a table; `room` is how many pixels wide its
 * place is. Where nothing happened the sentence says so, and nothing is drawn.
 */
export function monthRun(months: readonly Month[], room: number): TemplateResult {
  const finding = findingOf(months)
  const isMarked = months.some(({ done }) => done.length > 0)
  if (!isMarked && months.every(({ cases }) => cases === 0)) return html`<p>${finding}</p>`
  const width = Math.min(widest, Math.max(240, room))
  return html`<figure class="run">
    <figcaption>${finding}</figcaption>
    ${drawing(months, width, finding)}
    ${isMarked ? html`<p class="hint">${msg('A triangle marks what was done for the office in that month. That one follows the other does not say that it came of it.')}</p>` : nothing}
    <details><summary>${msg('The months in numbers')}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${msg('The months in numbers')}><table>
        <thead><tr><th scope="col">${msg('Month')}</th><th scope="col" class="number">${msg('Cases')}</th><th scope="col">${msg('What was done')}</th></tr></thead>
        <tbody>${months.map((one) => html`<tr><td>${formatMonth(one.month)}</td><td class="number">${formatNumber(one.cases)}</td><td>${doneIn(one)}</td></tr>`)}</tbody>
      </table></div></details>
  </figure>`
}

function drawing(months: readonly Month[], width: number, finding: string): TemplateResult {
  const most = Math.max(1, ...months.map(({ cases }) => cases))
  const step = width / months.length
  const [bottom, height] = [bar.top + bar.height, bar.top + bar.height + 40]
  return html`<svg role="img" aria-label=${finding} viewBox="0 0 ${width} ${height}" height=${height}>
      <line class="ground" x1="0" x2=${width} y1=${bottom} y2=${bottom}></line>
      ${months.map((one, n) => column(one, n * step, step, most))}
      ${years(months, step, bottom + 36)}
    </svg>`
}

/** Each year under its first month. */
const years = (months: readonly Month[], step: number, y: number): TemplateResult =>
  svg`${months.map(({ month }, n) =>
    n === 0 || month.endsWith('-01')
      ? svg`<text class="muted-ink" x=${(n + 0.5) * step} y=${y} text-anchor="middle">${step < 40 ? `’${month.slice(2, 4)}` : month.slice(0, 4)}</text>`
      : nothing,
  )}`

function column(one: Month, left: number, step: number, most: number): TemplateResult {
  const { month, cases, done } = one
  const wide = step * bar.part
  const [x, middle] = [left + (step - wide) / 2, left + step / 2]
  const height = cases === 0 ? 0 : Math.max(3, (cases / most) * bar.height)
  const top = bar.top + bar.height - height
  return svg`<g>
    ${height > 0 ? svg`<rect x=${x} y=${top} width=${wide} height=${height}></rect>` : nothing}
    ${cases > 0 ? svg`<text x=${middle} y=${top - 4} text-anchor="middle">${formatNumber(cases)}</text>` : nothing}
    ${
      done.length > 0
        ? svg`<path class="deed" d="M${middle - 6} 2h12l-6 10z"><title>${doneIn(one)}</title></path>
          ${done.length > 1 ? svg`<text x=${middle + 9} y="12">${done.length}</text>` : nothing}`
        : nothing
    }
    <text class="muted-ink" x=${middle} y=${bar.top + bar.height + 18} text-anchor="middle">${month.slice(5)}</text>
  </g>`
}
