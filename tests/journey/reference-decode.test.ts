import { decode as decodeByFastPng } from 'fast-png'
import { decode as decodeByJpegJs, encode } from 'jpeg-js'
import { expect, test } from 'vitest'
import { describeWithSamples, sample } from '../support/samples.ts'
import { compare, compareOverview, deltaE, spots } from './colour-difference.ts'
import { type Picture, pictureOf } from './picture.ts'
import { type Reference, referenceDecode } from './reference-decode.ts'
import { stitch } from './stitch.ts'

const opened = async (path: string): Promise<Reference> => {
  const verdict = await referenceDecode(sample(path))
  if (verdict.opens !== true) throw new Error(`${path}: ${verdict.reason}`)
  return verdict
}

/** The largest difference at the sixteen spots. */
const furthest = (one: Picture, other: Picture) => compare(one, other, spots(one, 512)).max

describeWithSamples('the reference', () => {
  test('a bomb is refused by its header, a picture of another kind by its first bytes', async () => {
    expect(await referenceDecode(sample('04-hostile/bomb/giant-image.jpg'))).toMatchObject({
      opens: false,
      fault: 'size',
    })
    expect(await referenceDecode(sample('03-formats/gif/iss634.gif'))).toMatchObject({ opens: false, fault: 'format' })
    expect(await referenceDecode(sample('04-hostile/svg/cdataTest.svg'))).toMatchObject({
      opens: false,
      fault: 'format',
    })
    expect(await referenceDecode(new Uint8Array(0))).toMatchObject({ opens: false, fault: 'format' })
  })

  test('one picture in eight orientations looks the same', async () => {
    const [first, ...others] = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((it) => opened(`03-formats/orientation/Landscape_${it}.jpg`)),
    )

    for (const other of others) expect(compareOverview(first!, other).max).toBeLessThan(3)
  })

  test('a second decoder sees the same pixels', async () => {
    for (const path of [
      '01-clinical/skin/OSC_Microbio_07_05_tubrash.jpg',
      '03-formats/jpeg/progressive_Sony_DSC-P12.jpg',
    ]) {
      const { data, ...size } = decodeByJpegJs(sample(path), { useTArray: true })
      expect(furthest(await opened(path), pictureOf(size, data, 4))).toBeLessThan(1)
    }
    for (const path of ['03-formats/png/basi2c08.png', '03-formats/png/cdun2c08.png']) {
      const { data, width, height } = decodeByFastPng(sample(path))
      expect(furthest(await opened(path), pictureOf({ width, height }, data as Uint8Array, 3))).toBeLessThan(0.1)
    }
  })
})

/** A picture that is another colour in every tile. */
const colourful = (width: number, height: number) => {
  const samples = new Uint8Array(width * height * 4)
  for (let i = 0; i < width * height; i++)
    samples.set([((i % width) * 255) / width, (Math.floor(i / width) * 255) / height, i & 64, 255], i * 4)
  return samples
}

const tileSize = 64

/** Serves Deep Zoom tiles of a picture, as the product does. */
function tilesOf(width: number, height: number, samples: Uint8Array) {
  const top = Math.ceil(Math.log2(Math.max(width, height)))
  return async (level: number, column: number, row: number): Promise<Uint8Array> => {
    const step = 2 ** (top - level)
    const [wide, high] = [Math.ceil(width / step), Math.ceil(height / step)]
    const size = {
      width: Math.min(tileSize, wide - column * tileSize),
      height: Math.min(tileSize, high - row * tileSize),
    }
    const data = Buffer.alloc(size.width * size.height * 4)
    for (let y = 0; y < size.height; y++)
      for (let x = 0; x < size.width; x++) {
        const from = ((row * tileSize + y) * step * width + (column * tileSize + x) * step) * 4
        data.set(samples.subarray(from, from + 4), (y * size.width + x) * 4)
      }
    return encode({ ...size, data }, 90).data
  }
}

test('tiles of the right picture pass, and sixteen spots need sixteen tiles at most', async () => {
  const samples = colourful(120, 100)
  const shown = await stitch({ width: 120, height: 100, tileSize }, tilesOf(120, 100, samples))
  const truth = pictureOf({ width: 120, height: 100 }, samples, 4)

  expect(compare(truth, shown.full, shown.areas).max).toBeLessThan(3)
  expect(compareOverview(truth, shown.overview).max).toBeLessThan(5)
  const homes = spots({ width: 9001, height: 7777 }, 512).map(({ x, y, width, height }) =>
    [x, y, x + width - 1, y + height - 1].map((it) => Math.floor(it / 512)).join(),
  )
  expect(homes.every((it) => it.split(',').slice(0, 2).join() === it.split(',').slice(2).join())).toBe(true)
})

test('a mirrored picture, exchanged colours and a wrong size are found', async () => {
  const samples = colourful(120, 100)
  const truth = pictureOf({ width: 120, height: 100 }, samples, 4)
  const shownBy = async (changed: Uint8Array) => {
    const shown = await stitch({ width: 120, height: 100, tileSize }, tilesOf(120, 100, changed))
    return compare(truth, shown.full, shown.areas).max
  }
  const mirrored = samples.slice()
  const exchanged = samples.slice()
  for (let i = 0; i < 120 * 100; i++) {
    const opposite = (Math.floor(i / 120) * 120 + 119 - (i % 120)) * 4
    mirrored.set(samples.subarray(opposite, opposite + 4), i * 4)
    exchanged.set([samples[i * 4 + 2]!, samples[i * 4 + 1]!, samples[i * 4]!], i * 4)
  }

  expect(await shownBy(mirrored)).toBeGreaterThan(5)
  expect(await shownBy(exchanged)).toBeGreaterThan(5)
  expect(() => compare(truth, { ...truth, width: 100, height: 120 }, [])).toThrow('100×120 is shown')
  await expect(stitch({ width: 100, height: 120, tileSize }, tilesOf(120, 100, samples))).rejects.toThrow('Tile')
})

test('colour differences are those of Sharma, Wu and Dalal', () => {
  expect(deltaE([255, 0, 0], [255, 0, 0])).toBe(0)
  expect(deltaE([255, 255, 255], [0, 0, 0])).toBeCloseTo(100, 0)
  expect(deltaE([200, 120, 110], [204, 120, 110])).toBeLessThan(2)
})
