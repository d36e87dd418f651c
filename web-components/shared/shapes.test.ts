import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Kind, measuring, pointing } from './annotation.ts'
import { distance, type Point } from './point.ts'
import { endsOf, fromLine, readSelector, type Shape, settled, simplified, writeSelector } from './shapes.ts'

const size = { width: 6000, height: 4000 }
const counts = { pointer: 1, text: 1, length: 2, arrow: 2, ellipse: 3, angle: 3, diameters: 4, area: 7, freehand: 9 }
const kinds: readonly Kind[] = [...pointing, ...measuring]
const somewhere = fc.record({
  x: fc.integer({ min: -50_000, max: 650_000 }).map((hundredths) => hundredths / 100),
  y: fc.integer({ min: -50_000, max: 450_000 }).map((hundredths) => hundredths / 100),
})
const shapes = fc
  .constantFrom(...kinds)
  .chain((kind) =>
    fc.array(somewhere, { minLength: counts[kind], maxLength: counts[kind] }).map((points) => ({ kind, points })),
  )

const inside = ({ x, y }: Point) => x >= -0.02 && y >= -0.02 && x <= size.width + 0.02 && y <= size.height + 0.02

test.each(kinds)('of too few points nothing is kept: %s', (kind) => {
  const one = [{ x: 100, y: 100 }]
  const kept = settled({ kind, points: one }, size)
  expect(kept === undefined).toBe(kind !== 'pointer' && kind !== 'text')
  if (counts[kind] > 1) expect(settled({ kind, points: Array(counts[kind]).fill(one[0]) }, size)).toBeUndefined()
})

test('what is written in any other way is not read', () => {
  const svg = (inner: string) =>
    ({ type: 'SvgSelector', value: `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>` }) as const
  const line = '<line x1="1" y1="2" x2="30" y2="4.5"/>'
  expect(readSelector('length', svg(line))?.points).toEqual([
    { x: 1, y: 2 },
    { x: 30, y: 4.5 },
  ])
  const wrong: readonly (readonly [Kind, ReturnType<typeof svg>])[] = [
    ['length', svg(line + line)],
    ['ellipse', svg(line)],
    ['diameters', svg(line)],
    ['length', svg(line.replace('y2', 'onload'))],
    ['length', svg(`${line}<script>alert(1)</script>`)],
    ['length', svg('<line x1="1e3" y1="2" x2="3" y2="4"/>')],
    ['length', svg('<line x1="1.234" y1="2" x2="3" y2="4"/>')],
    ['angle', svg('<polyline points="1,1 2,2"/>')],
    ['area', svg('<polygon points="1,1 2,2 x,3"/>')],
    ['area', svg('<polygon points="1,1 2,2 1.2.3,3"/>')],
    ['ellipse', svg('<ellipse cx="5" cy="5" rx="2" ry="1" transform="rotate(30 6 5)"/>')],
    ['pointer', svg(line)],
    ['freehand', svg(`<polyline points="${'1,1 '.repeat(500)}1,1"/>`)],
  ]
  for (const [kind, selector] of wrong) expect(readSelector(kind, selector), JSON.stringify(selector)).toBeUndefined()
  expect(readSelector('length', { type: 'PointSelector', x: 1, y: 2 })).toBeUndefined()
})

test('every shape is written as the server wants it: each attribute in its place, nothing else', () => {
  const written = (kind: Kind, ...numbers: number[]) => {
    const points = numbers.flatMap((x, i) => (i % 2 ? [] : [{ x, y: numbers[i + 1]! }]))
    const selector = writeSelector({ kind, points })
    return selector.type === 'SvgSelector'
      ? selector.value.replace(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg">|<\/svg>$/g, '')
      : selector
  }
  expect(written('pointer', 10.123, 20)).toEqual({ type: 'PointSelector', x: 10.12, y: 20 })
  expect(written('arrow', 1, 2, 3.5, 4.004)).toBe('<line x1="1" y1="2" x2="3.5" y2="4"/>')
  expect(written('ellipse', 10, 50, 90, 50, 50, 70)).toBe('<ellipse cx="50" cy="50" rx="40" ry="20"/>')
  expect(written('ellipse', 50, 10, 50, 90, 70, 50)).toBe(
    '<ellipse cx="50" cy="50" rx="40" ry="20" transform="rotate(90 50 50)"/>',
  )
  expect(written('diameters', 0, 5, 20, 5, 10, 0, 10, 9)).toBe(
    '<line x1="0" y1="5" x2="20" y2="5"/><line x1="10" y1="0" x2="10" y2="9"/>',
  )
  expect(written('angle', 0, 0, 5, 0, 5, 5)).toBe('<polyline points="0,0 5,0 5,5"/>')
  expect(written('area', 0, 0, 5, 0, 5, 5)).toBe('<polygon points="0,0 5,0 5,5"/>')
})

test('what is stored is read as what was drawn, to a few hundredths of a pixel, and stored again as the same', () => {
  fc.assert(
    fc.property(shapes, (drawn) => {
      const shape = settled(drawn, size)
      if (!shape) return
      const selector = writeSelector(shape)
      const read = readSelector(shape.kind, selector)
      expect(read).toBeDefined()
      if (shape.kind !== 'ellipse')
        expect(Math.max(...shape.points.map((point, i) => distance(point, read!.points[i]!)))).toBeLessThan(0.01)
      expect(writeSelector(read!)).toEqual(selector)
    }),
  )
})

test('nothing that is kept reaches out of the picture, also of an ellipse', () => {
  fc.assert(
    fc.property(shapes, (drawn) => {
      const shape = settled(drawn, size)
      if (!shape) return
      const { points } = readSelector(shape.kind, writeSelector(shape)) as Shape
      expect(points.every(inside)).toBe(true)
      if (shape.kind === 'ellipse') expect(around(points).every(inside)).toBe(true)
    }),
  )
})

test('of two diameters the longer one stands first, and the other lies across it', () => {
  fc.assert(
    fc.property(fc.array(somewhere, { minLength: 4, maxLength: 4 }), (points) => {
      const shape = settled({ kind: 'diameters', points }, { width: 1e5, height: 1e5 })
      if (!shape || points.some(({ x, y }) => x < 0 || y < 0)) return
      const [a, b, c, d] = shape.points as readonly [Point, Point, Point, Point]
      expect(distance(a, b)).toBeGreaterThanOrEqual(distance(c, d) - 1e-6)
    }),
  )
})

test('a line of a hand becomes simple and stays where it was drawn', () => {
  const walk = fc.array(fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) }), {
    minLength: 2,
    maxLength: 900,
  })
  fc.assert(
    fc.property(walk, fc.constantFrom(0.5, 1, 4), (steps, most) => {
      let at = { x: 3000, y: 2000 }
      const points = steps.map((step) => (at = { x: at.x + step.x, y: at.y + step.y }))
      const simple = simplified(points, most)
      expect(simple.length).toBeLessThanOrEqual(500)
      const reach = points.length <= 500 ? most : most * 20
      for (const point of points) {
        const far = Math.min(...simple.slice(1).map((to, i) => fromLine(point, simple[i]!, to)))
        expect(far).toBeLessThanOrEqual(reach + 1e-9)
      }
    }),
    { numRuns: 40 },
  )
})

/** Points of an ellipse, more than the ends of its axes. */
function around(points: readonly Point[]): readonly Point[] {
  const [a, b, c, d] = endsOf(points) as readonly [Point, Point, Point, Point]
  const centre = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  return Array.from({ length: 60 }, (_, i) => {
    const [cos, sin] = [Math.cos((i * Math.PI) / 30), Math.sin((i * Math.PI) / 30)]
    return {
      x: centre.x + ((b.x - a.x) / 2) * cos + ((c.x - d.x) / 2) * sin,
      y: centre.y + ((b.y - a.y) / 2) * cos + ((c.y - d.y) / 2) * sin,
    }
  })
}
