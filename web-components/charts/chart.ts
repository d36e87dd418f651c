import { html, nothing, type TemplateResult } from 'lit'
import type { Chart } from '../client.ts'
import { calledOffice } from '../shared/called-office.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { dispositionWord, isDisposition } from '../shared/dispositions.ts'
import { drawing } from '../shared/drawing.styles.ts'
import { LysDrawnElement } from '../shared/drawn-element.ts'
import { remarkWords, told } from '../shared/figure-words.ts'
import { language, msg } from '../shared/i18n.ts'
import { barHeight, bars, barsShown } from './bars.ts'
import { styles } from './chart.styles.ts'
import { type Mark, plot } from './plot.ts'
import { shownCell } from './scales.ts'

/**
 * One chart of a report: what it says in a sentence, its drawing, and the same numbers in a table. Drawn by the rows that
 * the server sends; nothing is calculated here.
 */
export class LysChart extends LysDrawnElement {
  static readonly tag = 'lys-chart'
  static override styles = [base, controls, drawing, styles]
  static override properties = {
    chart: { attribute: false },
    marks: { attribute: false },
  }
  declare chart: Chart | undefined
  /** What happened in a row of it, such as a call in that month. */
  declare marks: readonly Mark[]

  constructor() {
    super()
    this.marks = []
  }

  protected override render(): TemplateResult | typeof nothing {
    const { chart } = this
    if (!chart) return nothing
    const isGrid = chart.kind === 'grid'
    return html`<figure class=${isGrid ? 'grid-table' : ''}>
      <figcaption><h3>${told(chart.title)}</h3><p>${this.#finding(chart)}</p>
        ${chart.remarks.map(({ code, sentence }) => html`<p class="remark">${remarkWords(code) ?? sentence}</p>`)}</figcaption>
      ${isGrid || chart.rows.length === 0 ? nothing : this.#drawing(chart)}
      ${isGrid ? this.#table(chart) : this.#twin(chart)}
    </figure>`
  }

  /** Codes stand in the server's sentence; a reader is told their words. */
  #finding(chart: Chart): string {
    const sentence = told(chart.finding)
    const first = chart.rows[0]?.[0]
    return chart.kind === 'bars' && typeof first === 'string' ? sentence.replace(first, nameOf(chart)(first)) : sentence
  }

  #drawing(chart: Chart): TemplateResult {
    const width = Math.max(240, this.room)
    const height =
      chart.kind === 'bars'
        ? barsShown(chart) * barHeight(width)
        : Math.round(Math.min(320, Math.max(200, width * 0.5)))
    return html`<svg role="img" aria-labelledby="name" viewBox="0 0 ${width} ${height}" height=${height}>
      <title id="name">${told(chart.title)}: ${this.#finding(chart)}</title>
      ${chart.kind === 'bars' ? bars(chart, width, nameOf(chart)) : plot(chart, width, height, this.marks)}
    </svg>`
  }

  #twin(chart: Chart): TemplateResult {
    return html`<details @toggle=${this.toggle}><summary>${msg('The same in numbers')}</summary>
      ${this.inNumbers ? this.#table(chart) : nothing}</details>`
  }

  /** Of a grid the table is the drawing: every cell has its number. */
  #table(chart: Chart): TemplateResult {
    const name = nameOf(chart)
    const isFigure = (unit: string) => unit !== 'text' && unit !== 'office'
    const marked = this.marks.length > 0
    const marksOf = (row: number) => this.marks.filter((one) => one.row === row).map(({ words }) => words)
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${told(chart.title)}><table>
      <thead><tr>${chart.columns.map((one) => html`<th scope="col" class=${isFigure(one.unit) ? 'number' : ''}>${told(one.name)}</th>`)}
        ${marked ? html`<th scope="col">${msg('Noted')}</th>` : nothing}</tr></thead>
      <tbody>${chart.rows.map(
        (row, n) =>
          html`<tr>${row.map((cell, i) => {
            const unit = chart.columns[i]?.unit ?? 'text'
            const isCode = i === 0 && typeof cell === 'string'
            const words = unit === 'office' ? calledOffice(String(cell)) : isCode ? name(cell) : shownCell(cell, unit)
            return i === 0 && !isFigure(unit)
              ? html`<th scope="row">${words}</th>`
              : html`<td class=${isFigure(unit) ? 'number' : ''}>${words}</td>`
          })}${marked ? html`<td>${marksOf(n).join(', ')}</td>` : nothing}</tr>`,
      )}</tbody></table></div>`
  }
}

const yesNo: Readonly<Record<string, () => string>> = {
  yes: () => msg('Yes'),
  no: () => msg('No'),
  unsure: () => msg('Unsure'),
}

/** Codes of the server in words. */
const nameOf =
  ({ name }: Chart) =>
  (code: string): string => {
    // A quarter is Q in English and K in Norwegian.
    if (name === 'cohorts') return language() === 'nb' ? code.replace('-Q', '-K') : code
    if (name === 'dispositions') return isDisposition(code) ? dispositionWord(code) : code
    if (name !== 'intents') return code
    return code
      .split('>')
      .map((one) => yesNo[one]?.() ?? one)
      .join(' → ')
  }

declare global {
  interface HTMLElementTagNameMap {
    'lys-chart': LysChart
  }
}
