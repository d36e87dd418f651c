import jpeg from 'jpeg-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSzi, tileRange } from '../../api/imaging/read-szi.ts'
import { ImageRefused, type Imaging, type Refusal } from '../../api/ports/imaging.ts'
import { describeWithSamples, sample } from '../support/samples.ts'

/** What every way to the imaging process promises. `open` is called once. */
export function imagingContract(title: string, open: () => Promise<Imaging & { close(): Promise<void> }>): void {
  describeWithSamples(
    title,
    () => {
      let imaging: Awaited<ReturnType<typeof open>>
      beforeAll(async () => {
        imaging = await open()
      }, 20_000)
      afterAll(() => imaging?.close())

      const refusal = (bytes: Parameters<Imaging['preview']>[0], kind: 'preview' | 'pyramid' = 'preview') =>
        imaging[kind](bytes).then(
          () => 'shown' as const,
          (cause: unknown) => {
            if (!(cause instanceof ImageRefused)) throw cause
            return cause.code
          },
        )

      test('a photograph of a throat becomes a small picture that says how large it was', async () => {
        const { jpeg: bytes, ...said } = await imaging.preview(sample('01-clinical/ent/sample_NikonD90.JPG'))

        expect(said).toEqual({ width: 2144, height: 1424, frames: 1 })
        expect(sizeOf(bytes)).toEqual({ width: 1024, height: 680 })
      })

      test('the same photograph becomes a pyramid whose every tile opens, down to one pixel', async () => {
        const { szi, size, width, height } = await imaging.pyramid(sample('01-clinical/ent/sample_NikonD90.JPG'))
        const bytes = await whole(szi)
        expect([bytes.length, width, height]).toEqual([size, 2144, 1424])

        const pyramid = await readSzi(inMemory(bytes), 'k', { width, height })
        expect(pyramid.levels).toBe(13)
        const tile = (level: number, column: number, row: number) => {
          const range = tileRange(pyramid, level, column, row)
          return range && sizeOf(bytes.slice(range.start, range.end))
        }
        expect(tile(12, 0, 0)).toEqual({ width: 512, height: 512 })
        expect(tile(12, 4, 2)).toEqual({ width: 2144 - 4 * 512, height: 1424 - 2 * 512 })
        expect(tile(12, 5, 2)).toBeUndefined()
        expect(tile(0, 0, 0)).toEqual({ width: 1, height: 1 })
      })

      test('photographs taken with the camera held in all eight ways that EXIF knows stand upright alike', async () => {
        const all = await Promise.all(
          [1, 2, 3, 4, 5, 6, 7, 8].map((n) => imaging.preview(sample(`03-formats/orientation/Landscape_${n}.jpg`))),
        )
        for (const shown of all) {
          expect([shown.width, shown.height]).toEqual([600, 450])
          expect(distance(corners(shown.jpeg), corners(all[0]!.jpeg))).toBeLessThan(4)
        }
      })

      // Means of the four quarters as an independent decoder gives them (libde265, libjpeg, libpng; little CMS for the colours).
      test.each(quarters)(
        'the colours of %s are right, and it stands upright',
        async (path, width, height, expected) => {
          const shown = await imaging.preview(sample(path))

          expect([shown.width, shown.height]).toEqual([width, height])
          expect(distance(corners(shown.jpeg), expected)).toBeLessThan(3)
        },
      )

      test.each([
        '03-formats/gps/DSCN0010.jpg',
        '03-formats/gps/IMG_20180725_163423-tiny.jpg',
        '03-formats/gps/png_with_exif_and_gps.png',
        '03-formats/webp/HTC_Desire.webp',
      ])('no place, camera, profile or thumbnail is left in the pictures made from %s', async (path) => {
        const { jpeg: small } = await imaging.preview(sample(path))
        const { szi } = await imaging.pyramid(sample(path))

        for (const bytes of [small, await whole(szi)])
          expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/exif\0|gps|icc_profile|xmp|canon|pixel|nikon|htc/i)
      })

      test.each([
        ['03-formats/webp/Animation_Lossless.webp', 101],
        ['03-formats/tiff/multipage.tiff', 3],
        ['03-formats/tiff/g4-multi.tiff', 3],
      ])('of the pictures in %s the first is shown and all are counted', async (path, frames) => {
        expect((await imaging.preview(sample(path))).frames).toBe(frames)
      })

      test.each([
        ['03-formats/gps/png_with_exif_and_gps.png', 1, 1],
        ['03-formats/icc/p3.png', 8, 8],
        ['03-formats/png/gimp-8x12-greyscale-alpha-time-background.png', 8, 12],
      ])('a tiny picture, %s, is not enlarged', async (path, width, height) => {
        expect(sizeOf((await imaging.preview(sample(path))).jpeg)).toEqual({ width, height })
        const { szi } = await imaging.pyramid(sample(path))
        await readSzi(inMemory(await whole(szi)), 'k', { width, height })
      })

      test.each([
        '02-large/CMU-1-Small-Region.tiff',
        '03-formats/avif/example.avif',
        '03-formats/jpeg/progressive_Issue_600_(2).jpg',
        '03-formats/png/tbbn2c16.png',
        '03-formats/tiff/16bit.cropped.tif',
        '03-formats/tiff/BigTIFFMotorola.tif',
        '03-formats/trailer/frozenpond.mpo',
        '03-formats/trailer/gain-map.jpg',
        '04-hostile/bad-exif/broken1.jpg',
        '04-hostile/wrong-type/wrongextension.png',
      ])('%s can be shown', async (path) => {
        expect(await refusal(sample(path))).toBe('shown')
      })

      test.each<[string, Refusal]>([
        ['04-hostile/truncated/truncated.jpg', 'image.damaged'],
        ['04-hostile/truncated/broken.png', 'image.damaged'],
        ['04-hostile/pngsuite-corrupt/xhdn0g08.png', 'image.damaged'],
        ['04-hostile/imagetestsuite/m17-42c19f8e79e582bef107f372f18a074b.tif', 'image.damaged'],
        ['04-hostile/fuzz/exiv2/issue_1841_poc.webp', 'image.damaged'],
        ['04-hostile/fuzz/libheif/hbo_heif_context.h_126_1.heic', 'image.damaged'],
        ['04-hostile/bomb/giant-image.jpg', 'image.too-many-pixels'],
        ['04-hostile/bomb/decompression_bomb.gif', 'image.format-unsupported'],
        ['04-hostile/empty/emptyfile.png', 'image.format-unsupported'],
        ['04-hostile/svg/xlinkLaughsTest.svg', 'image.format-unsupported'],
        ['04-hostile/wrong-type/ssrf.png', 'image.format-unsupported'],
        ['04-hostile/wrong-type/pdf.pdf', 'image.format-unsupported'],
      ])('%s is refused as %s, and the next photograph is shown', async (path, code) => {
        expect(await refusal(sample(path), 'preview')).toBe(code)
        expect(await refusal(sample(path), 'pyramid')).toBe(code)
      })

      test('half a photograph is never shown', async () => {
        for (const path of [
          '01-clinical/skin/508_Moles.jpg',
          '03-formats/heic/exif-at-eof.heic',
          '03-formats/avif/example.avif',
        ]) {
          const photo = sample(path)
          expect(await refusal(photo.subarray(0, photo.length / 2))).toBe('image.damaged')
        }
      })

      test('a file of more than 40 MB is refused, however its length is declared', async () => {
        const [most, photo] = [40_000_000, sample('03-formats/jpeg/hopper_gray.jpg')]
        const padded = (length: number) => {
          const bytes = new Uint8Array(length)
          bytes.set(photo)
          return bytes
        }
        expect(await refusal(padded(most))).toBe('shown')
        expect(await refusal(padded(most + 1))).toBe('image.too-large')
        expect(await refusal(new Blob([padded(most + 1)]).stream())).toBe('image.too-large')
      })

      test('many photographs at once are all shown', async () => {
        const photo = sample('01-clinical/skin/OSC_Microbio_07_05_tubrash.jpg')
        const shown = await Promise.all(
          Array.from({ length: 12 }, (_, i) => refusal(photo, i % 2 ? 'preview' : 'pyramid')),
        )

        expect(new Set(shown)).toEqual(new Set(['shown']))
      })
    },
    { concurrent: true, timeout: 30_000 },
  )
}

type Colour = readonly [red: number, green: number, blue: number]
const quarters: [string, number, number, Colour[]][] = [
  [
    '03-formats/heic/iphone_13_pro_max.HEIC',
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
    '03-formats/heic/HMD_Nokia_8.3_5G_hdr.heif',
    4608,
    3456,
    [
      [181, 186, 182],
      [133, 138, 138],
      [90, 72, 66],
      [89, 61, 53],
    ],
  ],
  [
    '03-formats/icc/P3-sRGB-color-bars.png',
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
    '03-formats/icc/Reagan.jpg',
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
    '03-formats/icc/Channel_digital_image_CMYK_color.jpg',
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
    '03-formats/png/Flag_of_the_Netherlands-16bit.png',
    900,
    600,
    [
      [201, 103, 111],
      [201, 103, 111],
      [108, 132, 178],
      [108, 132, 178],
    ],
  ],
]

function sizeOf(bytes: Uint8Array): { width: number; height: number } {
  const { width, height } = jpeg.decode(bytes, { useTArray: true })
  return { width, height }
}

/** Mean colours of the four quarters: upper left, upper right, lower left, lower right. */
function corners(bytes: Uint8Array): Colour[] {
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true })
  const sums = [0, 1, 2, 3].map(() => [0, 0, 0, 0])
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const sum = sums[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]!
      for (let band = 0; band < 3; band++) sum[band]! += data[(y * width + x) * 4 + band]!
      sum[3]!++
    }
  return sums.map(([red, green, blue, count]) => [red! / count!, green! / count!, blue! / count!])
}

/** The largest difference in any band, of 255. */
const distance = (some: readonly Colour[], others: readonly Colour[]): number =>
  Math.max(...some.flatMap((colour, i) => colour.map((value, band) => Math.abs(value - others[i]![band]!))))

const whole = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> => new Response(stream).bytes()

const inMemory = (bytes: Uint8Array) => ({
  size: async () => bytes.length,
  range: async (_key: string, start: number, end: number) =>
    end <= bytes.length ? bytes.slice(start, end) : undefined,
})
