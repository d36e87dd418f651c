import { afterAll, beforeAll, expect, test } from 'vitest'
import { comparePyramids } from '../../api/imaging/compare-pyramids.ts'
import { readSzi, tileRange } from '../../api/imaging/read-szi.ts'
import { ImageRefused, type Imaging, type Preview, type Refusal, recipe } from '../../api/ports/imaging.ts'
import { type Colour, distance, inMemory, quarters, sizeOf, whole } from '../support/pictures.ts'
import { describeWithSamples, sample } from '../support/samples.ts'

/** What every way to the imaging process promises. `open` is called once. */
export function imagingContract(title: string, open: () => Promise<Imaging & { close(): Promise<void> }>): void {
  describeWithSamples(title, () => suite(open), { concurrent: true, timeout: 60_000 })
}

function suite(open: () => Promise<Imaging & { close(): Promise<void> }>): void {
  let imaging: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    imaging = await open()
  }, 30_000)
  afterAll(() => imaging?.close())

  /** `shown`, or the code of the refusal. */
  const verdict = (bytes: Parameters<Imaging['preview']>[0], kind: 'preview' | 'pyramid' = 'preview') =>
    imaging[kind](bytes).then(
      () => 'shown' as const,
      (cause: unknown) => {
        if (!(cause instanceof ImageRefused)) throw cause
        return cause.code
      },
    )

  test('a photograph of a throat becomes a small picture that says how large it was', async () => {
    const { jpeg, ...said } = await imaging.preview(sample('01-clinical/ent/sample_NikonD90.JPG'))

    expect(said).toMatchObject({ width: 2144, height: 1424, frames: 1, takenAt: '2022-11-18T17:13:29' })
    expect(said).toMatchObject({ device: 'NIKON D90', orientation: 1, hasPosition: false, recipe })
    expect(said.quality).toMatchObject({ verdict: 'ok', reasons: [], scale: 'none' })
    expect(sizeOf(jpeg)).toEqual({ width: 1024, height: 680 })
  })

  test('a photograph is judged beside its small picture, the worst about it first', async () => {
    const { quality } = await imaging.preview(sample('01-clinical/skin/OSC_Microbio_07_05_tubrash.jpg'))

    expect(quality).toMatchObject({ verdict: 'retake', reasons: ['size', 'focus'] })
  })

  test('the same photograph becomes a pyramid whose tiles open, down to one pixel', async () => {
    const { szi, size, width, height } = await imaging.pyramid(sample('01-clinical/ent/sample_NikonD90.JPG'))
    const bytes = await whole(szi)
    expect([bytes.length, width, height]).toEqual([size, 2144, 1424])

    const pyramid = await readSzi(inMemory(bytes), 'key', { width, height })
    const tile = (level: number, column: number, row: number) => {
      const range = tileRange(pyramid, level, column, row)
      return range && sizeOf(bytes.slice(range.start, range.end))
    }
    expect(pyramid.levels).toBe(13)
    expect(tile(12, 0, 0)).toEqual({ width: 512, height: 512 })
    expect(tile(12, 4, 2)).toEqual({ width: 2144 - 4 * 512, height: 1424 - 2 * 512 })
    expect(tile(12, 5, 2)).toBeUndefined()
    expect(tile(0, 0, 0)).toEqual({ width: 1, height: 1 })
  })

  test('sent once, a photograph becomes both pictures, the small one first, and both as if each was asked for alone', async () => {
    const photograph = sample('01-clinical/ent/sample_NikonD90.JPG')
    const seen: Preview[] = []
    const both = await imaging.pictures(photograph, (preview) => void seen.push(preview))
    expect(seen).toEqual([await imaging.preview(photograph)])
    const [bytes, alone] = [await whole(both.szi), await imaging.pyramid(photograph)]
    expect(bytes.length).toBe(both.size)
    expect({ ...both, szi: 0 }).toEqual({ ...alone, szi: 0 })
    const compared = await comparePyramids(await whole(alone.szi), bytes, both)
    expect(compared).toMatchObject({ differing: 0 })
  })

  test('whoever cannot keep the small picture gets no pyramid, but the reason', async () => {
    const full = new Error('The disk is full')
    const made = imaging.pictures(sample('01-clinical/ent/sample_NikonD90.JPG'), () => Promise.reject(full))
    await expect(made).rejects.toBe(full)
  })

  test('of a photograph that cannot be opened nothing is shown, and the reason comes once', async () => {
    for (const path of ['truncated/truncated.jpg', 'fuzz/libheif/hbo_heif_context.h_126_1.heic']) {
      const seen: Preview[] = []
      const made = imaging.pictures(sample(`04-hostile/${path}`), (preview) => void seen.push(preview))
      await expect(made).rejects.toMatchObject({ name: 'ImageRefused', code: 'image.damaged' })
      expect(seen).toEqual([])
    }
  })

  test('photographs taken with the camera held in all eight ways that EXIF knows stand upright alike', async () => {
    const all = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => imaging.preview(sample(`03-formats/orientation/Landscape_${n}.jpg`))),
    )
    for (const shown of all) {
      expect([shown.width, shown.height]).toEqual([600, 450])
      expect(distance(quarters(shown.jpeg), quarters(all[0]!.jpeg))).toBeLessThan(4)
    }
  })

  // Width, height and the mean colours of the four quarters come from other software: libde265, libavif, ImageMagick, little CMS.
  test.each<[string, number, number, Colour[]]>([
    [
      'heic/iphone_13_pro_max.HEIC',
      3024,
      4032,
      [
        [114, 93, 73],
        [132, 119, 104],
        [114, 75, 34],
        [112, 90, 70],
      ],
    ],
    [
      'avif/Irvine_CA.avif',
      480,
      640,
      [
        [94, 145, 205],
        [93, 150, 209],
        [100, 91, 72],
        [82, 76, 58],
      ],
    ],
    [
      'icc/P3-sRGB-color-bars.png',
      1000,
      800,
      [
        [188, 145, 236],
        [173, 233, 134],
        [67, 23, 109],
        [59, 105, 17],
      ],
    ],
    [
      'icc/Reagan.jpg',
      200,
      130,
      [
        [168, 168, 166],
        [190, 192, 195],
        [136, 135, 128],
        [91, 93, 92],
      ],
    ],
    [
      'icc/Channel_digital_image_CMYK_color.jpg',
      500,
      333,
      [
        [113, 114, 109],
        [106, 109, 106],
        [116, 131, 101],
        [146, 149, 142],
      ],
    ],
    [
      'png/Flag_of_the_Netherlands-16bit.png',
      900,
      600,
      [
        [201, 103, 111],
        [201, 103, 111],
        [108, 132, 178],
        [108, 132, 178],
      ],
    ],
  ])('the colours of %s are right, and it stands upright', async (path, width, height, expected) => {
    const shown = await imaging.preview(sample(`03-formats/${path}`))

    expect([shown.width, shown.height]).toEqual([width, height])
    expect(distance(quarters(shown.jpeg), expected)).toBeLessThan(3)
  })

  test('a picture that says "Display P3" in numbers instead of a profile keeps its strong colours', async () => {
    // A copy of its own: a Buffer's slice is a view, and its memory may begin elsewhere than the picture.
    const picture = Uint8Array.from(sample('03-formats/avif/Irvine_CA.avif'))
    const at = Buffer.from(picture).indexOf('colrnclx') + 8
    picture.set([0, 12, 0, 13], at)

    const { jpeg } = await imaging.preview(picture)
    const expected: Colour[] = [
      [74, 147, 210],
      [70, 152, 215],
      [102, 91, 70],
      [83, 76, 55],
    ]
    expect(distance(quarters(jpeg), expected)).toBeLessThan(3)
  })

  test('no place, camera or thumbnail is left in the pictures of a photograph from a phone; when it was taken is kept', async () => {
    const photo = sample('03-formats/gps/IMG_20180725_163423-tiny.jpg')
    const traces = /Exif\0\0|ICC_PROFILE|ns\.adobe\.com|Photoshop 3|exif-ifd|Google/
    expect(Buffer.from(photo).toString('latin1')).toMatch(traces)

    const { jpeg, takenAt, hasPosition } = await imaging.preview(photo)
    expect([takenAt, hasPosition]).toEqual(['2018-07-25T16:34:23', true])
    const { szi } = await imaging.pyramid(photo)
    for (const made of [jpeg, await whole(szi)]) expect(Buffer.from(made).toString('latin1')).not.toMatch(traces)
  })

  test.each([
    ['gps/DSCN0010.jpg', 'NIKON COOLPIX P6000', '2008-10-22T16:28:39', 1, true],
    ['gps/png_with_exif_and_gps.png', 'Canon PowerShot S40', '2003-12-14T12:01:44', 1, true],
    ['webp/HTC_Desire.webp', 'HTC Desire', '2011-05-06T09:59:48', 1, true],
    ['avif/Irvine_CA.avif', 'Apple iPhone 3GS', '2010-05-11T10:51:45', undefined, false],
    ['heic/iphone_13_pro_max.HEIC', 'Apple iPhone 13 Pro Max', '2022-02-16T12:55:41+01:00', 6, false],
    ['heic/exif-at-eof.heic', 'Apple iPhone 11 Pro', '2020-05-04T18:39:11-04:00', 1, true],
    ['orientation/Landscape_8.jpg', undefined, undefined, 8, false],
    ['png/basn2c16.png', undefined, undefined, undefined, false],
  ])('what the camera says of %s is known: with what, when, held how, and whether where', async (path, ...said) => {
    const { device, takenAt, orientation, hasPosition } = await imaging.preview(sample(`03-formats/${path}`))
    expect([device, takenAt, orientation, hasPosition]).toEqual(said)
  })

  test.each([
    ['webp/Animation_Lossless.webp', 101],
    ['tiff/g4-multi.tiff', 3],
  ])('of the pictures in %s the first is shown and all are counted', async (path, frames) => {
    expect((await imaging.preview(sample(`03-formats/${path}`))).frames).toBe(frames)
  })

  test.each([
    ['gps/png_with_exif_and_gps.png', 1, 1],
    ['icc/p3.png', 8, 8],
  ])('a tiny picture, %s, is not enlarged', async (path, width, height) => {
    expect(sizeOf((await imaging.preview(sample(`03-formats/${path}`))).jpeg)).toEqual({ width, height })
    const { szi } = await imaging.pyramid(sample(`03-formats/${path}`))
    await readSzi(inMemory(await whole(szi)), 'key', { width, height })
  })

  test.each([
    '02-large/CMU-1-Small-Region.tiff',
    '03-formats/tiff/BigTIFFMotorola.tif',
    '03-formats/trailer/gain-map.jpg',
    '04-hostile/bad-exif/broken1.jpg',
  ])('%s can be shown', async (path) => {
    expect(await verdict(sample(path))).toBe('shown')
  })

  // All the others, and what chance makes of them, in `npm run prove`: pictures harm nobody.
  test.each<[string, Refusal]>([
    ['truncated/truncated.jpg', 'image.damaged'],
    ['fuzz/libheif/hbo_heif_context.h_126_1.heic', 'image.damaged'],
    ['bomb/giant-image.jpg', 'image.too-many-pixels'],
    ['bomb/decompression_bomb.gif', 'image.format-unsupported'],
    ['wrong-type/ssrf.png', 'image.format-unsupported'],
  ])('%s is refused as %s', async (path, code) => {
    expect(await verdict(sample(`04-hostile/${path}`), 'pyramid')).toBe(code)
  })

  test('half a photograph is never shown', async () => {
    for (const path of ['icc/Reagan.jpg', 'heic/exif-at-eof.heic']) {
      const photo = sample(`03-formats/${path}`)
      expect(await verdict(photo.subarray(0, photo.length / 2))).toBe('image.damaged')
    }
  })

  test('a file of more than 40 MB is refused, however its length is declared', async () => {
    const padded = (length: number) => {
      const bytes = new Uint8Array(length)
      bytes.set(sample('03-formats/jpeg/hopper_gray.jpg'))
      return bytes
    }
    expect(await verdict(padded(40_000_000))).toBe('shown')
    expect(await verdict(padded(40_000_001))).toBe('image.too-large')
    expect(await verdict(new Blob([padded(40_000_001)]).stream())).toBe('image.too-large')
  })
}
