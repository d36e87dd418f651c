import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohortTable } from '../../api/figures/cohorts.ts'
import { kaplanMeier, type Waiting } from '../../api/figures/first-use.ts'

const read = (text: string): Waiting[] =>
  text.split(',').map((one) => ({ time: Number.parseInt(one, 10), event: !one.endsWith('+') }))

describe('how long offices go without a first case', () => {
  test('a published example comes out to the printed digit', () => {
    const of = kaplanMeier(read('9,13,13+,18,23,28+,31,34,45+,48,161+'))
    expect(of.steps.map(({ time, survival }) => [time, survival.toFixed(3)])).toEqual([
      [9, '0.909'],
      [13, '0.818'],
      [18, '0.716'],
      [23, '0.614'],
      [31, '0.491'],
      [34, '0.368'],
      [48, '0.184'],
    ])
    expect(of).toMatchObject({ n: 11, events: 7, median: 31, remarks: [] })
  })

  test('on a day with both, first cases come before ends of sight', () => {
    expect(kaplanMeier(read('5+,5')).steps).toEqual([{ time: 5, atRisk: 2, events: 1, survival: 0.5 }])
  })

  test('exactly half is the median, however the fractions are rounded', () => {
    for (let n = 1; n <= 60; n++)
      expect(kaplanMeier(Array.from({ length: 2 * n }, (_, i) => ({ time: i + 1, event: true }))).median).toBe(n)
  })

  test('a median that is not reached is said, and never made up', () => {
    expect(kaplanMeier(read('9,20+,20+'))).toMatchObject({ median: null, remarks: [{ code: 'median-not-reached' }] })
    expect(kaplanMeier([])).toMatchObject({ n: 0, steps: [], median: null, remarks: [{ code: 'no-offices' }] })
  })

  test('a negative time and what is no number are refused', () => {
    expect(() => kaplanMeier(read('3,-1'))).toThrow('times[1] is -1; it cannot be less than 0.')
    expect(() => kaplanMeier([{ time: Number.NaN, event: true }])).toThrow('no number to calculate with')
  })

  test('whatever the times are, the curve falls from 1 and stays from 0 to 1', () => {
    const waiting = fc.record({ time: fc.nat({ max: 40 }), event: fc.boolean() })
    fc.assert(
      fc.property(fc.array(waiting, { maxLength: 60 }), (times) => {
        const { steps } = kaplanMeier(times)
        let [before, time] = [1, -1]
        for (const step of steps) {
          expect(step.survival).toBeLessThan(before)
          expect(step.survival).toBeGreaterThanOrEqual(0)
          expect(step.time).toBeGreaterThan(time)
          before = step.survival
          time = step.time
        }
        expect(kaplanMeier(times.toReversed()).steps).toEqual(steps)
      }),
    )
  })
})

describe('who goes on, by the quarter of first use', () => {
  const observed = { from: '2025-01-01', to: '2025-11-30' }

  test('a quarter that was not seen to its end is blank, never 0', () => {
    const { quarters, rows } = cohortTable(
      [['2025-02-01', '2025-08-05', '2025-11-01'], ['2025-03-31'], ['2025-07-01'], []],
      observed,
    )
    expect(quarters).toEqual(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'])
    expect(rows).toEqual([
      {
        cohort: '2025-Q1',
        offices: 2,
        cells: [{ active: 2, share: 1 }, { active: 0, share: 0 }, { active: 1, share: 0.5 }, null],
      },
      { cohort: '2025-Q3', offices: 1, cells: [null, null, { active: 1, share: 1 }, null] },
    ])
  })

  test('seen to the last day of the quarter it is whole; seen from its second day it is not', () => {
    const cells = (from: string, to: string) => cohortTable([['2025-10-15']], { from, to }).rows[0]?.cells
    expect(cells('2025-10-01', '2025-12-31')).toEqual([{ active: 1, share: 1 }])
    expect(cells('2025-10-01', '2025-12-30')).toEqual([null])
    expect(cells('2025-10-02', '2025-12-31')).toEqual([null])
  })

  test('cases after the end are not seen, and nobody without a case is in a row', () => {
    expect(cohortTable([['2026-01-01'], []], observed)).toEqual({ quarters: [], rows: [] })
  })

  test('what is no day is refused with its place', () => {
    for (const day of ['2025-02-30', '2025-2-3', 'yesterday'])
      expect(() => cohortTable([['2025-01-01', day]], observed)).toThrow(`caseDays[0][1] is "${day}"`)
    expect(() => cohortTable([], { from: '2025-02-01', to: '2025-01-31' })).toThrow('ends before it begins')
  })
})
