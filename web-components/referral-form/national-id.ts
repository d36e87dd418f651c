/** What a Norwegian birth number tells. */
export interface NationalId {
  /** Civil date, `1958-03-14`. */
  readonly birthDate: string
  readonly sex: 'female' | 'male'
  /** Made for tests (month + 40 or + 80), belongs to nobody. */
  readonly synthetic: boolean
}

const firstCheck = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
const secondCheck = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

export const bareDigits = (typed: string): string => typed.replaceAll(/\s/g, '')

/**
 * Reads a birth number or D-number (day + 40): two check digits modulo 11, the century from the individual number
 * (Skatteetaten). Undefined when the digits do not fit together. The server reads it again by the same rule.
 */
export function readNationalId(typed: string): NationalId | undefined {
  const text = bareDigits(typed)
  if (!/^\d{11}$/.test(text) || !divides(text, firstCheck) || !divides(text, secondCheck)) return undefined
  const part = (from: number, to: number) => Number(text.slice(from, to))
  const day = part(0, 2) > 40 ? part(0, 2) - 40 : part(0, 2)
  const synthetic = part(2, 4) > 40
  const month = part(2, 4) > 80 ? part(2, 4) - 80 : synthetic ? part(2, 4) - 40 : part(2, 4)
  const century = centuryOf(part(4, 6), part(6, 9))
  if (century === undefined) return undefined
  const date = new Date(Date.UTC(century + part(4, 6), month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return { birthDate: date.toISOString().slice(0, 10), sex: part(8, 9) % 2 === 0 ? 'female' : 'male', synthetic }
}

function divides(text: string, weights: readonly number[]): boolean {
  return weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11 === 0
}

function centuryOf(year: number, individual: number): number | undefined {
  if (individual < 500) return 1900
  if (individual < 750 && year >= 54) return 1800
  if (individual >= 900 && year >= 40) return 1900
  return year < 40 ? 2000 : undefined
}
