import type { Property } from './boxes.ts'
import { type ColourDoubt, NotJudged } from './verdict.ts'

/**
 * The colours of a HEIC or AVIF picture: a profile, or none for sRGB. Code points (ITU-T H.273) for other primaries or
 * curves are beyond this check: they are said to be unknown, not guessed.
 */
export function filmColours(properties: readonly Property[]): { profile?: Uint8Array; doubt?: ColourDoubt } {
  const boxes = properties.filter((it) => it.type === 'colr').map((it) => it.content)
  const kindOf = (content: Uint8Array) => String.fromCharCode(...content.subarray(0, 4))
  const profile = boxes.find((it) => kindOf(it) === 'prof' || kindOf(it) === 'rICC')
  if (profile) return { profile: profile.subarray(4) }
  const points = boxes.find((it) => kindOf(it) === 'nclx')
  if (!points) return {}
  const [primaries, transfer] = [(points[4]! << 8) | points[5]!, (points[6]! << 8) | points[7]!]
  const [known, curves] = [
    [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 22],
    [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],
  ]
  if (
    points.length < 11 ||
    !known.includes(primaries) ||
    !curves.includes(transfer) ||
    points[8]! > 0 ||
    points[9]! > 16
  )
    throw new NotJudged('colour code points that do not exist')
  const like = (value: number, known: readonly number[]) => known.includes(value)
  const matrix = (points[8]! << 8) | points[9]!
  const why = `film colours ${primaries}/${transfer}/${matrix}`
  // 2 is "unspecified". Measured: Chromium and libavif take such a matrix for BT.601, libheif does not (up to 3.3).
  if (like(primaries, [1, 2]) && like(transfer, [2, 13])) return matrix === 2 ? { doubt: { colour: 'rough', why } } : {}
  // The curves of film are near sRGB's, and most programs show them without conversion.
  if (like(primaries, [1, 2, 5, 6]) && like(transfer, [1, 2, 6, 13])) return { doubt: { colour: 'rough', why } }
  return { doubt: { colour: 'unknown', why } }
}
