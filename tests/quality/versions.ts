import type { Quality } from '../../api/ports/imaging.ts'
import { blurred, lit, moved, shining, shrunk, softOnly, type Worse } from './worsen.ts'

type Reason = Quality['reasons'][number]

export interface Version {
  readonly name: string
  readonly reason: Reason
  readonly worsen: Worse
  /** What the rule looks at: less is worse. Undefined where no one number stands for it. */
  readonly value?: (quality: Quality) => number
  /** Whether it is still a good photograph, and must not be called. */
  readonly isGood?: boolean
}

const focus = (quality: Quality): number => quality.focus
const brightness = (quality: Quality): number => quality.brightness

/** Pixels are those of the preview: four of them are about sixteen of 12 megapixels. */
export const versions: readonly Version[] = [
  ...[1, 2, 3, 4, 6].map((sigma) => version(`blurred by ${sigma} px`, 'focus', blurred(sigma), focus)),
  ...[7, 13, 21].map((by) => version(`moved by ${by} px`, 'focus', moved(by), focus)),
  version('soft in the middle third, sharp around', 'focus', softOnly('inside', 0.33), focus),
  version('soft in the middle two thirds', 'focus', softOnly('inside', 0.67), focus),
  { ...version('sharp in the middle quarter alone', 'focus', softOnly('outside', 0.25), focus), isGood: true },
  ...[1, 2, 3, 4].map((stops) => version(`darker by ${stops} EV`, 'dark', lit(-stops), brightness)),
  ...[1, 2, 3].map((stops) => version(`brighter by ${stops} EV`, 'bright', lit(stops), (one) => -brightness(one))),
  ...[0.01, 0.03, 0.08].map((share) =>
    version(`glare on ${100 * share} %`, 'glare', shining(share), (one) => -one.glare),
  ),
  ...[900, 600].map((side) => version(`shrunk to ${side} px`, 'size', shrunk(side))),
]

function version(name: string, reason: Reason, worsen: Worse, value?: Version['value']): Version {
  return { name, reason, worsen, ...(value && { value }) }
}
