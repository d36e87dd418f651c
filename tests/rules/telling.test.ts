import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chosenOf, levelled, tellingOf, toldMedian } from '../../api/adoption/telling.ts'
import { agreeing, isFew, toldOf } from '../support/told-region.ts'

const few = fc.integer({ min: 1, max: 4 })
const small = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 6 })
const uneven = fc
  .tuple(fc.array(few, { maxLength: 7 }), fc.array(fc.integer({ min: 5, max: 90 }), { minLength: 5, maxLength: 9 }))
  .map((parts) => parts.flat())
const lists = fc.array(fc.boolean(), { minLength: 16, maxLength: 16 })

/** Places of offices with one to four of which a reader finds out the count. */
function foundOut(counts: readonly number[], hasList: readonly boolean[]): number[] {
  const left = new Set(counts.flatMap((count, i) => (isFew(count) ? [i] : [])))
  if (left.size === 0) return []
  const told = JSON.stringify(toldOf(counts, hasList))
  for (const other of agreeing(counts)) {
    if (JSON.stringify(toldOf(other, hasList)) === told)
      for (const place of left) if (other[place] !== counts[place]) left.delete(place)
    if (left.size === 0) return []
  }
  return [...left]
}

describe('whoever reads all that is told without names, and knows the rule by which', () => {
  test.for(
    [
      [40, 30, 20, 10, 3, 0],
      [40, 30, 20, 2, 1],
      [40, 20, 3],
      [2, 2, 2, 0],
      [4, 3, 3],
      [40, 30, 1, 1, 1],
      [9, 8, 7, 6, 4, 4, 3],
      [90, 60, 30, 20, 10, 9, 8, 2, 2, 2],
    ].map((counts) => ({ counts })),
  )('finds out of no office with one to four cases what it sent: $counts', ({ counts }) => {
    expect(foundOut(counts, Array(16).fill(true))).toEqual([])
    expect(foundOut(counts, [false, ...Array(15).fill(true)])).toEqual([])
  })

  test('finds it out in no other small region either', { timeout: 60_000 }, () => {
    for (const region of [small, uneven])
      fc.assert(
        fc.property(region, lists, (counts, hasList) => {
          expect(foundOut(counts, hasList)).toEqual([])
        }),
        { endOnFailure: true },
      )
  })
})

test('beside two with few, or some that can only have sent about so many, the next smallest are not told either', () => {
  const told = [
    [40, 30, 20, 2, 1],
    [40, 30, 9, 1, 1, 1],
    [40, 30, 9, 4, 4, 3],
    [40, 30, 9, 3, 2, 1],
    [40, 30, 9, 2, 2, 2],
  ].map((counts) => counts.slice(0, 3).map(tellingOf(counts, false).count))
  expect(told).toEqual([
    [40, 30, null],
    [40, 30, null],
    [40, 30, null],
    [40, 30, 5],
    [40, 30, 5],
  ])
})

test('no count of one to four is told, and no other one exactly', () => {
  fc.assert(
    fc.property(fc.oneof(small, uneven), (all) => {
      const telling = tellingOf(all, false)
      for (const one of all) {
        const told = telling.count(one)
        if (isFew(one)) expect(told).toBeNull()
        if (told !== null) expect([told % 5, told <= one, one - told < 5]).toEqual([0, true, true])
      }
    }),
  )
})

test('where few are enough in number, the study’s own figures are told, and unevenness nearly as it is', () => {
  const seed = [69, 45, 30, 20, 4, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, ...Array<number>(72).fill(0)]
  const { use, report } = toldOf(seed, [])
  expect(use).toMatchObject({ adopters: 22, cases: 205, k80: 4, busiestFour: { share: 0.8 } })
  const value = (code: string) => report.figures.find((one) => one.code === code)!.value!
  expect([value('cases'), value('top4'), value('k80')]).toEqual([205, 0.8, 4])
  for (const [code, exact] of Object.entries({ gini: 0.9293, 'gini-users': 0.6978, hhi: 0.1951 }))
    expect(Math.abs(value(code) - exact), code).toBeLessThan(0.02)
  for (const name of ['curve', 'lorenz'])
    expect(report.charts.find((chart) => chart.name === name)!.rows.length).toBeGreaterThan(4)
})

test('evened counts keep their number and their sum, whoever of them sent what', () => {
  fc.assert(
    fc.property(fc.array(few, { minLength: 3, maxLength: 9 }), (some) => {
      const telling = tellingOf([...some, 50, 40], false)
      const even = levelled([...some, 50, 40], telling)
      expect(even).toHaveLength(some.length + 2)
      expect(even.reduce((a, b) => a + b)).toBeCloseTo(some.reduce((a, b) => a + b) + 90, 9)
    }),
  )
})

test('of offices with few a sample takes all or none, and all only where nobody else is there', () => {
  const counts = [40, 30, 4, 3, 2, 1, 0]
  const chosen = [1, 2, 3, 5, 6, 9].map((rank) => chosenOf(tellingOf(counts, false), counts, rank))
  expect(chosen).toEqual([1, 2, 2, 2, 6, 9])
  expect(chosenOf(tellingOf([4, 3, 2], false), [4, 3, 2], 'k80')).toBe(3)
})

test('while cases are being counted nothing of them is told', () => {
  const telling = tellingOf([90, 60, 40], false, true)
  expect(telling).toMatchObject({ hidesSums: true, hidesSpread: true })
  expect([90, 0].map(telling.count)).toEqual([null, 0])
})

test('of fewer than five answers none is told by the middle one, but to whoever knows names', () => {
  const waits = { n: 4, median: 3, ninth: 9 }
  expect([toldMedian(waits, false), toldMedian({ ...waits, n: 5 }, false), toldMedian(waits, true)]).toEqual([
    null,
    3,
    3,
  ])
  expect(toldMedian(undefined, true)).toBeNull()
})

test('to whoever knows offices by name everything is told as it is', () => {
  const telling = tellingOf([3, 1, 1], true, true)
  expect(telling).toMatchObject({ hidesSums: false, hidesSpread: false })
  expect([3, 12].map(telling.count)).toEqual([3, 12])
})
