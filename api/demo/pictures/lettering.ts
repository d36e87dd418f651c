import { type Plate, type Point, stroke } from './plate.ts'

/** Lines of a letter on a grid four wide and six high, from the upper left. */
const glyphs: Readonly<Record<string, readonly (readonly Point[])[]>> = {
  S: [
    [
      [4, 1],
      [3, 0],
      [1, 0],
      [0, 1],
      [0, 2],
      [1, 3],
      [3, 3],
      [4, 4],
      [4, 5],
      [3, 6],
      [1, 6],
      [0, 5],
    ],
  ],
  Y: [
    [
      [0, 0],
      [2, 3],
      [4, 0],
    ],
    [
      [2, 3],
      [2, 6],
    ],
  ],
  N: [
    [
      [0, 6],
      [0, 0],
      [4, 6],
      [4, 0],
    ],
  ],
  T: [
    [
      [0, 0],
      [4, 0],
    ],
    [
      [2, 0],
      [2, 6],
    ],
  ],
  E: [
    [
      [4, 0],
      [0, 0],
      [0, 6],
      [4, 6],
    ],
    [
      [0, 3],
      [3, 3],
    ],
  ],
  I: [
    [
      [2, 0],
      [2, 6],
    ],
  ],
  K: [
    [
      [0, 0],
      [0, 6],
    ],
    [
      [4, 0],
      [0, 3],
      [4, 6],
    ],
  ],
  c: [
    [
      [4, 3],
      [3, 2],
      [1, 2],
      [0, 3],
      [0, 5],
      [1, 6],
      [3, 6],
      [4, 5],
    ],
  ],
  m: [
    [
      [0, 6],
      [0, 2],
    ],
    [
      [0, 3],
      [1, 2],
      [2, 3],
      [2, 6],
    ],
    [
      [2, 3],
      [3, 2],
      [4, 3],
      [4, 6],
    ],
  ],
  0: [
    [
      [1, 0],
      [3, 0],
      [4, 1],
      [4, 5],
      [3, 6],
      [1, 6],
      [0, 5],
      [0, 1],
      [1, 0],
    ],
  ],
  1: [
    [
      [1, 1],
      [2, 0],
      [2, 6],
    ],
  ],
  2: [
    [
      [0, 1],
      [1, 0],
      [3, 0],
      [4, 1],
      [4, 2],
      [0, 6],
      [4, 6],
    ],
  ],
  3: [
    [
      [0, 0],
      [4, 0],
      [2, 2],
      [3, 2],
      [4, 3],
      [4, 5],
      [3, 6],
      [1, 6],
      [0, 5],
    ],
  ],
  4: [
    [
      [3, 6],
      [3, 0],
      [0, 4],
      [4, 4],
    ],
  ],
  5: [
    [
      [4, 0],
      [0, 0],
      [0, 3],
      [3, 2],
      [4, 3],
      [4, 5],
      [3, 6],
      [0, 6],
    ],
  ],
  6: [
    [
      [3, 0],
      [1, 1],
      [0, 3],
      [0, 5],
      [1, 6],
      [3, 6],
      [4, 5],
      [4, 4],
      [3, 3],
      [0, 4],
    ],
  ],
  7: [
    [
      [0, 0],
      [4, 0],
      [1, 6],
    ],
  ],
  8: [
    [
      [1, 0],
      [3, 0],
      [4, 1],
      [3, 3],
      [1, 3],
      [0, 1],
      [1, 0],
    ],
    [
      [1, 3],
      [0, 5],
      [1, 6],
      [3, 6],
      [4, 5],
      [3, 3],
    ],
  ],
  9: [
    [
      [4, 3],
      [1, 3],
      [0, 1],
      [1, 0],
      [3, 0],
      [4, 1],
      [4, 4],
      [1, 6],
    ],
  ],
}

/** Writes a word with its upper left corner at `place`; `height` in pixels, `turn` in radians. */
export function write(
  plate: Plate,
  word: string,
  place: Point,
  height: number,
  paint: (i: number, cover: number) => void,
  { turn = 0, weight = 0.09 }: { turn?: number; weight?: number } = {},
): void {
  const unit = height / 6
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  ;[...word].forEach((letter, n) => {
    for (const line of glyphs[letter] ?? []) {
      const points = line.map(([x, y]): Point => {
        const [u, v] = [(x + n * 5.6) * unit, y * unit]
        return [place[0] + u * cos - v * sin, place[1] + u * sin + v * cos]
      })
      stroke(plate, points, () => height * weight, paint)
    }
  })
}

/** Says in the corner what it is: nobody shall take it for a patient. */
export function markSynthetic(plate: Plate): void {
  const height = Math.max(9, plate.height * 0.014)
  const width = height * 9 * (5.6 / 6)
  const place: Point = [plate.width - width - height * 1.2, plate.height - height * 2.2]
  write(
    plate,
    'SYNTETISK',
    place,
    height,
    (i, cover) => plate.tint(i, 1 - 0.5 * cover, 1 - 0.5 * cover, 1 - 0.5 * cover),
    { weight: 0.2 },
  )
  write(plate, 'SYNTETISK', place, height, (i, cover) => (plate.ink[i] = Math.max(plate.ink[i]!, 0.9 * cover)))
}
