import { svg, type TemplateResult } from 'lit'
import type { Chart } from '../client.ts'
import { columnAt, shownCell, unitOf } from './scales.ts'

/** On a narrow place the words stand above their bar, not before it. */
const narrow = 460
export const barHeight = (width: number): number => (width < narrow ? 42 : 26)
const mostBars = 16

export const barsShown = (chart: Chart): number => Math.min(mostBars, chart.rows.length)

/** Bars from the most to the least, each with its words and its number; further ones stand in the table. */
export function bars(chart: Chart, width: number, nameOf: (code: string) => string): TemplateResult {
  const [label, value] = [columnAt(chart, chart.x), columnAt(chart, chart.y)]
  const rows = chart.rows.slice(0, mostBars)
  const most = Math.max(1, ...rows.map((row) => Number(row[value] ?? 0)))
  const isNarrow = width < narrow
  const room = isNarrow ? 0 : Math.min(260, width * 0.45)
  const height = barHeight(width)
  const unit = unitOf(chart, chart.y)
  return svg`${rows.map((row, i) => {
    const long = (Number(row[value] ?? 0) / most) * (width - room - 64)
    const top = i * height + (isNarrow ? 16 : 0)
    const words = isNarrow ? { x: 0, y: top, anchor: 'start' } : { x: room - 8, y: top + 17, anchor: 'end' }
    return svg`<text text-anchor=${words.anchor} x=${words.x} y=${words.y}>${nameOf(String(row[label]))}</text>
      <rect class="bar" x=${room} y=${top + 4} width=${Math.max(1, long)} height="18"></rect>
      <text x=${room + Math.max(1, long) + 6} y=${top + 17}>${shownCell(row[value], unit)}</text>`
  })}`
}
