import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay, osloDate, publicHolidays } from '../../api/kernel/working-days.ts'
import {
  calendarAt,
  checkDecision,
  type Disposition,
  dayOf,
  dispositionCodes,
  dispositions,
  dueAt,
  dueSince,
  isOverdue,
  laneOf,
  urgencyRank,
  workingDaysBetween,
  workingDaysLeft,
} from '../../api/triage/rules.ts'

const noonInOslo = (date: string) => new Date(`${date}T11:00:00Z`)
/** Any moment from 1990 on: Norway's summer time has followed one rule all that time. */
const aMoment = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })

describe('public holidays', () => {
  test.each([
    ['2024', '2024-03-31'],
    ['2025', '2025-04-20'],
    ['2026', '2026-04-05'],
    ['2027', '2027-03-28'],
    ['2038', '2038-04-25'],
    ['2285', '2285-03-22'],
  ])('Easter Sunday of %s falls on %s', (year, easter) => {
    expect(publicHolidays(Number(year))).toContain(easter)
  })

  test('the twelve holidays of 2026 are the ones in the almanac', () => {
    expect(publicHolidays(2026)).toEqual([
      '2026-01-01', // New Year's Day
      '2026-04-02', // Maundy Thursday
      '2026-04-03', // Good Friday
      '2026-04-05', // Easter Sunday
      '2026-04-06', // Easter Monday
      '2026-05-01', // Labour Day
      '2026-05-14', // Ascension
      '2026-05-17', // Constitution Day
      '2026-05-24', // Whit Sunday
      '2026-05-25', // Whit Monday
      '2026-12-25',
      '2026-12-26',
    ])
  })

  test('a holiday that falls on another one is counted once', () => {
    expect(publicHolidays(2008).filter((day) => day === '2008-05-01')).toHaveLength(1)
    expect(publicHolidays(2008)).toHaveLength(11) // Ascension on 1 May
  })

  test('Christmas Eve and New Year’s Eve are working days in law', () => {
    expect(isWorkingDay(noonInOslo('2026-12-24'))).toBe(true)
    expect(isWorkingDay(noonInOslo('2026-12-31'))).toBe(true)
    expect(isWorkingDay(noonInOslo('2026-12-25'))).toBe(false)
  })
})

describe('the ten working days', () => {
  test.each([
    ['an ordinary Monday', '2026-11-02T08:00:00Z', '2026-11-16'],
    ['a Saturday', '2026-11-07T08:00:00Z', '2026-11-20'],
    ['the Friday before Easter week 2026', '2026-03-27T08:00:00Z', '2026-04-15'],
    ['the Wednesday before Maundy Thursday 2027', '2027-03-24T08:00:00Z', '2027-04-12'],
    ['the middle of May 2026', '2026-05-12T08:00:00Z', '2026-05-28'],
    ['the week before Christmas 2026', '2026-12-18T08:00:00Z', '2027-01-05'],
    ['one minute to midnight in Oslo', '2026-11-02T22:59:00Z', '2026-11-16'],
    ['one minute past midnight in Oslo', '2026-11-02T23:01:00Z', '2026-11-17'],
  ])('a referral received on %s is due at the end of the right day', (_, received, due) => {
    expect(osloDate(dueAt(new Date(received)))).toBe(due)
  })

  test('the last moment is one millisecond before midnight in Oslo, in winter and in summer', () => {
    expect(dueAt(noonInOslo('2026-11-02')).toISOString()).toBe('2026-11-16T22:59:59.999Z')
    expect(dueAt(noonInOslo('2026-06-01')).toISOString()).toBe('2026-06-15T21:59:59.999Z')
  })

  test('the change to summer and to winter time moves the moment, not the day', () => {
    expect(dueAt(noonInOslo('2026-03-20'), 5).toISOString()).toBe('2026-03-27T22:59:59.999Z')
    expect(dueAt(noonInOslo('2026-03-20'), 6).toISOString()).toBe('2026-03-30T21:59:59.999Z')
    expect(dueAt(noonInOslo('2026-10-23'), 1).toISOString()).toBe('2026-10-26T22:59:59.999Z')
    expect(dueAt(new Date('2026-10-23T22:30:00Z'), 0).toISOString()).toBe('2026-10-24T21:59:59.999Z')
    expect(dueAt(noonInOslo('2026-10-25'), 0).toISOString()).toBe('2026-10-25T22:59:59.999Z')
  })

  test('a deadline never falls on a weekend or a holiday, and exactly ten working days lie between', () => {
    fc.assert(
      fc.property(aMoment, (received) => {
        const due = dueAt(received)
        expect(isWorkingDay(due)).toBe(true)
        expect(workingDaysBetween(received, due)).toBe(10)
        expect(osloDate(new Date(due.getTime() + 1))).not.toBe(osloDate(due))
        expect(publicHolidays(Number(osloDate(due).slice(0, 4)))).not.toContain(osloDate(due))
      }),
    )
  })

  test('who comes later is never due earlier', () => {
    fc.assert(
      fc.property(aMoment, aMoment, (a, b) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        expect(dueAt(first).getTime()).toBeLessThanOrEqual(dueAt(second).getTime())
      }),
    )
  })

  test('days gone and days left add up to ten on every day of the wait', () => {
    fc.assert(
      fc.property(aMoment, fc.integer({ min: 0, max: 16 * 86_400_000 }), (received, waited) => {
        const now = new Date(received.getTime() + waited)
        const due = dueAt(received)
        fc.pre(now <= due)
        expect(dayOf(now, received) + workingDaysLeft(now, due)).toBe(10)
        expect(isOverdue(now, due)).toBe(false)
      }),
    )
  })

  test('counting there and back gives the same number with the other sign', () => {
    fc.assert(
      fc.property(aMoment, fc.integer({ min: -60, max: 60 }), (from, days) => {
        const to = new Date(from.getTime() + days * 86_400_000)
        expect(workingDaysBetween(from, to) + workingDaysBetween(to, from)).toBe(0)
      }),
    )
    expect(workingDaysBetween(noonInOslo('2026-11-09'), noonInOslo('2026-11-02'))).toBe(-5)
    expect(Object.is(workingDaysBetween(noonInOslo('2026-11-08'), noonInOslo('2026-11-07')), 0)).toBe(true)
  })

  test('also in the hour after midnight, weeks after the clocks changed, every case due that day counts as due', () => {
    const isExact = (now: Date) => {
      const last = dueSince(now)
      expect(osloDate(dueAt(last)) <= osloDate(now)).toBe(true)
      expect(osloDate(dueAt(new Date(last.getTime() + 1))) > osloDate(now)).toBe(true)
    }
    isExact(new Date('2026-04-14T22:30:00Z'))
    fc.assert(fc.property(aMoment, isExact))
  })

  test('a list read before midnight and again after it tells the days of each', () => {
    fc.assert(
      fc.property(aMoment, fc.integer({ min: 0, max: 30 * 86_400_000 }), (received, waited) => {
        const first = new Date(received.getTime() + waited)
        for (const now of [first, new Date(first.getTime() + 86_400_000), first]) {
          const due = dueAt(received)
          const days = { dueAt: due, left: workingDaysLeft(now, due), day: dayOf(now, received) }
          expect(calendarAt(now)(received)).toEqual(days)
          expect(calendarAt(now)(received)).toEqual(days)
        }
      }),
    )
  })

  test('the weekend after a Friday deadline is overdue although no working day has passed', () => {
    const due = dueAt(noonInOslo('2026-11-06'))
    const saturday = noonInOslo('2026-11-21')
    expect(workingDaysLeft(saturday, due)).toBe(0)
    expect(isOverdue(saturday, due)).toBe(true)
  })
})

describe('the lanes of the worklist', () => {
  const received = noonInOslo('2026-11-02')
  const due = dueAt(received)
  const waiting = (now: Date) => ({ urgency: 'routine', daysLeft: workingDaysLeft(now, due) }) as const

  test('what the GP called urgent stands on top, whatever its deadline', () => {
    for (const urgency of ['emergency', 'haster', 'pakkeforlop'] as const)
      expect(laneOf({ ...waiting(received), urgency })).toBe('urgent')
    expect(urgencyRank('emergency')).toBeLessThan(urgencyRank('haster'))
    expect(urgencyRank('haster')).toBe(urgencyRank('pakkeforlop'))
    expect(urgencyRank('pakkeforlop')).toBeLessThan(urgencyRank('routine'))
  })

  test('a routine case moves up when two working days are left, and stays there when overdue', () => {
    expect(laneOf(waiting(noonInOslo('2026-11-11')))).toBe('rest')
    expect(laneOf(waiting(noonInOslo('2026-11-12')))).toBe('deadline')
    expect(laneOf(waiting(noonInOslo('2026-12-01')))).toBe('deadline')
  })

  test('news from the GP comes before the rest, but not before a deadline', () => {
    expect(laneOf({ ...waiting(noonInOslo('2026-11-11')), hasNews: true })).toBe('news')
    expect(laneOf({ ...waiting(noonInOslo('2026-11-12')), hasNews: true })).toBe('deadline')
  })
})

describe('what a decision must carry', () => {
  const now = noonInOslo('2026-11-10')
  const missing = (disposition: Disposition, more = {}, known = {}) =>
    checkDecision({ disposition, ...more }, { now, ...known }).map(({ path }) => path)
  const phoned = { to: 'surgeon on call', at: '2026-11-10T11:30:00+01:00' }

  test('there are thirteen outcomes, and each says what it needs', () => {
    const needed = (flag: 'needsDate' | 'needsReason' | 'needsHandover' | 'needsWeeks' | 'needsUnit') =>
      dispositionCodes.flatMap((code, i) => (dispositions[code][flag] ? [i + 1] : []))
    expect(dispositionCodes).toHaveLength(13)
    expect(needed('needsDate')).toEqual([5, 7])
    expect(needed('needsReason')).toEqual([4, 11])
    expect(needed('needsHandover')).toEqual([7, 8, 9])
    expect(needed('needsWeeks')).toEqual([2])
    expect(needed('needsUnit')).toEqual([10])
  })

  test('a case goes on to another unit, not to the one it is at', () => {
    expect(missing('moved_unit')).toEqual(['/toUnitId'])
    expect(checkDecision({ disposition: 'moved_unit', toUnitId: 'uni_a' }, { unitId: 'uni_a' })).toHaveLength(1)
    expect(checkDecision({ disposition: 'moved_unit', toUnitId: 'uni_b' }, { unitId: 'uni_a' })).toEqual([])
  })

  test('advice, a procedure, a visit or a withdrawal need nothing more', () => {
    for (const code of ['advice_gp_continues', 'direct_to_procedure', 'in_person'] as const)
      expect(missing(code)).toEqual([])
    expect(missing('interim_treatment_appointment')).toEqual([])
    expect(missing('withdrawn_duplicate')).toEqual([])
  })

  test('an urgent outcome needs a person who was phoned, and when', () => {
    expect(missing('emergency_phoned')).toEqual(['/handover/to'])
    expect(missing('pakkeforlop', { handover: { to: ' ', at: phoned.at } })).toEqual(['/handover/to'])
    expect(missing('pakkeforlop', { handover: { ...phoned, at: 'yesterday' } })).toEqual(['/handover/at'])
    expect(missing('pakkeforlop', { handover: { ...phoned, at: '2026-11-10T13:30:00+01:00' } })).toEqual([
      '/handover/at',
    ])
    expect(missing('emergency_phoned', { handover: phoned })).toEqual([])
    expect(missing('haster')).toEqual(['/latestDate', '/handover/to'])
  })

  test('asking for more and refusing the right need a reason of more than blanks', () => {
    expect(missing('more_info')).toEqual(['/reason'])
    expect(missing('no_right', { reason: '  ' })).toEqual(['/reason'])
    expect(missing('no_right', { reason: 'Benign, no need of treatment.' })).toEqual([])
  })

  test('an appointment needs a latest date that exists and has not passed', () => {
    expect(missing('routine_appointment')).toEqual(['/latestDate'])
    expect(missing('routine_appointment', { latestDate: '2026-02-30' })).toEqual(['/latestDate'])
    expect(missing('routine_appointment', { latestDate: '10.12.2026' })).toEqual(['/latestDate'])
    expect(missing('routine_appointment', { latestDate: '2026-11-09' })).toEqual(['/latestDate'])
    expect(missing('routine_appointment', { latestDate: '2026-11-10' })).toEqual([])
    expect(checkDecision({ disposition: 'routine_appointment', latestDate: '2020-01-01' })).toEqual([])
  })

  test('a photo review says in how many weeks', () => {
    for (const weeks of [undefined, null, 0, 1.5, 53])
      expect(missing('advice_photo_review', { weeks })).toEqual(['/weeks'])
    for (const weeks of [1, 52]) expect(missing('advice_photo_review', { weeks })).toEqual([])
  })

  test('a suspicion of cancer is set aside only after a talk with the referrer', () => {
    const suspicion = { urgency: 'pakkeforlop' }
    expect(missing('advice_gp_continues', {}, suspicion)).toEqual(['/handover/to'])
    expect(missing('no_right', { reason: 'Benign.', handover: phoned }, suspicion)).toEqual([])
    for (const kept of ['direct_to_procedure', 'in_person'] as const) expect(missing(kept, {}, suspicion)).toEqual([])
    expect(missing('moved_unit', { toUnitId: 'uni_b' }, suspicion)).toEqual([])
    expect(checkDecision({ disposition: 'advice_gp_continues' }, suspicion as never)[0]?.message).toMatch(/referrer/)
  })
})
