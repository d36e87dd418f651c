import { write } from './lettering.ts'
import type { Plate } from './plate.ts'
import { smooth } from './texture.ts'

/** Lays a paper ruler into the picture, its long edge towards the middle, with a mark for every millimetre. */
export function layRuler(plate: Plate, { turn }: { turn: number }): void {
  const k = plate.perMm
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const y0 = Math.min(plate.height * 0.83, plate.height - 11 * k)
  const thin = Math.max(0.06, 0.9 / k)
  plate.within(0, y0 - 3 * k - plate.width * Math.abs(sin), plate.width, plate.height, (x, y, i) => {
    const u = (x * cos + (y - y0) * sin) / k
    const v = (-x * sin + (y - y0) * cos) / k
    if (v < 0) {
      const shade = 1 - 0.3 * smooth(-1.2, 0, v)
      return plate.tint(i, shade, shade, shade)
    }
    if (v > 13) {
      const shade = 1 - 0.35 * smooth(15.5, 13, v)
      return plate.tint(i, shade, shade, shade)
    }
    const edge = smooth(0, 0.15, v)
    plate.mix(i, [238, 238, 232], 1)
    plate.relief[i] = edge * 0.03 * k
    plate.shine[i] = 0.05
    const millimetre = Math.round(u)
    const long = millimetre % 10 === 0 ? 5 : millimetre % 5 === 0 ? 3.6 : 2.4
    const off = Math.abs(u - millimetre)
    if (v < long && v > 0.2) plate.mix(i, [28, 28, 34], smooth(thin * 1.5, thin * 0.6, off))
  })
  for (let centimetre = 0; centimetre * 10 * k < plate.width * 1.1; centimetre++) {
    const [u, v] = [centimetre * 10 * k + 0.7 * k, 5.6 * k]
    const place = [u * cos - v * sin, y0 + u * sin + v * cos] as const
    write(plate, String(centimetre), place, 3.4 * k, (i, cover) => plate.mix(i, [28, 28, 34], cover), {
      turn,
      weight: 0.075,
    })
  }
}
