import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Kind, Scale } from './annotation.ts'
import { asOfToday, exactness, largestDiameters, measure, type Put, scaleOf } from './measure.ts'
import { distance } from './point.ts'

const ruler = (mmPerPixel: number, relativeUncertainty = 0.01): Scale => ({
  method: 'ruler',
  mmPerPixel,
  relativeUncertainty,
})
const put = (pixels: number, ...numbers: number[]): readonly Put[] =>
  numbers.flatMap((x, i) => (i % 2 ? [] : [{ x, y: numbers[i + 1]!, pixels }]))

const four: readonly Kind[] = ['length', 'diameters', 'area', 'angle']
const points = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 3000 }),
    y: fc.integer({ min: 0, max: 3000 }),
    pixels: fc.constant(1),
  }),
  { minLength: 4, maxLength: 4 },
)
const apart = (all: readonly Put[]) => all.every((a, i) => all.slice(i + 1).every((b) => distance(a, b) > 20))

test('without a scale a value is in pixels, and nothing is said of millimetres', () => {
  expect(measure('length', put(1, 0, 0, 30, 40), null)).toMatchObject({ unit: '{pixels}', value: 50 })
  expect(measure('area', put(1, 0, 0, 30, 0, 30, 40), null)).toMatchObject({ unit: '{pixels}2', value: 600 })
  expect(measure('arrow', put(1, 0, 0, 30, 40), ruler(0.1))).toBeNull()
})

test('a scale that cannot be is none', () => {
  const line = put(1, 0, 0, 400, 0)
  for (const millimetres of [Number.NaN, 0, -5, 2_001]) expect(scaleOf('ruler', line, millimetres, 1)).toBeUndefined()
  expect(scaleOf('ruler', put(1, 0, 0, 10, 0), 10, 1)).toBeUndefined()
  expect(scaleOf('ruler', line, 10, 1)).toMatchObject({ method: 'ruler', mmPerPixel: 0.025 })
})

test('lengths, diameters, areas and angles are those of the figure', () => {
  const scale = ruler(0.5)
  expect(measure('length', put(1, 0, 0, 30, 40), scale)?.value).toBeCloseTo(25)
  expect(measure('diameters', put(1, 0, 0, 40, 0, 20, 5, 20, 25), scale)).toMatchObject({
    value: 20,
    across: 10,
    unit: 'mm',
  })
  expect(measure('area', put(1, 0, 0, 20, 0, 20, 10, 0, 10), scale)).toMatchObject({ value: 50, unit: 'mm2' })
  expect(measure('angle', put(1, 10, 0, 0, 0, 0, 7), scale)?.value).toBeCloseTo(90)
  expect(measure('angle', put(1, 10, 0, 0, 0, -10, 0), scale)?.value).toBeCloseTo(180)
})

test('an angle whose arm has no length is a number all the same, and as unsure as can be', () => {
  const angle = measure('angle', put(1, 10, 0, 0, 0, 0, 0), null)!
  expect(angle.value).toBe(0)
  expect(angle.uncertainty).toBeGreaterThan(57)
  expect(angle.uncertainty).toBeLessThan(360)
})

test('a length is as sure as its two points and its scale are', () => {
  const { uncertainty } = measure('length', put(2, 0, 0, 400, 0), ruler(0.1, 0.02))!
  expect(uncertainty).toBeCloseTo(Math.hypot(0.1 * Math.SQRT2 * 2, 40 * 0.02))
})

test('the stated uncertainty is the spread of what hands read that miss by as much', () => {
  let state = 1
  const chance = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const normal = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance())
  const figure = put(3, 100, 100, 500, 140, 420, 480, 130, 390)
  for (const kind of ['length', 'area', 'angle'] as const) {
    const read = Array.from({ length: 4000 }, () => {
      const hand = figure.map(({ x, y, pixels }) => ({ x: x + 3 * normal(), y: y + 3 * normal(), pixels }))
      return measure(kind, hand, null)!.value
    })
    const mean = read.reduce((sum, one) => sum + one, 0) / read.length
    const spread = Math.sqrt(read.reduce((sum, one) => sum + (one - mean) ** 2, 0) / read.length)
    expect(measure(kind, figure, null)!.uncertainty / spread).toBeCloseTo(1, 1)
  }
})

test('nothing changes when the photograph is turned, mirrored or larger by as much as its pixels are smaller', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...four),
      points,
      fc.double({ min: 0, max: 7, noNaN: true }),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      fc.boolean(),
      (kind, drawn, turn, times, flipped) => {
        fc.pre(apart(drawn))
        const [cos, sin] = [Math.cos(turn) * times, Math.sin(turn) * times]
        const moved = drawn.map(({ x, y, pixels }) => {
          const side = flipped ? -x : x
          return { x: side * cos - y * sin + 50, y: side * sin + y * cos - 20, pixels: pixels * times }
        })
        const [before, after] = [measure(kind, drawn, ruler(0.1))!, measure(kind, moved, ruler(0.1 / times))!]
        expect(after.value).toBeCloseTo(before.value, 4)
        expect(after.across ?? 0).toBeCloseTo(before.across ?? 0, 4)
        expect(after.uncertainty).toBeCloseTo(before.uncertainty, 4)
      },
    ),
  )
})

test('the closer one looks, the surer is what one reads', () => {
  fc.assert(
    fc.property(fc.constantFrom(...four), points, fc.double({ min: 0.1, max: 4, noNaN: true }), (kind, drawn, zoom) => {
      fc.pre(apart(drawn))
      const at = (level: number) =>
        measure(
          kind,
          drawn.map((point) => ({ ...point, pixels: exactness(level) })),
          ruler(0.1),
        )!.uncertainty
      expect(at(2 * zoom)).toBeLessThan(at(zoom))
    }),
  )
})

test('the longest diameter of an outline, and the largest across it', () => {
  const rectangle = put(1, 0, 0, 60, 0, 60, 25, 0, 25)
  const [a, b, c, d] = largestDiameters(rectangle)
  expect(distance(a!, b!)).toBeCloseTo(65)
  expect(distance(c!, d!)).toBeCloseTo((2 * 60 * 25) / 65)
  expect((b!.x - a!.x) * (d!.x - c!.x) + (b!.y - a!.y) * (d!.y - c!.y)).toBeCloseTo(0)
})

test('what was measured before the scale was known follows it, and is no surer for that', () => {
  const line = put(0, 0, 0, 300, 0)
  const before = measure('length', put(3, 0, 0, 300, 0), null)!
  const today = asOfToday(before, measure('length', line, ruler(0.1, 0.02)))!
  expect(today).toMatchObject({ unit: 'mm', value: 30 })
  expect(today.uncertainty).toBeCloseTo(30 * Math.hypot(before.uncertainty / 300, 0.02))
  expect(asOfToday(today, measure('length', line, ruler(0.1, 0.02)))).toBe(today)
})
