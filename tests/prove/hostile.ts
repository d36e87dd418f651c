import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { sample, samplesDir } from '../support/samples.ts'
import { chanceFrom, NotHere } from './promise.ts'

export interface HostileFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Every hostile sample, as it is. Throws NotHere where they are absent. */
export function hostileFiles(): HostileFile[] {
  if (!existsSync(samplesDir)) throw new NotHere(`the sample files at ${samplesDir} (LYSBORD_SAMPLES)`)
  return readdirSync(`${samplesDir}/04-hostile`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(samplesDir.length + 1))
    .sort()
    .map((name) => ({ name, bytes: sample(name) }))
}

/** Whole photographs of every format: what is done to them reaches deep into the decoders. */
export const wholeFiles = (): HostileFile[] =>
  [
    'jpeg/hopper_gray.jpg',
    'jpeg/progressive_Issue_600_(2).jpg',
    'icc/Reagan.jpg',
    'png/tbbn2c16.png',
    'tiff/g4-multi.tiff',
    'webp/Photo_1.webp',
    'avif/example.avif',
    'heic/exif-at-eof.heic',
  ].map((name) => ({ name, bytes: sample(`03-formats/${name}`) }))

/** Half of each: none may ever be shown. */
export const halves = (): HostileFile[] =>
  ['icc/Reagan.jpg', 'heic/exif-at-eof.heic', 'avif/example.avif', 'webp/Photo_1.webp'].map((name) => {
    const bytes = sample(`03-formats/${name}`)
    return { name: `half of ${name}`, bytes: bytes.subarray(0, bytes.length / 2) }
  })

/** Endless copies of these files, each changed in some way that chance picks; the same seed, the same copies. */
export function* mutants(files: readonly HostileFile[], seed: number): Generator<HostileFile> {
  const chance = chanceFrom(seed)
  const below = (n: number) => Math.floor(chance() * n)
  for (let n = 0; ; n++) {
    const { name, bytes } = files[below(files.length)]!
    const way = ways[n % ways.length]!
    // The first bytes say what kind of file it is; without them no decoder would see it.
    const first = Math.min(16, bytes.length)
    const changed = way(Uint8Array.from(bytes.subarray(first)), below)
    const whole = new Uint8Array(first + changed.length)
    whole.set(bytes.subarray(0, first))
    whole.set(changed, first)
    yield { name: `${name} ${way.name} ${n}`, bytes: whole }
  }
}

/** Whether zzuf is installed (Debian: zzuf). */
export const hasZzuf = spawnSync('zzuf', ['--version'], { stdio: 'ignore' }).status === 0

/** Endless copies of these files as zzuf alters them, behind their first bytes: the same seed, the same copies. */
export function* zzufMutants(files: readonly HostileFile[], seed: number): Generator<HostileFile> {
  const chance = chanceFrom(seed)
  for (let n = 0; ; n++) {
    const { name, bytes } = files[Math.floor(chance() * files.length)]!
    // One bit of ten thousand up to one of fifty.
    const ratio = (10 ** (-4 + 2.3 * chance())).toFixed(6)
    const words = ['-s', `${seed * 100_000 + n}`, '-r', ratio, '-b', '16-']
    const { stdout, status } = spawnSync('zzuf', words, { input: bytes, maxBuffer: 100_000_000 })
    if (status !== 0) throw new Error(`zzuf ${words.join(' ')} ended with ${status}`)
    yield { name: `${name} zzuf ${n}`, bytes: new Uint8Array(stdout) }
  }
}

type Below = (n: number) => number
const ways = [
  function flipped(bytes: Uint8Array, below: Below) {
    // Four bits of a thousand, as zzuf does it.
    for (let n = 0; n < Math.max(1, bytes.length / 30); n++) bytes[below(bytes.length)]! ^= 1 << below(8)
    return bytes
  },
  function nudged(bytes: Uint8Array, below: Below) {
    for (let n = 0; n < 3; n++) bytes[below(bytes.length)] = [0, 1, 0x7f, 0x80, 0xff][below(5)]!
    return bytes
  },
  function exploded(bytes: Uint8Array, below: Below) {
    // A length or an offset, most of which stand near the beginning, that says “everything”.
    const at = below(Math.min(400, bytes.length))
    return bytes.fill(0xff, at, at + 4)
  },
  function cut(bytes: Uint8Array, below: Below) {
    return bytes.slice(0, below(bytes.length))
  },
  function doubled(bytes: Uint8Array, below: Below) {
    const at = below(bytes.length)
    return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at, at + 2_000), ...bytes.subarray(at)])
  },
  function gapped(bytes: Uint8Array, below: Below) {
    const at = below(bytes.length)
    return bytes.fill(0, at, at + 1 + below(500))
  },
]

/** EXIF that says one thing: the camera was turned to the right. */
const turned = Buffer.from('4d4d002a0000000800010112000300000001000600000000', 'hex')

/**
 * A PNG that unpacks to more memory than a picture gets: within the limit of pixels, in an order that must be held whole,
 * and once more to be turned.
 */
export function memoryBomb(): Uint8Array {
  const side = 9_990
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([16, 6, 0, 0, 1], 8)
  const passes = [
    [0, 8, 0, 8],
    [4, 8, 0, 8],
    [0, 4, 4, 8],
    [2, 4, 0, 4],
    [0, 2, 2, 4],
    [1, 2, 0, 2],
    [0, 1, 1, 2],
  ] as const
  const along = (from: number, step: number) => Math.ceil((side - from) / step)
  const bytes = passes.reduce((sum, [x, dx, y, dy]) => sum + along(y, dy) * (1 + along(x, dx) * 8), 0)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('eXIf', turned),
    chunk('IDAT', deflateSync(Buffer.alloc(bytes), { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
