/** Colorants of red, green and blue in XYZ, adapted to D50 (Bradford), from the primaries of ITU-T H.273, table 2. */
const colorants: Readonly<Record<string, readonly number[]>> = {
  'BT.709': [0.4361, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7139],
  'BT.2020': [0.6735, 0.2791, -0.0019, 0.1657, 0.6753, 0.03, 0.1251, 0.0456, 0.7969],
  'Display P3': [0.5152, 0.2412, -0.0011, 0.292, 0.6922, 0.0419, 0.1571, 0.0666, 0.7841],
}

/**
 * An ICC profile for colour code points (H.273), or undefined where the pixels are sRGB. The older primaries (BT.709,
 * BT.601) count as sRGB: phones write them as a habit on pixels that were made for an sRGB screen.
 */
export function profileFromNclx(primaries: number, transfer: number): Uint8Array | undefined {
  const gamut = { 9: 'BT.2020', 12: 'Display P3' }[primaries] ?? 'BT.709'
  const curve = { 16: pq, 18: hlg }[transfer] ?? srgb
  return gamut === 'BT.709' && curve === srgb ? undefined : iccProfile(colorants[gamut]!, curve)
}

const srgb = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)

/** BT.2100 PQ. White is 203 cd/m² (BT.2408); brighter highlights are clipped. */
function pq(v: number): number {
  const e = v ** (1 / 78.84375)
  const light = (Math.max(e - 0.8359375, 0) / (18.8515625 - 18.6875 * e)) ** (1 / 0.1593017578125)
  return Math.min(1, (light * 10_000) / 203)
}

/** BT.2100 HLG with its system gamma of 1.2. White is the signal 0.75 (BT.2408). */
function hlg(v: number): number {
  const scene = (s: number) => (s <= 0.5 ? s ** 2 / 3 : (Math.exp((s - 0.55991073) / 0.17883277) + 0.28466892) / 12)
  return Math.min(1, (scene(v) / scene(0.75)) ** 1.2)
}

const d50 = [0.9642, 1, 0.8249]
const curvePoints = 4096

/** A matrix profile, ICC.1:2001 (version 2): what every colour engine reads. */
function iccProfile(rgb: readonly number[], curve: (signal: number) => number): Uint8Array {
  const tags: [name: string, body: Uint8Array][] = [
    ['desc', description()],
    ['wtpt', xyz(d50)],
    ['rXYZ', xyz(rgb.slice(0, 3))],
    ['gXYZ', xyz(rgb.slice(3, 6))],
    ['bXYZ', xyz(rgb.slice(6, 9))],
    ['rTRC', sampled(curve)],
  ]
  const places = new Map<string, readonly [at: number, size: number]>()
  let at = 128 + 4 + (tags.length + 2) * 12
  for (const [name, body] of tags) {
    places.set(name, [at, body.length])
    at += body.length
  }
  // All three channels share one curve.
  for (const name of ['gTRC', 'bTRC']) places.set(name, places.get('rTRC')!)

  const profile = new Uint8Array(at)
  const view = new DataView(profile.buffer)
  view.setUint32(0, at)
  view.setUint32(8, 0x02400000)
  for (const [place, word] of [
    [12, 'mntr'],
    [16, 'RGB '],
    [20, 'XYZ '],
    [36, 'acsp'],
  ] as const)
    write(profile, place, word)
  profile.set(xyz(d50).subarray(8), 68)
  view.setUint32(128, places.size)
  ;[...places].forEach(([name, [start, size]], i) => {
    write(profile, 132 + i * 12, name)
    view.setUint32(136 + i * 12, start)
    view.setUint32(140 + i * 12, size)
  })
  for (const [name, body] of tags) profile.set(body, places.get(name)![0])
  return profile
}

function write(to: Uint8Array, at: number, word: string): void {
  to.set(new TextEncoder().encode(word), at)
}

function xyz(values: readonly number[]): Uint8Array {
  const body = new Uint8Array(20)
  write(body, 0, 'XYZ ')
  for (const [i, value] of values.entries()) new DataView(body.buffer).setInt32(8 + i * 4, Math.round(value * 65_536))
  return body
}

function sampled(curve: (signal: number) => number): Uint8Array {
  const body = new Uint8Array(12 + curvePoints * 2)
  const view = new DataView(body.buffer)
  write(body, 0, 'curv')
  view.setUint32(8, curvePoints)
  for (let i = 0; i < curvePoints; i++) view.setUint16(12 + i * 2, Math.round(curve(i / (curvePoints - 1)) * 65_535))
  return body
}

function description(): Uint8Array {
  const body = new Uint8Array(92 + 4)
  write(body, 0, 'desc')
  body[11] = 5
  write(body, 12, 'nclx')
  return body
}
