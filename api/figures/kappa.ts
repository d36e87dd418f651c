import { checkNumber, checkSameLength, FigureError, type Remark } from './figure.ts'

/** How often two coders gave, or did not give, a code to the same segments. */
export interface Agreement {
  readonly both: number
  readonly onlyA: number
  readonly onlyB: number
  readonly neither: number
}

export interface Kappa extends Agreement {
  readonly n: number
  /** Observed agreement, 0 to 1. */
  readonly observed: number | null
  /** What chance alone would give. */
  readonly expected: number | null
  /** 1: they always agree; 0: as by chance; null where chance agrees always. */
  readonly kappa: number | null
  readonly remarks: readonly Remark[]
}

const undefinedKappa: Remark = {
  code: 'no-variation',
  sentence: 'Both gave the code to all segments, or to none: chance would agree as well, so kappa is undefined.',
}
const noSegments: Remark = { code: 'no-segments', sentence: 'There are no segments that both have coded.' }

/** Cohen's kappa of one code (Cohen 1960). Throws FigureError on counts that are negative or not whole. */
export function kappa({ both, onlyA, onlyB, neither }: Agreement): Kappa {
  const cells = { both, onlyA, onlyB, neither }
  for (const [name, count] of Object.entries(cells)) {
    checkNumber(count, name, 0)
    if (!Number.isInteger(count))
      throw new FigureError('not-whole', name, `${name} is ${count}; segments are counted whole.`)
  }
  const n = both + onlyA + onlyB + neither
  if (n === 0) return { ...cells, n, observed: null, expected: null, kappa: null, remarks: [noSegments] }
  const observed = (both + neither) / n
  // In whole numbers: whether chance agrees always must not depend on rounding.
  const agreeing = (both + onlyA) * (both + onlyB) + (onlyB + neither) * (onlyA + neither)
  const isDefined = agreeing !== n * n
  const expected = agreeing / (n * n)
  return {
    ...cells,
    n,
    observed,
    expected,
    kappa: isDefined ? (observed - expected) / (1 - expected) : null,
    remarks: isDefined ? [] : [undefinedKappa],
  }
}

/** Of two coders' yes and no for the same segments, in the same order. */
export function agreementOf(a: readonly boolean[], b: readonly boolean[]): Agreement {
  checkSameLength(a, b, ['a', 'b'])
  const count = (ofA: boolean, ofB: boolean) => a.filter((one, i) => one === ofA && b[i] === ofB).length
  return { both: count(true, true), onlyA: count(true, false), onlyB: count(false, true), neither: count(false, false) }
}
