import type { FieldProblem } from '../kernel/problem.ts'
import type { Quality } from '../ports/imaging.ts'
import type { NewCalibration } from './contract.ts'
import { isInside, lengthOf, readSelector } from './read-selector.ts'
import {
  deviceUncertainty,
  foundUncertainty,
  largestPixel,
  longestRuler,
  rulerUncertainty,
  shortestRuler,
  smallestPixel,
} from './rules.ts'

interface Scale {
  readonly mmPerPixel: number | null
  readonly relativeUncertainty: number | null
}
interface Measurable {
  readonly width: number
  readonly height: number
  readonly quality: Quality | null
}
interface Judged {
  readonly fields: readonly FieldProblem[]
  readonly scale: Scale
}

const unknown: Scale = { mmPerPixel: null, relativeUncertainty: null }
const refused = (path: string, message: string): Judged => ({ fields: [{ path, message }], scale: unknown })
const isPixel = (mm: number) => mm >= smallestPixel && mm <= largestPixel
const noPixel = `A pixel is between ${smallestPixel} and ${largestPixel} mm.`

/** How large a pixel is by what somebody says, with its uncertainty; or what does not fit. All null: it is not known. */
export function judgeCalibration(
  { method, selector, millimetres, mmPerPixel, pointPixels }: NewCalibration,
  size: Measurable,
): Judged {
  if (selector === null && millimetres === null && mmPerPixel === null) return { fields: [], scale: unknown }
  if (method === 'device_calibrated') return judgeDevice({ selector, millimetres, mmPerPixel })
  if (mmPerPixel !== null && selector === null && millimetres === null)
    return judgeFound(method, mmPerPixel, size.quality)
  if (mmPerPixel !== null) return refused('/mmPerPixel', 'It is worked out from the line.')
  const shape = selector && readSelector('length', selector)
  if (shape?.form !== 'line') return refused('/selector', 'Draw a line along what is known to be so long.')
  if (!isInside(shape, size)) return refused('/selector', 'A part of the line lies outside of the picture.')
  if (millimetres === null || millimetres <= 0 || millimetres > longestRuler)
    return refused('/millimetres', `Say how long that is, up to ${longestRuler} mm.`)
  const pixels = lengthOf(shape.line)
  if (pixels < shortestRuler) return refused('/selector', `Draw it longer: ${shortestRuler} pixels at least.`)
  if (!isPixel(millimetres / pixels)) return refused('/millimetres', noPixel)
  return {
    fields: [],
    scale: {
      mmPerPixel: millimetres / pixels,
      relativeUncertainty: rulerUncertainty(pixels, millimetres, pointPixels),
    },
  }
}

function judgeDevice({ selector, millimetres, mmPerPixel }: Omit<NewCalibration, 'method' | 'pointPixels'>): Judged {
  if (selector !== null) return refused('/selector', 'A device that says its scale needs no line.')
  if (millimetres !== null) return refused('/millimetres', 'A device says millimetres per pixel.')
  if (mmPerPixel === null || !isPixel(mmPerPixel)) return refused('/mmPerPixel', noPixel)
  return { fields: [], scale: { mmPerPixel, relativeUncertainty: deviceUncertainty } }
}

/** The picture was searched when it came: what is said of it without a line must be what was found then. */
function judgeFound(method: NewCalibration['method'], mmPerPixel: number, quality: Quality | null): Judged {
  const isFound = quality?.scale === method && quality.mmPerPixel === mmPerPixel && isPixel(mmPerPixel)
  if (!isFound) return refused('/mmPerPixel', 'That was not found in the picture: draw a line along it.')
  return { fields: [], scale: { mmPerPixel, relativeUncertainty: foundUncertainty } }
}
