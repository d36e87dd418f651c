import { svg, type TemplateResult } from 'lit'
import type { Chart } from '../client.ts'
import { columnAt, shownCell, unitOf } from './scales.ts'

export const barHeight = 26
const mostBars = 16

export const barsShown = (chart: Chart): number => Math.min(mostBars, chart.rows.length)

/** Bars from the most to the least, each with its words and its number; further ones stand in the table. */
export function bars(chart: Chart, width: number, nameOf: (code: string) => string): TemplateResult {
  const [label, value] = [columnAt(chart, chart.x), columnAt(chart, chart.y)]
  const rows = chart.rows.slice(0, mostBars)
  const most = Math.max(1, ...rows.map((row) => Number(row[value] ?? 0)))
  const room = Math.min(260, width * 0.45)
  const unit = unitOf(chart, chart.y)
  return svg`${rows.map((row, i) => {
    const long = (Number(row[value] ?? 0) / most) * (width - room - 64)
    const top = i * barHeight
    return svg`<text text-anchor="end" x=${room - 8} y=${top + 17}>${nameOf(String(row[label]))}</text>
      <rect class="bar" x=${room} y=${top + 4} width=${Math.max(1, long)} height=${barHeight - 8}></rect>
      <text x=${room + Math.max(1, long) + 6} y=${top + 17}>${shownCell(row[value], unit)}</text>`
  })}`
}
