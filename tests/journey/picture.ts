/** A rectangle of pixels. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** sRGB, 0–255 each. */
export type Colour = readonly [red: number, green: number, blue: number]

/** Anything whose mean colour over an area can be asked: the reference, or what the product shows. */
export type Picture = {
  readonly width: number
  readonly height: number
  /** The mean of the sRGB values as stored: the scale in which JPEG and the pyramid average too. */
  mean(area: Area): Colour
}

/** A picture over interleaved samples, of which the first three of each pixel count. */
export function pictureOf(size: { width: number; height: number }, samples: Uint8Array, channels: 3 | 4): Picture {
  const { width, height } = size
  const mean = (area: Area): Colour => {
    const sums = [0, 0, 0] as [number, number, number]
    for (let y = area.y; y < area.y + area.height; y++)
      for (let at = (y * width + area.x) * channels, end = at + area.width * channels; at < end; at += channels) {
        sums[0] += samples[at]!
        sums[1] += samples[at + 1]!
        sums[2] += samples[at + 2]!
      }
    const pixels = area.width * area.height
    return [sums[0] / pixels, sums[1] / pixels, sums[2] / pixels]
  }
  return { width, height, mean }
}
