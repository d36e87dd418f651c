import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBetweenHidden, tellingOf, toldMedian } from '../../api/adoption/telling.ts'

const counts = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 12 })

describe('to whoever may know no office', () => {
  test('no count of one to four is told, and no other one exactly', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const telling = tellingOf(all, false)
        for (const one of all) {
          const told = telling.count(one)
          if (one > 0 && one < 5) expect(told).toBeNull()
          if (told !== null) expect([told % 5, told <= one, one - told < 5]).toEqual([0, true, true])
        }
      }),
    )
  })

  test('what is told leaves at least two answers to the question what an office with one to four sent', () => {
    // A reader who knows every other office exactly, and the sum where it is told.
    fc.assert(
      fc.property(counts, (all) => {
        const { hidesOffices, hidesSums } = tellingOf(all, false)
        const few = all.filter((one) => one > 0 && one < 5)
        if (few.length === 0 || hidesOffices || hidesSums) return
        const sum = few.reduce((total, one) => total + one, 0)
        expect(few.length).toBeGreaterThan(1)
        expect([few.length, 4 * few.length]).not.toContain(sum)
      }),
    )
    expect(tellingOf([9, 8, 7, 3, 0], false)).toMatchObject({ hidesOffices: true, hidesSums: false })
    expect(tellingOf([2, 2, 2, 0], false)).toMatchObject({ hidesOffices: true, hidesSums: true })
    expect(tellingOf([40, 0, 0], false)).toMatchObject({ hidesOffices: false, hidesSums: true })
  })

  test('a curve over all offices is not told between two of which nothing is', () => {
    const telling = tellingOf([9, 4, 2, 0], false)
    const inside = [9, 4, 2, 0].map((one, i, all) => isBetweenHidden(telling, one, all[i + 1]))
    expect(inside).toEqual([false, true, false, false])
  })
})

test('of fewer than five answers none is told by the middle one, but to whoever knows names', () => {
  const waits = { n: 4, median: 3, ninth: 9 }
  expect([toldMedian(waits, false), toldMedian({ ...waits, n: 5 }, false), toldMedian(waits, true)]).toEqual([
    ...[null, 3, 3],
  ])
  expect(toldMedian(undefined, true)).toBeNull()
})

test('to whoever knows offices by name everything is told as it is', () => {
  const telling = tellingOf([3, 1, 1], true)
  expect(telling).toMatchObject({ hidesOffices: false, hidesSums: false })
  expect([3, 12].map(telling.count)).toEqual([3, 12])
})
