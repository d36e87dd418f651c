import { checkNumbers, type Remark, ratio, sum } from './figure.ts'

/** A point of the Lorenz curve: the least busy part `p` of the offices sent the part `l` of the cases, both 0 to 1. */
export interface LorenzPoint {
  readonly p: number
  readonly l: number
}

interface Gini {
  readonly n: number
  /** 0: all alike, towards 1: one has everything; null without cases. */
  readonly gini: number | null
  /** Times n/(n-1), so that one office with everything is 1 in a small region too; null for a single office. */
  readonly giniCorrected: number | null
}

/** How unevenly the offices use it. Every share is 0 to 1, and null without cases. */
export interface Concentration extends Gini {
  readonly total: number
  /** The same among those that sent anything. Always shown beside the other: zeros alone make a Gini high. */
  readonly users: Gini
  /** What the `k` busiest sent of everything. */
  top(k: number): number | null
  /** Herfindahl and Hirschman: the sum of squared shares. */
  readonly hhi: number | null
  /** As many equally busy offices would have the same `hhi`. */
  readonly effectiveNumber: number | null
  readonly hhiNormalised: number | null
  readonly k80: number | null
  readonly lorenz: readonly LorenzPoint[]
  /** Over 1: few very busy ones make the unevenness; under 1: many hardly busy ones. null where some have just the mean. */
  readonly asymmetry: number | null
  readonly remarks: readonly Remark[]
}

const noOffices: Remark = { code: 'no-offices', sentence: 'There are no offices, so nothing can be said of their use.' }
const noCases: Remark = {
  code: 'no-cases',
  sentence: 'There are no cases, so how unevenly they are spread is undefined, which is not 0.',
}
const oneOffice: Remark = {
  code: 'one-office',
  sentence: 'One office alone cannot be uneven: the corrected Gini and the normalised HHI are undefined.',
}

/**
 * Concentration of `counts`, one for each eligible office, zeros among them; the order is nothing. Equal Ginis hide
 * different shapes: show the curve. Throws FigureError on a negative count and on what is no number.
 * Gini and its correction as in Dixon et al. 1987 (Ecology 68:1548), asymmetry as in Damgaard & Weiner 2000 (Ecology 81:1139).
 */
export function concentration(counts: readonly number[]): Concentration {
  checkNumbers(counts, 'counts', 0)
  const ascending = ordered(counts)
  const total = sum(ascending)
  const n = ascending.length
  const hhi = total === 0 ? null : sum(ascending.map((one) => (one / total) ** 2))
  return {
    total,
    ...giniOf(ascending),
    users: giniOf(ascending.filter((one) => one > 0)),
    top: (k) => (total === 0 ? null : sum(ascending.slice(Math.max(0, n - k))) / total),
    hhi,
    effectiveNumber: hhi === null ? null : 1 / hhi,
    hhiNormalised: hhi === null || n === 1 ? null : (hhi - 1 / n) / (1 - 1 / n),
    k80: k80(counts),
    lorenz: lorenzCurve(counts),
    asymmetry: asymmetryOf(ascending, total),
    remarks: [...(n === 0 ? [noOffices] : total === 0 ? [noCases] : []), ...(n === 1 ? [oneOffice] : [])],
  }
}

const ordered = (counts: readonly number[]): number[] => counts.toSorted((a, b) => a - b)

function giniOf(ascending: readonly number[]): Gini {
  const n = ascending.length
  const total = sum(ascending)
  if (total === 0) return { n, gini: null, giniCorrected: null }
  const ranked = sum(ascending.map((one, i) => (i + 1) * one))
  // Rounding must not make equal use a hair less than equal.
  const gini = Math.max(0, ((2 * ranked) / total - (n + 1)) / n)
  return { n, gini, giniCorrected: n === 1 ? null : (gini * n) / (n - 1) }
}

function asymmetryOf(ascending: readonly number[], total: number): number | null {
  const n = ascending.length
  if (total === 0 || ascending[0] === ascending[n - 1] || ascending.some((one) => one * n === total)) return null
  const mean = total / n
  const m = ascending.filter((one) => one < mean).length
  const [last, next] = [ascending[m - 1], ascending[m]]
  if (last === undefined || next === undefined) return null
  const delta = (mean - last) / (next - last)
  return (m + delta) / n + (sum(ascending.slice(0, m)) + delta * next) / total
}

/** From (0,0) to (1,1), least busy first, one step per office; empty when nobody sent anything. */
export function lorenzCurve(counts: readonly number[]): LorenzPoint[] {
  checkNumbers(counts, 'counts', 0)
  const total = sum(counts)
  if (total === 0) return []
  let upTo = 0
  const steps = ordered(counts).map((one, i) => ({ p: (i + 1) / counts.length, l: ratio((upTo += one), total)! }))
  return [{ p: 0, l: 0 }, ...steps]
}

/** How few offices make four fifths of all use; null when nobody sent anything. Counted in integers, so 80 % is exact. */
export function k80(counts: readonly number[]): number | null {
  checkNumbers(counts, 'counts', 0)
  const total = sum(counts)
  if (total === 0) return null
  let upTo = 0
  return (
    ordered(counts)
      .reverse()
      .findIndex((one) => 5 * (upTo += one) >= 4 * total) + 1
  )
}
