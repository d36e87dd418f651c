import type { Chance } from '../region/chance.ts'
import { type Colour, curve, type Plate, stroke } from './plate.ts'
import { cellular, clouds, smooth, type Texture } from './texture.ts'

/** Noise that all parts of one picture share. */
export interface Grounds {
  readonly broad: Texture
  readonly fine: Texture
  readonly edge: Texture
  readonly core: Texture
}

export const groundsOf = (luck: Chance): Grounds => ({
  broad: clouds(luck, 8, 5),
  fine: clouds(luck, 64, 3),
  ...cellular(luck, 48),
})

/** Skin types I to IV as they look in indoor light. */
export const tones: readonly Colour[] = [
  [236, 198, 178],
  [228, 184, 160],
  [215, 166, 138],
  [190, 138, 108],
]

/** Fills the plate, or the part where `where` is above 0, with skin: mottled, furrowed, with pores. */
export function layerSkin(
  plate: Plate,
  { broad, fine, edge, core }: Grounds,
  tone: Colour,
  where?: (i: number) => number,
): void {
  const k = plate.perMm
  const cell = 512 / 48 / (0.42 * k)
  // Furrows are seen from near; from afar they are below a pixel and would only shimmer.
  const furrows = smooth(5, 16, k)
  plate.each((x, y, i) => {
    const part = where ? where(i) : 1
    if (part <= 0) return
    const u = x * cell
    const v = y * cell
    const bend = broad.at(u * 0.11, v * 0.11) * 14
    const border = edge.at(u + bend, v * 0.82 - bend)
    const furrow = smooth(0.22, 0, border)
    const coarse = smooth(0.3, 0, edge.at(u * 0.36 + bend + 99, v * 0.5 + 31))
    const blotch = broad.at((x * 9) / k, (y * 9) / k)
    const flush = broad.at((x * 1.6) / k + 200, (y * 1.6) / k + 77)
    const speck = fine.at((x * 60) / k, (y * 60) / k)
    const pore = smooth(0.14, 0.02, core.at(u * 0.21 + 57, v * 0.21 + 13)) * furrows
    const dark = 1 + 0.02 * blotch + 0.03 * speck - furrows * (0.035 * furrow + 0.04 * coarse) - 0.16 * pore
    const red = tone[0] * dark * (1 + 0.012 * flush)
    const green = tone[1] * dark * (1 - 0.028 * flush - 0.03 * pore)
    const blue = tone[2] * dark * (1 - 0.032 * flush - 0.04 * pore)
    plate.mix(i, [red, green, blue], part)
    plate.relief[i]! +=
      part * (furrows * k * (-0.018 * furrow - 0.024 * coarse - 0.05 * pore) + 0.012 * k * blotch + 0.006 * k * speck)
    plate.shine[i] = part * 0.1 * furrows * (1 - furrow)
  })
}

/** Hairs that lie the same way, each a little different, with their shadow. */
export function growHair(
  plate: Plate,
  luck: Chance,
  {
    count,
    lengthMm,
    angle,
    colour,
    within,
  }: { count: number; lengthMm: number; angle: number; colour: Colour; within?: (x: number, y: number) => boolean },
): void {
  const k = plate.perMm
  for (let n = 0; n < count; n++) {
    const [x, y] = [luck.next() * plate.width, luck.next() * plate.height]
    const way = angle + luck.normal() * 0.35
    const length = lengthMm * k * (0.6 + 0.8 * luck.next())
    if (within && !within(x, y)) continue
    const bend = way + luck.normal() * 0.4
    const middle = [x + (Math.cos(way) * length) / 2, y + (Math.sin(way) * length) / 2] as const
    const end = [middle[0] + (Math.cos(bend) * length) / 2, middle[1] + (Math.sin(bend) * length) / 2] as const
    const radius = Math.max(0.45, 0.035 * k)
    const shadow = curve(
      [x + radius * 2, y + radius * 3],
      [middle[0] + radius * 3, middle[1] + radius * 4],
      [end[0] + radius * 4, end[1] + radius * 5],
    )
    stroke(
      plate,
      shadow,
      () => radius * 1.5,
      (i, cover, along) =>
        plate.tint(
          i,
          1 - 0.14 * cover * (1 - along * 0.6),
          1 - 0.16 * cover * (1 - along * 0.6),
          1 - 0.16 * cover * (1 - along * 0.6),
        ),
    )
    stroke(
      plate,
      curve([x, y], middle, end),
      (along) => radius * (1.15 - along),
      (i, cover) => plate.mix(i, colour, 0.75 * cover),
    )
  }
}

export interface Blob {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** How ragged the border is, 0 to 1. */
  readonly ragged?: number
  /** Longer than wide by this factor, along `turn`. */
  readonly stretch?: number
  readonly turn?: number
  /** Shifts the noise, so that two blobs have two borders. */
  readonly shift?: number
}

/** How deep a point lies in a blob: 1 at its middle, 0 on its border, negative outside. */
export function depthIn(
  { x: cx, y: cy, radius, ragged = 0.15, stretch = 1, turn = 0, shift = 0 }: Blob,
  { broad }: Grounds,
) {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return (x: number, y: number): number => {
    const dx = x - cx
    const dy = y - cy
    const u = (dx * cos + dy * sin) / stretch
    const v = -dx * sin + dy * cos
    const scale = 70 / radius
    const wave = broad.at(u * scale + 40 + shift, v * scale + 90 + shift * 3)
    const small = broad.at(u * scale * 3.3 + 7 + shift, v * scale * 3.3 + 17)
    return 1 - Math.sqrt(u * u + v * v) / (radius * (1 + ragged * (0.75 * wave + 0.3 * small)))
  }
}

/** Visits every point near a blob with its depth. */
export function inBlob(
  plate: Plate,
  blob: Blob,
  grounds: Grounds,
  visit: (i: number, depth: number, x: number, y: number) => void,
  margin = 0.5,
): void {
  const depth = depthIn(blob, grounds)
  const reach = blob.radius * (blob.stretch ?? 1) * (1 + margin + (blob.ragged ?? 0.15))
  plate.within(blob.x - reach, blob.y - reach, blob.x + reach, blob.y + reach, (x, y, i) => {
    const d = depth(x, y)
    if (d > -margin) visit(i, d, x, y)
  })
}
