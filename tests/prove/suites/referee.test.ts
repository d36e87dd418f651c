import { expect, test } from 'vitest'
import { differenceOf, fieldsOf } from '../../journey/colour-difference.ts'
import { expectedOutcomes, spoken } from '../../journey/expectations.ts'
import { pictureOf } from '../../journey/picture.ts'
import { referenceDecode } from '../../journey/reference-decode.ts'
import { vipsColours } from '../../journey/vips-colours.ts'
import { describeWithSamples, sample, samplesDir } from '../../support/samples.ts'
import { hasVips, shownByVips } from '../../support/vips.ts'

type Row = { readonly path: string; readonly bytes: number; readonly size: string; readonly check: string }

const manifest = (): Row[] =>
  Buffer.from(sample('MANIFEST.csv'))
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [path, bytes, , , , , size, check] = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        (it) => it[1] ?? it[2] ?? '',
      )
      return { path: path!, bytes: Number(bytes), size: size!, check: check! }
    })

// The list gives the sides as stored; the eight orientations all show one landscape.
const upright = (path: string, size: string) => (path.includes('/orientation/') ? '600x450' : size)

describeWithSamples('the reference', () => {
  test('real photographs open, upright and at the size that their list says', async () => {
    const photographs = manifest().filter(
      ({ path, bytes, check }) =>
        /^0[13]/.test(path) && check.startsWith('opens') && bytes < 150_000 && !/\.gif$|dermoscopy/.test(path),
    )
    const seen: string[] = []
    for (const { path, size } of photographs) {
      const verdict = await referenceDecode(sample(path))
      seen.push(`${path} ${verdict.opens === true ? `${verdict.width}x${verdict.height}` : verdict.opens}`)
      expect(seen.at(-1)).toBe(`${path} ${path.endsWith('g4-multi.tiff') ? 'not-judged' : upright(path, size)}`)
    }

    expect(seen.length).toBeGreaterThan(40)
  })

  test('no file opens that libvips refuses', async () => {
    const refused = manifest().filter(({ path, check }) => path.startsWith('04') && /refuses|bomb/.test(check))
    const open: string[] = []
    for (const { path } of refused) if ((await referenceDecode(sample(path))).opens === true) open.push(path)

    expect(refused.length).toBeGreaterThan(100)
    expect(open).toEqual([])
  })

  test('a photograph that is cut anywhere does not open', async () => {
    const whole = [
      '01-clinical/skin/OSC_Microbio_07_05_tubrash.jpg',
      '04-hostile/bad-exif/broken1.jpg',
      '03-formats/icc/P3-sRGB-color-bars.png',
      '03-formats/webp/HTC_Desire.webp',
      '03-formats/avif/Irvine_CA.avif',
      '03-formats/tiff/hopper_bigtiff.tif',
      '03-formats/heic/exif-at-eof.heic',
    ]
    for (const path of whole) {
      const bytes = sample(path)
      for (const part of [0.1, 0.6, 0.97]) {
        const verdict = await referenceDecode(bytes.subarray(0, Math.floor(bytes.length * part)))
        expect(`${path} ${part}: ${verdict.opens}`).toBe(`${path} ${part}: false`)
      }
    }
  })

  // Only after its last line of pixels does this one say anything that is none.
  const stricter = ['04-hostile/imagetestsuite/a7326ba8f3f4559991126474dd30083d.jpg']

  test('the table of outcomes is not only our own word: the reference opens and refuses the same files', async () => {
    const differing: string[] = []
    let judged = 0
    for (const [file, expected] of expectedOutcomes()) {
      const verdict = await referenceDecode(sample(file))
      if (verdict.opens === 'not-judged') continue
      judged++
      const { width, height } = verdict.opens ? verdict : { width: 0, height: 0 }
      const sees = verdict.opens ? `through ${width}x${height}` : `refused: ${verdict.fault}`
      const agrees = verdict.opens
        ? spoken(expected) === sees
        : expected.outcome === 'refused' && (verdict.fault !== 'format' || expected.code === 'image.format-unsupported')
      if (!agrees) differing.push(`${file}: ${spoken(expected)}, the reference sees ${sees}`)
    }

    expect(judged).toBeGreaterThan(280)
    expect(differing.map((one) => one.split(':')[0])).toEqual(stricter)
  }, 300_000)

  test.skipIf(!hasVips)(
    'the colours that were written down are those that the command of libvips gives',
    () => {
      for (const [file, { colours, ...size }] of vipsColours()) {
        const { rgb, ...shown } = shownByVips(`${samplesDir}/${file}`)
        expect(`${file} ${shown.width}x${shown.height}`).toBe(`${file} ${size.width}x${size.height}`)
        expect(differenceOf(fieldsOf(pictureOf(shown, rgb, 3), 8), colours).mean).toBeLessThan(1)
      }
    },
    120_000,
  )
})
