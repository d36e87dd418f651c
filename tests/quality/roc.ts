import type { Quality } from '../../api/ports/imaging.ts'
import type { Measured } from './measure.ts'
import type { Version } from './versions.ts'

export type Called = 'warn' | 'retake'

/** Whether this was said of it, for this reason. */
export const isCalled = (quality: Quality, reason: Version['reason']): boolean => quality.reasons.includes(reason)

/** The chance that a good photograph lies above a bad one: area under the ROC curve (Mann and Whitney). */
export function areaUnder(good: readonly number[], bad: readonly number[]): number {
  const above = good.flatMap((one) => bad.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)))
  return above.reduce((sum: number, one) => sum + one, 0) / above.length
}

export interface Row {
  readonly version: Version
  /** Undefined where no one number decides. */
  readonly area: number | undefined
  /** Share of the worse versions that are called, and of the photographs as they are that are not, for this reason. */
  readonly sensitivity: number
  readonly specificity: number
  /** Share of the worse versions that somebody is asked to take again, for whatever reason. */
  readonly retake: number
}

export function rowOf(version: Version, measured: readonly Measured[]): Row {
  const worse = measured.map((one) => one.worse.get(version)!)
  const asTheyAre = measured.map(({ asItIs }) => asItIs)
  const { value, reason } = version
  return {
    version,
    area: value && areaUnder(asTheyAre.map(value), worse.map(value)),
    sensitivity: share(worse, (one) => isCalled(one, reason)),
    specificity: share(asTheyAre, (one) => !isCalled(one, reason)),
    retake: share(worse, (one) => one.verdict === 'retake' && one.reasons[0] === reason),
  }
}

export const share = <T>(all: readonly T[], holds: (one: T) => boolean): number =>
  all.length === 0 ? Number.NaN : all.filter(holds).length / all.length
