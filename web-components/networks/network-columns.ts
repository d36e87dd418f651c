import type { networkLists } from '../client.ts'
import { formatNumber, formatPercent } from '../shared/format.ts'
import { msg } from '../shared/i18n.ts'

export type Row = networkLists.NetworkRow
export type Figure = 'cases' | 'keyShare' | 'left' | 'nodes' | 'betweenness'
export type Column = 'office' | Figure
export interface Order {
  readonly by: Column
  readonly descending: boolean
}

const two = (value: number) => formatNumber(value, { maximumFractionDigits: 2 })

export const figures: Readonly<Record<Figure, { name: () => string; shown: (value: number) => string }>> = {
  cases: { name: () => msg('Cases in twelve months'), shown: (value) => formatNumber(value) },
  keyShare: { name: () => msg('With the key person'), shown: (value) => formatPercent(value) },
  left: { name: () => msg('Left without that person'), shown: (value) => formatNumber(value) },
  nodes: { name: () => msg('People and things tied together'), shown: (value) => formatNumber(value) },
  betweenness: { name: () => msg('How much goes through that person'), shown: two },
}
export const figureNames = Object.keys(figures) as Figure[]

/** A figure, or why there is none. */
export function cellOf(row: Row, by: Figure): string {
  const value = row[by]
  if (value !== null) return figures[by].shown(value)
  // That a network is too small for betweenness withholds nothing.
  return row.isSuppressed && (by !== 'betweenness' || row.cases === null) ? msg('withheld') : '–'
}

/** What is not told stands last, whichever way the rest is turned. */
export function sorted(rows: readonly Row[], { by, descending }: Order): readonly Row[] {
  const place = (row: Row) => (by === 'office' ? row.office.number : row[by])
  return rows.toSorted((a, b) => {
    const [left, right] = [place(a), place(b)]
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || a.office.number - b.office.number
    return (descending ? right - left : left - right) || a.office.number - b.office.number
  })
}

/** RFC 4180 with a byte order mark; a word that begins like a formula gets an apostrophe before it. */
export function csvOf(rows: readonly Row[], nameOf: (row: Row) => string): string {
  const word = (text: string) => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`
  const lines = rows.map((row) => [word(nameOf(row)), ...figureNames.map((by) => row[by] ?? ''), row.isSuppressed])
  return `\uFEFF${[['office', ...figureNames, 'isSuppressed'], ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`
}
