import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareFor } from '../../api/adoption/key-person-shares.ts'
import {
  adoptionRate,
  busiest,
  cumulativeCurve,
  lastMonths,
  type OfficeCount,
  silenceOf,
  stageOf,
} from '../../api/adoption/rules.ts'

const offices = (...cases: readonly number[]): OfficeCount[] =>
  cases.map((count, i) => ({ officeId: `off_${String(i).padStart(3, '0')}`, cases: count }))
const times = (n: number, cases: number) => Array<number>(n).fill(cases)

/** Ninety-four equipped offices in the shape of the North Norway project: 22 users, four of them busy. Synthetic. */
const seedShape = offices(
  ...times(72, 0),
  ...times(6, 1),
  ...times(4, 2),
  ...times(5, 3),
  ...times(3, 4),
  20,
  30,
  45,
  69,
)

describe('use in a region shaped like the first project', () => {
  test('22 of 94 offices have used it', () => {
    expect(adoptionRate(seedShape)).toBe(22 / 94)
  })

  test('the four busiest made exactly four fifths of all use', () => {
    expect(busiest(seedShape)).toEqual({
      share: 0.8,
      officeIds: ['off_093', 'off_092', 'off_091', 'off_090'],
      isTied: false,
    })
  })

  test('the curve rises from the busiest office and ends at everything', () => {
    const curve = cumulativeCurve(seedShape)
    expect(curve).toHaveLength(94)
    expect(curve[0]).toEqual({ officeId: 'off_093', cases: 69, rank: 1, share: 69 / 205 })
    expect(curve[3]?.share).toBe(0.8)
    expect(curve[21]?.share).toBe(1)
    expect(curve.at(-1)?.share).toBe(1)
  })
})

describe('edges', () => {
  test('no use at all has no share and no curve, instead of zero', () => {
    const silent = offices(0, 0, 0)
    expect(adoptionRate(silent)).toBe(0)
    expect(busiest(silent).share).toBeNull()
    expect(cumulativeCurve(silent)).toEqual([])
  })

  test('no eligible office has no adoption rate', () => {
    expect(adoptionRate([])).toBeNull()
    expect(busiest([])).toEqual({ share: null, officeIds: [], isTied: false })
  })

  test('a single office makes everything', () => {
    expect(busiest(offices(7))).toEqual({ share: 1, officeIds: ['off_000'], isTied: false })
  })

  test('offices that sent equally many are ordered by id, and a tie at the last rank is told', () => {
    const reversed = offices(5, 5, 5, 5, 5).reverse()
    expect(busiest(reversed)).toMatchObject({
      officeIds: ['off_000', 'off_001', 'off_002', 'off_003'],
      isTied: true,
    })
    expect(busiest(reversed, 5).isTied).toBe(false)
  })

  test('a negative, a broken and an unreadable count are errors', () => {
    for (const cases of [-1, 0.5, Number.NaN])
      for (const measure of [adoptionRate, busiest, cumulativeCurve])
        expect(() => measure(offices(3, cases))).toThrow(RangeError)
  })
})

describe('whatever the counts are', () => {
  const counts = fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 60 }).map((cases) => offices(...cases))
  const used = counts.filter((list) => list.some(({ cases }) => cases > 0))

  test('the order in which offices are listed changes nothing', () => {
    fc.assert(
      fc.property(used, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((office) => ({ office, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ office }) => office)
        expect([adoptionRate(shuffled), busiest(shuffled), cumulativeCurve(shuffled)]).toEqual([
          adoptionRate(list),
          busiest(list),
          cumulativeCurve(list),
        ])
      }),
    )
  })
})

describe('where an office stands', () => {
  const today = '2026-11-24'

  test('without a case it is not used; ninety days without one it has lapsed', () => {
    expect(stageOf([], today)).toBe('not_used')
    expect(stageOf(['2026-08-27'], today)).toBe('active')
    expect(stageOf(['2026-08-26'], today)).toBe('lapsed')
  })

  test('regular takes a case in three of the last four full quarters; this quarter does not count', () => {
    expect(stageOf(['2025-10-01', '2026-01-01', '2026-04-01', '2026-11-01'], today)).toBe('regular')
    expect(stageOf(['2026-01-01', '2026-09-30', '2026-11-01'], today)).toBe('active')
    // The quarter before the last four helps nobody.
    expect(stageOf(['2025-09-30', '2026-01-01', '2026-04-01', '2026-11-01'], today)).toBe('active')
  })

  test('twelve months end with this one, also over the turn of the year', () => {
    expect(lastMonths('2026-02-01').at(0)).toBe('2025-03')
    expect(lastMonths('2026-02-01').at(-1)).toBe('2026-02')
    expect(lastMonths('2026-02-01')).toHaveLength(12)
  })
})

describe('an office that has fallen silent', () => {
  const connectedOn = '2024-11-01'
  const every = (days: number, n: number, last: string): string[] =>
    Array.from({ length: n }, (_, i) =>
      new Date(Date.parse(last) - (n - 1 - i) * days * 86_400_000).toISOString().slice(0, 10),
    )
  const silence = (caseDays: string[], today: string) =>
    silenceOf({ caseDays, cases: caseDays.length, connectedOn }, today)

  test('a busy office is silent after thirty days, not before', () => {
    const weekly = every(7, 20, '2026-10-01')
    expect(silence(weekly, '2026-10-30')).toBeNull()
    expect(silence(weekly, '2026-10-31')).toEqual({ kind: 'silent', since: '2026-10-01', days: 30 })
  })

  test('an office with long pauses of its own is silent when this one is longer than nine of ten', () => {
    const seldom = every(50, 11, '2026-06-01')
    expect(silence(seldom, '2026-07-21')).toBeNull()
    expect(silence(seldom, '2026-07-22')).toMatchObject({ kind: 'silent', days: 51 })
  })

  test('with fewer than five cases it is given ninety days', () => {
    const few = every(3, 4, '2026-06-01')
    expect(silence(few, '2026-08-29')).toBeNull()
    expect(silence(few, '2026-08-30')).toMatchObject({ kind: 'silent', days: 90 })
  })

  test('one that never sent anything is rung in the week after day 14, 30 and 90, and left alone between', () => {
    const on = (days: number) =>
      silence([], new Date(Date.parse(connectedOn) + days * 86_400_000).toISOString().slice(0, 10))
    expect([13, 21, 29, 37, 89, 97, 400].map(on)).toEqual(Array(7).fill(null))
    for (const days of [14, 20, 30, 36, 90, 96])
      expect(on(days)).toEqual({ kind: 'not_used', since: connectedOn, days })
  })
})

test('whoever may know nobody by name is not told how much hangs on one person where one to four cases are hers, or left without her', () => {
  const told = (sent: number, left: number, knowsNames = false) => shareFor({ share: 0.8, sent, left }, knowsNames)
  for (const left of [0, 1, 4, 5, 40]) expect(told(40, left, true)).toBe(0.8)
  expect([0, 1, 4, 5, 40].map((left) => told(40, left))).toEqual([0.8, null, null, 0.8, 0.8])
  // Nor where her own are so few.
  expect([told(4, 20), told(5, 20)]).toEqual([null, 0.8])
  expect(shareFor(undefined, true)).toBeNull()
})
