import { checkNumbers, type Remark, sum } from './figure.ts'

/** By what a difference of means is divided; always named beside it. */
export type Denominator = 'users' | 'pooled'

/** How alike the two sides of the pairs are in one thing. */
export interface Balance {
  readonly users: { readonly n: number; readonly mean: number | null; readonly sd: number | null }
  readonly nonUsers: { readonly n: number; readonly mean: number | null; readonly sd: number | null }
  /** Users' mean less the others', in standard deviations; null where that is undefined. */
  readonly smd: number | null
  /** users: standard deviation of the users; pooled: root of the mean of both variances. */
  readonly denominator: Denominator
  readonly remarks: readonly Remark[]
}

/** With fewer pairs a small difference says nothing. Our own figure. */
const fewPairs = 20

/** Standardised mean difference; null among the values is missing. Throws FigureError on what is no number. */
export function balance(
  users: readonly (number | null)[],
  nonUsers: readonly (number | null)[],
  denominator: Denominator = 'users',
): Balance {
  const [own, other] = [spreadOf(users, 'users'), spreadOf(nonUsers, 'nonUsers')]
  const sd =
    denominator === 'users'
      ? own.sd
      : own.sd === null || other.sd === null
        ? null
        : Math.hypot(own.sd, other.sd) / Math.SQRT2
  const difference = own.mean === null || other.mean === null ? null : own.mean - other.mean
  const smd = difference === 0 ? 0 : difference === null || !sd ? null : difference / sd
  const n = Math.min(own.n, other.n)
  const few = {
    code: 'few-pairs',
    sentence: `${n} ${n === 1 ? 'pair' : 'pairs'}: descriptive only. A standardised difference under 0.1 is out of reach with so few.`,
  }
  const flat = {
    code: 'no-spread',
    sentence: 'The means differ and the values they are compared by do not vary: undefined.',
  }
  return {
    users: own,
    nonUsers: other,
    smd,
    denominator,
    remarks: [...(n < fewPairs ? [few] : []), ...(smd === null && difference !== null ? [flat] : [])],
  }
}

function spreadOf(values: readonly (number | null)[], path: string) {
  const known = values.filter((value) => value !== null)
  checkNumbers(known, path)
  const n = known.length
  // Of equal values neither the mean nor the deviation may be off by rounding.
  if (n > 0 && known.every((value) => value === known[0])) return { n, mean: known[0]!, sd: n < 2 ? null : 0 }
  const mean = n === 0 ? null : sum(known) / n
  const sd = n < 2 ? null : Math.sqrt(sum(known.map((value) => (value - mean!) ** 2)) / (n - 1))
  return { n, mean, sd }
}
