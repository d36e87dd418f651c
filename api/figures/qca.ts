import { checkNumber, checkSameLength, FigureError, ratio, sum } from './figure.ts'

/**
 * How far a condition is necessary and sufficient for an outcome (Ragin 2006; Schneider & Wagemann 2012). All 0 to 1, null
 * where undefined. Memberships are 0 to 1; crisp ones 0 or 1.
 */
export interface Fit {
  /** Necessity: of the outcome, the part that has the condition. */
  readonly inclN: number | null
  /** How far the condition goes beyond the outcome. */
  readonly covN: number | null
  /** Relevance of necessity; 0 where everybody has it. */
  readonly ron: number | null
  /** Sufficiency: of the condition, the part that has the outcome. */
  readonly inclS: number | null
  readonly covS: number | null
  /** The same without what speaks for the contrary just as well. */
  readonly pri: number | null
}

/** Throws FigureError on lists of different lengths and on memberships outside 0 to 1. */
export function fitOf(condition: readonly number[], outcome: readonly number[]): Fit {
  checkSameLength(condition, outcome, ['condition', 'outcome'])
  checkMemberships(condition, 'condition')
  checkMemberships(outcome, 'outcome')
  const both = condition.map((x, i) => Math.min(x, outcome[i]!))
  const contrary = condition.map((x, i) => Math.min(x, outcome[i]!, 1 - outcome[i]!))
  const [m, x, y, c] = [sum(both), sum(condition), sum(outcome), sum(contrary)]
  const inclN = ratio(m, y)
  const inclS = ratio(m, x)
  return {
    inclN,
    covN: inclS,
    ron: ratio(sum(condition.map((one) => 1 - one)), sum(both.map((one) => 1 - one))),
    inclS,
    covS: inclN,
    pri: ratio(m - c, x - c),
  }
}

export function checkMembership(value: number, path: string): void {
  checkNumber(value, path, 0)
  if (value > 1) throw new FigureError('out-of-range', path, `${path} is ${value}; a membership goes from 0 to 1.`)
}
export const checkMemberships = (values: readonly number[], path: string): void => {
  for (const [i, value] of values.entries()) checkMembership(value, `${path}[${i}]`)
}

export const not = (x: readonly number[]): number[] => x.map((one) => 1 - one)
/** All of them together: the least membership. `all([])` is []. */
export const all = (of: readonly (readonly number[])[]): number[] =>
  (of[0] ?? []).map((_, i) => Math.min(...of.map((x) => x[i]!)))
/** Any of them: the greatest membership. */
export const any = (of: readonly (readonly number[])[]): number[] =>
  (of[0] ?? []).map((_, i) => Math.max(...of.map((x) => x[i]!)))

/** What each term of a solution covers that no other does. */
export function uniqueCoverage(terms: readonly (readonly number[])[], outcome: readonly number[]): (number | null)[] {
  const whole = fitOf(any(terms), outcome).covS
  return terms.map((_, i) => {
    const others = terms.filter((_, j) => j !== i)
    const without = others.length === 0 ? (whole === null ? null : 0) : fitOf(any(others), outcome).covS
    return whole === null || without === null ? null : whole - without
  })
}

/** One literal for each condition: there, lacking, or not asked. */
export type Term = readonly (1 | 0 | null)[]

/** Membership in a term: the least of its literals. */
export const membership = (term: Term, conditions: readonly (readonly number[])[]): number[] =>
  all(term.flatMap((literal, i) => (literal === null ? [] : [literal === 1 ? conditions[i]! : not(conditions[i]!)])))

/** `DEV*~URB`. */
export const termText = (term: Term, names: readonly string[]): string =>
  term.flatMap((literal, i) => (literal === null ? [] : [`${literal === 1 ? '' : '~'}${names[i]}`])).join('*')

/** Fewest literals first, then in the order of the conditions. */
export function inOrder(a: Term, b: Term): number {
  const places = (term: Term) => term.flatMap((literal, i) => (literal === null ? [] : [i]))
  const [of, to] = [places(a), places(b)]
  if (of.length !== to.length) return of.length - to.length
  const first = of.findIndex((place, i) => place !== to[i])
  if (first >= 0) return of[first]! - to[first]!
  const differs = of.find((place) => a[place] !== b[place])
  return differs === undefined ? 0 : b[differs]! - a[differs]!
}

/** With more there are too many combinations to look at, and far too few offices. */
export const mostConditions = 10
export function checkConditions(count: number): void {
  if (count > mostConditions)
    throw new FigureError(
      'too-many',
      'conditions',
      `There are ${count} conditions; at most ${mostConditions} can be combined.`,
    )
}

/** Every combination of literals but the empty one: 3^k-1. */
export function allTerms(count: number): Term[] {
  checkConditions(count)
  const terms = Array.from({ length: 3 ** count - 1 }, (_, code) =>
    Array.from({ length: count }, (_, i) => {
      const digit = Math.floor((code + 1) / 3 ** i) % 3
      return digit === 0 ? null : digit === 1 ? (1 as const) : (0 as const)
    }),
  )
  return terms.sort(inOrder)
}

/** From what on a condition counts as necessary; customary figures. */
export interface NecessityBars {
  readonly inclN: number
  readonly covN: number
  readonly ron: number
}

/** Every conjunction, also with conditions lacking, that reaches all bars; the shorter first. */
export function necessaryConjunctions(
  conditions: readonly (readonly number[])[],
  outcome: readonly number[],
  bars: NecessityBars = { inclN: 0.9, covN: 0.6, ron: 0.5 },
): { readonly term: Term; readonly fit: Fit }[] {
  return allTerms(conditions.length)
    .map((term) => ({ term, fit: fitOf(membership(term, conditions), outcome) }))
    .filter(
      ({ fit: { inclN, covN, ron } }) =>
        inclN !== null && inclN >= bars.inclN && (covN ?? 0) >= bars.covN && (ron ?? 0) >= bars.ron,
    )
}
