import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPngExif } from '../../api/pyramids/find-png-exif.ts'
import { nothingTold, readExif } from '../../api/pyramids/read-exif.ts'

interface Entry {
  readonly tag: number
  readonly type: number
  readonly count: number
  readonly value: number | string
}
const ascii = (tag: number, value: string): Entry => ({ tag, type: 2, count: Buffer.byteLength(value) + 1, value })
const short = (tag: number, value: number): Entry => ({ tag, type: 3, count: 1, value })
const [make, model, turned, exif, gps, taken, latitude] = [0x10f, 0x110, 0x112, 0x8769, 0x8825, 0x9003, 2]

/** A block with a first directory, and directories that `children` of it lead to. */
function block(entries: readonly Entry[], children: Readonly<Record<number, readonly Entry[]>> = {}): Uint8Array {
  const bytes = Buffer.alloc(4096)
  bytes.write('II*\0', 'latin1')
  let free = 8
  const write = (directory: readonly Entry[]): number => {
    const start = free
    bytes.writeUInt16LE(directory.length, start)
    free += 2 + directory.length * 12 + 4
    for (const [n, { tag, type, count, value }] of directory.entries()) {
      const at = start + 2 + n * 12
      bytes.writeUInt16LE(tag, at)
      bytes.writeUInt16LE(type, at + 2)
      bytes.writeUInt32LE(count, at + 4)
      if (typeof value === 'number') bytes.writeUInt16LE(value, at + 8)
      else if (count <= 4) bytes.write(`${value}\0`, at + 8)
      else {
        bytes.writeUInt32LE(free, at + 8)
        free += bytes.write(`${value}\0`, free)
      }
    }
    return start
  }
  const first = write([...entries, ...Object.keys(children).map((tag) => short(Number(tag), 0))])
  bytes.writeUInt32LE(first, 4)
  for (const [n, child] of Object.values(children).entries())
    bytes.writeUInt16LE(write(child), first + 2 + (entries.length + n) * 12 + 8)
  return bytes.subarray(0, free)
}

describe('what a camera says', () => {
  test.each([
    ['NIKON CORPORATION', 'NIKON D90', 'NIKON D90'],
    ['Canon', 'Canon PowerShot S40', 'Canon PowerShot S40'],
    ['Google', 'Pixel', 'Google Pixel'],
    ['  Google\u0007 ', 'Pix\u001bel\n7', 'Google Pix el 7'],
    ['', 'Kamera Ø', 'Kamera Ø'],
    ['Apple', '', 'Apple'],
    ['\u0001', ' ', undefined],
  ])('make %j and model %j are one name', (a, b, device) => {
    expect(readExif(block([ascii(make, a), ascii(model, b)])).device).toBe(device)
  })

  test('is eighty signs at most, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (a, b) => {
        const { device } = readExif(block([ascii(make, a), ascii(model, b)]))
        expect([...(device ?? '')].length).toBeLessThanOrEqual(80)
        expect(device ?? 'x').toMatch(/^\S(.*\S)?$/)
        expect(device ?? '').not.toMatch(/\p{C}/u)
      }),
    )
  })

  test.each([0, 1, 6, 8, 9, 65535])('held as %i is one of eight ways, or not said', (n) => {
    expect(readExif(block([short(turned, n)])).orientation).toBe(n >= 1 && n <= 8 ? n : undefined)
  })

  test('a place is one with a latitude; a directory of places without one is none', () => {
    expect(readExif(block([], { [gps]: [ascii(latitude, 'x')] })).hasPosition).toBe(true)
    expect(readExif(block([], { [gps]: [short(0, 2)] })).hasPosition).toBe(false)
    expect(readExif(block([])).hasPosition).toBe(false)
  })

  test('a directory that leads nowhere takes nothing with it that can be read', () => {
    const told = readExif(block([ascii(model, 'Pixel'), short(exif, 65_000), short(gps, 65_001)]))
    expect(told).toEqual({ ...nothingTold, device: 'Pixel' })
  })

  test('a date is one on the calendar', () => {
    const at = (value: string) => readExif(block([], { [exif]: [ascii(taken, value)] })).takenAt
    expect(at('2026:05:17 12:30:00')).toBe('2026-05-17T12:30:00')
    expect(at('2026:02:30 12:30:00')).toBeUndefined()
  })

  test('damaged in any way it is read or not, and never a fault', () => {
    const whole = block([ascii(make, 'Canon'), short(turned, 6)], { [exif]: [ascii(taken, '2026:05:17 12:30:00')] })
    const place = fc.nat({ max: whole.length - 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { maxLength: 9 }), place, (hits, cut) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, byte] of hits) bytes[at] = byte
        expect(() => readExif(bytes.subarray(0, cut))).not.toThrow()
      }),
      { numRuns: 500 },
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void findPngExif(bytes)))
  })
})
