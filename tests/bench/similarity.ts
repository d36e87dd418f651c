import jpeg from 'jpeg-js'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A frame's brightness inside a box. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** `step`: so many pixels each way become one. */
export function greyOf(frame: Uint8Array, box: Box, step = 4): Grey {
  const { width: wide, data } = jpeg.decode(frame, { useTArray: true, maxMemoryUsageInMB: 512 })
  const [width, height] = [Math.floor(box.width / step), Math.floor(box.height / step)]
  const grey = new Float32Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let v = 0; v < step; v++)
        for (let u = 0; u < step; u++) {
          const i = ((Math.floor(box.y) + y * step + v) * wide + Math.floor(box.x) + x * step + u) * 4
          sum += 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!
        }
      grey[y * width + x] = sum / (step * step)
    }
  return { width, height, data: grey }
}

/** Structural similarity (Wang 2004), mean over blocks of eight by eight; 1 is the same picture. */
export function ssim(a: Grey, b: Grey): number {
  const [c1, c2, block] = [6.5025, 58.5225, 8]
  let sum = 0
  let blocks = 0
  for (let y = 0; y + block <= a.height; y += block)
    for (let x = 0; x + block <= a.width; x += block) {
      let [ma, mb, aa, bb, ab] = [0, 0, 0, 0, 0]
      for (let v = 0; v < block; v++)
        for (let u = 0; u < block; u++) {
          const i = (y + v) * a.width + x + u
          const [p, q] = [a.data[i]!, b.data[i]!]
          ma += p
          mb += q
          aa += p * p
          bb += q * q
          ab += p * q
        }
      const n = block * block
      ma /= n
      mb /= n
      const [va, vb, cov] = [aa / n - ma * ma, bb / n - mb * mb, ab / n - ma * mb]
      sum += ((2 * ma * mb + c1) * (2 * cov + c2)) / ((ma * ma + mb * mb + c1) * (va + vb + c2))
      blocks++
    }
  return sum / blocks
}
