import { ImageRefused } from '../ports/imaging.ts'
import { limits } from './limits.ts'

/** Throws image.too-many-pixels, and image.damaged for a picture without area. */
export function refuseGiants(width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw new ImageRefused('image.damaged', `A picture of ${width} x ${height} pixels`)
  if (width > limits.side || height > limits.side || width * height > limits.pixels)
    throw new ImageRefused('image.too-many-pixels', `${width} x ${height} pixels`)
}
