import type { Chart } from '../client.ts'
import { formatNumber, formatPercent } from '../shared/format.ts'

type Cell = Chart['rows'][number][number]

export const columnAt = ({ columns }: Chart, code: string): number => columns.findIndex((one) => one.code === code)
export const unitOf = (chart: Chart, code: string): string => chart.columns[columnAt(chart, code)]?.unit ?? 'number'

/** A column of numbers; null where there is none. */
export function numbersOf(chart: Chart, code: string): readonly (number | null)[] {
  const at = columnAt(chart, code)
  return at < 0 ? [] : chart.rows.map((row) => (typeof row[at] === 'number' ? row[at] : null))
}

/** Nothing is written as nothing: a dash, never 0. */
export function shownCell(cell: Cell | undefined, unit: string): string {
  if (cell === null || cell === undefined) return '–'
  if (typeof cell === 'string') return cell
  if (unit === 'share') return formatPercent(cell)
  return formatNumber(cell, { maximumFractionDigits: 2 })
}

export const known = (values: readonly (number | null)[]): readonly number[] => values.filter((one) => one !== null)

/** Places along a line, about as many as there is room for, the last always among them. */
export function spaced(count: number, room: number): readonly number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(2, room)))
  return Array.from({ length: count }, (_, i) => i).filter((i) => (count - 1 - i) % every === 0)
}
