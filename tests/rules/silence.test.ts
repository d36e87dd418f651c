import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Standing, waitingOf } from '../../api/adoption/rules.ts'
import {
  addDays,
  type CanWait,
  canWait,
  checkContact,
  contactKinds,
  contactReasons,
  type Noted,
  restsUntil,
} from '../../api/office/rules.ts'

const today = '2026-11-24'
const ago = (days: number) => addDays(today, -days)
const noted = (more: Partial<Noted> = {}): Noted => ({
  kind: 'call',
  about: null,
  reason: null,
  nextOn: null,
  on: ago(1),
  ...more,
})
/** Equipped and connected long ago, never used, nobody has rung. */
const office = (more: Partial<Standing> = {}): Standing => ({
  connectedOn: ago(700),
  deliveredOn: ago(720),
  caseDays: [],
  cases: 0,
  noted: [],
  left: [],
  ...more,
})
const sent = (...days: number[]) => ({ caseDays: days.map(ago), cases: days.length })
const kindOf = (standing: Standing, on = today) => waitingOf(standing, on)?.kind ?? null

describe('an office stands on the list', () => {
  test('when its own rhythm breaks: longer than nine of ten of its pauses, and at least 30 days', () => {
    const weekly = (last: number) => office(sent(...[5, 4, 3, 2, 1, 0].map((week) => last + week * 7)))
    expect([30, 29].map((last) => kindOf(weekly(last)))).toEqual(['silent', null])
    const everySixty = [400, 340, 280, 220, 160, 61]
    expect(kindOf(office(sent(...everySixty)))).toBeNull()
    expect(kindOf(office(sent(720, 600, 480, 360, 240, 121)))).toBe('silent')
  })

  test('after 90 days where it has sent fewer than five cases', () => {
    expect(kindOf(office(sent(120, 89)))).toBeNull()
    expect(waitingOf(office(sent(120, 90)), today)).toMatchObject({ kind: 'silent', since: ago(90), days: 90 })
  })

  test.each([14, 30, 90])('when it never sent anything, in the week after day %i', (day) => {
    const connected = (days: number) => office({ connectedOn: ago(days), deliveredOn: null })
    expect(kindOf(connected(day))).toBe('not_used')
    expect(kindOf(connected(day + 6))).toBe('not_used')
    for (const other of [day - 1, day + 7]) expect(kindOf(connected(other))).toBeNull()
  })

  test('as a promise when a kit came 14 days ago and nothing was sent with it, for as long as that is news', () => {
    const delivered = (days: number) => kindOf(office({ deliveredOn: ago(days), connectedOn: ago(0) }))
    expect([13, 14, 89, 90].map(delivered)).toEqual([null, 'kit', 'kit', null])
    expect(kindOf(office({ deliveredOn: ago(20), ...sent(40) }))).toBeNull()
  })

  test('also before it is connected, when its kit came or somebody promised to ring; not for its silence', () => {
    const waits = (more: Partial<Standing>) => kindOf(office({ connectedOn: null, deliveredOn: null, ...more }))
    expect(waits({ deliveredOn: ago(20) })).toBe('kit')
    expect(waits({ noted: [noted({ on: ago(9), nextOn: ago(1) })] })).toBe('call_back')
    expect([waits({}), waits(sent(200))]).toEqual([null, null])
  })

  test('as a promise after its first case, until somebody has asked how it went', () => {
    expect(kindOf(office(sent(3)))).toBe('first_case')
    expect(kindOf(office({ ...sent(3), noted: [noted({ on: ago(3) })] }))).toBeNull()
    expect(kindOf(office({ ...sent(3), noted: [noted({ on: ago(40), nextOn: null })] }))).toBe('first_case')
    expect(kindOf(office(sent(30)))).toBeNull()
  })

  test('as a promise when its owner works there no more, before its silence', () => {
    const left = [{ role: 'owner', since: ago(5), isDated: true }] as const
    expect(waitingOf(office({ ...sent(200), left }), today)).toEqual({
      kind: 'owner_left',
      since: ago(5),
      days: 5,
      reason: 'owner',
    })
  })

  test('on the day on which it was to be rung again, whatever else is the matter', () => {
    const called = office({ ...sent(200), noted: [noted({ on: ago(20), nextOn: today })] })
    expect(kindOf(called, ago(1))).toBeNull()
    expect(kindOf(called)).toBe('call_back')
    expect(kindOf({ ...called, noted: [...called.noted, noted({ on: today })] })).toBeNull()
    const later = noted({ kind: 'later', about: 'call_back', on: ago(2), nextOn: addDays(today, 1) })
    const putOff = { ...called, noted: [noted({ on: ago(20), nextOn: ago(2) }), later] }
    expect(kindOf(putOff)).toBe('silent')
    expect(kindOf(putOff, addDays(today, 1))).toBe('call_back')
  })

  test('on the day that was promised, also when something else was noted before that day', () => {
    const promise = noted({ on: ago(10), nextOn: today })
    const given = (...more: Noted[]) => office({ ...sent(200), noted: [promise, ...more] })
    const mail = noted({ kind: 'mail', on: ago(8) })
    expect([ago(1), today, addDays(today, 5)].map((on) => kindOf(given(mail), on))).toEqual([
      null,
      'call_back',
      'call_back',
    ])
    expect(waitingOf(given(mail), addDays(today, 5))).toMatchObject({ since: today, days: 5 })
    // A newer date takes its place; one before it, once kept, does not.
    expect(kindOf(given(noted({ on: ago(8), nextOn: addDays(today, 3) })))).toBeNull()
    expect(kindOf(given(noted({ on: ago(8), nextOn: ago(4) }), noted({ on: ago(4) })))).toBe('call_back')
    expect(kindOf(given(mail, noted({ kind: 'visit', on: today })))).toBeNull()
  })

  test('on the day that was promised, also soon after another promise was kept', () => {
    const kept = [noted({ on: ago(20), nextOn: ago(12) }), noted({ about: 'call_back', on: ago(12) })]
    const next = noted({ on: ago(6), nextOn: today })
    expect(kindOf(office({ ...sent(200), noted: [...kept, next] }))).toBe('call_back')
  })
})

describe('a row that was dealt with stays away', () => {
  const silent = office(sent(200))
  const given = (...contacts: Noted[]) => kindOf({ ...silent, noted: contacts })

  test('until the date that was set, and stands there on that day', () => {
    const later = noted({ kind: 'later', about: 'silent', on: ago(10), nextOn: addDays(today, 1) })
    expect(given(later)).toBeNull()
    expect(given({ ...later, nextOn: today })).toBe('silent')
  })

  test.each(['no_need', 'learned'] as const)(
    'for a year where the office says %s, also after a later call',
    (reason) => {
      expect(given(noted({ reason, on: ago(364) }))).toBeNull()
      expect(given(noted({ reason, on: ago(364) }), noted({ on: ago(100) }))).toBeNull()
      expect(given(noted({ reason, on: ago(365) }))).toBe('silent')
    },
  )

  test('no longer than a month where it then says something else', () => {
    expect(given(noted({ reason: 'no_need', on: ago(300) }), noted({ reason: 'equipment', on: ago(31) }))).toBe(
      'silent',
    )
  })

  test('for a year where it is not relevant, for a month after a call without a date', () => {
    const away = noted({ kind: 'not_relevant', about: 'silent', on: ago(364) })
    expect([given(away), given({ ...away, on: ago(365) })]).toEqual([null, 'silent'])
    expect([given(noted({ on: ago(29) })), given(noted({ on: ago(30) }))]).toEqual([null, 'silent'])
  })

  test('where its owner left only once that was dealt with: little need does not answer it', () => {
    const left = [{ role: 'owner', since: ago(5), isDated: true }] as const
    const gone = (...contacts: Noted[]) => kindOf({ ...silent, left, noted: contacts })
    expect(gone(noted({ reason: 'no_need', on: ago(3) }))).toBe('owner_left')
    expect(gone(noted({ about: 'owner_left', on: ago(3) }))).toBeNull()
    // What was dealt with before was about somebody else who left.
    expect(gone(noted({ about: 'owner_left', kind: 'not_relevant', on: ago(100) }))).toBe('owner_left')
    const undated = [{ ...left[0], since: today, isDated: false }]
    expect(kindOf({ ...silent, left: undated, noted: [noted({ about: 'owner_left', on: ago(3) })] })).toBeNull()
  })

  test('and no other row with it: what is put off is the one that was meant', () => {
    const later = noted({ kind: 'later', about: 'first_case', nextOn: addDays(today, 90) })
    expect(given(later)).toBe('silent')
  })

  test('whatever was noted, for two years at most', () => {
    const contact = fc.record({
      kind: fc.constantFrom(...contactKinds),
      about: fc.option(fc.constantFrom(...canWait)),
      reason: fc.option(fc.constantFrom(...contactReasons)),
      nextOn: fc.option(fc.integer({ min: 1, max: 700 }).map((days) => addDays(today, days))),
      on: fc.constant(today),
    })
    const property = (contacts: Noted[], kind: CanWait) => {
      const until = restsUntil(contacts, kind)
      return until === null || (until > today && until <= addDays(today, 730))
    }
    fc.assert(fc.property(fc.array(contact), fc.constantFrom(...canWait), property))
  })
})

describe('what is noted', () => {
  const problems = (more: Partial<Noted & { sentence: string }>) =>
    checkContact({ ...noted(more), sentence: '', ...more }, today).map(({ path }) => path)

  test('puts off nothing about a patient, and nothing for no time', () => {
    for (const kind of ['later', 'not_relevant'] as const)
      for (const about of ['deadline', 'unopened', 'image', 'mail', 'glass', null])
        expect(problems({ kind, about, nextOn: addDays(today, 7) })).toEqual(['/about'])
    expect(problems({ kind: 'later', about: 'silent' })).toEqual(['/nextOn'])
  })

  test('says something, and names a day that is still to come', () => {
    expect(problems({})).toEqual(['/sentence'])
    expect(problems({ sentence: ' \n' })).toEqual(['/sentence'])
    expect(problems({ reason: 'pay' })).toEqual([])
    expect(problems({ sentence: 'Ringer igjen.', nextOn: today })).toEqual(['/nextOn'])
    expect(problems({ sentence: 'Ringer igjen.', nextOn: '2099-01-01' })).toEqual(['/nextOn'])
  })
})
