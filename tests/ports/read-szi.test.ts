import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSzi, type Szi, tileRange } from '../../api/imaging/read-szi.ts'
import { inMemory } from '../support/pictures.ts'

const picture = { width: 1300, height: 700 }
const good = (): Entry[] => [
  ...tilesOf(picture).map((name): Entry => ({ name, bytes: text(`tile ${name}`) })),
  { name: 'pyramid.dzi', bytes: text('<Image/>') },
  { name: 'pyramid_files/vips-properties.xml', bytes: text('<image date="today"/>') },
]
const read = (zip: Uint8Array, size = picture): Promise<Szi> => readSzi(inMemory(zip), 'key', size)

describe('the directory of a pyramid', () => {
  test('every tile is found where it lies, and nothing outside the picture', async () => {
    const zip = zipOf(good())
    const szi = await read(zip)
    const tile = (level: number, column: number, row: number) => {
      const range = tileRange(szi, level, column, row)
      return range && new TextDecoder().decode(zip.slice(range.start, range.end))
    }

    expect(szi).toMatchObject({ ...picture, tileSize: 512, levels: 12 })
    expect(tile(11, 2, 1)).toBe('tile pyramid_files/11/2_1.jpeg')
    expect(tile(10, 1, 0)).toBe('tile pyramid_files/10/1_0.jpeg')
    expect(tile(0, 0, 0)).toBe('tile pyramid_files/0/0_0.jpeg')
    for (const column of [-1, 3, 0.5, Number.NaN]) expect(tile(11, column, 0)).toBeUndefined()
    for (const level of [-1, 12, 10.5]) expect(tile(level, 0, 0)).toBeUndefined()
    expect(tile(11, 0, 2)).toBeUndefined()
  })

  test('survives a journey as JSON', async () => {
    const szi = await read(zipOf(good()))
    const copy = JSON.parse(JSON.stringify(szi)) as Szi

    expect(tileRange(copy, 11, 2, 1)).toEqual(tileRange(szi, 11, 2, 1))
  })

  test('a picture of one pixel is a pyramid of one tile', async () => {
    const zip = zipOf([{ name: 'p_files/0/0_0.jpeg', bytes: text('x') }])
    expect(await read(zip, { width: 1, height: 1 })).toMatchObject({ levels: 1, starts: [30 + 18] })
  })

  test.each<[string, (entries: Entry[]) => Entry[]]>([
    ['lacks a tile', (all) => all.slice(1)],
    ['has a tile too many', (all) => [...all, { name: 'pyramid_files/11/3_0.jpeg', bytes: text('x') }]],
    ['has a tile twice', (all) => [...all, all[0]!]],
    ['has an empty tile', ([first, ...rest]) => [{ ...first!, bytes: text('') }, ...rest]],
    ['has a packed tile', ([first, ...rest]) => [{ ...first!, method: 8 }, ...rest]],
    ['has an encrypted tile', ([first, ...rest]) => [{ ...first!, flags: 9 }, ...rest]],
    ['has a tile said to be larger than it is', ([first, ...rest]) => [{ ...first!, claims: 1e9 }, ...rest]],
    ['has a tile elsewhere', ([first, ...rest]) => [{ ...first!, offset: 3_000_000_000 }, ...rest]],
    ['has tiles over one another', ([first, second, ...rest]) => [first!, { ...second!, offset: 0 }, ...rest]],
    ['has a name that climbs', ([first, ...rest]) => [{ ...first!, name: '../../etc/passwd' }, ...rest]],
    ['holds a web page', (all) => [...all, { name: 'pyramid_files/index.html', bytes: text('<script>') }]],
  ])('one that %s is refused', async (_fault, spoil) => {
    await expect(read(zipOf(spoil(good())))).rejects.toThrow('This pyramid')
  })

  test('one of another size, cut off, empty, missing, with something behind it or in zip64 is refused', async () => {
    const zip = zipOf(good())
    await expect(read(zip, { width: 1300, height: 1300 })).rejects.toThrow()
    for (const cut of [0, 10, 21, 22, 100, zip.length - 1]) await expect(read(zip.slice(0, cut))).rejects.toThrow()
    await expect(read(Uint8Array.from([...zip, 0]))).rejects.toThrow()
    const none = { size: async () => undefined, range: async () => undefined }
    await expect(readSzi(none, 'key', picture)).rejects.toThrow('is missing')
    const zip64 = zip.slice()
    zip64.fill(0xff, zip.length - 14, zip.length - 2)
    await expect(read(zip64)).rejects.toThrow()
  })

  test('however its bytes are changed, no tile is ever taken from outside the file, or two from one place', async () => {
    const zip = zipOf(good())
    const directory = zip.length - 22 - good().length * 46
    const place = fc.oneof(fc.nat(zip.length - 1), fc.integer({ min: directory, max: zip.length - 1 }))
    const changes = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(changes, async (some) => {
        const changed = zip.slice()
        for (const [at, value] of some) changed[at] = value
        const szi = await read(changed).catch((cause: Error) => cause)
        if (szi instanceof Error) {
          expect(szi.message).toMatch(/^This pyramid/)
          return
        }
        const places = szi.starts.map((start, i) => [start, szi.ends[i]!] as const).sort(([a], [b]) => a - b)
        places.forEach(([start, end], i) => {
          expect(start).toBeGreaterThanOrEqual(places[i - 1]?.[1] ?? 0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThan(zip.length)
        })
      }),
      { numRuns: 2_000 },
    )
  })
})

interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
  readonly method?: number
  readonly flags?: number
  /** What the directory says, where that is not true. */
  readonly claims?: number
  readonly offset?: number
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

function tilesOf({ width, height }: typeof picture): string[] {
  const names: string[] = []
  const top = Math.ceil(Math.log2(Math.max(width, height)))
  for (let level = top, w = width, h = height; level >= 0; level--, w = Math.ceil(w / 2), h = Math.ceil(h / 2))
    for (let row = 0; row < h / 512; row++)
      for (let column = 0; column < w / 512; column++) names.push(`pyramid_files/${level}/${column}_${row}.jpeg`)
  return names
}

/** A zip as libvips writes it: stored, sizes in the directory and in a descriptor behind each entry. */
function zipOf(entries: readonly Entry[]): Uint8Array {
  const parts: number[] = []
  const directory: number[] = []
  const little = (value: number, bytes: number) =>
    Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256)
  for (const { name, bytes, method = 0, flags = 8, claims = bytes.length, offset = parts.length } of entries) {
    const sizes = [...little(0, 4), ...little(claims, 4), ...little(claims, 4)]
    const head = [...little(10, 2), ...little(flags, 2), ...little(method, 2), ...little(0, 4)]
    directory.push(0x50, 0x4b, 1, 2, ...little(10, 2), ...head, ...sizes, ...little(name.length, 2), ...little(0, 12))
    directory.push(...little(offset, 4), ...text(name))
    parts.push(
      0x50,
      0x4b,
      3,
      4,
      ...head,
      ...little(0, 12),
      ...little(name.length, 2),
      ...little(0, 2),
      ...text(name),
      ...bytes,
    )
    parts.push(0x50, 0x4b, 7, 8, ...sizes)
  }
  const counts = [...little(entries.length, 2), ...little(entries.length, 2)]
  const end = [
    0x50,
    0x4b,
    5,
    6,
    0,
    0,
    0,
    0,
    ...counts,
    ...little(directory.length, 4),
    ...little(parts.length, 4),
    0,
    0,
  ]
  return Uint8Array.from([...parts, ...directory, ...end])
}
