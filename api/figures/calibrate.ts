import { checkNumber, checkNumbers, FigureError } from './figure.ts'

/** Fully out, the crossover, fully in; `k` is how steep it is: 3, or ln 19, whose memberships differ in the second decimal. */
export interface Anchors {
  readonly out: number
  readonly crossover: number
  readonly in: number
  readonly k?: number
}

export const usualSteepness = 3

/**
 * Memberships 0 to 1 of raw values, by the direct method (Ragin 2008): 0.5 at the crossover. `k` is stored with the result.
 * Throws FigureError on anchors that do not rise and on what is no number.
 */
export function calibrate(values: readonly number[], anchors: Anchors): number[] {
  const { out, crossover, in: full, k = usualSteepness } = anchors
  checkNumbers(values, 'values')
  for (const [name, value] of Object.entries({ out, crossover, in: full, k })) checkNumber(value, `anchors.${name}`)
  if (!(out < crossover && crossover < full))
    throw new FigureError(
      'out-of-range',
      'anchors',
      `The anchors ${out}, ${crossover}, ${full} must rise: fully out, crossover, fully in.`,
    )
  if (k <= 0) throw new FigureError('out-of-range', 'anchors.k', `k is ${k}; it must be over 0.`)
  return values.map(
    (x) => 1 / (1 + Math.exp((-k * (x - crossover)) / (x >= crossover ? full - crossover : crossover - out))),
  )
}
