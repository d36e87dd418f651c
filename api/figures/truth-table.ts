import { FigureError, type Remark } from './figure.ts'
import { checkConditions, checkMembership, type Fit, fitOf, membership, not, type Term } from './qca.ts'

/** One office: how far it has each condition and the outcome, 0 to 1. */
export interface QcaCase {
  readonly id: string
  /** null: unknown, which is not 0. */
  readonly conditions: readonly (number | null)[]
  readonly outcome: number
}

export interface TableOptions {
  /** Offices a row needs. */
  readonly cut: number
  /** Bars of sufficiency. */
  readonly inclS: number
  readonly pri: number
  /** Of the outcome's absence instead. */
  readonly isNegated: boolean
}
export const usualTable: TableOptions = { cut: 1, inclS: 0.8, pri: 0.5, isNegated: false }

/** positive: leads to the outcome; remainder: too few offices to say; contradictory: crisp offices say both. */
export type RowOutcome = 'positive' | 'negative' | 'contradictory' | 'remainder'

export interface TruthRow {
  /** 1 + the bits as a number, the first condition highest. */
  readonly row: number
  readonly bits: string
  readonly cases: readonly string[]
  readonly inclS: Fit['inclS']
  readonly pri: Fit['pri']
  readonly outcome: RowOutcome
}

export interface TruthTable {
  readonly names: readonly string[]
  /** Every row, also those without offices. */
  readonly rows: readonly TruthRow[]
  /** Left out for a condition that is unknown. */
  readonly unknown: readonly string[]
  /** In no row, because a membership is just 0.5. */
  readonly ambiguous: readonly string[]
  /** Those that count, one list for each condition, and their outcome: as memberships. */
  readonly conditions: readonly (readonly number[])[]
  readonly outcome: readonly number[]
  readonly remarks: readonly Remark[]
}

/** All combinations of conditions and what the offices in each say. Throws FigureError on names twice and bad memberships. */
export function truthTable(
  names: readonly string[],
  cases: readonly QcaCase[],
  options: Partial<TableOptions> = {},
): TruthTable {
  const { cut, inclS: inclBar, pri: priBar, isNegated } = { ...usualTable, ...options }
  checkCases(names, cases)
  const known = cases.filter(
    (one): one is QcaCase & { conditions: readonly number[] } => !one.conditions.includes(null),
  )
  const conditions = names.map((_, i) => known.map((one) => one.conditions[i]!))
  const raw = known.map(({ outcome }) => outcome)
  const outcome = isNegated ? not(raw) : raw
  const isCrisp = [...conditions, outcome].every((values) => values.every((value) => value === 0 || value === 1))
  const rows = Array.from({ length: 2 ** names.length }, (_, code): TruthRow => {
    const bits = code.toString(2).padStart(names.length, '0')
    const member = membership(
      [...bits].map((bit): Term[number] => (bit === '1' ? 1 : 0)),
      conditions,
    )
    const { inclS, pri } = fitOf(member, outcome)
    const own = known.filter((_, i) => member[i]! > 0.5).map(({ id }) => id)
    const isPositive = (inclS ?? 0) >= inclBar && (pri ?? 0) >= priBar
    const isBoth = isCrisp && inclS !== null && inclS > 0 && inclS < 1
    const says =
      own.length === 0 || own.length < cut
        ? 'remainder'
        : isBoth
          ? 'contradictory'
          : isPositive
            ? 'positive'
            : 'negative'
    return { row: code + 1, bits, cases: own, inclS, pri, outcome: says }
  })
  const unknown = cases.filter(({ conditions: own }) => own.includes(null)).map(({ id }) => id)
  const ambiguous = known.filter((one) => one.conditions.includes(0.5)).map(({ id }) => id)
  return { names, rows, unknown, ambiguous, conditions, outcome, remarks: remarksOf(rows, unknown, ambiguous) }
}

function remarksOf(rows: readonly TruthRow[], unknown: readonly string[], ambiguous: readonly string[]): Remark[] {
  const contradictory = rows.filter(({ outcome }) => outcome === 'contradictory')
  return [
    ...contradictory.map(({ bits, cases }) => ({
      code: 'contradictory-row',
      sentence: `Offices in row ${bits} say both, so it counts as neither: ${cases.join(', ')}.`,
    })),
    ...(unknown.length === 0
      ? []
      : [{ code: 'unknown', sentence: `Left out, because a condition is unknown: ${unknown.join(', ')}.` }]),
    ...(ambiguous.length === 0
      ? []
      : [{ code: 'ambiguous', sentence: `In no row, because a membership is exactly 0.5: ${ambiguous.join(', ')}.` }]),
    ...(rows.some(({ outcome }) => outcome === 'positive')
      ? []
      : [{ code: 'no-positive-row', sentence: 'No row leads to the outcome: there is no solution.' }]),
  ]
}

/** Throws unless every case has a membership, or null, for each condition, and one for the outcome. */
export function checkCases(names: readonly string[], cases: readonly QcaCase[]): void {
  checkConditions(names.length)
  if (names.length === 0) throw new FigureError('malformed', 'conditions', 'There are no conditions to look at.')
  for (const [i, name] of names.entries())
    if (names.indexOf(name) < i) throw new FigureError('twice', `conditions[${i}]`, `There are two conditions ${name}.`)
  const seen = new Set<string>()
  for (const [i, { id, conditions, outcome }] of cases.entries()) {
    if (seen.has(id)) throw new FigureError('twice', `cases[${i}].id`, `There are two cases ${id}.`)
    seen.add(id)
    if (conditions.length !== names.length)
      throw new FigureError(
        'lengths-differ',
        `cases[${i}].conditions`,
        `${id} has ${conditions.length} of ${names.length} conditions; unknown is null.`,
      )
    for (const [j, value] of conditions.entries()) checkMembership(value ?? 0, `cases[${i}].${names[j]}`)
    checkMembership(outcome, `cases[${i}].outcome`)
  }
}
