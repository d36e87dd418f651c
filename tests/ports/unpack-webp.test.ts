import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { explainFailure } from '../../api/pyramids/explain-failure.ts'
import { makePicture } from '../../api/pyramids/make-picture.ts'
import { openOriginal } from '../../api/pyramids/open-original.ts'
import { type Opened, openPlain } from '../../api/pyramids/open-plain.ts'
import { sharp } from '../../api/pyramids/sharp.ts'
import type { Task } from '../../api/pyramids/task.ts'
import { unpackWebp } from '../../api/pyramids/unpack-webp.ts'
import { deltaE } from '../journey/colour-difference.ts'
import { describeWithSamples, sample } from '../support/samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'lysbord-webp-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
function kept(bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(folder, 'job-')), `${files++}.webp`)
  writeFileSync(path, bytes)
  return path
}
const tiffOf = (path: string) => join(path, '..', 'plain-pyramid.tif')
const task = (path: string, kind: Task['kind'] = 'pyramid'): Task => ({
  kind,
  format: 'webp',
  original: path,
  output: join(path, '..', 'made'),
})

/** The largest CIEDE2000 from a pixel of one picture to the same of another. */
async function farthest(one: Opened, other: Opened): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map(({ picture }) => picture.raw().toBuffer({ resolveWithObject: true })),
  )
  expect(a!.info).toEqual(b!.info)
  expect(a!.info.channels).toBe(3)
  let most = 0
  for (let at = 0; at < a!.data.length; at += 3) {
    const [here, there] = [a, b].map((made) => [...made!.data.subarray(at, at + 3)] as [number, number, number])
    if (`${here}` !== `${there}`) most = Math.max(most, deltaE(here!, there!))
  }
  return most
}

/** A picture that breaks off, in a container that does not: what is missing of the picture is called EXIF. */
function brokenOff(file: Uint8Array): Uint8Array {
  const bytes = Buffer.from(file)
  const at = bytes.indexOf('VP8 ')
  const half = Math.floor(bytes.readUInt32LE(at + 4) / 4) * 2
  bytes.writeUInt32LE(half, at + 4)
  const head = Buffer.from('EXIF\0\0\0\0')
  const rest = bytes.subarray(at + 8 + half)
  head.writeUInt32LE(rest.length - (rest.length % 2), 4)
  const all = Buffer.concat([bytes.subarray(0, at + 8 + half), head, rest])
  all.writeUInt32LE(all.length - 8, 4)
  return all
}

const photo = () => sample('03-formats/webp/Photo_1.webp')
const large = () =>
  sharp({ create: { width: 10_000, height: 6_100, channels: 3, background: '#b06a4c' }, limitInputPixels: false })
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .webp({ effort: 0, quality: 60 })
    .toBuffer()

describeWithSamples(
  'a WebP of many pixels takes half the memory',
  () => {
    const made: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
      'a photograph': photo,
      'a photograph of another phone': () => sample('03-formats/webp/HTC_Desire.webp'),
      'a drawing without loss, on nothing': () => sample('03-formats/webp/Alpha_Lossless_2.webp'),
      'a photograph on nothing': () => sharp(photo()).ensureAlpha(0.4).webp().toBuffer(),
      'a photograph in wide colours': () => sharp(photo()).withIccProfile('p3').webp().toBuffer(),
      ...Object.fromEntries(
        [2, 3, 4, 5, 6, 7, 8].map((orientation) => [
          `a photograph that lies in the way ${orientation}`,
          () => sharp(photo()).withMetadata({ orientation }).webp().toBuffer(),
        ]),
      ),
    }
    test.each(Object.entries(made))('and %s looks as it does when libvips decodes it', async (_what, make) => {
      const path = kept(await make())
      expect(await unpackWebp(path, tiffOf(path))).toBe(true)
      expect(await farthest(await openPlain(tiffOf(path)), await openPlain(path))).toBeLessThanOrEqual(1)
    })

    test.each(
      Object.entries({
        'breaks off': () => photo().subarray(0, 50_000),
        'breaks off before its EXIF': () => brokenOff(photo()),
        'holds nothing': () => photo().subarray(0, 20),
        'is an animation': () => sample('03-formats/webp/Animation_Lossless.webp'),
        'is none': () => sample('03-formats/jpeg/hopper_gray.jpg'),
      }),
    )('what %s is left for libvips to judge', async (_what, make) => {
      const path = kept(make())
      expect(await unpackWebp(path, tiffOf(path)).catch(() => false)).toBe(false)
    })

    test('it alone takes that way, for its pyramid alone, and says of itself what it said', async () => {
      const path = kept(await large())
      const { picture: _, ...said } = await openOriginal(task(path, 'preview'), 'error')
      expect(existsSync(tiffOf(path))).toBe(false)
      const { picture, ...same } = await openOriginal(task(path), 'error')
      expect(existsSync(tiffOf(path))).toBe(true)
      expect(same).toEqual(said)
      expect(same).toMatchObject({ width: 6_100, height: 10_000, frames: 1, orientation: 6 })
      const one = { ...same, picture: picture.resize(32) }
      const other = { ...said, picture: (await openPlain(path)).picture.resize(32) }
      expect(await farthest(one, other)).toBeLessThanOrEqual(1)

      const small = kept(photo())
      await openOriginal(task(small), 'error')
      expect(existsSync(tiffOf(small))).toBe(false)
    })

    test('one that breaks off is damaged, as it was', async () => {
      const path = kept(brokenOff(await large()))
      const outcome = await makePicture(task(path)).catch(explainFailure)
      expect(outcome).toMatchObject({ outcome: 'refused', code: 'image.damaged' })
    })
  },
  { timeout: 60_000 },
)
