import type { Chance } from '../region/chance.ts'
import { type Plate, type Point, stroke } from './plate.ts'
import { depthIn, type Grounds } from './skin.ts'
import { smooth } from './texture.ts'

export type EardrumKind = 'healthy' | 'effusion' | 'perforation'

/** A right eardrum through an otoscope; `side` left mirrors it. Handle of the malleus, light reflex and rim where they belong. */
export function paintEardrum(
  plate: Plate,
  grounds: Grounds,
  luck: Chance,
  kind: EardrumKind,
  side: 'left' | 'right',
): void {
  const { width, height } = plate
  const [x0, y0] = [width * 0.505, height * 0.505]
  const r = height * 0.31
  const hand = side === 'right' ? 1 : -1
  /** From the middle of the drum, in its radii; x grows towards the patient's face. */
  const at = (x: number, y: number): Point => [x0 + hand * x * r, y0 + y * r]
  const ring = depthIn({ x: x0, y: y0, radius: r, ragged: 0.035, stretch: 1.06, turn: 0.5, shift: 9 }, grounds)
  const full = kind === 'effusion'
  plate.each((x, y, i) => {
    const d = ring(x, y)
    const blotch = grounds.broad.at(x * 0.16, y * 0.16)
    if (d < 0) return canal(plate, grounds, i, x, y, d, blotch)
    const [u, v] = [(hand * (x - x0)) / r, (y - y0) / r]
    const mottle = grounds.broad.at(x * 0.35 + 40, y * 0.35)
    const upper = smooth(0.1, -0.9, v)
    // Behind the upper part the ossicles and the promontory shine through.
    const deep =
      smooth(0.5, 0.1, Math.hypot(u + 0.42, v + 0.34)) + 0.7 * smooth(0.45, 0.1, Math.hypot(u + 0.1, v - 0.5))
    if (full)
      plate.set(i, [
        196 + 8 * mottle - 20 * smooth(0, 0.8, v),
        138 + 9 * mottle - 18 * smooth(0, 0.8, v),
        74 + 8 * mottle,
      ])
    else
      plate.set(i, [
        182 + 7 * mottle - 16 * deep,
        172 + 8 * mottle - 16 * upper - 16 * deep,
        158 + 9 * mottle - 18 * upper - 14 * deep,
      ])
    // Pars flaccida, pinker, above the short process.
    plate.mix(i, [206, 138, 124], 0.55 * smooth(0.34, 0.16, Math.hypot(u - 0.16, v + 0.86)))
    plate.mix(i, full ? [206, 152, 110] : [214, 198, 178], 0.6 * smooth(0.09, 0, Math.abs(d - 0.05)))
    plate.tint(i, 1 - 0.24 * smooth(0.07, 0, d), 1 - 0.3 * smooth(0.07, 0, d), 1 - 0.32 * smooth(0.07, 0, d))
    const cone = 1 - Math.min(1, Math.hypot(u, v * 0.9))
    plate.relief[i] = r * (full ? 0.02 : -0.13) * cone + 0.5 * mottle
    plate.shine[i] = full ? 0.09 : 0.05
  })
  layVessels(plate, luck, at, r, full)
  layMalleus(plate, at, r, full)
  if (kind === 'perforation') layHole(plate, grounds, luck, at, r)
  else layReflex(plate, grounds, at, r, hand, full)
  if (full) layBubbles(plate, luck, at, r)
  layWax(plate, grounds, luck, x0, y0, r)
}

/** The wall of the canal, redder and darker the farther out; it curves away from the lamp. */
function canal(plate: Plate, grounds: Grounds, i: number, x: number, y: number, d: number, blotch: number): void {
  const out = smooth(0, -0.65, d)
  const fold = grounds.broad.at(x * 0.07 + 9, y * 0.07)
  const fine = grounds.fine.at(x * 0.5, y * 0.5)
  plate.set(i, [214 - 26 * out + 10 * blotch, 146 - 34 * out + 9 * blotch, 122 - 34 * out + 7 * blotch + 3 * fine])
  const step = smooth(-0.09, 0, d)
  plate.tint(i, 1 - 0.3 * step, 1 - 0.36 * step, 1 - 0.38 * step)
  plate.relief[i] = 46 * smooth(0, -0.5, d) + 7 * fold + 0.6 * fine
  plate.shine[i] = 0.08
}

function layVessels(plate: Plate, luck: Chance, at: (x: number, y: number) => Point, r: number, full: boolean): void {
  for (let n = 0; n < (full ? 16 : 7); n++) {
    const side = luck.normal() * 0.06
    const alongHandle = n < 4
    const angle = luck.next() * 6.28
    const line: Point[] = alongHandle
      ? Array.from({ length: 9 }, (_, s) =>
          at(0.16 - 0.18 * (s / 8) + side + 0.012 * Math.sin(s * 1.7 + n), -0.95 + (0.8 + 0.05 * n) * (s / 8)),
        )
      : Array.from({ length: 7 }, (_, s) =>
          at(
            Math.cos(angle + 0.05 * Math.sin(s * 1.4 + n)) * (0.97 - 0.06 * s),
            Math.sin(angle + 0.05 * Math.sin(s * 1.4 + n)) * (0.97 - 0.06 * s),
          ),
        )
    const wide = r * (0.004 + 0.004 * luck.next())
    stroke(
      plate,
      line,
      (along) => wide * (1.1 - 0.8 * along),
      (i, cover) => plate.mix(i, [178, 62, 58], (alongHandle ? 0.42 : 0.3) * cover),
    )
  }
}

/** The handle from the short process down to the umbo. */
function layMalleus(plate: Plate, at: (x: number, y: number) => Point, r: number, full: boolean): void {
  const handle = [at(0.17, -0.72), at(0.1, -0.44), at(0.03, -0.18), at(-0.03, 0.03)]
  const wide = (along: number) => r * (0.06 - 0.022 * along)
  stroke(
    plate,
    handle,
    (along) => wide(along) * 1.8,
    (i, cover) => plate.tint(i, 1 - 0.12 * cover, 1 - 0.15 * cover, 1 - 0.17 * cover),
  )
  stroke(plate, handle, wide, (i, cover) => {
    plate.mix(i, full ? [214, 168, 116] : [206, 186, 154], 0.72 * smooth(0, 1, cover))
    plate.relief[i]! += 2.2 * cover
  })
  stroke(
    plate,
    [at(0.17, -0.73), at(0.2, -0.745)],
    () => r * 0.075,
    (i, cover) => {
      plate.mix(i, [224, 206, 174], 0.75 * cover)
      plate.relief[i]! += 3 * cover
    },
  )
  stroke(
    plate,
    [at(-0.03, 0.03), at(-0.035, 0.035)],
    () => r * 0.07,
    (i, cover) => plate.mix(i, [226, 206, 176], 0.5 * cover),
  )
}

/** A cone of light from the umbo forwards and down; dull where fluid stands behind the drum. */
function layReflex(
  plate: Plate,
  { broad }: Grounds,
  at: (x: number, y: number) => Point,
  r: number,
  hand: number,
  full: boolean,
): void {
  const [ux, uy] = at(-0.01, 0.07)
  const way = Math.PI * 0.3
  plate.within(ux - r, uy - r * 0.2, ux + r, uy + r, (x, y, i) => {
    const [u, v] = [(hand * (x - ux)) / r, (y - uy) / r]
    const along = u * Math.cos(way) + v * Math.sin(way)
    const across = Math.abs(-u * Math.sin(way) + v * Math.cos(way))
    const inside = smooth(0.02 + 0.2 * along, 0.1 * along, across) * smooth(0, 0.05, along) * smooth(0.78, 0.58, along)
    const broken = smooth(-0.75, 0.1, broad.at(x * 0.3, y * 0.3))
    plate.mix(i, [255, 252, 244], (full ? 0.2 : 0.9) * inside * broken)
  })
}

/** A hole in the lower part, dry, its rim thin and white; behind it the pink floor of the middle ear. */
function layHole(plate: Plate, grounds: Grounds, luck: Chance, at: (x: number, y: number) => Point, r: number): void {
  const [hx, hy] = at(0.2, 0.42)
  const inside = depthIn(
    { x: hx, y: hy, radius: r * 0.29, ragged: 0.2, stretch: 1.2, turn: 0.4, shift: luck.whole(0, 300) },
    grounds,
  )
  plate.within(hx - r * 0.7, hy - r * 0.7, hx + r * 0.7, hy + r * 0.7, (x, y, i) => {
    const d = inside(x, y)
    if (d < -0.4) return
    plate.mix(i, [222, 206, 186], 0.6 * smooth(-0.16, -0.03, d) * smooth(0.06, 0, d))
    const open = smooth(0, 0.06, d)
    const wall = grounds.broad.at(x * 0.5, y * 0.5)
    const lit = smooth(-0.1, 0.9, (y - hy) / r + 0.3 + 0.2 * wall)
    plate.mix(i, [96 + 96 * lit, 44 + 52 * lit, 40 + 46 * lit], open)
    plate.tint(
      i,
      1 - 0.45 * smooth(0.3, 0, d) * open,
      1 - 0.5 * smooth(0.3, 0, d) * open,
      1 - 0.5 * smooth(0.3, 0, d) * open,
    )
    plate.relief[i]! += open * (-4 + 3 * wall)
    plate.shine[i] = Math.max(0.1, 0.5 * open * lit)
  })
}

/** Air in the fluid. */
function layBubbles(plate: Plate, luck: Chance, at: (x: number, y: number) => Point, r: number): void {
  for (let n = 0; n < 7; n++) {
    const [bx, by] = at(-0.42 + 0.16 * n + 0.05 * luck.normal(), -0.2 + 0.1 * luck.normal() - 0.03 * n)
    const radius = r * (0.045 + 0.06 * luck.next())
    plate.within(bx - radius * 1.3, by - radius * 1.3, bx + radius * 1.3, by + radius * 1.3, (x, y, i) => {
      const d = Math.hypot(x - bx, y - by) / radius
      plate.mix(i, [236, 200, 146], 0.3 * smooth(1, 0.7, d))
      plate.mix(i, [118, 72, 36], 0.55 * smooth(0.78, 0.95, d) * smooth(1.15, 1, d))
      plate.mix(
        i,
        [255, 244, 220],
        0.8 * smooth(0.3, 0.12, Math.hypot(x - bx + radius * 0.35, y - by + radius * 0.35) / radius),
      )
    })
  }
}

/** A little wax and a few hairs at the border of the view. */
function layWax(plate: Plate, grounds: Grounds, luck: Chance, x0: number, y0: number, r: number): void {
  for (let n = 0; n < 3; n++) {
    const angle = 2 + luck.next() * 2.2
    const [x, y] = [x0 + Math.cos(angle) * r * 1.35, y0 + Math.sin(angle) * r * 1.35]
    const crumb = depthIn(
      { x, y, radius: r * (0.08 + 0.12 * luck.next()), ragged: 0.8, shift: luck.whole(0, 300) },
      grounds,
    )
    plate.within(x - r * 0.4, y - r * 0.4, x + r * 0.4, y + r * 0.4, (px, py, i) => {
      const d = smooth(0, 0.2, crumb(px, py))
      plate.mix(i, [176, 116, 48], 0.85 * d)
      plate.relief[i]! += 9 * d
      plate.shine[i] = Math.max(plate.shine[i]!, 0.4 * d)
    })
  }
}
