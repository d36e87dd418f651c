import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawSticker, stickerEdges } from '../../api/imaging/sticker.ts'
import { measureQuality } from '../../api/pyramids/measure-quality.ts'
import { blurred } from '../quality/worsen.ts'
import { type Pose, photographOf, rulerPaper, type Scene, stickerPaper } from '../support/scene.ts'

/** As it is found in a photograph of which this is the preview, shrunk to a quarter. */
const found = (scene: Scene) => measureQuality(scene, { width: scene.width * 4, height: scene.height * 4 })
const photographed = (paper: Parameters<typeof photographOf>[0], pose: Pose) =>
  found(photographOf(paper, { width: 480, height: 360, ...pose }))

test('the sticker is drawn at its size: rings of one millimetre, ten across', () => {
  const svg = drawSticker()
  expect(svg).toMatch(/width="16mm" height="16mm" viewBox="0 0 16 16"/)
  expect([...svg.matchAll(/ r="(\d)"/g)].map(([, radius]) => Number(radius))).toEqual(stickerEdges.toReversed())
})

test('the sticker gives the size of a pixel to 2 %, however it is turned, tilted and far away', () => {
  const pose = fc.record({
    perMm: fc.double({ min: 4, max: 16, noNaN: true }),
    tilt: fc.double({ min: 0, max: 42, noNaN: true }),
    axis: fc.double({ min: 0, max: 180, noNaN: true }),
    turn: fc.double({ min: 0, max: 360, noNaN: true }),
    at: fc.tuple(fc.double({ min: 0.4, max: 0.6, noNaN: true }), fc.double({ min: 0.4, max: 0.6, noNaN: true })),
  })
  fc.assert(
    fc.property(pose, (one) => {
      const { scale, mmPerPixel } = photographed(stickerPaper(), one)
      expect(scale).toBe('sticker')
      expect(Math.abs(mmPerPixel! * 4 * one.perMm - 1)).toBeLessThan(0.02)
    }),
    { numRuns: 6 },
  )
})

test('a sticker that is a little blurred is still right; one half under a finger is no sticker', async () => {
  const scene = photographOf(stickerPaper(), { perMm: 12 })
  const soft = found({ ...scene, ...(await blurred(2)(scene)) })
  expect(Math.abs(soft.mmPerPixel! * 4 * 12 - 1)).toBeLessThan(0.02)

  const whole = stickerPaper()
  expect(photographed((x, y) => (x + y > 1 ? undefined : whole(x, y)), { perMm: 12 }).scale).toBe('none')
})

test.each([0, 3.3, 45, 88])('a ruler turned by %s° gives the size of a pixel to 1 %', (turn) => {
  const { scale, mmPerPixel } = photographed(rulerPaper(), { perMm: 7, turn })
  expect(scale).toBe('ruler')
  expect(Math.abs(mmPerPixel! * 4 * 7 - 1)).toBeLessThan(0.01)
})

test.each([
  ['a comb', rulerPaper({ longer: [] })],
  ['a ruler in sixteenths of an inch', rulerPaper({ every: 25.4 / 16, longer: [2, 4, 8, 16] })],
  ['plain paper', rulerPaper({ wide: 0 })],
])('%s gives no millimetres', (_, paper) => {
  for (const turn of [0, 3.3, 88]) expect(photographed(paper, { perMm: 7, turn }).mmPerPixel).toBeUndefined()
})
