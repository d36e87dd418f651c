import { FigureError, type Remark } from './figure.ts'
import { allTerms, any, type Fit, fitOf, inOrder, membership, type Term, termText, uniqueCoverage } from './qca.ts'
import type { TruthTable } from './truth-table.ts'

/** Remainders are nothing (conservative) or whatever makes the solution shorter (parsimonious). */
export const solutionKinds = ['conservative', 'parsimonious'] as const
export type SolutionKind = (typeof solutionKinds)[number]

export interface Minimised {
  /** Terms that cover a positive row and no excluded one, and could not lose a literal. */
  readonly primes: readonly Term[]
  /** Every choice of primes that covers all positive rows with the fewest terms. */
  readonly models: readonly (readonly Term[])[]
  /** There are more models than are listed. */
  readonly isCut: boolean
}

const mostModels = 1000
/** Rows looked at, over all choices, before it is given up: a few seconds. */
const mostLooks = 4_000_000

/** A term as bits: which conditions it asks for, and how they must be. */
const bitsOf = (term: Term) => {
  const read = (literals: readonly number[]) => literals.reduce((bits, one) => bits * 2 + one, 0)
  return { asked: read(term.map((one) => Number(one !== null))), set: read(term.map((one) => Number(one === 1))) }
}

/** Whether the row, as the number of its bits, lies in the term. */
export function covers(term: Term, row: number): boolean {
  const { asked, set } = bitsOf(term)
  return (row & asked) === set
}

/**
 * All minimal models (Quine 1952, McCluskey 1956), the terms among all 3^k-1. `positive` and `excluded` are rows as numbers
 * of their bits, the first condition highest; other rows may be covered or not. Throws FigureError where there are too
 * many ways to look through.
 */
export function minimise(count: number, positive: readonly number[], excluded: readonly number[]): Minimised {
  const both = positive.find((row) => excluded.includes(row))
  if (both !== undefined) throw new FigureError('malformed', 'positive', `Row ${both} cannot be positive and excluded.`)
  const fits = (term: Term) => {
    const { asked, set } = bitsOf(term)
    return !excluded.some((row) => (row & asked) === set)
  }
  const shorter = (term: Term): Term[] =>
    term
      .flatMap((literal, i) => (literal === null ? [] : [term.with(i, null)]))
      .filter((one) => one.some((it) => it !== null))
  const primes = allTerms(count).filter(
    (term) => positive.some((row) => covers(term, row)) && fits(term) && !shorter(term).some(fits),
  )
  return { primes, ...fewestCovers(positive, primes) }
}

/** Each smallest set of primes that covers every row, once. Throws FigureError where there are too many to look through. */
function fewestCovers(rows: readonly number[], primes: readonly Term[]): Omit<Minimised, 'primes'> {
  if (rows.length === 0) return { models: [], isCut: false }
  const widest = Math.max(...primes.map((prime) => rows.filter((row) => covers(prime, row)).length))
  let looks = 0
  const coveredBy = new Map(rows.map((row) => [row, primes.filter((prime) => covers(prime, row))]))
  const found: Term[][] = []
  const extend = (chosen: readonly Term[], left: readonly number[], barred: ReadonlySet<Term>, room: number): void => {
    if (found.length > mostModels || looks > mostLooks) return
    if (left.length === 0) {
      found.push(chosen.toSorted(inOrder))
      return
    }
    if (left.length > room * widest) return
    looks += left.length
    const candidates = (row: number) => coveredBy.get(row)!.filter((prime) => !barred.has(prime))
    const hardest = left.reduce((a, b) => (candidates(b).length < candidates(a).length ? b : a))
    const tried = new Set(barred)
    for (const prime of candidates(hardest)) {
      extend(
        [...chosen, prime],
        left.filter((row) => !covers(prime, row)),
        tried,
        room - 1,
      )
      tried.add(prime)
    }
  }
  // All of one length before any of the next: the first found are the shortest.
  for (let size = 1; found.length === 0 && looks <= mostLooks; size++) extend([], rows, new Set(), size)
  if (found.length === 0)
    throw new FigureError('too-many', 'conditions', 'There are too many ways to put it shortly: take fewer conditions.')
  const models = found.sort(
    (a, b) => a.map((term, i) => (b[i] ? inOrder(term, b[i]) : 1)).find((one) => one !== 0) ?? 0,
  )
  return { models: models.slice(0, mostModels), isCut: models.length > mostModels || looks > mostLooks }
}

export interface SolvedTerm {
  readonly text: string
  readonly inclS: Fit['inclS']
  readonly pri: Fit['pri']
  readonly covS: Fit['covS']
  readonly covU: number | null
}

export interface Model {
  /** `A*~B + C`. */
  readonly text: string
  readonly terms: readonly SolvedTerm[]
  readonly inclS: Fit['inclS']
  readonly pri: Fit['pri']
  readonly covS: Fit['covS']
}

export interface Solution {
  readonly kind: SolutionKind
  readonly primes: readonly string[]
  /** All of them: which one is right the data do not say. */
  readonly models: readonly Model[]
  readonly isCut: boolean
  readonly remarks: readonly Remark[]
}

const none: Remark = { code: 'no-solution', sentence: 'No row leads to the outcome: there is no solution.' }
const nothingSpeaksAgainst: Remark = {
  code: 'no-negative-row',
  sentence: 'No row speaks against it, so nothing is ruled out and the solution says nothing.',
}

/** The rows that lead to the outcome in as few words as can be. Contradictory rows lead nowhere. */
export function solve(table: TruthTable, kind: SolutionKind): Solution {
  const rowsOf = (wanted: (outcome: string) => boolean) =>
    table.rows.filter(({ outcome }) => wanted(outcome)).map(({ row }) => row - 1)
  const excluded = rowsOf((says) => says !== 'positive' && (kind === 'conservative' || says !== 'remainder'))
  const { primes, models, isCut } = minimise(
    table.names.length,
    rowsOf((says) => says === 'positive'),
    excluded,
  )
  return {
    kind,
    primes: primes.map((term) => termText(term, table.names)),
    models: models.map((terms) => modelOf(terms, table)),
    isCut,
    remarks: models.length === 0 ? [none] : excluded.length === 0 ? [nothingSpeaksAgainst] : [],
  }
}

function modelOf(terms: readonly Term[], { names, conditions, outcome }: TruthTable): Model {
  const members = terms.map((term) => membership(term, conditions))
  const unique = uniqueCoverage(members, outcome)
  const { inclS, pri, covS } = fitOf(any(members), outcome)
  return {
    text: terms.map((term) => termText(term, names)).join(' + '),
    terms: terms.map((term, i) => {
      const own = fitOf(members[i]!, outcome)
      return { text: termText(term, names), inclS: own.inclS, pri: own.pri, covS: own.covS, covU: unique[i]! }
    }),
    inclS,
    pri,
    covS,
  }
}
