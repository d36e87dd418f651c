import type { Chance } from '../region/chance.ts'
import type { Colour, Plate } from './plate.ts'
import { depthIn, type Grounds } from './skin.ts'
import { smooth } from './texture.ts'

/** What a dermatoscope shows: pink ground without furrows, a pigment network, globules, and for a melanoma a veil and streaks. */
export function paintDermoscopy(plate: Plate, grounds: Grounds, luck: Chance, kind: 'naevus' | 'melanoma'): void {
  const { width, height, perMm: k } = plate
  const [x0, y0] = [width / 2 + luck.normal() * 12, height / 2 + luck.normal() * 12]
  const bad = kind === 'melanoma'
  const radius = (bad ? 3.6 : 3.1) * k
  const shift = luck.whole(0, 400)
  const turn = luck.next() * 6
  const body = depthIn(
    { x: x0, y: y0, radius, ragged: bad ? 0.38 : 0.1, stretch: bad ? 1.2 : 1.1, turn, shift },
    grounds,
  )
  const at = (angle: number, far: number) => ({
    x: x0 + Math.cos(turn + angle) * radius * far,
    y: y0 + Math.sin(turn + angle) * radius * far,
  })
  const veil = depthIn({ ...at(0.6, 0.3), radius: radius * 0.55, ragged: 0.5, shift: shift + 60 }, grounds)
  const pale = depthIn({ ...at(3.4, 0.55), radius: radius * 0.34, ragged: 0.5, shift: shift + 120 }, grounds)
  const black = depthIn({ ...at(-0.8, 0.68), radius: radius * 0.36, ragged: 0.6, shift: shift + 180 }, grounds)
  const mesh = 512 / 48 / (0.21 * k)
  plate.each((x, y, i) => {
    const blotch = grounds.broad.at((x * 14) / k, (y * 14) / k)
    const flush = grounds.broad.at((x * 40) / k + 99, (y * 40) / k)
    plate.set(i, [226 + 6 * blotch, 172 + 7 * blotch - 5 * flush, 156 + 8 * blotch - 5 * flush])
    const angle = Math.atan2(y - y0, x - x0)
    // Streaks: the border of a melanoma runs out in spokes on one side.
    const spokes = bad ? 0.16 * smooth(0.2, 0.9, Math.cos(angle - turn)) * grounds.broad.at(angle * 40, 3 + shift) : 0
    const d = body(x, y) + spokes
    if (d < -0.3) return
    const cover = smooth(bad ? -0.06 : -0.16, bad ? 0.07 : 0.2, d)
    const clump = grounds.broad.at((x * 75) / radius + shift, (y * 75) / radius)
    const deep = smooth(0, 0.75, d + (bad ? 0.35 * clump : 0.1 * clump))
    plate.mix(i, [186 - 64 * deep, 124 - 56 * deep, 88 - 44 * deep], 0.78 * cover)
    // The network thins out towards the border, evenly in a naevus, unevenly in a melanoma.
    const u = x * mesh + 5 * grounds.broad.at(x * mesh * 0.3, y * mesh * 0.3)
    const v = y * mesh + 5 * grounds.broad.at(x * mesh * 0.3 + 71, y * mesh * 0.3)
    const uneven = bad ? smooth(-0.3, 0.5, grounds.broad.at((x * 50) / radius + 9, (y * 50) / radius)) : 1
    const line = smooth(0.42, 0, grounds.edge.at(u, v)) * uneven
    const netted = smooth(-0.12, 0.12, d) * smooth(bad ? 0.75 : 0.85, 0.3, d)
    plate.mix(i, bad ? [62, 38, 30] : [104, 62, 44], 0.72 * line * netted * cover ** 0.5)
    const globule = smooth(0.3, 0.16, grounds.core.at(x * mesh * 0.4 + 31, y * mesh * 0.4 + 11))
    plate.mix(
      i,
      bad ? [40, 28, 28] : [92, 56, 40],
      (bad ? 0.75 * smooth(0.1, 0.5, clump) : 0.6 * smooth(0.35, 0.8, d)) * globule * cover,
    )
    if (!bad) return
    plate.mix(i, [36, 26, 26], 0.92 * smooth(-0.05, 0.3, black(x, y)) * cover)
    const milk = smooth(-0.05, 0.5, veil(x, y)) * cover
    plate.mix(i, [118 + 14 * clump, 124 + 12 * clump, 148 + 10 * clump], 0.74 * milk)
    const scar = smooth(0, 0.35, pale(x, y)) * cover
    plate.mix(i, [222, 186, 176], 0.78 * scar)
    const pepper = smooth(0.1, 0.05, grounds.core.at(x * mesh * 1.1 + 5, y * mesh * 1.1))
    plate.mix(i, [92, 92, 106], 0.7 * pepper * scar)
  })
  layBubbles(plate, luck)
}

/** Air under the glass: thin bright rings. */
function layBubbles(plate: Plate, luck: Chance): void {
  for (let n = 0; n < 9; n++) {
    const radius = plate.perMm * (0.08 + 0.25 * luck.next() ** 2)
    const [angle, far] = [luck.next() * 6.3, (0.55 + 0.35 * luck.next()) * plate.height * 0.5]
    const [bx, by] = [plate.width / 2 + Math.cos(angle) * far, plate.height / 2 + Math.sin(angle) * far]
    plate.within(bx - radius * 1.4, by - radius * 1.4, bx + radius * 1.4, by + radius * 1.4, (x, y, i) => {
      const d = Math.hypot(x - bx, y - by) / radius
      plate.mix(i, [60, 42, 40], 0.35 * smooth(0.75, 0.95, d) * smooth(1.12, 1, d))
      plate.mix(
        i,
        [255, 250, 246],
        0.6 * smooth(0.6, 0.8, d) * smooth(0.95, 0.85, d) +
          0.5 * smooth(0.16, 0.08, Math.hypot(x - bx + radius * 0.4, y - by + radius * 0.4) / radius),
      )
    })
  }
}

/** The round view of the instrument, with marks for each millimetre at its edge. */
export function eyepieceOf(plate: Plate, part = 0.485): (x: number, y: number) => number {
  const radius = plate.height * part
  return (x, y) => {
    const d = Math.hypot(x - plate.width / 2, y - plate.height / 2) / radius
    return 0.02 + 0.98 * smooth(1.006, 0.994, d) * (1 - 0.25 * d ** 4)
  }
}

/** Scale marks along the lower edge of the view. */
export function layGraticule(plate: Plate, part = 0.485): void {
  const k = plate.perMm
  const ink: Colour = [30, 26, 26]
  const y1 = plate.height / 2 + plate.height * part * 0.9
  const half = Math.floor((plate.height * part * 0.4) / k)
  for (let mm = -half; mm <= half; mm++) {
    const x = plate.width / 2 + mm * k
    const long = (mm % 5 === 0 ? 0.75 : 0.42) * k
    plate.within(x - 1.5, y1 - long, x + 1.5, y1, (_, __, i) => plate.mix(i, ink, 0.8))
  }
  plate.within(plate.width / 2 - half * k, y1 - 1.5, plate.width / 2 + half * k, y1 + 1.5, (_, __, i) =>
    plate.mix(i, ink, 0.8),
  )
}
