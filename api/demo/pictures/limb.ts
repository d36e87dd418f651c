import type { Chance } from '../region/chance.ts'
import { type Colour, type Plate, stroke } from './plate.ts'
import { type Grounds, growHair, layerSkin } from './skin.ts'
import { smooth } from './texture.ts'

export interface Limb {
  readonly kind: 'forearm' | 'lower leg'
  /** Middle of the limb at a column, and how wide it is there. */
  middle(x: number): number
  half(x: number): number
}

/** Lays an arm or a leg across the picture on an examination cloth. */
export function layLimb(plate: Plate, grounds: Grounds, luck: Chance, tone: Colour, kind: Limb['kind']): Limb {
  const { width, height } = plate
  layCloth(
    plate,
    grounds,
    luck.pick([
      [92, 138, 148],
      [104, 142, 118],
      [198, 204, 208],
    ]),
  )
  const bow = height * 0.05 * luck.normal()
  const middle = (x: number) => height * 0.5 + bow * Math.sin((x / width) * Math.PI) + height * 0.03 * (x / width - 0.5)
  const arm = (t: number) => 0.33 - 0.1 * smooth(0.1, 0.95, t) + 0.012 * Math.sin(t * 5)
  // Calf, then the narrowing above the ankle.
  const leg = (t: number) => 0.34 + 0.035 * Math.sin(t * 3.4) - 0.14 * smooth(0.35, 1, t)
  const half = (x: number) => height * (kind === 'forearm' ? arm(x / width) : leg(x / width))
  const part = new Float32Array(width * height)
  plate.each((x, y, i) => {
    const off = (y - middle(x)) / half(x)
    const inside = smooth(1.004, 0.992, Math.abs(off))
    part[i] = inside
    const shadow = smooth(1.4, 1, off) * (off > 0 ? 1 : 0) + 0.4 * smooth(1.12, 1, Math.abs(off))
    plate.tint(i, 1 - 0.5 * shadow * (1 - inside), 1 - 0.5 * shadow * (1 - inside), 1 - 0.46 * shadow * (1 - inside))
    if (inside > 0) plate.relief[i] = half(x) * 0.72 * Math.sqrt(Math.max(0, 1 - Math.min(1, off * off)))
  })
  layerSkin(plate, grounds, tone, (i) => part[i]!)
  const within = (x: number, y: number) => Math.abs(y - middle(x)) < half(x) * 0.95
  layVeins(plate, luck, { kind, middle, half })
  growHair(plate, luck, {
    count: kind === 'forearm' ? 1_100 : 800,
    lengthMm: 9,
    angle: 0.25,
    colour: [96, 66, 46],
    within,
  })
  return { kind, middle, half }
}

function layCloth(plate: Plate, { broad, fine }: Grounds, colour: Colour): void {
  plate.each((x, y, i) => {
    const weave = 0.025 * (Math.sin(x * 1.3) + Math.sin(y * 1.3))
    const fold = broad.at(x * 0.11, y * 0.05)
    const shade = 1 + weave + 0.05 * fine.at(x * 0.7, y * 0.7)
    plate.set(i, [colour[0] * shade, colour[1] * shade, colour[2] * shade])
    plate.relief[i] = 16 * fold
  })
}

/** Blue lines that shine through. */
function layVeins(plate: Plate, luck: Chance, { middle, half }: Limb): void {
  for (let n = 0; n < 3; n++) {
    const start = luck.next() * 0.4
    const off = luck.normal() * 0.35
    const points = Array.from({ length: 9 }, (_, s) => {
      const x = plate.width * (start + (s / 8) * 0.55)
      return [x, middle(x) + half(x) * (off + 0.12 * luck.normal())] as const
    })
    const radius = plate.perMm * 1.9
    stroke(
      plate,
      points,
      () => radius,
      (i, cover) => {
        plate.tint(i, 1 - 0.045 * cover, 1 - 0.015 * cover, 1)
        plate.relief[i]! += 0.25 * cover
      },
    )
  }
}

/** A ring of pen around the place the question is about. */
export function ringWithPen(plate: Plate, luck: Chance, x: number, y: number, radius: number): void {
  const turn = luck.next() * 6
  const points = Array.from({ length: 41 }, (_, n) => {
    const angle = turn + (n / 40) * 6.5
    const r = radius * (1 + 0.06 * Math.sin(angle * 2 + turn) + 0.012 * n * 0.1)
    return [x + Math.cos(angle) * r * 1.15, y + Math.sin(angle) * r] as const
  })
  stroke(
    plate,
    points,
    () => Math.max(1.2, plate.perMm * 0.45),
    (i, cover) => plate.mix(i, [46, 52, 132], 0.72 * cover),
  )
}

/** A back from shoulder to shoulder, as an overview shows it. */
export function layBack(plate: Plate, grounds: Grounds, luck: Chance, tone: Colour): void {
  const { width, height } = plate
  layerSkin(plate, grounds, tone)
  const bump = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) =>
    Math.exp(-(((x / width - cx) / rx) ** 2) - ((y / height - cy) / ry) ** 2)
  plate.each((x, y, i) => {
    const spine = Math.exp(-(((x / width - 0.5 - 0.01 * Math.sin((y / height) * 4)) / 0.035) ** 2))
    const blades = bump(x, y, 0.29, 0.34, 0.12, 0.24) + bump(x, y, 0.71, 0.34, 0.12, 0.24)
    const flank = ((x / width - 0.5) * 2) ** 2
    plate.relief[i]! += height * (0.1 * blades - 0.03 * spine - 0.12 * flank - 0.55 * flank ** 6)
    plate.tint(i, 1 - 0.02 * spine, 1 - 0.03 * spine, 1 - 0.03 * spine)
  })
  // Everybody has a few.
  for (let n = 0; n < 26; n++) {
    const [x, y, r] = [luck.next() * width, luck.next() * height, plate.perMm * (0.6 + 1.2 * luck.next() ** 2)]
    const pale = 0.25 + 0.5 * luck.next()
    plate.within(x - r * 2, y - r * 2, x + r * 2, y + r * 2, (px, py, i) => {
      plate.mix(i, [138, 90, 66], pale * smooth(1.2, 0.7, Math.hypot(px - x, (py - y) * 1.1) / r))
    })
  }
}
