import { FigureError, type Remark } from './figure.ts'

export const columnKinds = ['numeric', 'ordinal', 'nominal', 'asymmetric'] as const

/** One thing offices are compared by. */
export interface Column {
  readonly name: string
  /** asymmetric: there or not, where both lacking it says nothing. */
  readonly kind: (typeof columnKinds)[number]
  /** Of all eligible offices, on the scale after `log`; without it, that of the rows. */
  readonly range?: number
  /** Natural logarithm first, for what lies skewed; every value must be over 0. */
  readonly log?: boolean
  /** Of an ordinal column with words, lowest first; without them it holds the number of the level. */
  readonly levels?: readonly string[]
}

/** null or absent: missing. */
export type Row = Readonly<Record<string, unknown>>

export interface DroppedColumn {
  readonly name: string
  readonly why: 'constant' | 'all-missing'
}

/** Distances between rows, 0 (alike) to 1. */
export interface Gower {
  readonly n: number
  /** By which the numeric and ordinal columns that count were divided. */
  readonly ranges: Readonly<Record<string, number>>
  readonly dropped: readonly DroppedColumn[]
  /** Of rows by their places; null where no column can compare them. */
  distance(i: number, j: number): number | null
  /** One row for each of `from`, one column for each of `to`, both places of rows. */
  matrix(from: readonly number[], to: readonly number[]): (number | null)[][]
  readonly remarks: readonly Remark[]
}

interface Read {
  readonly column: Column
  /** NaN: missing. */
  readonly values: Float64Array
  /** 0 of what is only alike or not. */
  readonly range: number
  readonly why?: DroppedColumn['why']
}

/**
 * How unlike rows are (Gower 1971, Biometrics 27:857), every column of the same weight. A column that is the same
 * everywhere, or missing everywhere, compares nothing: it is left out and named. Throws FigureError on values that do
 * not fit their column.
 */
export function gower(rows: readonly Row[], columns: readonly Column[]): Gower {
  checkNames(columns)
  const read = columns.map((column) => readColumn(rows, column))
  const used = read.filter(({ why }) => !why)
  const distance = (i: number, j: number): number | null => {
    let [apart, compared] = [0, 0]
    for (const { column, values, range } of used) {
      const [a, b] = [values[i]!, values[j]!]
      if (Number.isNaN(a) || Number.isNaN(b)) continue
      if (column.kind === 'asymmetric' && a === 0 && b === 0) continue
      compared++
      apart += range > 0 ? Math.abs(a - b) / range : Number(a !== b)
    }
    return compared === 0 ? null : Math.min(1, apart / compared)
  }
  const checked = (i: number): number => {
    if (!Number.isInteger(i) || i < 0 || i >= rows.length)
      throw new FigureError('unknown-name', 'rows', `There is no row ${i}; there are ${rows.length}.`)
    return i
  }
  return {
    n: rows.length,
    ranges: Object.fromEntries(used.flatMap(({ column, range }) => (range > 0 ? [[column.name, range]] : []))),
    dropped: read.flatMap(({ column, why }) => (why ? [{ name: column.name, why }] : [])),
    distance: (i, j) => distance(checked(i), checked(j)),
    matrix: (from, to) => {
      to.forEach(checked)
      return from.map((i) => to.map((j) => distance(checked(i), j)))
    },
    remarks: remarksOf(read, rows.length),
  }
}

function remarksOf(read: readonly Read[], n: number): Remark[] {
  const dropped = read.flatMap(({ column: { name }, why }): Remark[] =>
    why === undefined
      ? []
      : why === 'constant'
        ? [{ code: 'constant', sentence: `${name} is the same everywhere, so it tells no rows apart and is left out.` }]
        : [{ code: 'all-missing', sentence: `${name} is missing everywhere and is left out.` }],
  )
  const isEmpty = n > 0 && read.every(({ why }) => why)
  const nothing = { code: 'nothing-to-compare', sentence: 'No column is left to compare the rows by.' }
  return [
    ...(n === 0 ? [{ code: 'no-rows', sentence: 'There are no rows to compare.' }] : []),
    ...dropped,
    ...(isEmpty ? [nothing] : []),
  ]
}

function checkNames(columns: readonly Column[]): void {
  for (const [i, { name }] of columns.entries())
    if (columns.findIndex((other) => other.name === name) < i)
      throw new FigureError('twice', `columns[${i}].name`, `There are two columns ${name}.`)
}

function readColumn(rows: readonly Row[], column: Column): Read {
  const codes = new Map<unknown, number>()
  const values = Float64Array.from(rows, (row, i) => {
    const value = row[column.name]
    return value === null || value === undefined
      ? Number.NaN
      : readValue(value, column, codes, `rows[${i}].${column.name}`)
  })
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  if (most < least) return { column, values, range: 0, why: 'all-missing' }
  const isMeasured = column.kind === 'numeric' || column.kind === 'ordinal'
  if (!isMeasured) return { column, values, range: 0, ...(most === least ? { why: 'constant' } : {}) }
  const range = givenRange(column, most - least) ?? most - least
  return { column, values, range, ...(range === 0 ? { why: 'constant' } : {}) }
}

function givenRange({ name, range }: Column, seen: number): number | undefined {
  if (range === undefined) return undefined
  if (!Number.isFinite(range) || range < 0)
    throw new FigureError(
      'out-of-range',
      `columns.${name}.range`,
      `The range of ${name} is ${range}; it is a number from 0.`,
    )
  // As much as rounding makes of a range that was stored.
  if (seen > range * (1 + 1e-12))
    throw new FigureError(
      'out-of-range',
      `columns.${name}.range`,
      `The rows differ by ${seen} in ${name}, more than its range of ${range}.`,
    )
  return range
}

function readValue(
  value: unknown,
  { name, kind, log, levels }: Column,
  codes: Map<unknown, number>,
  path: string,
): number {
  const refuse = (expected: string): never => {
    throw new FigureError(
      'malformed',
      path,
      `${path} is ${typeof value === 'string' ? `"${value}"` : String(value)}; ${name} is ${expected}.`,
    )
  }
  if (kind === 'nominal') {
    if (typeof value === 'object' || (typeof value === 'number' && !Number.isFinite(value)))
      refuse('a word or a number')
    if (!codes.has(value)) codes.set(value, codes.size)
    return codes.get(value)!
  }
  if (kind === 'asymmetric') {
    if (![0, 1, true, false].includes(value as number)) refuse('0 or 1')
    return Number(value)
  }
  if (kind === 'ordinal' && levels) {
    const level = levels.indexOf(value as string)
    if (level < 0) refuse(`one of ${levels.join(', ')}`)
    return level
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('a number')
  if (!log) return value
  if (value <= 0) refuse('logged, so it must be over 0')
  return Math.log(value)
}
