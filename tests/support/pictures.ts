import { buffer } from 'node:stream/consumers'
import jpeg from 'jpeg-js'

export type Colour = readonly [red: number, green: number, blue: number]

/** Opens a JPEG with a decoder that is not ours. */
export function sizeOf(bytes: Uint8Array): { width: number; height: number } {
  const { width, height } = jpeg.decode(bytes, { useTArray: true })
  return { width, height }
}

/** Mean colours of the four quarters of a JPEG: upper left, upper right, lower left, lower right. */
export function quarters(bytes: Uint8Array): Colour[] {
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true })
  const sums = [0, 1, 2, 3].map(() => [0, 0, 0, 0])
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const sum = sums[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]!
      for (let band = 0; band < 3; band++) sum[band]! += data[(y * width + x) * 4 + band]!
      sum[3]!++
    }
  return sums.map(([red, green, blue, count]) => [red! / count!, green! / count!, blue! / count!])
}

/** The largest difference in any band, of 255. */
export const distance = (some: readonly Colour[], others: readonly Colour[]): number =>
  Math.max(...some.flatMap((colour, i) => colour.map((value, band) => Math.abs(value - others[i]![band]!))))

export const whole = (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> => buffer(stream)

/** One object, as a blob store gives it. */
export const inMemory = (bytes: Uint8Array) => ({
  size: async () => bytes.length,
  range: async (_key: string, start: number, end: number) =>
    end <= bytes.length ? bytes.slice(start, end) : undefined,
})
