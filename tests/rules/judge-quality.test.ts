import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewPixels, qualityVerdicts } from '../../api/ports/imaging.ts'
import { judgeQuality, type Measured } from '../../api/pyramids/judge-quality.ts'
import { measureQuality } from '../../api/pyramids/measure-quality.ts'
import { blurred, lit, type Pixels } from '../quality/worsen.ts'
import { photographOf, stickerPaper } from '../support/scene.ts'

const sharp: Pixels = photographOf(stickerPaper(), { perMm: 9, at: [0.7, 0.6] })
const judged = (picture: Pixels) => measureQuality({ ...picture, channels: 3 }, { width: 2048, height: 1536 })
const rank = (verdict: (typeof qualityVerdicts)[number]): number => qualityVerdicts.indexOf(verdict)
const fine: Measured = { focus: 0.9, brightness: 0.6, highlight: 0.9, blown: 0, glare: 0, pixels: 12_000_000 }

test('a picture of nothing, or of a few pixels, is to be taken again, and breaks nothing', () => {
  for (const [width, height] of [
    [1, 1],
    [8, 8],
    [40, 3],
    [640, 480],
  ] as const) {
    const grey = new Uint8Array(width * height).fill(128)
    expect(measureQuality({ width, height, channels: 1, data: grey }, { width, height })).toMatchObject({
      verdict: 'retake',
      focus: 0,
      scale: 'none',
    })
  }
})

test('a sharp and well-lit photograph hears nothing', () => {
  expect(judged(sharp)).toMatchObject({ verdict: 'ok', reasons: [] })
})

test('blurring never raises the focus, and enough of it asks for another photograph', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0.4, max: 3, noNaN: true }),
      fc.double({ min: 1.1, max: 2, noNaN: true }),
      async (sigma, more) => {
        const [less, worse] = [judged(await blurred(sigma)(sharp)), judged(await blurred(sigma * more)(sharp))]
        expect(worse.focus).toBeLessThanOrEqual(less.focus + 0.015)
        expect(rank(worse.verdict)).toBeGreaterThanOrEqual(rank(less.verdict))
      },
    ),
    { numRuns: 5 },
  )
  expect(judged(await blurred(4)(sharp))).toMatchObject({ verdict: 'retake', reasons: ['focus'] })
})

test('darkening never raises the brightness and never makes the verdict better', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 4, noNaN: true }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      async (stops, more) => {
        const [less, worse] = [judged(await lit(-stops)(sharp)), judged(await lit(-stops - more)(sharp))]
        expect(worse.brightness).toBeLessThanOrEqual(less.brightness)
        expect(rank(worse.verdict)).toBeGreaterThanOrEqual(rank(less.verdict))
      },
    ),
    { numRuns: 5 },
  )
  expect(judged(await lit(-4.5)(sharp))).toMatchObject({ verdict: 'retake', reasons: ['dark'] })
  expect(judged(await lit(3)(sharp))).toMatchObject({ verdict: 'retake', reasons: ['bright'] })
})

const numbers = fc.record({
  focus: fc.double({ min: 0, max: 1, noNaN: true }),
  brightness: fc.double({ min: 0, max: 1, noNaN: true }),
  highlight: fc.double({ min: 0, max: 1, noNaN: true }),
  blown: fc.double({ min: 0, max: 1, noNaN: true }),
  glare: fc.double({ min: 0, max: 1, noNaN: true }),
  pixels: fc.integer({ min: 1, max: 2_000_000 }),
})

test('whatever gets worse, the verdict never gets better; and it has a reason exactly where it is not "ok"', () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const worse: Measured = {
        focus: Math.min(one.focus, other.focus),
        brightness: Math.min(one.brightness, other.brightness),
        highlight: Math.min(one.highlight, other.highlight),
        blown: Math.max(one.blown, other.blown),
        glare: Math.max(one.glare, other.glare),
        pixels: Math.min(one.pixels, other.pixels),
      }
      expect(rank(judgeQuality(worse).verdict)).toBeGreaterThanOrEqual(rank(judgeQuality(one).verdict))
      expect(judgeQuality(one).reasons.length > 0).toBe(judgeQuality(one).verdict !== 'ok')
    }),
  )
})

test('dark skin photographed well is not called dark: something in the picture is bright', () => {
  expect(judgeQuality({ ...fine, brightness: 0.32 })).toEqual({ verdict: 'ok', reasons: [] })
  expect(judgeQuality({ ...fine, brightness: 0.32, highlight: 0.4 })).toEqual({ verdict: 'warn', reasons: ['dark'] })
})

test('of a photograph in the dark it is said that it is dark, not that it is blurred', () => {
  const dark = { ...fine, brightness: 0.1, highlight: 0.2, focus: 0 }
  expect(judgeQuality(dark).reasons).toEqual(['dark'])
})

test('the worst reason comes first', () => {
  expect(judgeQuality({ ...fine, glare: 0.1, focus: 0.1, pixels: fewPixels - 1 })).toEqual({
    verdict: 'retake',
    reasons: ['focus', 'glare', 'size'],
  })
})
