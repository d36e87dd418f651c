import { decode as decodePng } from 'fast-png'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ImagingChild, startImaging } from '../../api/adapters/imaging.child.ts'
import { httpImaging } from '../../api/adapters/imaging.http.ts'
import { readSzi, type Szi, tileRange } from '../../api/imaging/read-szi.ts'
import { type Cut, ImageRefused, ImagingUnavailable } from '../../api/ports/imaging.ts'
import { limits } from '../../api/pyramids/limits.ts'
import { takeTurns } from '../../api/pyramids/take-turns.ts'
import { type Colour, distance, inMemory, quarters, sizeOf, whole } from '../support/pictures.ts'
import { describeWithSamples, sample } from '../support/samples.ts'

describeWithSamples(
  'a region is cut out of tiles, and pixels are opened in the imaging process alone',
  () => {
    const size = { width: 2144, height: 1424 }
    let imaging: ImagingChild
    let bytes: Uint8Array
    let pyramid: Szi
    let preview: readonly Colour[]
    beforeAll(async () => {
      imaging = await startImaging()
      const photograph = sample('01-clinical/ent/sample_NikonD90.JPG')
      bytes = await whole((await imaging.pyramid(photograph)).szi)
      pyramid = await readSzi(inMemory(bytes), 'key', size)
      preview = quarters((await imaging.preview(photograph)).jpeg)
    }, 30_000)
    afterAll(() => imaging?.close())

    const tile = (column: number, row: number): Uint8Array => {
      const { start, end } = tileRange(pyramid, 12, column, row)!
      return bytes.slice(start, end)
    }
    async function* tiles(across = 5, down = 3): AsyncGenerator<Uint8Array> {
      for (let row = 0; row < down; row++) for (let column = 0; column < across; column++) yield tile(column, row)
    }
    async function* these(...list: Uint8Array[]): AsyncGenerator<Uint8Array> {
      yield* list
    }
    const all: Cut = {
      across: 5,
      left: 0,
      top: 0,
      ...size,
      toWidth: 600,
      toHeight: 399,
      turn: 0,
      colours: 'all',
      format: 'jpg',
    }
    const cut = async (change: Partial<Cut> = {}, from: AsyncIterable<Uint8Array> = tiles()) =>
      whole(await imaging.cut!(from, { ...all, ...change }))

    test('tiles that break off, are none, or are larger than any of ours are refused', async () => {
      const first = tile(0, 0)
      const one = { across: 1, width: 512, height: 512 }
      for (const broken of [
        first.subarray(0, first.length / 2),
        new Uint8Array(0),
        sample('03-formats/tiff/g4-multi.tiff'),
      ])
        await expect(cut(one, these(broken))).rejects.toThrow(ImageRefused)
      await expect(cut(one, these(sample('01-clinical/ent/sample_NikonD90.JPG')))).rejects.toMatchObject({
        code: 'image.too-many-pixels',
      })
      await expect(cut({}, tiles(5, 2))).rejects.toThrow(ImageRefused)
    })

    test('more than the limits, or words that mean nothing, are not even tried', async () => {
      const nonsense = [{ toWidth: limits.regionSide + 1 }, { turn: 45 }, { width: 0 }, { left: -1 }, { format: 'tif' }]
      for (const change of nonsense) await expect(cut(change as Partial<Cut>)).rejects.toThrow(ImagingUnavailable)
    })

    test('where a tile cannot be read, that is what is told', async () => {
      const altered = (async function* () {
        yield* tiles(2, 1)
        throw new RangeError('altered')
      })()
      await expect(cut({}, altered)).rejects.toThrow(RangeError)
    })

    test('the whole photograph, smaller, looks like the photograph', async () => {
      const made = await cut()
      expect(sizeOf(made)).toEqual({ width: 600, height: 399 })
      expect(distance(quarters(made), preview)).toBeLessThan(3)
    })

    test('turned, its corners go clockwise; turned and grey, it has no colours left', async () => {
      const [upperLeft, upperRight, lowerLeft, lowerRight] = preview as [Colour, Colour, Colour, Colour]
      const turned = {
        90: [lowerLeft, upperLeft, lowerRight, upperRight],
        180: [lowerRight, lowerLeft, upperRight, upperLeft],
        270: [upperRight, lowerRight, upperLeft, lowerLeft],
      }
      for (const turn of [90, 180, 270] as const) {
        const made = await cut({ turn })
        expect(sizeOf(made)).toEqual(turn === 180 ? { width: 600, height: 399 } : { width: 399, height: 600 })
        expect(distance(quarters(made), turned[turn])).toBeLessThan(4)
      }
      const grey = quarters(await cut({ colours: 'grey' }))
      expect(grey.every(([red, green, blue]) => red === green && green === blue)).toBe(true)
    })

    test('a region across the seams of tiles is theirs to the pixel', async () => {
      const corner = { across: 2, left: 400, top: 450, width: 200, height: 120, toWidth: 200, toHeight: 120 }
      const four = () => these(tile(0, 0), tile(1, 0), tile(0, 1), tile(1, 1))
      const png = decodePng(await cut({ ...corner, format: 'png' }, four()))
      const jpeg = await cut(corner, four())
      expect([png.width, png.height, png.channels]).toEqual([200, 120, 3])
      expect(sizeOf(jpeg)).toEqual({ width: 200, height: 120 })
      const large = decodePng(await cut({ width: 2144, toWidth: 2144, toHeight: 1424, format: 'png' }))
      for (const [x, y] of [
        [0, 0],
        [111, 61],
        [112, 62],
        [113, 63],
        [199, 119],
      ] as const)
        for (let band = 0; band < 3; band++)
          expect(png.data[(y * 200 + x) * 3 + band]).toBe(large.data[((y + 450) * 2144 + x + 400) * 3 + band])
    })

    test('a door whose imaging process only builds pyramids cannot cut', () => {
      expect(httpImaging({ base: () => 'http://127.0.0.1:1' }).cut).toBeUndefined()
    })
  },
  { timeout: 30_000 },
)

describe('whoever zooms elsewhere holds up no upload', () => {
  test('previews go before regions, regions before pyramids, and too many regions are told to come back', async () => {
    const turns = takeTurns()
    const { signal } = new AbortController()
    const order: string[] = []
    for (let n = 0; n < limits.working; n++) await turns.take('pyramid', signal)
    const wait = (kind: 'pyramid' | 'region' | 'preview') => turns.take(kind, signal).then(() => order.push(kind))
    const waiting = [wait('pyramid'), ...Array.from({ length: limits.regions }, () => wait('region')), wait('preview')]
    await expect(turns.take('region', signal)).rejects.toThrow(ImagingUnavailable)

    for (const _ of waiting) turns.end()
    await Promise.all(waiting)
    expect([order[0], order[1], order.at(-1)]).toEqual(['preview', 'region', 'pyramid'])
  })
})
