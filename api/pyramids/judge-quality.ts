import { fewPixels, type Quality } from '../ports/imaging.ts'
import type { Light } from './measure-light.ts'

export interface Measured extends Light {
  readonly focus: number
  /** Of the upright original. */
  readonly pixels: number
}

type Verdict = Quality['verdict']
type Reason = Quality['reasons'][number]

/**
 * Where `warn` and where `retake` begin, for each defect. Chosen on one half of the sample photographs and on versions of
 * them made worse by known amounts; what they do with the other half is printed by `npm run quality`. Each stands well on
 * the side of good photographs: an office that is asked for nothing twice stops looking.
 */
export const limits = {
  /** Sharp photographs reach 0.68 and more; edges two pixels of the preview wide (Gaussian) 0.4 to 0.6, three at most 0.46. */
  focus: { warn: 0.6, retake: 0.46 },
  /**
   * The samples would allow 0.5. But dark people (L* 35) photographed as they are have a brightness of 0.32: therefore
   * lower, and only where nothing in the picture is bright.
   */
  dark: { warn: 0.36, retake: 0.25, highlight: 0.55 },
  /** Share without any drawing; a sheet of white paper behind the hand is still a good photograph. */
  bright: { warn: 0.35, retake: 0.6 },
  /** Share of the picture; a wet surface has less in the samples. It hides something, but seldom what is asked about. */
  glare: { warn: 0.02 },
  /** Pixels. Below VGA nothing can be enlarged on any screen. */
  size: { warn: fewPixels, retake: 300_000 },
} as const

const order: readonly Verdict[] = ['ok', 'warn', 'retake']

/** The worst verdict and why, the worst reason first. */
export function judgeQuality(measured: Measured): Pick<Quality, 'verdict' | 'reasons'> {
  const found = Object.entries(verdictsOn(measured)) as [Reason, Verdict][] // its own keys
  const faults = found.filter(([, verdict]) => verdict !== 'ok')
  faults.sort(([, a], [, b]) => order.indexOf(b) - order.indexOf(a))
  return { verdict: faults[0]?.[1] ?? 'ok', reasons: faults.map(([reason]) => reason) }
}

function verdictsOn({ focus, brightness, highlight, blown, glare, pixels }: Measured): Record<Reason, Verdict> {
  const dark = highlight < limits.dark.highlight ? below(brightness, limits.dark) : 'ok'
  const bright = below(-blown, { warn: -limits.bright.warn, retake: -limits.bright.retake })
  return {
    // Where there is hardly any light or nothing but light, that is what to mend, and edges tell nothing.
    focus: dark === 'retake' || bright === 'retake' ? 'ok' : below(focus, limits.focus),
    dark,
    bright,
    glare: glare > limits.glare.warn ? 'warn' : 'ok',
    size: below(pixels, limits.size),
  }
}

function below(value: number, { warn, retake }: { warn: number; retake: number }): Verdict {
  if (value < retake) return 'retake'
  return value < warn ? 'warn' : 'ok'
}
