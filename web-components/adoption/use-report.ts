import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Chart, Client, ClientProblem, Report, Use } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { remarkWords, told } from '../shared/figure-words.ts'
import { formatNumber, formatPercent } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { styles } from './use-report.styles.ts'

type Figure = Report['figures'][number]
type Asked = { from?: string; to?: string }

/** Figures of use between two days, each with its definition; the charts made of them; and all of it as files. */
export class LysUseReport extends LysElement {
  static readonly tag = 'lys-use-report'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    contacts: { attribute: false },
    report: { state: true },
    problem: { state: true },
    isAsking: { state: true },
  }
  declare client: Pick<Client, 'readReport'> | undefined
  /** What was done for offices, to be marked beside the months. */
  declare contacts: Use['contacts']
  declare protected report: Report | undefined
  declare protected problem: ClientProblem | undefined
  declare protected isAsking: boolean

  constructor() {
    super()
    this.contacts = []
    this.isAsking = false
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('client')) void this.#read({})
  }

  async #read(asked: Asked): Promise<void> {
    const { client } = this
    this.isAsking = true
    await client?.readReport(asked).then(
      (report) => {
        if (client !== this.client) return
        this.report = report
        this.problem = undefined
      },
      (problem: ClientProblem) => client === this.client && (this.problem = problem),
    )
    this.isAsking = false
  }

  protected override render(): TemplateResult {
    const { report, problem } = this
    return html`<div class="stack">
      ${report ? this.#window(report) : nothing}
      ${
        problem
          ? html`<div class="notice warning" role="alert"><p>${problemText(problem)}</p>${fieldsOf(problem)}
        <p><button type="button" @click=${() => this.#read({})}>${msg('Show the last year')}</button></p></div>`
          : nothing
      }
      <p role="status" class="muted">${this.isAsking ? msg('Counting…') : report?.isCounting ? msg('The log is still being counted: the figures will be higher in a moment.') : ''}</p>
      ${report ? html`${this.#figures(report)}${this.#charts(report)}${notYet(report)}` : nothing}
    </div>`
  }

  #window({ window: { from, to }, offices }: Report): TemplateResult {
    const send = (event: SubmitEvent) => {
      event.preventDefault()
      const given = new FormData(event.currentTarget as HTMLFormElement)
      const [first, last] = [String(given.get('from') ?? ''), String(given.get('to') ?? '')]
      void this.#read({ ...(first && { from: first }), ...(last && { to: last }) })
    }
    const address = (kind: string, more = '') => `/api/adoption/report.${kind}?from=${from}&to=${to}${more}`
    return html`<form @submit=${send}>
        <label>${msg('From')}<input type="date" name="from" .value=${from} required></label>
        <label>${msg('To')}<input type="date" name="to" .value=${to} required></label>
        <button type="submit">${msg('Show')}</button>
      </form>
      <p class="files">${msg('As a file:')}
        <a download href=${address('csv', `&language=${language()}`)}>${msg('Figures (CSV)')}</a>
        ${offices.length > 0 ? html`<a download href=${address('csv', '&table=offices')}>${msg('Offices (CSV)')}</a>` : nothing}
        <a download href=${address('json')}>${msg('Everything (JSON)')}</a>
        <a href="/method">${msg('What the figures mean')}</a></p>`
  }

  #figures({ figures }: Report): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('Figures')}><table>
      <thead><tr><th scope="col">${msg('Figure')}</th><th scope="col" class="number">${msg('Value')}</th><th scope="col">${msg('Of')}</th></tr></thead>
      <tbody>${figures.map(
        (
          one,
        ) => html`<tr><th scope="row"><a href=${`/method#${one.code}`}>${told(one.name)}</a>${one.indicator ? html` <span class="muted">${one.indicator}</span>` : nothing}</th>
          <td class="number">${shown(one)}</td>
          <td>${one.denominator ? formatNumber(one.denominator.n) : nothing}
            ${one.remarks.map(({ code, sentence }) => html`<span class="remark">${remarkWords(code) ?? sentence}</span>`)}</td></tr>`,
      )}</tbody></table></div>`
  }

  #charts({ charts, window: { from, to } }: Report): TemplateResult {
    return html`<div class="charts">${charts.map(
      (chart) => html`<div><lys-chart .chart=${chart} .marks=${this.#marks(chart)}></lys-chart>
        <p class="files"><a download href=${`/api/adoption/report.svg?from=${from}&to=${to}&chart=${chart.name}&language=${language()}`} aria-label=${msg(str`Drawing (SVG) of: ${told(chart.title)}`)}>${msg('Drawing (SVG)')}</a>
          <a download href=${`/api/adoption/report.csv?from=${from}&to=${to}&table=${chart.name}&language=${language()}`} aria-label=${msg(str`Numbers (CSV) of: ${told(chart.title)}`)}>${msg('Numbers (CSV)')}</a></p></div>`,
    )}</div>`
  }

  /** Own calls, visits and trainings beside the months of the cases; whether they had an effect is for the rules to say. */
  #marks(chart: Chart) {
    if (chart.name !== 'cases') return []
    return chart.rows.flatMap(([month], row) => {
      const count = this.contacts.filter(({ mine, on }) => mine && on.slice(0, 7) === month).length
      return count === 0 ? [] : [{ row, words: msg(str`Your contacts: ${formatNumber(count)}`) }]
    })
  }
}

/** What is wrong with the days that were asked for, in the server's sentence. */
const fieldsOf = (problem: ClientProblem): TemplateResult | typeof nothing => {
  const words = (problem.fields ?? []).map(({ message }) => windowWords[message]?.() ?? message)
  return words.length > 0 ? html`<ul>${words.map((one) => html`<li>${one}</li>`)}</ul>` : nothing
}
const windowWords: Readonly<Record<string, () => string>> = {
  'The window ends before it begins': () => msg('The last day lies before the first.'),
  'The window ends after today: what has not happened cannot be counted': () =>
    msg('The last day lies in the future: what has not happened cannot be counted.'),
  'The window begins before 2000-01-01': () => msg('The first day lies before the year 2000.'),
  'A day of the calendar, like 2026-03-31': () => msg('That is no day of the calendar.'),
}

/** Undefined is told as such; nothing is shown more exactly than it is known. */
function shown({ value, unit }: Figure): string {
  if (value === null) return msg('undefined')
  if (unit === 'share') return formatPercent(value)
  const number = formatNumber(value, { maximumFractionDigits: unit === 'number' || unit === 'rate' ? 2 : 1 })
  if (unit === 'hours') return msg(str`${number} hours`)
  if (unit === 'minutes') return msg(str`${number} minutes`)
  return unit === 'days' ? msg(str`${number} days`) : number
}

const notYet = ({ notYet: missing }: Report): TemplateResult =>
  html`<section><h3>${msg('What cannot be counted yet')}</h3><ul>${missing.map(
    ({ indicator, name, needs }) => html`<li><strong>${indicator}: ${told(name)}.</strong> ${told(needs)}</li>`,
  )}</ul></section>`

declare global {
  interface HTMLElementTagNameMap {
    'lys-use-report': LysUseReport
  }
}
