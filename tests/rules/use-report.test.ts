import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OfficeUseSums } from '../../api/adoption/gather.ts'
import type { Bite } from '../../api/adoption/gather-cases.ts'
import { CaseSums, Tally, workingDayCounter } from '../../api/adoption/report-cases.ts'
import { eligibleIn } from '../../api/adoption/report-offices.ts'
import { daysOfMonth, judgeWindow, monthsIn } from '../../api/adoption/window.ts'
import { workingDaysBetween } from '../../api/kernel/working-days.ts'

const window = { from: '2026-01-01', to: '2026-12-31' }
const at = (day: string) => new Date(`${day}T12:00:00Z`)

function office(
  connected: string | null,
  more: { closed?: string; merged?: true; months?: [string, number][]; listSize?: number } = {},
): OfficeUseSums {
  const months = new Map(more.months ?? [])
  const days = [...months.keys()].map((month) => `${month}-15`).sort()
  const cases = [...months.values()].reduce((sum, one) => sum + one, 0)
  return {
    office: {
      id: 'off_1',
      connectedAt: connected && at(connected),
      closedAt: more.closed ? at(more.closed) : null,
      mergedInto: more.merged ? 'off_2' : null,
    },
    ever: cases,
    cases,
    repliesEver: 0,
    acknowledgedEver: 0,
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
    lastEverOn: days.at(-1) ?? null,
    months,
    profile: more.listSize ? { listSize: more.listSize } : null,
  } as unknown as OfficeUseSums // the rest of the rows is not asked for
}
const one = (sums: OfficeUseSums) => eligibleIn([sums], window)[0]

describe('an office in a window', () => {
  test('counts from its connection to its closure, both days among them', () => {
    expect(one(office('2025-01-01'))?.exposureDays).toBe(365)
    expect(one(office('2026-12-31'))?.exposureDays).toBe(1)
    expect(one(office('2026-07-01', { closed: '2026-07-10' }))).toMatchObject({ exposureDays: 10, end: 'closed' })
  })

  test('that went into another one ends on its day, or with its last case where no day is known, and not before', () => {
    const months: [string, number][] = [['2026-05', 1]]
    expect(one(office('2025-01-01', { merged: true, closed: '2027-02-01' }))).toMatchObject({ end: null })
    expect(one(office('2026-01-01', { merged: true, closed: '2026-01-10' }))).toMatchObject({ end: 'merged' })
    expect(one(office('2026-05-01', { merged: true, months }))).toMatchObject({
      ...{ end: 'merged', endedOn: '2026-05-15', exposureDays: 15 },
    })
    expect(one(office('2025-01-01', { merged: true }))).toBeUndefined()
  })

  test('is in no figure before it was connected, after it was closed, or closed before it was connected', () => {
    for (const sums of [
      office(null),
      office('2027-01-01'),
      office('2024-01-01', { closed: '2025-12-31' }),
      office('2026-05-01', { closed: '2026-04-01' }),
    ])
      expect(one(sums)).toBeUndefined()
  })

  test('is regular with a case in three of the last four full quarters, and too new with fewer seen', () => {
    const three: [string, number][] = [
      ['2026-01', 1],
      ['2026-05', 1],
      ['2026-08', 1],
      ['2026-12', 1],
    ]
    expect(one(office('2025-09-30', { months: three }))).toMatchObject({ stage: 'regular', isTooNew: false })
    expect(one(office('2026-01-01', { months: [['2026-12', 1]] }))).toMatchObject({ stage: 'active', isTooNew: true })
    expect(one(office('2025-01-01', { months: [['2026-09', 9]] }))).toMatchObject({ stage: 'lapsed' })
  })

  test('connected for less than four full quarters is too new to be regular, whatever it sent', () => {
    const often: [string, number][] = ['2026-01', '2026-05', '2026-08', '2026-12'].map((month) => [month, 1])
    expect(one(office('2026-01-10', { months: often }))).toMatchObject({ stage: 'active', isTooNew: true })
    expect(one(office('2025-10-02', { months: often }))).toMatchObject({ stage: 'active', isTooNew: true })
    expect(one(office('2025-10-01', { months: often }))).toMatchObject({ stage: 'regular', isTooNew: false })
  })

  test('has no rate without a list size, and twice the rate for half the time', () => {
    expect(one(office('2025-01-01', { months: [['2026-05', 10]] }))?.rate).toBeNull()
    const whole = one(office('2025-01-01', { months: [['2026-05', 10]], listSize: 2_000 }))!.rate!
    expect(whole).toBeCloseTo((10 / 2) * (365.25 / 365), 9)
    const half = one(office('2025-01-01', { closed: '2026-07-01', months: [['2026-05', 10]], listSize: 2_000 }))!.rate!
    expect(half / whole).toBeCloseTo(365 / 182, 9)
  })

  test('that sent something before it was connected has waited no time, never less', () => {
    expect(one(office('2026-06-01', { months: [['2026-03', 1]] }))?.waited).toEqual({ time: 0, event: true })
  })
})

describe('cases', () => {
  const now = at('2026-03-31')
  const nothing: Bite = {
    month: '2026-03',
    cases: 1,
    askedMore: 0,
    withImages: 0,
    inadequate: 0,
    messages: 1,
    saidHelped: 0,
    helped: 0,
    saidLearned: 0,
    learned: 0,
    offices: 'off_1',
    sent: String(at('2026-03-02').getTime() / 60_000),
    answered: 'null',
    draftSeconds: null,
    claimed: null,
    opened: null,
    acknowledged: null,
    dispositions: null,
    intents: null,
  }
  const sums = (...bites: Partial<Bite>[]) => {
    const all = new CaseSums('2026-01-01', now)
    for (const own of bites) all.add({ ...nothing, ...own })
    return all.told()
  }
  const days = (n: number) => n * 24 * 60

  test('are late once their tenth working day has passed without an answer, and not before', () => {
    // Sent on a Monday; the tenth working day is Monday two weeks later.
    expect(sums({ answered: String(days(14)) })).toMatchObject({ due: 1, late: 0 })
    expect(sums({ answered: String(days(15)) })).toMatchObject({ due: 1, late: 1 })
    expect(sums({})).toMatchObject({ due: 1, late: 1, answered: 0 })
    expect(sums({ sent: String(at('2026-03-20').getTime() / 60_000) })).toMatchObject({ due: 0, late: 0 })
  })

  test('come out the same in one bite as in several', () => {
    const minutes = (max: number) => fc.integer({ min: 0, max }).map(String)
    const one = fc.record({
      offices: fc.constantFrom('off_1', 'off_2', 'off_3'),
      sent: minutes(days(80)).map((minute) => String(at('2026-01-02').getTime() / 60_000 + Number(minute))),
      answered: fc.oneof(fc.constant('null'), minutes(days(40))),
      draftSeconds: minutes(86_400),
      claimed: minutes(days(10)),
      opened: minutes(days(900)),
      acknowledged: minutes(days(90)),
      dispositions: fc.constantFrom('advice_gp_continues', 'routine_appointment'),
      intents: fc.constantFrom('yes>no', 'no>no'),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1 }), (cases) => {
        const columns = Object.keys(cases[0]!) as (keyof (typeof cases)[0])[]
        const together = Object.fromEntries(columns.map((name) => [name, cases.map((own) => own[name]).join(',')]))
        expect(sums({ ...together, cases: cases.length, messages: cases.length })).toEqual(sums(...cases))
      }),
    )
  })

  test('are counted in working days as the law’s clock counts them', () => {
    const begin = Date.parse('2026-01-01')
    const count = workingDayCounter('2026-01-01', at('2026-12-31'))
    const minutes = fc.integer({ min: 0, max: 360 * 24 * 60 })
    fc.assert(
      fc.property(minutes, minutes, (a, b) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)].map((minute) => begin / 60_000 + minute) as [
          number,
          number,
        ]
        const wanted = workingDaysBetween(new Date(first * 60_000), new Date(last * 60_000))
        expect(count(last) - count(first)).toBe(wanted)
      }),
    )
  })

  test('tallies give the quantiles of the values themselves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat({ max: 50 }), fc.nat()), { minLength: 1 }),
        fc.constantFrom(0.5, 0.9),
        (values, part) => {
          const tally = new Tally()
          for (const value of values) tally.add(value)
          const ordered = values.toSorted((a, b) => a - b)
          expect(tally.quantile(part)).toBe(ordered[Math.ceil(ordered.length * part - 1e-9) - 1])
          const { median, ninth } = tally.told(10)
          expect([median, ninth]).toEqual([0.5, 0.9].map((of) => tally.quantile(of)! / 10))
        },
      ),
    )
    expect(new Tally().told()).toEqual({ n: 0, median: null, ninth: null })
  })
})

describe('a window', () => {
  test('that nobody chose is the last year, also over a leap day', () => {
    expect(judgeWindow({}, at('2026-11-30'))).toEqual({ from: '2025-12-01', to: '2026-11-30' })
    expect(judgeWindow({}, at('2024-02-29'))).toEqual({ from: '2023-03-02', to: '2024-02-29' })
  })

  test('has the months it holds whole, or all it touches', () => {
    const touched = { from: '2026-01-02', to: '2026-03-31' }
    expect(monthsIn(touched, true)).toEqual(['2026-02', '2026-03'])
    expect(monthsIn(touched, false)).toEqual(['2026-01', '2026-02', '2026-03'])
    expect([daysOfMonth('2024-02'), daysOfMonth('2026-12')]).toEqual([29, 31])
  })
})
