import { expect, inject, test } from 'vitest'
import { httpImaging } from '../../api/adapters/imaging.http.ts'
import { differenceOf, fieldsOf } from '../journey/colour-difference.ts'
import { referenceDecode } from '../journey/reference-decode.ts'
import { onceThroughJpeg, shrunk, similarity } from '../journey/similarity.ts'
import { vipsColours } from '../journey/vips-colours.ts'
import { onLightTable } from '../support/light-table.ts'
import { describeWithSamples, sample } from '../support/samples.ts'

const imaging = httpImaging({ base: () => inject('imagingUrl') })

/** Some of them here; all where promises are proved. */
const some = <T>(all: readonly T[]): T[] => all.filter((_, at) => process.env.LYSBORD_WHOLE_TABLE || at % 3 === 0)

describeWithSamples(
  'what is on the light table',
  () => {
    // CMYK with a profile and without, Display P3, other profiles, and 16 bits.
    test.each(some([...vipsColours()]))('the colours of %s are those that libvips gives it', async (path, expected) => {
      const shown = await onLightTable(imaging, sample(path))

      expect([shown.width, shown.height]).toEqual([expected.width, expected.height])
      // The means of large fields are the same at each level.
      const below = Math.max(0, Math.ceil(Math.log2(Math.max(shown.width, shown.height) / 1_024)))
      const { mean } = differenceOf(fieldsOf(await shown.level(below), 8), expected.colours)
      expect(mean).toBeLessThan(2)
    })

    test.each(
      some([
        ...[3, 6, 7].map((n) => `03-formats/orientation/Landscape_${n}.jpg`),
        '03-formats/jpeg/progressive_Issue_600_(2).jpg',
        '03-formats/icc/Channel_digital_image_CMYK_color.jpg',
        '03-formats/png/Flag_of_the_Netherlands-16bit.png',
        '03-formats/webp/HTC_Desire.webp',
        '03-formats/avif/example.avif',
        '03-formats/tiff/hopper_bigtiff.tif',
      ]),
    )('the tiles of %s, put together, are the photograph upright: whole and at half its size', async (path) => {
      const original = await referenceDecode(sample(path))
      if (original.opens !== true) throw new Error(original.reason)
      const shown = await onLightTable(imaging, sample(path))

      // Held against the original as one JPEG of this quality leaves it: a tile one pixel out of place is seen.
      for (const below of [0, 1]) {
        const wanted = onceThroughJpeg(shrunk(original, 2 ** below), 85)
        expect(similarity(wanted, await shown.level(below))).toBeGreaterThan(0.98)
      }
      // And against the original itself, at the size at which the authors of this measure take it.
      const scale = Math.max(1, Math.round(Math.min(shown.width, shown.height) / 256))
      expect(similarity(shrunk(original, scale), shrunk(await shown.level(0), scale))).toBeGreaterThan(0.98)
    })
  },
  { timeout: 60_000 },
)
