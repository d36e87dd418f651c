import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { layoutOf } from './layout.ts'
import {
  bounds,
  fitted,
  foldedList,
  keepWanted,
  keptWanted,
  mostOf,
  type Room,
  tableOf,
  type Wanted,
} from './pane-sizes.ts'

afterEach(() => localStorage.clear())

const size = fc.option(fc.oneof(fc.integer({ min: -5_000, max: 9_000 }), fc.double({ noNaN: true })), {
  nil: undefined,
})
const anyWanted: fc.Arbitrary<Wanted> = fc
  .record({
    list: size,
    side: size,
    last: fc.option(fc.constantFrom('list' as const, 'side' as const), { nil: undefined }),
    sideFolded: fc.boolean(),
  })
  .map((one) => JSON.parse(JSON.stringify(one)))
const anyRoom: fc.Arbitrary<Room> = fc
  .record({ width: fc.double({ min: 600, max: 8_000, noNaN: true }), listFolded: fc.boolean() })
  .map(({ width, listFolded }) => ({ width, layout: layoutOf(width), listFolded }))

test('whatever was chosen before, no pane is smaller than its least and the screen no wider than its place', () => {
  fc.assert(
    fc.property(anyWanted, anyRoom, (wanted, room) => {
      const { list, side } = fitted(wanted, room)
      const hasSide = room.layout === 'wide' && !wanted.sideFolded
      expect(list).toBeGreaterThanOrEqual(room.listFolded ? foldedList : bounds.list.least)
      expect(list).toBeLessThanOrEqual(bounds.list.most)
      if (hasSide) expect(side).toBeGreaterThanOrEqual(bounds.side.least)
      else expect(side).toBe(0)
      expect(tableOf(wanted, room)).toBeGreaterThanOrEqual(room.layout === 'wide' ? 400 : 320)
    }),
  )
})

test('what fits stays as it was chosen, and comes back when the window is wide again', () => {
  const wanted: Wanted = { list: 500, side: 700 }
  const at = (width: number) => fitted(wanted, { width, layout: layoutOf(width), listFolded: false })
  expect(at(2000)).toEqual({ list: 500, side: 700 })
  // The list gives way first.
  expect(at(1500)).toEqual({ list: 360, side: 700 })
  expect(at(1100)).toEqual({ list: 240, side: 420 })
  expect(at(2000)).toEqual({ list: 500, side: 700 })
})

test('the pane that is moved gets what it asks for up to its most, and the other one gives way', () => {
  fc.assert(
    fc.property(anyWanted, anyRoom, fc.constantFrom('list' as const, 'side' as const), (before, room, pane) => {
      if (pane === 'list' ? room.listFolded : room.layout !== 'wide' || before.sideFolded) return
      const most = mostOf(pane, before, room)
      expect(fitted({ ...before, [pane]: most, last: pane }, room)[pane]).toBe(most)
    }),
  )
})

test('what lies there from another version, or from somebody else, does no harm', () => {
  for (const found of [null, 7, 'x', { list: 'wide', side: null, last: 'table', sideFolded: 'yes' }]) {
    localStorage.setItem('lysbord.panes', JSON.stringify(found))
    expect(keptWanted()).toEqual({})
  }
  keepWanted({ list: 400, last: 'list', sideFolded: true })
  expect(keptWanted()).toEqual({ list: 400, last: 'list', sideFolded: true })
})
