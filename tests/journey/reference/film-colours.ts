import type { Property } from './boxes.ts'
import type { ColourDoubt } from './verdict.ts'

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
  const like = (value: number, known: readonly number[]) => known.includes(value)
  // 2 is "unspecified". The curves of film (1, 6) are near sRGB's, and are shown without conversion everywhere.
  if (like(primaries, [1, 2]) && like(transfer, [2, 13])) return {}
  if (like(primaries, [1, 2, 5, 6]) && like(transfer, [1, 2, 6, 13]))
    return { doubt: { colour: 'rough', why: `film colours ${primaries}/${transfer}` } }
  return { doubt: { colour: 'unknown', why: `film colours ${primaries}/${transfer}` } }
}
