import type { Quality } from '../../api/ports/imaging.ts'
import { measureQuality } from '../../api/pyramids/measure-quality.ts'
import type { Photograph } from './halves.ts'
import { type Version, versions } from './versions.ts'
import { asSent, decoded } from './worsen.ts'

/** What was said of a photograph as it is, and of each version of it. */
export interface Measured extends Photograph {
  readonly asItIs: Quality
  readonly worse: ReadonlyMap<Version, Quality>
}

export async function measure(photograph: Photograph, some: readonly Version[] = versions): Promise<Measured> {
  const picture = await decoded(photograph.path)
  // Size is judged by the original's pixels, which these versions have none of: the preview's stand for them.
  const judge = (sent: Awaited<ReturnType<typeof asSent>>) => measureQuality({ ...sent, channels: 3 }, sent)
  const worse = new Map<Version, Quality>()
  for (const version of some) worse.set(version, judge(await asSent(await version.worsen(picture))))
  return { ...photograph, asItIs: judge(await asSent(picture)), worse }
}
