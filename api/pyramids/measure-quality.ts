import type { Quality } from '../ports/imaging.ts'
import { findRuler } from './find-ruler.ts'
import { findSticker, type Scale } from './find-sticker.ts'
import { greyOf, type Raw, smoothed } from './grey-plane.ts'
import { judgeQuality } from './judge-quality.ts'
import { measureFocus } from './measure-focus.ts'
import { measureLight } from './measure-light.ts'

/**
 * How good a photograph is, out of the pixels of its preview; `width`, `height`: of the upright original.
 *
 * It is judged in the preview's pixels, 1,024 on the longer side, because that is what is in hand and what a reader sees
 * at fit; noise and traces of compression are averaged away in them, which would pass for sharpness in the original. So a
 * blur that shows only when 12 megapixels are enlarged to 1:1 (Gaussian below some five pixels) passes.
 */
export function measureQuality(preview: Raw, { width, height }: { width: number; height: number }): Quality {
  const grey = greyOf(preview)
  const smooth = smoothed(grey)
  const sticker = findSticker(grey)
  const ruler = sticker ? undefined : findRuler(smooth)
  const scale = sticker ?? ruler
  const light = measureLight(grey)
  const focus = measureFocus(grey, smooth, scale?.covers)
  return {
    ...judgeQuality({ ...light, focus, pixels: width * height }),
    focus: round(focus, 2),
    brightness: round(light.brightness, 2),
    glare: round(light.glare, 3),
    scale: sticker ? 'sticker' : ruler ? 'ruler' : 'none',
    ...mmPerPixelOf(scale, preview.width / width),
  }
}

/** `shrunk`: pixels of the preview for one of the original. */
const mmPerPixelOf = (scale: Scale | undefined, shrunk: number): Pick<Quality, 'mmPerPixel'> =>
  scale?.mmPerPixel === undefined ? {} : { mmPerPixel: Number((scale.mmPerPixel * shrunk).toPrecision(4)) }

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
