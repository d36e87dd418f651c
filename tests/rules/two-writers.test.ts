import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measureAgain } from '../../api/marking/measure-again.ts'
import { isInside, readSelector } from '../../api/marking/read-selector.ts'
import {
  type AnnotationKind,
  annotationKinds,
  type Measured,
  quantityOf,
  type Selector,
  unitsOf,
} from '../../api/marking/rules.ts'

interface Shape {
  readonly kind: AnnotationKind
  readonly points: readonly { readonly x: number; readonly y: number }[]
}
interface Size {
  readonly width: number
  readonly height: number
}
// By address: the pages' own TypeScript settings, with a DOM, are not the tests'.
const browser = (await import(new URL('../../web-components/shared/shapes.ts', import.meta.url).href)) as {
  settled(shape: Shape, size: Size): Shape | undefined
  writeSelector(shape: Shape): Selector
  readSelector(kind: AnnotationKind, selector: Selector): Shape | undefined
}
interface Scale {
  readonly mmPerPixel: number
  readonly relativeUncertainty: number
}
const ruler = (await import(new URL('../../web-components/shared/measure.ts', import.meta.url).href)) as {
  measure(kind: AnnotationKind, points: readonly object[], scale: Scale | null): Measured | null
  asOfToday(stored: Measured | null, fresh: Measured | null): Measured | null
}

const pointsOf = {
  pointer: 1,
  text: 1,
  ellipse: 3,
  arrow: 2,
  length: 2,
  diameters: 4,
  angle: 3,
  freehand: 40,
  area: 40,
}
const place = fc.double({ min: -500, max: 20_500, noNaN: true })
const drawing = fc.constantFrom(...annotationKinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    points: fc.array(fc.record({ x: place, y: place }), { minLength: pointsOf[kind], maxLength: pointsOf[kind] }),
    size: fc.record({ width: fc.integer({ min: 40, max: 20_000 }), height: fc.integer({ min: 40, max: 20_000 }) }),
  }),
)

test('whatever a hand draws in the browser is what the server takes, and lies inside of the picture', () => {
  let taken = 0
  fc.assert(
    fc.property(drawing, ({ kind, points, size }) => {
      const shape = browser.settled({ kind, points }, size)
      if (!shape) return
      const selector = browser.writeSelector(shape)
      const read = readSelector(kind, selector)
      expect(read, JSON.stringify(selector)).toBeDefined()
      expect(isInside(read!, size), JSON.stringify([selector, size])).toBe(true)
      expect(browser.readSelector(kind, selector)).toBeDefined()
      taken++
    }),
    { numRuns: 1_000 },
  )
  expect(taken).toBeGreaterThan(300)
})

const share = fc.double({ min: 0, max: 0.2, noNaN: true })
const scale = fc.record({ mmPerPixel: fc.double({ min: 1e-4, max: 10, noNaN: true }), relativeUncertainty: share })

const inside = fc.record({ x: fc.integer({ min: 0, max: 3_000 }), y: fc.integer({ min: 0, max: 3_000 }) })
const measuring = fc.record({
  kind: fc.constantFrom('length', 'diameters', 'area', 'angle'),
  corners: fc.array(inside, { minLength: 4, maxLength: 4 }),
})

test('whatever was measured is told to other programs as the pages show it, by the scale of today', () => {
  let told = 0
  const value = fc.double({ min: 0, max: 1e6, noNaN: true })
  const stored = fc.option(fc.record({ value, share, isScaled: fc.boolean() }))
  fc.assert(
    fc.property(measuring, fc.option(scale), stored, ({ kind, corners }, scale, before) => {
      const points = corners.slice(0, kind === 'area' ? 4 : pointsOf[kind])
      const shape = browser.settled({ kind, points }, { width: 3_000, height: 3_000 })
      if (!shape) return
      const quantity = quantityOf[kind]!
      const selector = browser.writeSelector(shape)
      const lies = browser.readSelector(kind, selector)!.points.map((point) => ({ ...point, pixels: 0 }))
      const fresh = ruler.measure(kind, lies, scale)!
      const unit = unitsOf[quantity].at(before?.isScaled ? 0 : -1)!
      const measured = before
        ? { ...fresh, unit, value: before.value, uncertainty: before.value * before.share }
        : fresh
      const [here, there] = [
        measureAgain({ kind, selector, measured }, scale ?? undefined),
        ruler.asOfToday(measured, fresh),
      ]
      expect(here).toMatchObject({ quantity, unit: there!.unit })
      for (const key of ['value', 'across', 'uncertainty'] as const)
        if (there![key] === undefined) expect(here![key]).toBeUndefined()
        else expect(Math.abs(here![key]! - there![key])).toBeLessThanOrEqual(1e-6 * Math.max(1, there![key]))
      told++
    }),
    { numRuns: 500 },
  )
  expect(told).toBeGreaterThan(300)
})
