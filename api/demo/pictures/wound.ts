import type { Chance } from '../region/chance.ts'
import type { Plate } from './plate.ts'
import { type Blob, depthIn, type Grounds, inBlob } from './skin.ts'
import { smooth } from './texture.ts'

/** A leg ulcer: granulating bed with yellow slough, a soft pale rim, and brown stained skin around it. */
export function paintUlcer(plate: Plate, grounds: Grounds, luck: Chance, blob: Blob): void {
  const { perMm: k } = plate
  const shift = luck.whole(0, 400)
  const whole = { ...blob, ragged: 0.4, shift }
  const slough = depthIn(
    {
      ...blob,
      x: blob.x + blob.radius * 0.25,
      y: blob.y + blob.radius * 0.15,
      radius: blob.radius * 0.75,
      ragged: 0.8,
      shift: shift + 90,
    },
    grounds,
  )
  inBlob(
    plate,
    whole,
    grounds,
    (i, d, x, y) => {
      const stain = grounds.broad.at((x * 6) / k + 20, (y * 6) / k)
      plate.mix(i, [122, 76, 58], smooth(-1.5, -0.1, d + 0.3 * stain) * 0.5)
      plate.mix(i, [190, 84, 78], 0.5 * smooth(-0.45, -0.05, d) * smooth(0.12, -0.05, d))
      plate.mix(i, [232, 206, 190], 0.75 * smooth(-0.14, -0.02, d) * smooth(0.09, 0.01, d))
      const bed = smooth(0, 0.07, d)
      if (bed <= 0) return void (plate.relief[i]! += 0.5 * k * smooth(-0.4, 0, d))
      const bead = grounds.core.at((x * 6.5) / k, (y * 6.5) / k)
      const mottle = grounds.broad.at((x * 30) / k, (y * 30) / k)
      const shade = 1 + 0.2 * mottle - 0.22 * bead
      plate.mix(i, [166 * shade, 52 * shade, 47 * shade], 0.94 * bed)
      const yellow = smooth(0, 0.3, slough(x, y) + 0.18 * mottle) * bed
      const thread = grounds.broad.at((x * 34) / k, (y * 11) / k)
      plate.mix(i, [194 + 16 * thread, 170 + 18 * thread, 122 + 18 * thread], 0.8 * yellow)
      plate.relief[i]! +=
        k * (0.5 * (1 - bed) - 0.9 * smooth(0, 0.2, d) + bed * (0.2 * (1 - yellow) * (1 - bead) + 0.07 * mottle))
      plate.shine[i] = (0.4 - 0.3 * yellow) * bed
    },
    1.6,
  )
}

/** A scald: bright red moist dermis, loose white skin and a blister that still stands. */
export function paintBurn(plate: Plate, grounds: Grounds, luck: Chance, blob: Blob): void {
  const { perMm: k } = plate
  const shift = luck.whole(0, 400)
  const open = depthIn({ ...blob, radius: blob.radius * 0.62, ragged: 0.5, shift: shift + 40 }, grounds)
  const blister = depthIn(
    {
      x: blob.x + blob.radius * 0.62 * (blob.stretch ?? 1),
      y: blob.y - blob.radius * 0.3,
      radius: blob.radius * 0.34,
      ragged: 0.1,
      stretch: 1.3,
      shift: shift + 80,
    },
    grounds,
  )
  inBlob(
    plate,
    { ...blob, ragged: 0.35, shift },
    grounds,
    (i, d, x, y) => {
      const blotch = grounds.broad.at((x * 12) / k, (y * 12) / k)
      const red = smooth(-0.5, 0.35, d + 0.25 * blotch)
      plate.mix(i, [222, 104, 94], 0.62 * red)
      const raw = smooth(0, 0.06, open(x, y)) * red
      const wet = grounds.broad.at((x * 34) / k, (y * 34) / k)
      plate.mix(i, [218 + 14 * wet, 84 + 26 * wet, 82 + 22 * wet], 0.9 * raw)
      plate.mix(i, [238, 190, 178], 0.6 * raw * smooth(0.2, 0.6, blotch))
      // Loose skin curls up along the edge of the open part.
      const loose =
        smooth(-0.1, -0.02, open(x, y)) *
        smooth(0.07, 0, open(x, y)) *
        smooth(-0.2, 0.3, grounds.broad.at((x * 16) / k + 9, (y * 16) / k))
      plate.mix(i, [240, 222, 206], 0.6 * loose)
      plate.relief[i]! += k * (0.16 * loose - 0.22 * raw + 0.03 * wet * raw)
      plate.shine[i] = 0.06 + 0.7 * raw
      const b = blister(x, y)
      if (b <= -0.1) return
      const dome = Math.sqrt(Math.max(0, 1 - (1 - Math.max(0, b)) ** 2))
      plate.mix(i, [228, 164, 132], 0.6 * smooth(-0.06, 0.12, b))
      plate.relief[i] = plate.relief[i]! * (1 - 0.8 * smooth(0, 0.3, b)) + blob.radius * 0.06 * dome
      plate.shine[i] = plate.shine[i]! * (1 - smooth(0, 0.1, b)) + 0.45 * smooth(0, 0.2, b)
    },
    0.7,
  )
}

/** A raised, shiny scar with stitch marks. */
export function paintScar(
  plate: Plate,
  grounds: Grounds,
  luck: Chance,
  { x: x0, y: y0, radius, turn = 0 }: Blob,
): void {
  const { perMm: k } = plate
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const shift = luck.whole(0, 300)
  plate.within(x0 - radius * 1.2, y0 - radius * 1.2, x0 + radius * 1.2, y0 + radius * 1.2, (x, y, i) => {
    const u = (x - x0) * cos + (y - y0) * sin
    const v = -(x - x0) * sin + (y - y0) * cos
    const t = u / radius
    if (Math.abs(t) > 1) return
    const sway = grounds.broad.at(u * 0.12 + shift, 5) * k * 1.4
    const wide = k * (1.6 + 1.3 * grounds.broad.at(u * 0.2 + shift, 60)) * smooth(1, 0.85, Math.abs(t))
    const d = 1 - Math.abs(v - sway) / Math.max(0.1, wide)
    const cover = smooth(-0.15, 0.3, d)
    plate.mix(i, [214, 128, 124], 0.35 * smooth(-1.8, 0, d))
    plate.mix(i, [206, 112, 112], 0.8 * cover)
    plate.mix(i, [236, 186, 178], 0.5 * smooth(0.4, 0.9, d))
    plate.relief[i]! += k * 0.75 * Math.sqrt(Math.max(0, d))
    plate.shine[i]! += 0.4 * cover
    const stitch = Math.abs(u / (k * 5) - Math.round(u / (k * 5))) * k * 5
    plate.mix(i, [196, 116, 108], 0.55 * smooth(0.5 * k, 0.2 * k, stitch) * smooth(-4, -2.2, d) * smooth(0, -0.6, d))
  })
}
