import type { Chance } from '../region/chance.ts'
import type { Colour, Plate } from './plate.ts'
import { type Blob, depthIn, type Grounds, inBlob } from './skin.ts'
import { smooth } from './texture.ts'

export type LesionKind = 'naevus' | 'melanoma' | 'keratosis' | 'nodule'

/** Paints a lesion of about `mm` millimetres around a point, as seen by the naked eye. */
export function paintLesion(
  plate: Plate,
  grounds: Grounds,
  luck: Chance,
  kind: LesionKind,
  x: number,
  y: number,
  mm: number,
): void {
  painters[kind](plate, grounds, luck, { x, y, radius: (mm / 2) * plate.perMm })
}

/** Even, symmetrical, softly bordered. */
function paintNaevus(plate: Plate, grounds: Grounds, luck: Chance, at: Pick<Blob, 'x' | 'y' | 'radius'>): void {
  const blob = { ...at, ragged: 0.07, stretch: 1.12, turn: luck.next() * 3, shift: luck.whole(0, 400) }
  const brown: Colour = [128, 82, 56]
  inBlob(plate, blob, grounds, (i, d, px, py) => {
    const cover = smooth(-0.12, 0.16, d)
    const mottle = grounds.fine.at((px * 40) / at.radius, (py * 40) / at.radius)
    const shade = 1 + 0.09 * mottle - 0.12 * smooth(0.2, 0.9, d)
    plate.mix(i, [brown[0] * shade, brown[1] * shade, brown[2] * shade], 0.86 * cover)
    plate.relief[i]! += at.radius * 0.16 * smooth(-0.1, 0.8, d) + at.radius * 0.012 * mottle * cover
    plate.shine[i]! += 0.1 * cover
  })
}

/** Asymmetrical, ragged, several colours: dark brown, black, blue-grey, red, and a pale part. */
function paintMelanoma(
  plate: Plate,
  grounds: Grounds,
  luck: Chance,
  { x, y, radius }: Pick<Blob, 'x' | 'y' | 'radius'>,
): void {
  const turn = luck.next() * 6
  const shift = luck.whole(0, 400)
  const main = depthIn({ x, y, radius, ragged: 0.42, stretch: 1.25, turn, shift }, grounds)
  const lobe = depthIn(
    {
      x: x + Math.cos(turn) * radius * 0.85,
      y: y + Math.sin(turn) * radius * 0.85,
      radius: radius * 0.62,
      ragged: 0.5,
      shift: shift + 50,
    },
    grounds,
  )
  const patch = (angle: number, far: number, size: number, n: number) =>
    depthIn(
      {
        x: x + Math.cos(turn + angle) * radius * far,
        y: y + Math.sin(turn + angle) * radius * far,
        radius: radius * size,
        ragged: 0.6,
        shift: shift + 100 * n,
      },
      grounds,
    )
  const patches: readonly [ReturnType<typeof patch>, Colour, number][] = [
    [patch(0.3, 0.75, 0.5, 1), [34, 24, 26], 0.92],
    [patch(2.4, 0.35, 0.42, 2), [84, 88, 104], 0.62],
    [patch(-1.6, 0.6, 0.4, 3), [166, 84, 76], 0.7],
    [patch(3.3, 0.72, 0.3, 4), [206, 168, 154], 0.75],
  ]
  plate.within(x - radius * 2.4, y - radius * 2.4, x + radius * 2.4, y + radius * 2.4, (px, py, i) => {
    const d = Math.max(main(px, py), lobe(px, py) * 0.8)
    if (d < -0.35) return
    const notch = grounds.broad.at((px * 190) / radius + shift, (py * 190) / radius)
    const cover = smooth(-0.05, 0.09, d + 0.06 * notch)
    const mottle = grounds.broad.at((px * 110) / radius + shift, (py * 110) / radius)
    const grain = grounds.fine.at((px * 55) / radius, (py * 55) / radius)
    const shade = 1 + 0.3 * mottle + 0.12 * grain
    // A thin red rim: the skin answers.
    plate.tint(i, 1, 1 - 0.09 * smooth(-0.35, 0, d), 1 - 0.08 * smooth(-0.35, 0, d))
    plate.mix(i, [92 * shade, 57 * shade, 44 * shade], 0.93 * cover)
    for (const [inside, colour, part] of patches) {
      const deep = smooth(-0.1, 0.45, inside(px, py)) * cover * part
      if (deep > 0)
        plate.mix(
          i,
          [colour[0] * (1 + 0.12 * grain), colour[1] * (1 + 0.12 * grain), colour[2] * (1 + 0.12 * grain)],
          deep,
        )
    }
    const lump = smooth(-0.2, 0.7, patches[0]![0](px, py))
    plate.relief[i]! += cover * radius * (0.07 + 0.02 * mottle + 0.014 * grain + 0.17 * lump)
    plate.shine[i]! += cover * (0.08 + 0.3 * lump)
  })
}

/** Stuck on, greasy, with plugs and furrows. */
function paintKeratosis(plate: Plate, grounds: Grounds, luck: Chance, at: Pick<Blob, 'x' | 'y' | 'radius'>): void {
  const blob = { ...at, ragged: 0.18, stretch: 1.25, turn: luck.next() * 3, shift: luck.whole(0, 400) }
  inBlob(plate, blob, grounds, (i, d, px, py) => {
    const cover = smooth(-0.03, 0.06, d)
    const wart = grounds.edge.at((px * 62) / at.radius, (py * 62) / at.radius)
    const plug = smooth(0.16, 0.04, grounds.core.at((px * 34) / at.radius + 70, (py * 34) / at.radius))
    const mottle = grounds.broad.at((px * 120) / at.radius, (py * 120) / at.radius)
    const shade = 1 + 0.16 * mottle - 0.24 * smooth(0.2, 0, wart) - 0.4 * plug
    plate.mix(i, [148 * shade, 108 * shade, 76 * shade], 0.95 * cover)
    plate.relief[i]! += at.radius * cover * (0.12 * smooth(0, 0.12, d) + 0.035 * smooth(0, 0.4, wart) - 0.05 * plug)
    plate.shine[i]! += 0.12 * cover
  })
}

/** A pearly lump with vessels and a small crust. */
function paintNodule(plate: Plate, grounds: Grounds, luck: Chance, at: Pick<Blob, 'x' | 'y' | 'radius'>): void {
  const shift = luck.whole(0, 400)
  const crust = depthIn(
    { x: at.x + at.radius * 0.12, y: at.y + at.radius * 0.1, radius: at.radius * 0.36, ragged: 0.6, shift },
    grounds,
  )
  inBlob(plate, { ...at, ragged: 0.1, stretch: 1.1, turn: luck.next() * 3, shift }, grounds, (i, d, px, py) => {
    const cover = smooth(-0.2, 0.2, d)
    const vessel = smooth(0.09, 0.01, Math.abs(grounds.broad.at((px * 52) / at.radius + shift, (py * 90) / at.radius)))
    plate.mix(i, [222, 156, 144], 0.7 * cover)
    plate.mix(i, [178, 62, 66], 0.6 * vessel * smooth(0, 0.2, d) * smooth(0.75, 0.3, d))
    const dome = Math.sqrt(Math.max(0, 1 - (1 - Math.max(0, d)) ** 2))
    const rim = smooth(0, 0.2, d) * smooth(0.6, 0.25, d)
    plate.relief[i]! += at.radius * (0.34 * dome + 0.05 * rim)
    plate.shine[i]! += 0.45 * cover
    const dry = smooth(-0.05, 0.25, crust(px, py))
    if (dry <= 0) return
    const grain = grounds.fine.at((px * 60) / at.radius, (py * 60) / at.radius)
    plate.mix(i, [104 + 30 * grain, 44 + 16 * grain, 34 + 10 * grain], 0.9 * dry)
    plate.relief[i]! += at.radius * dry * (-0.09 + 0.03 * grain)
    plate.shine[i]! *= 1 - 0.7 * dry
  })
}

const painters: Readonly<Record<LesionKind, typeof paintNaevus>> = {
  naevus: paintNaevus,
  melanoma: paintMelanoma,
  keratosis: paintKeratosis,
  nodule: paintNodule,
}
