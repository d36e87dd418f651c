import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawSample } from '../../api/inquiry/draw-sample.ts'
import type { SampleRule } from '../../api/inquiry/rules.ts'
import type { Eligible } from '../../api/inquiry/rules-research.ts'

const aRule = (more: Partial<SampleRule> = {}): SampleRule => ({
  users: 'k80',
  window: { from: '2026-01-01', to: '2026-06-30' },
  matchOn: ['listSize', 'gps', 'travelMinutes'],
  caliper: null,
  isListSizeLogged: true,
  ...more,
})
const anOffice = (n: number, more: Partial<Eligible> = {}): Eligible => ({
  officeId: `off_${String(n).padStart(4, '0')}`,
  cases: 0,
  casesEver: more.cases ?? 0,
  exposureDays: 181,
  facts: {
    ...{ listSize: 1_000 + n * 137, under18: null, over66: null, gps: 1 + (n % 7), staff: null },
    ...{ setting: null, travelMinutes: 10 * (n % 23) },
  },
  ...more,
})
const region = fc
  .array(fc.record({ cases: fc.nat(30), exposureDays: fc.integer({ min: 1, max: 181 }) }), {
    minLength: 2,
    maxLength: 30,
  })
  .map((rows) =>
    rows.map((row, n) =>
      anOffice(n, row.cases > 15 ? { ...row, casesEver: row.cases } : { exposureDays: row.exposureDays }),
    ),
  )

test('the order in which offices are read changes nothing', () => {
  fc.assert(
    fc.property(region, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (offices, lots) => {
      const shuffled = offices
        .map((office) => ({ office, lot: lots.next().value as number }))
        .sort((a, b) => a.lot - b.lot)
        .map(({ office }) => office)
      expect(drawSample(aRule(), shuffled)).toEqual(drawSample(aRule(), offices))
    }),
  )
})

test('nobody is paired with who has sent a case, who had less time, or who is paired already', () => {
  fc.assert(
    fc.property(region, (offices) => {
      const { pairs, users } = drawSample(aRule(), offices)
      const byId = new Map(offices.map((office) => [office.officeId, office]))
      expect(pairs.map(({ user }) => user)).toEqual(users.map(({ officeId }) => officeId))
      const taken = pairs.flatMap(({ nonUser }) => nonUser ?? [])
      expect(new Set(taken).size).toBe(taken.length)
      for (const { user, nonUser } of pairs.filter((pair) => pair.nonUser !== null)) {
        expect(byId.get(nonUser!)!.casesEver).toBe(0)
        expect(byId.get(nonUser!)!.exposureDays).toBeGreaterThanOrEqual(byId.get(user)!.exposureDays)
      }
    }),
  )
})

test('the fewest that sent four fifths are users, exactly 80 % is enough, and equal ones stand by their ids', () => {
  const offices = [40, 40, 10, 10].map((cases, n) => anOffice(n, { cases })).concat(anOffice(9))
  expect(drawSample(aRule(), offices).users.map(({ officeId }) => officeId)).toEqual(['off_0000', 'off_0001'])
  expect(drawSample(aRule({ users: 3 }), offices)).toMatchObject({ isTied: true })
  expect(drawSample(aRule({ users: 1 }), offices)).toMatchObject({ isTied: true })
  expect(drawSample(aRule({ users: 2 }), offices)).toMatchObject({ isTied: false })
})

test('an office that used it before the window is no non-user, and one of which nothing is known has no pair', () => {
  const nothing = { ...anOffice(1).facts, listSize: null, gps: null, travelMinutes: null }
  const offices = [anOffice(0, { cases: 5 }), anOffice(2, { casesEver: 3 }), anOffice(1, { facts: nothing })]
  expect(drawSample(aRule(), offices).pairs).toEqual([{ user: 'off_0000', nonUser: null, distance: null }])
})

test('a list of nobody has no logarithm, which does not stop the others from being compared', () => {
  const empty = { ...anOffice(3).facts, listSize: 0 }
  const offices = [anOffice(0, { cases: 5 }), anOffice(1), anOffice(2), anOffice(3, { facts: empty })]
  expect(drawSample(aRule(), offices).pairs[0]!.nonUser).not.toBeNull()
})

test('what cannot tell offices apart is left out and named', () => {
  const offices = [0, 1, 2].map((n) => anOffice(n, { cases: n === 0 ? 5 : 0, facts: { ...anOffice(n).facts, gps: 2 } }))
  expect(drawSample(aRule({ matchOn: ['listSize', 'gps', 'staff'] }), offices).dropped).toEqual(['gps', 'staff'])
})
