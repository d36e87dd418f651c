import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planCut, storedAs } from '../../api/iiif/find-stored.ts'
import { presentService } from '../../api/iiif/present.ts'
import {
  canonical,
  fitted,
  jpegSize,
  previewSide,
  readAsked,
  type Service,
  type Size,
  serviceOf,
  tileSide,
} from '../../api/iiif/rules.ts'
import { Problem } from '../../api/kernel/problem.ts'
import { picture } from '../support/picture.ts'

const aSide = fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 1_100 }))
/** Decoders round one side of the small picture a little differently from paper. */
const previewOf = (picture: Size, rounding = 0): Size => {
  const { width, height } = fitted(picture, previewSide)
  const rounded = (side: number, most: number) => Math.min(most, Math.max(1, side + rounding))
  if (Math.max(picture.width, picture.height) <= previewSide || width === height) return { width, height }
  return width > height
    ? { width, height: rounded(height, picture.height) }
    : { width: rounded(width, picture.width), height }
}
const aService = (level: 0 | 2) =>
  fc
    .tuple(fc.record({ width: aSide, height: aSide }), fc.constantFrom(-1, 0, 1))
    .map(([size, rounding]): Service => serviceOf(size, level, previewOf(size, rounding)))
const ofSize = (level: 0 | 2, width = 6000, height = 4000) =>
  serviceOf({ width, height }, level, previewOf({ width, height }))
const anyService = fc.oneof(aService(0), aService(2))

const asked = (service: Service, region: string, size = 'max', rotation = '0', file = 'default.jpg') =>
  readAsked({ region, size, rotation, file }, service)
/** The status a request is answered with, or what it asks for in the one canonical way. */
function outcome(service: Service, ...words: [region: string, size?: string, rotation?: string, file?: string]) {
  try {
    return canonical(asked(service, ...words), service)
  } catch (cause) {
    if (cause instanceof Problem) return cause.status
    throw cause
  }
}
const askedFor = (service: Service, path: string) => {
  const [region = '', size, rotation, file] = path.split('/')
  return asked(service, region, size, rotation, file)
}

const camera = ofSize(2)
const stored = ofSize(0)

describe('what cannot be done is refused with the status that the Image API has for it', () => {
  test.each([
    ['full,'],
    ['0,0,10'],
    ['0,0,0,10'],
    ['6000,0,10,10'],
    ['-1,0,10,10'],
    ['0,0,1.5,10'],
    ['pct:0,0,0,10'],
    ['pct:100,0,10,10'],
    ['pct:+1,0,10,10'],
    ['pct:0,0,1e1,10'],
    ['square '],
    ['99999999999999999999,0,1,1'],
  ])('region %s: 400', (region) => expect(outcome(camera, region)).toBe(400))

  test.each([
    ['full', 'full'],
    ['full', '0,'],
    ['full', ',0'],
    ['full', ','],
    ['full', '6001,'],
    ['full', ',4001'],
    ['full', 'pct:101'],
    ['full', 'pct:0'],
    ['full', '!0,10'],
    ['0,0,100,100', '101,50'],
    ['full', '4097,'],
    ['full', '^'],
    ['full', '^full'],
    ['full', '^^max'],
  ])('%s at size %s: 400', (region, size) => expect(outcome(camera, region, size)).toBe(400))

  test.each([['^max'], ['^7000,'], ['^,10'], ['^pct:120'], ['^7000,7000'], ['^!9000,9000']])('size %s: 501', (size) =>
    expect(outcome(camera, 'full', size)).toBe(501),
  )

  test.each([['45'], ['!0'], ['361'], ['-90'], ['abc'], [''], ['90.']])('rotation %s: 400', (rotation) =>
    expect(outcome(camera, 'full', 'max', rotation)).toBe(400),
  )
  test.each([
    ['bitonal.jpg'],
    ['default.tif'],
    ['default'],
    ['default.jpg.png'],
    ['.jpg'],
    ['Default.jpg'],
    ['grey.jpg'],
  ])('%s: 400', (file) => expect(outcome(camera, 'full', 'max', '0', file)).toBe(400))
  test('where only what is stored is given out, nothing is turned, grey or lossless: 400', () => {
    for (const words of [['90'], ['0', 'gray.jpg'], ['0', 'default.png']] as const)
      expect(outcome(stored, 'full', 'max', ...words)).toBe(400)
  })
})

describe('whichever way a picture is asked for, it has one address', () => {
  test.each([
    ['full/max/0/default.jpg', 'full/max/0/default.jpg'],
    ['0,0,6000,4000/4096,/0/color.jpg', 'full/max/0/default.jpg'],
    ['full/6000,/0/default.jpg', 400],
    ['full/pct:10/360/default.jpg', 'full/600,400/0/default.jpg'],
    ['pct:50,50,50,50/!300,300/90.0/gray.png', '3000,2000,3000,2000/300,200/90/gray.png'],
    ['square/,400/180/default.jpg', '1000,0,4000,4000/400,400/180/default.jpg'],
    ['5900,3900,500,500/max/0/default.jpg', '5900,3900,100,100/max/0/default.jpg'],
    ['0,0,512,512/512,512/0/default.jpg', '0,0,512,512/max/0/default.jpg'],
    ['0,0,100,100/!2000,3000/0/default.jpg', '0,0,100,100/max/0/default.jpg'],
    ['pct:.5,0.50,1,1/max/0/default.jpg', '30,20,60,40/max/0/default.jpg'],
  ])('%s is %s', (path, expected) => {
    const [region = '', ...more] = path.split('/')
    expect(outcome(camera, region, ...(more as [string, string, string]))).toBe(expected)
  })

  const number = fc.oneof(
    fc.integer({ min: 0, max: 21_000 }).map(String),
    fc.double({ min: 0, max: 101, noNaN: true }).map((value) => value.toFixed(3)),
  )
  const some = (...shapes: string[]) =>
    fc
      .tuple(fc.constantFrom(...shapes), fc.array(number, { minLength: 4, maxLength: 4 }))
      .map(([shape, numbers]) => numbers.reduce((word, value) => word.replace('n', value), shape))
  const words = fc.record({
    region: some('full', 'square', 'n,n,n,n', 'pct:n,n,n,n'),
    size: some('max', 'n,', ',n', 'n,n', '!n,n', 'pct:n', '^n,'),
    rotation: fc.oneof(fc.constantFrom('0', '90', '180.0', '270', '360'), number),
    file: fc.constantFrom('default.jpg', 'color.jpg', 'gray.png', 'bitonal.jpg'),
  })

  test('that address asks for the same picture, and for itself', () => {
    fc.assert(
      fc.property(anyService, words, (service, asking) => {
        const outcomeOf = (from: typeof asking) => outcome(service, from.region, from.size, from.rotation, from.file)
        const address = outcomeOf(asking)
        if (typeof address === 'number') {
          expect([400, 501]).toContain(address)
          return
        }
        const first = readAsked(asking, service)
        const again = askedFor(service, address)
        expect(again).toEqual(first)
        expect(canonical(again, service)).toBe(address)
      }),
      { numRuns: 500 },
    )
  })

  test('no words, however odd, get more than the region has and the limits allow, or anything else than a refusal', () => {
    const odd = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('full', 'max', '0', 'default.jpg', '^max'))
    fc.assert(
      fc.property(
        anyService,
        fc.oneof(words, fc.record({ region: odd, size: odd, rotation: odd, file: odd })),
        (service, asking) => {
          const address = outcome(service, asking.region, asking.size, asking.rotation, asking.file)
          if (typeof address === 'number') {
            expect([400, 501]).toContain(address)
            return
          }
          const { region, size } = readAsked(asking, service)
          expect(region.x >= 0 && region.x + region.width <= service.width).toBe(true)
          expect(region.y >= 0 && region.y + region.height <= service.height).toBe(true)
          for (const side of ['width', 'height'] as const) {
            expect(size[side]).toBeGreaterThanOrEqual(1)
            expect(size[side]).toBeLessThanOrEqual(Math.min(region[side], service.most))
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

test('the size of a JPEG is read from its head, and of nothing else', () => {
  for (const size of [
    { width: 1, height: 300 },
    { width: 640, height: 480 },
  ])
    expect(jpegSize(picture(size))).toEqual(size)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      jpegSize(new Uint8Array([0xff, 0xd8, ...bytes]))
    }),
  )
  expect(jpegSize(picture().subarray(0, 20))).toBeUndefined()
  expect(jpegSize(new Uint8Array(2_000))).toBeUndefined()
})

describe('what info.json declares is served', () => {
  /** Every size and every tile that a viewer would compute from it (Implementation Notes, "Tile Region Parameter Calculation"). */
  function declared(service: Service): string[] {
    const { sizes, tiles, width, height, maxWidth, maxHeight } = presentService(service, 'http://example.org/x')
    const within = sizes.every((size) => size.width <= maxWidth && size.height <= maxHeight)
    expect([within, tileSide <= maxWidth]).toEqual([true, true])
    const [{ width: side, scaleFactors }] = tiles as [(typeof tiles)[number]]
    return [
      ...sizes.map((size) => `full/${size.width},${size.height}/0/default.jpg`),
      ...scaleFactors.flatMap((factor) => {
        const step = side * factor
        const ends = [Math.ceil(width / step) - 1, Math.ceil(height / step) - 1] as const
        return [[0, 0], ends, [0, ends[1]], [ends[0], 0]].map(([column = 0, row = 0]) => {
          const [x, y] = [column * step, row * step]
          const [w, h] = [Math.min(step, width - x), Math.min(step, height - y)]
          return `${x},${y},${w},${h}/${Math.ceil(w / factor)},${Math.ceil(h / factor)}/0/default.jpg`
        })
      }),
      'full/max/0/default.jpg',
    ]
  }

  test('as it is stored, where nothing is cut: every size, every tile, and the largest size', () => {
    fc.assert(
      fc.property(aService(0), (service) => {
        for (const path of declared(service)) expect(storedAs(askedFor(service, path), service), path).toBeDefined()
      }),
      { numRuns: 150 },
    )
  })

  test('a tile of a service that cuts is the stored one too; what is turned or grey is not', () => {
    expect(storedAs(askedFor(camera, '512,1024,512,512/512,512/0/default.jpg'), camera)).toEqual({
      what: 'tile',
      level: 13,
      column: 1,
      row: 2,
    })
    expect(storedAs(askedFor(camera, '4096,0,1904,4000/238,500/0/color.jpg'), camera)).toEqual({
      what: 'tile',
      level: 10,
      column: 1,
      row: 0,
    })
    expect(storedAs(askedFor(camera, 'full/1024,683/0/default.jpg'), camera)).toEqual({ what: 'preview' })
    expect(storedAs(askedFor(camera, 'full/750,500/90/default.jpg'), camera)).toBeUndefined()
    expect(storedAs(askedFor(camera, 'full/750,500/0/gray.jpg'), camera)).toBeUndefined()
  })

  test('what is cut comes from the smallest level that has enough pixels, and from no more tiles than it touches', () => {
    const within = fc.tuple(...Array.from({ length: 6 }, () => fc.double({ min: 0, max: 1, noNaN: true })))
    fc.assert(
      fc.property(aService(2), within, (service, [x, y, w, h, sw, sh]) => {
        const part = (share: number, most: number) => Math.min(most, 1 + Math.floor(share * most))
        const [left, top] = [part(x!, service.width) - 1, part(y!, service.height) - 1]
        const region = {
          x: left,
          y: top,
          width: part(w!, service.width - left),
          height: part(h!, service.height - top),
        }
        const size = {
          width: part(sw!, Math.min(region.width, service.most)),
          height: part(sh!, Math.min(region.height, service.most)),
        }
        const plan = planCut({ region, size, turn: 0, quality: 'default', format: 'jpg' }, service)
        const { cut, columns, rows } = plan
        const across = columns[1] - columns[0] + 1
        const down = rows[1] - rows[0] + 1
        expect(cut.across).toBe(across)
        // Never enlarged, always inside of what is sent.
        expect(cut.width >= cut.toWidth && cut.height >= cut.toHeight).toBe(true)
        expect(cut.left < tileSide && cut.top < tileSide).toBe(true)
        expect(cut.left + cut.width).toBeGreaterThan((across - 1) * tileSide)
        expect(cut.left + cut.width).toBeLessThanOrEqual(across * tileSide)
        expect(cut.top + cut.height).toBeGreaterThan((down - 1) * tileSide)
        expect(cut.top + cut.height).toBeLessThanOrEqual(down * tileSide)
        // The next smaller level would not do.
        const factor = 2 ** (Math.ceil(Math.log2(Math.max(service.width, service.height))) - plan.level)
        const next = 2 * factor
        const isLast = plan.level === 0
        expect(isLast || region.width / next < size.width || region.height / next < size.height).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
