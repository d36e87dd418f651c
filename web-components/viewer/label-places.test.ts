import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Point } from '../shared/point.ts'
import { apart, type Box, type Label, placeLabels } from './label-places.ts'

const view = { width: 640, height: 420 }
const point = fc.record({ x: fc.integer({ min: -100, max: 740 }), y: fc.integer({ min: -100, max: 520 }) })
const label = fc.record({
  reach: fc.array(point, { minLength: 1, maxLength: 5 }),
  width: fc.integer({ min: 20, max: 170 }),
  height: fc.constantFrom(20, 40),
})
const labels = fc.array(label, { maxLength: 40 })

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
const far = ({ x, y, width, height }: Box, at: Point) =>
  Math.hypot(Math.max(x - at.x, 0, at.x - x - width), Math.max(y - at.y, 0, at.y - y - height))
const seen = (places: ReturnType<typeof placeLabels>) => places.flatMap((place) => (place ? [place.box] : []))
const isSeen = ({ x, y }: Point) => x >= 0 && y >= 0 && x <= view.width && y <= view.height

test('no two labels that are seen lie on each other, and each lies within 16 pixels of its mark', () => {
  fc.assert(
    fc.property(labels, fc.nat(60), (all, meant) => {
      const places = placeLabels(
        all.map((one, i) => ({ ...one, isMeant: i === meant })),
        view,
      )
      const boxes = seen(places)
      boxes.forEach((box, i) => {
        for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false)
      })
      places.forEach((place, i) => {
        if (!place) return
        expect(Math.min(...all[i]!.reach.map((at) => far(place.box, at)))).toBeLessThanOrEqual(apart + 4)
      })
    }),
  )
})

test('a mark that is wholly in sight has its label in sight, or none', () => {
  fc.assert(
    fc.property(labels, (all) => {
      placeLabels(all, view).forEach((place, i) => {
        if (!place || !all[i]!.reach.every(isSeen)) return
        const { x, y, width, height } = place.box
        expect(Math.min(x, y, view.width - x - width, view.height - y - height)).toBeGreaterThanOrEqual(0)
      })
    }),
  )
})

const inMiddle = (): Label => ({ reach: [{ x: 320, y: 200 }], width: 100, height: 20 })

test('five marks on one spot: four labels stand around it, the fifth waits until it is meant', () => {
  const five = Array.from({ length: 5 }, inMiddle)
  const places = placeLabels(five, view)
  expect(places.map((place) => place?.spot)).toEqual([0, 1, 2, 3, undefined])
  const meant = placeLabels(
    five.map((one, i) => ({ ...one, isMeant: i === 4, spot: places[i]?.spot })),
    view,
  )
  expect(meant.map((place) => place?.spot)).toEqual([undefined, 1, 2, 3, 0])
})

test('labels that are carried along with the photograph stay where they stood, and so does one whose neighbour went', () => {
  fc.assert(
    fc.property(labels, fc.integer({ min: -30, max: 30 }), (all, by) => {
      const inside = all.filter(({ reach }) => reach.every(({ x, y }) => x > 230 && x < 410 && y > 110 && y < 310))
      const first = placeLabels(inside, view)
      const moved = inside.map(({ reach, ...one }, i) => ({
        ...one,
        reach: reach.map(({ x, y }) => ({ x: x + by, y: y + by })),
        spot: first[i]?.spot,
      }))
      expect(placeLabels(moved, view).map((place) => place?.spot)).toEqual(first.map((place) => place?.spot))
    }),
  )
  const [, second] = placeLabels([inMiddle(), inMiddle()], view)
  expect(placeLabels([{ ...inMiddle(), spot: second!.spot }], view)[0]!.spot).toBe(1)
})
