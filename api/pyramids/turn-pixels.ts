import type { Pixels } from './write-tiff.ts'

const fromRight = [2, 3, 7, 8]
const fromBelow = [3, 4, 6, 7]
const onItsSide = [5, 6, 7, 8]

/** The same pixels read in the order in which they stand upright, by how EXIF says they lie (CIPA DC-008, 4.6.4). */
export function turned(picture: Pixels, orientation = 1): Pixels {
  const { width, height, bands, stride, apart = bands, start = 0 } = picture
  const [right, below] = [fromRight.includes(orientation), fromBelow.includes(orientation)]
  const first = start + (right ? (width - 1) * apart : 0) + (below ? (height - 1) * stride : 0)
  const [across, down] = [right ? -apart : apart, below ? -stride : stride]
  return onItsSide.includes(orientation)
    ? { ...picture, width: height, height: width, start: first, apart: down, stride: across }
    : { ...picture, start: first, apart: across, stride: down }
}
