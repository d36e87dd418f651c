import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInside, readSelector } from '../../api/marking/read-selector.ts'
import { type AnnotationKind, annotationKinds, type Selector } from '../../api/marking/rules.ts'

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
