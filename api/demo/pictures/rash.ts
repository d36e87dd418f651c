import type { Chance } from '../region/chance.ts'
import type { Plate } from './plate.ts'
import { type Blob, type Grounds, inBlob } from './skin.ts'
import { smooth } from './texture.ts'

/** One thickened red plaque with silvery scale, its border sharp. */
export function paintPlaque(plate: Plate, grounds: Grounds, blob: Blob): void {
  const { perMm: k } = plate
  inBlob(plate, { ragged: 0.32, ...blob }, grounds, (i, d, x, y) => {
    const cover = smooth(-0.03, 0.07, d)
    const blotch = grounds.broad.at((x * 22) / k + 50, (y * 22) / k)
    const shade = 1 + 0.07 * blotch
    plate.mix(i, [196 * shade, 92 * shade, 84 * shade], 0.8 * cover)
    const flake = grounds.broad.at((x * 13) / k + (blob.shift ?? 0), (y * 19) / k)
    const shred = grounds.broad.at((x * 70) / k, (y * 110) / k)
    const crack = smooth(0.1, 0, grounds.edge.at((x * 4.6) / k + 3 * flake, (y * 4.6) / k))
    const scale =
      cover * smooth(-0.25, 0.5, flake + 0.35 * shred + 0.6 * smooth(0.05, 0.5, d) - 0.45) * (1 - 0.5 * crack)
    plate.mix(i, [232, 218, 208], 0.78 * scale)
    plate.relief[i]! += cover * k * (0.35 * smooth(-0.02, 0.12, d) + 0.1 * scale * (1 + 0.6 * shred) - 0.03 * crack)
    plate.shine[i] = 0.04 * cover + 0.05 * scale
  })
}

/** Plaques of all sizes around a place. */
export function scatterPlaques(
  plate: Plate,
  grounds: Grounds,
  luck: Chance,
  { x, y, spreadMm, count, largestMm }: { x: number; y: number; spreadMm: number; count: number; largestMm: number },
): void {
  for (let n = 0; n < count; n++) {
    const radius = (plate.perMm * largestMm * (n === 0 ? 1 : 0.15 + 0.55 * luck.next() ** 1.6)) / 2
    const far = n === 0 ? 0 : plate.perMm * spreadMm
    paintPlaque(plate, grounds, {
      x: x + luck.normal() * far,
      y: y + luck.normal() * far * 0.5,
      radius,
      stretch: 1 + 0.5 * luck.next(),
      turn: luck.next() * 3,
      shift: luck.whole(0, 400),
    })
  }
}

/** Ill-defined redness with fine scale, scratch marks and small papules. */
export function paintEczema(plate: Plate, grounds: Grounds, luck: Chance, blob: Blob): void {
  const { perMm: k } = plate
  inBlob(
    plate,
    { ...blob, ragged: 0.5 },
    grounds,
    (i, d, x, y) => {
      const patch = grounds.broad.at((x * 9) / k + 31, (y * 9) / k)
      const cover = smooth(-0.45, 0.5, d + 0.3 * patch)
      plate.mix(i, [206, 106, 94], 0.62 * cover)
      const papule = smooth(0.34, 0.12, grounds.core.at((x * 7) / k, (y * 7) / k)) * cover
      plate.mix(i, [190, 78, 72], 0.3 * papule)
      const dry = smooth(0.25, 0.6, grounds.broad.at((x * 44) / k, (y * 44) / k)) * cover
      plate.mix(i, [234, 212, 198], 0.5 * dry)
      plate.relief[i]! += k * (0.09 * papule + 0.03 * dry + 0.05 * cover)
      plate.shine[i] = 0.05
    },
    0.8,
  )
  for (let n = 0; n < 7; n++) {
    const [sx, sy, way] = [
      blob.x + luck.normal() * blob.radius * 0.5,
      blob.y + luck.normal() * blob.radius * 0.4,
      0.6 + luck.normal() * 0.25,
    ]
    const long = k * (4 + 6 * luck.next())
    plate.within(sx - long, sy - long, sx + long, sy + long, (x, y, i) => {
      const along = (x - sx) * Math.cos(way) + (y - sy) * Math.sin(way)
      const across = -(x - sx) * Math.sin(way) + (y - sy) * Math.cos(way)
      const mark =
        smooth(0.4 * k, 0.12 * k, Math.abs(across)) *
        smooth(long, long * 0.6, Math.abs(along)) *
        smooth(-0.5, 0.2, grounds.fine.at(x * 0.2, y * 0.2))
      plate.mix(i, [134, 40, 38], 0.75 * mark)
    })
  }
}
