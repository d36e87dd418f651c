import jpeg from 'jpeg-js'
import type { Chance } from '../region/chance.ts'
import type { Plate } from './plate.ts'

/** How the picture is taken. */
export interface Shot {
  /** Whole: how many pixels of the picture one of the plate becomes, each way. */
  readonly enlarge?: 1 | 2
  /** Where the lamp stands, radians; 0 is to the right. */
  readonly lamp?: number
  /** How flat the light falls: 0 straight from above, 1 from the side. */
  readonly slant?: number
  /** Darker corners, 0 to 1. */
  readonly vignette?: number
  /** Pixels of blur; what a hurried hand does. */
  readonly blur?: number
  /** Warmer (above 1) or colder light. */
  readonly warmth?: number
  readonly exposure?: number
  /** What an eyepiece lets through at a point, 0 to 1. */
  readonly eyepiece?: (x: number, y: number) => number
  readonly quality?: number
}

/** Puts light on the plate and gives the photograph as a JPEG. */
export function develop(
  plate: Plate,
  luck: Chance,
  shot: Shot = {},
): { jpeg: Uint8Array; width: number; height: number } {
  const { enlarge = 1, blur = 0, quality = 88 } = shot
  light(plate, shot)
  if (blur > 0) for (const plane of [plate.red, plate.green, plate.blue]) soften(plane, plate.width, plate.height, blur)
  const [width, height] = [plate.width * enlarge, plate.height * enlarge]
  const data = enlarge === 1 ? plain(plate, luck) : doubled(plate, luck)
  const encoded = jpeg.encode({ data, width, height }, quality).data
  return { jpeg: new Uint8Array(encoded.buffer, encoded.byteOffset, encoded.byteLength), width, height }
}

/** Lambert's and Phong's light, one lamp; falls off towards the corners. */
function light(
  plate: Plate,
  { lamp = -2.2, slant = 0.6, vignette = 0.22, warmth = 1, exposure = 1, eyepiece }: Shot,
): void {
  const { width, height, red, green, blue, relief, shine, ink } = plate
  const [lx, ly, lz] = unit(Math.cos(lamp) * slant, Math.sin(lamp) * slant, 1)
  const [hx, hy, hz] = unit(lx, ly, lz + 1)
  const far = Math.hypot(width, height) / 2
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const nx = relief[x > 0 ? i - 1 : i]! - relief[x < width - 1 ? i + 1 : i]!
      const ny = relief[y > 0 ? i - width : i]! - relief[y < height - 1 ? i + width : i]!
      const length = Math.sqrt(nx * nx + ny * ny + 4)
      const facing = (nx * lx + ny * ly + 2 * lz) / length / lz
      const mirrored = Math.max(0, (nx * hx + ny * hy + 2 * hz) / length)
      const gleam = shine[i]! > 0 ? 255 * shine[i]! * mirrored ** 60 : 0
      const out = Math.hypot(x - width / 2, y - height / 2) / far
      const side = 1 + 0.1 * slant * (((x - width / 2) * lx + (y - height / 2) * ly) / far)
      const fall = exposure * side * (1 - vignette * out * out) * (eyepiece ? eyepiece(x, y) : 1)
      const shade = fall * (0.36 + 0.64 * Math.max(0, facing))
      const white = 240 * ink[i]!
      const rest = 1 - ink[i]!
      red[i] = white + rest * (red[i]! * shade * warmth + gleam * fall)
      green[i] = white + rest * (green[i]! * shade + gleam * fall)
      blue[i] = white + rest * ((blue[i]! * shade) / warmth + gleam * fall)
    }
}

function unit(x: number, y: number, z: number): [number, number, number] {
  const length = Math.hypot(x, y, z)
  return [x / length, y / length, z / length]
}

/** Three box blurs, which is nearly what a lens does. */
function soften(plane: Float32Array, width: number, height: number, radius: number): void {
  const r = Math.max(1, Math.round(radius))
  const line = new Float32Array(Math.max(width, height))
  const along = (start: number, step: number, count: number) => {
    let sum = 0
    for (let n = -r; n <= r; n++) sum += plane[start + Math.min(count - 1, Math.max(0, n)) * step]!
    for (let n = 0; n < count; n++) {
      line[n] = sum / (2 * r + 1)
      sum += plane[start + Math.min(count - 1, n + r + 1) * step]! - plane[start + Math.max(0, n - r) * step]!
    }
    for (let n = 0; n < count; n++) plane[start + n * step] = line[n]!
  }
  for (let pass = 0; pass < 3; pass++) {
    for (let y = 0; y < height; y++) along(y * width, 1, width)
    for (let x = 0; x < width; x++) along(x, width, height)
  }
}

/** Grain of the sensor, a stock of it: drawing it anew for every point would take as long as the rest. */
function grainOf(luck: Chance): Float32Array {
  return Float32Array.from({ length: 65_536 }, () => (luck.next() + luck.next() + luck.next() - 1.5) * 7)
}

function plain({ width, height, red, green, blue }: Plate, luck: Chance): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4)
  const grain = grainOf(luck)
  for (let i = 0; i < width * height; i++) {
    const g = grain[(i * 7 + (i >> 9) * 131) & 65_535]!
    data[i * 4] = red[i]! + g
    data[i * 4 + 1] = green[i]! + g
    data[i * 4 + 2] = blue[i]! + g * 1.2
    data[i * 4 + 3] = 255
  }
  return data
}

function doubled({ width, height, red, green, blue }: Plate, luck: Chance): Uint8ClampedArray {
  const wide = width * 2
  const data = new Uint8ClampedArray(wide * height * 2 * 4)
  const grain = grainOf(luck)
  for (let y = 0; y < height * 2; y++) {
    const y0 = y >> 1
    const y1 = Math.min(height - 1, Math.max(0, y0 + (y & 1 ? 1 : -1)))
    for (let x = 0; x < wide; x++) {
      const x0 = x >> 1
      const x1 = Math.min(width - 1, Math.max(0, x0 + (x & 1 ? 1 : -1)))
      const [a, b, c, d] = [y0 * width + x0, y0 * width + x1, y1 * width + x0, y1 * width + x1]
      const to = (y * wide + x) * 4
      const g = grain[(to * 3 + y * 977) & 65_535]!
      data[to] = 0.5625 * red[a]! + 0.1875 * (red[b]! + red[c]!) + 0.0625 * red[d]! + g
      data[to + 1] = 0.5625 * green[a]! + 0.1875 * (green[b]! + green[c]!) + 0.0625 * green[d]! + g
      data[to + 2] = 0.5625 * blue[a]! + 0.1875 * (blue[b]! + blue[c]!) + 0.0625 * blue[d]! + g * 1.2
      data[to + 3] = 255
    }
  }
  return data
}
