import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSame } from '../viewer/view.ts'
import { after, back, bringing, enlarging, moved, ofView, type Point, type View, viewOf } from './compare-views.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const points = fc.record({ x: number(0, 8000), y: number(0, 6000) })
const views: fc.Arbitrary<View> = fc.record({
  centre: points,
  zoom: number(0.02, 8),
  rotation: number(-360, 360),
  flipped: fc.boolean(),
})
const near = (a: Point, b: Point, within = 1e-4) => {
  expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(within)
}

test('a view that is read and told again is the same view, mirrored and turned too', () => {
  fc.assert(
    fc.property(views, (view) => {
      const again = viewOf(ofView(view))
      expect(isSame(again, view)).toBe(true)
      expect(again.flipped).toBe(view.flipped)
    }),
  )
})

test('what is moved and moved back lies where it lay', () => {
  fc.assert(
    fc.property(views, points, (view, point) => {
      const one = ofView(view)
      near(moved(back(one), moved(one, point)), point)
      near(moved(after(back(one), one), point), point)
    }),
  )
})

test('two moves are one', () => {
  fc.assert(
    fc.property(views, views, points, (first, second, point) => {
      const [inner, outer] = [ofView(first), ofView(second)]
      near(moved(after(outer, inner), point), moved(outer, moved(inner, point)), 1e-3)
    }),
  )
})

test('two spots come to lie on two spots, whether the photograph is mirrored or not; one spot twice aligns nothing', () => {
  fc.assert(
    fc.property(points, points, points, points, fc.boolean(), (a, b, c, d, mirrors) => {
      const apart = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)
      fc.pre(apart(a, b) > 20 && apart(c, d) > 20)
      const found = bringing([a, b], [c, d], mirrors)!
      near(moved(found, a), c, 1e-6 * 8000)
      near(moved(found, b), d, 1e-6 * 8000)
      expect(bringing([a, a], [c, d], mirrors)).toBeUndefined()
    }),
  )
})

test('locked photographs keep aligned spots on one place of the screen, wherever one looks', () => {
  const spots = fc.tuple(points, points)
  fc.assert(
    fc.property(spots, spots, views, fc.boolean(), ([a, b], [c, d], view, mirrors) => {
      const apart = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)
      fc.pre(apart(a, b) > 20 && apart(c, d) > 20)
      // The second photograph's pixels in those of the first, which leads.
      const second = bringing([c, d], [a, b], mirrors)!
      const follower = viewOf(after(ofView(view), second))
      for (const [lead, follow] of [
        [a, c],
        [b, d],
      ] as const)
        near(moved(ofView(follower), follow), moved(ofView(view), lead), 0.01 * Math.max(1, view.zoom))
      expect(follower.flipped).toBe(view.flipped !== mirrors)
    }),
  )
})

test('the pixel about which is enlarged lies in the middle', () => {
  fc.assert(
    fc.property(points, number(0.01, 10), (point, by) => {
      near(moved(enlarging(by, point), point), { x: 0, y: 0 }, 1e-6)
    }),
  )
})
