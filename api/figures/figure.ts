/** Why the arithmetic refused. Stable: others switch on them. */
export const faults = [
  'not-a-number',
  'negative',
  'not-whole',
  'out-of-range',
  'lengths-differ',
  'unknown-name',
  'twice',
  'too-many',
  'malformed',
] as const
export type Fault = (typeof faults)[number]

/** Input of which no figure can be made: a fault, where it stands (`counts[3]`), and a sentence for whoever sent it. */
export class FigureError extends RangeError {
  override readonly name = 'FigureError'
  readonly code: Fault
  readonly path: string
  constructor(code: Fault, path: string, message: string) {
    super(message)
    this.code = code
    this.path = path
  }
}

/** Said beside a figure: why it is undefined, or how far it carries. */
export interface Remark {
  readonly code: string
  readonly sentence: string
}

/** A figure that can be checked: what it means, of which days and of what it was counted, and how to count it again. */
export interface Figure<Value = number | null> {
  /** null: undefined, which is not 0. */
  readonly value: Value
  readonly definition: string
  /** Civil dates; both days count. */
  readonly window: { readonly from: string; readonly to: string }
  /** What it was counted of, and how many those are; null where it is a plain count. */
  readonly denominator: { readonly of: string; readonly n: number } | null
  readonly query: string
}

/** Throws unless it is a number that can be calculated with, and from `least` on. */
export function checkNumber(value: number, path: string, least = Number.NEGATIVE_INFINITY): void {
  if (!Number.isFinite(value))
    throw new FigureError('not-a-number', path, `${path} is ${value}, which is no number to calculate with.`)
  if (value < least)
    throw new FigureError(
      least === 0 ? 'negative' : 'out-of-range',
      path,
      `${path} is ${value}; it cannot be less than ${least}.`,
    )
}

/** The same for each of a list; the path says which. */
export function checkNumbers(values: readonly number[], path: string, least?: number): void {
  for (let i = 0; i < values.length; i++)
    if (!(values[i]! >= (least ?? Number.NEGATIVE_INFINITY) && Number.isFinite(values[i])))
      checkNumber(values[i]!, `${path}[${i}]`, least)
}

/** Throws unless both lists have one value for each. */
export function checkSameLength(a: readonly unknown[], b: readonly unknown[], paths: readonly [string, string]): void {
  if (a.length !== b.length)
    throw new FigureError(
      'lengths-differ',
      paths[1],
      `There are ${a.length} of ${paths[0]} and ${b.length} of ${paths[1]}: each needs its counterpart.`,
    )
}

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)
/** Undefined, and not 0 or infinite, where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
