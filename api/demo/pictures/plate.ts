/** Red, green, blue, each 0 to 255. */
export type Colour = readonly [number, number, number]

/**
 * What lies in front of the camera, before the light: colour, relief in pixels and shine for every point. `perMm`: how
 * many of its pixels are a millimetre of the patient.
 */
export class Plate {
  readonly width: number
  readonly height: number
  readonly perMm: number
  readonly red: Float32Array
  readonly green: Float32Array
  readonly blue: Float32Array
  readonly relief: Float32Array
  readonly shine: Float32Array
  /** White ink over everything, 0 to 1, and the shade around it. */
  readonly ink: Float32Array

  constructor(width: number, height: number, perMm: number) {
    this.width = width
    this.height = height
    this.perMm = perMm
    const plane = () => new Float32Array(width * height)
    this.red = plane()
    this.green = plane()
    this.blue = plane()
    this.relief = plane()
    this.shine = plane()
    this.ink = plane()
  }

  set(i: number, colour: Colour): void {
    this.red[i] = colour[0]
    this.green[i] = colour[1]
    this.blue[i] = colour[2]
  }

  /** Lays `colour` over what is there, `part` of it, 0 to 1. */
  mix(i: number, colour: Colour, part: number): void {
    this.red[i]! += (colour[0] - this.red[i]!) * part
    this.green[i]! += (colour[1] - this.green[i]!) * part
    this.blue[i]! += (colour[2] - this.blue[i]!) * part
  }

  /** Makes it darker or lighter, colour by colour. */
  tint(i: number, red: number, green: number, blue: number): void {
    this.red[i]! *= red
    this.green[i]! *= green
    this.blue[i]! *= blue
  }

  /** Visits the points of a rectangle, cut to the plate. */
  within(x0: number, y0: number, x1: number, y1: number, visit: (x: number, y: number, i: number) => void): void {
    const [left, right] = [Math.max(0, Math.floor(x0)), Math.min(this.width - 1, Math.ceil(x1))]
    const [top, bottom] = [Math.max(0, Math.floor(y0)), Math.min(this.height - 1, Math.ceil(y1))]
    for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) visit(x, y, y * this.width + x)
  }

  each(visit: (x: number, y: number, i: number) => void): void {
    this.within(0, 0, this.width, this.height, visit)
  }
}

export type Point = readonly [x: number, y: number]

/** Follows a line with a round brush of `radius` pixels; `paint` gets how much of the point is covered and how far along it lies. */
export function stroke(
  plate: Plate,
  points: readonly Point[],
  radius: (along: number) => number,
  paint: (i: number, cover: number, along: number) => void,
): void {
  const covers = new Map<number, number>()
  const places = new Map<number, number>()
  for (let n = 1; n < points.length; n++) {
    const [[ax, ay], [bx, by]] = [points[n - 1]!, points[n]!]
    const reach = Math.max(radius((n - 1) / (points.length - 1)), radius(n / (points.length - 1))) + 1
    const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1
    const [left, right] = [Math.min(ax, bx) - reach, Math.max(ax, bx) + reach]
    plate.within(left, Math.min(ay, by) - reach, right, Math.max(ay, by) + reach, (x, y, i) => {
      const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
      const along = (n - 1 + t) / (points.length - 1)
      const cover = Math.min(1, radius(along) + 0.5 - Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)))
      if (cover <= (covers.get(i) ?? 0)) return
      covers.set(i, cover)
      places.set(i, along)
    })
  }
  // Where two pieces meet a point is painted once.
  for (const [i, cover] of covers) paint(i, cover, places.get(i)!)
}

/** A curve through three handles, as points for `stroke`. */
export const curve = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point, steps = 14): Point[] =>
  Array.from({ length: steps + 1 }, (_, n) => {
    const t = n / steps
    const s = 1 - t
    return [s * s * ax + 2 * s * t * bx + t * t * cx, s * s * ay + 2 * s * t * by + t * t * cy] as const
  })
