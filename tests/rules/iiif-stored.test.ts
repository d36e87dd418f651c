import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planCut, storedAs } from '../../api/iiif/find-stored.ts'
import { jpegSize } from '../../api/iiif/measure-preview.ts'
import { presentService } from '../../api/iiif/present.ts'
import { type Service, tileSide } from '../../api/iiif/rules.ts'
import { aService, askedFor, camera } from '../support/image-services.ts'
import { picture } from '../support/picture.ts'

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
    const { sizes, tiles, width, height, maxWidth, maxHeight } = presentService(service, 'http://example.org/x', true)
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
