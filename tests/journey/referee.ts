import { compare, compareOverview } from './colour-difference.ts'
import type { Expected } from './expectations.ts'
import type { Eye, Journey } from './journey-client.ts'
import { referenceDecode, type Verdict } from './reference-decode.ts'
import { stitch } from './stitch.ts'

/** CIEDE2000 that no spot of what is shown may exceed; wide where every program has a press of its own. */
const tolerance = { exact: 5, rough: 25, unknown: Number.POSITIVE_INFINITY } as const

/** Begins to look at the file by other means than the product; asked for its verdict once the product has spoken. */
export const lookAt = (bytes: Uint8Array): Promise<Verdict> => referenceDecode(bytes)

/** Holds what is shown against the file. Rejects when it is another picture, another size, or other colours. */
export const eyeOf =
  (verdict: Promise<Verdict>): Eye =>
  async ({ info, tile }) => {
    const [known, shown] = await Promise.all([verdict, stitch(info, tile)])
    if (known.opens === false) return 'the reference does not open it'
    if (known.opens === 'not-judged') {
      const { stored } = known
      const sides = [info.width, info.height].sort().join()
      if (stored && [stored.width, stored.height].sort().join() !== sides)
        throw new Error(`${info.width}×${info.height} is not the size of the file`)
      return 'colours not judged'
    }
    const spots = compare(known, shown.full, shown.areas)
    const fields = compareOverview(known, shown.overview)
    const worst = Math.max(spots.max, fields.max)
    if (worst > tolerance[known.colour]) throw new Error(`Colours differ by ΔE00 ${worst.toFixed(1)}`)
    return known.colour === 'unknown' ? 'size checked' : `ΔE00 ${worst.toFixed(1)}`
  }

/** What is wrong with an outcome, or undefined. An expectation given by hand counts before the reference's own. */
export async function judge(
  journey: Journey,
  verdict: Promise<Verdict>,
  expected: Expected | undefined,
): Promise<string | undefined> {
  if (journey.outcome === 'failed') return journey.why ?? 'failed'
  if (expected) {
    const met = expected.outcome === journey.outcome && (!expected.code || expected.code === journey.code)
    return met
      ? undefined
      : `${expected.outcome} ${expected.code ?? ''} was expected, it was ${journey.outcome} ${journey.code ?? ''}`
  }
  const known = await verdict
  return known.opens === true && journey.outcome === 'refused'
    ? `Refused (${journey.code}), yet it opens as ${known.format}`
    : undefined
}
