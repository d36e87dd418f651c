import { beforeAll, describe, expect, test } from 'vitest'
import { offices } from '../../api/access/table.ts'
import { pseudonyms } from '../../api/adoption/pseudonyms.ts'
import { officeDays } from '../../api/adoption/table.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import type { Scope } from '../../api/kernel/scope.ts'
import { officeProfiles } from '../../api/office/table.ts'
import { demoId } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json, type Person } from '../support/person.ts'

const clinic = await startClinic({ LYSBORD_CHANGES_PER_HOUR: '100000' })
const { deps } = clinic.demo.door
const scope: Scope = asSystem(deps, demoId('ten', 'demo'), 'test')
const researcher = await clinic.as('researcher')
const coordinator = await clinic.as('coordinator')
const dayMs = 86_400_000
const daysAgo = (days: number) => new Date(clinic.clock.now().getTime() - days * dayMs).toISOString().slice(0, 10)

/** Two users and four that never sent anything, with the figures of a worked example (Gower's distances are known). */
const pool = [
  { key: 'alta', cases: 40, listSize: 3200, gps: 3, staff: 4, setting: 'rural' },
  { key: 'hammerfest', cases: 30, listSize: 1500, gps: 1, staff: 2, setting: 'rural' },
  { key: 'sortland', cases: 0, listSize: 2800, gps: 3, staff: 3, setting: 'city' },
  { key: 'finnsnes', cases: 0, listSize: 5200, gps: 5, staff: 7, setting: 'city' },
  { key: 'mosjoen', cases: 0, listSize: 1450, gps: 2, staff: 2, setting: 'rural' },
  { key: 'narvik', cases: 0, listSize: 3000, gps: 3, staff: 5, setting: 'rural' },
] as const
const office = (key: string) => demoId('off', key)

beforeAll(async () => {
  const keep = new Set<string>(pool.map(({ key }) => office(key)))
  const all = await scope.find(offices)
  await scope.write(
    ...all.map(({ id, ...row }) => {
      const connectedAt = keep.has(id) ? new Date(`${daysAgo(500)}T12:00:00Z`) : null
      return scope.put(offices, [offices.id], { ...row, id }, { connectedAt })
    }),
    ...pool.map(({ key, cases: _, ...facts }) =>
      scope.insert(officeProfiles, {
        officeId: office(key),
        version: 1_000,
        content: { ...aProfile, ...facts },
        madeBy: 'system',
        madeAt: clinic.clock.now(),
      }),
    ),
    ...pool
      .filter(({ cases }) => cases > 0)
      .map(({ key, cases }) =>
        scope.insert(officeDays, { officeId: office(key), day: daysAgo(30), cases, replies: 0, acknowledged: 0 }),
      ),
  )
  const { of } = await pseudonyms(scope)
  for (const { key } of pool) numbers.set(office(key), Number(of(office(key)).slice('Office '.length)))
})

const aProfile = {
  ...{ ages: null, travelMinutes: null, travelKilometres: null, equipment: [], people: [], payment: null },
  ...{ owner: null, photographer: null },
  onboarding: {
    ...{ localProblem: null, benefit: null, politicalAndMedical: null },
    ...{ promoters: null, organisationAndTechnology: null, futureOperation: null },
  },
}
const aRule = (more: Json = {}): Json => ({
  users: 2,
  window: { from: daysAgo(400), to: daysAgo(0) },
  matchOn: ['listSize', 'gps', 'staff', 'setting'],
  caliper: null,
  isListSizeLogged: false,
  ...more,
})
const stores = async (who: Person, more: Json = {}) => {
  const id = fresh('smp')
  await who.put(`/api/research/samples/${id}`, aRule(more))
  return id
}
const reads = (who: Person, id: string) => who.get(`/api/research/samples/${id}`)
const aScore = (more: Json = {}): Json => ({
  condition: 'GP',
  value: 1,
  source: 'interview',
  sentence: 'Hun hadde satt av tid.',
  observedOn: daysAgo(100),
  ...more,
})
const scores = (who: Person, key: string, more: Json = {}) =>
  who.post(`/api/research/offices/${numbers.get(office(key))}/scores`, aScore(more))
/** Of offices by their ids: what a researcher calls them by. */
const numbers = new Map<string, number>()

describe('a score', () => {
  test('by somebody who has not looked at use is blind; after one look, and for good, it is not', async () => {
    const id = await stores(researcher)
    const before = await researcher.get(`/api/research/samples/${id}/scores`)
    expect(before).toMatchObject({ hasSeenUse: false, items: [] })
    // All that are to be scored, in an order that tells nothing.
    expect(before.offices).toHaveLength(4)
    expect(JSON.stringify(before)).not.toMatch(/Alta|off_|cases|share|user/)
    expect(await scores(researcher, 'alta')).toMatchObject({ isBlind: true, value: 1, mine: true, by: null })
    await reads(researcher, id)
    expect(await scores(researcher, 'alta', { value: 0 })).toMatchObject({ isBlind: false })
    clinic.clock.advance({ minutes: 20 })
    expect(await scores(researcher, 'alta', { value: null })).toMatchObject({ isBlind: false, value: null })
    const after = await researcher.get(`/api/research/samples/${id}/scores`)
    expect(after.hasSeenUse).toBe(true)
    // The history stays whole, and unknown is not 0.
    expect(after.items.map(({ value, isBlind }: Json) => [value, isBlind])).toEqual([
      [null, false],
      [0, false],
      [1, true],
    ])
  })

  test.for([
    ['that rests on use', { source: 'use' }, '/source', /what is to be explained/],
    ['of a condition nobody defined', { condition: 'LUCK' }, '/condition', /no condition LUCK.*GP, TECH, NEED/],
    ['that is half there where there is no half', { value: 0.5 }, '/value', /there or not/],
    ['measured where nothing says what it means', { value: undefined, measured: 3 }, '/measured', /no anchors/],
    ['without a value', { value: undefined }, '/value', /null where it cannot be told/],
    ['without a sentence', { sentence: ' ' }, '/sentence', /in a sentence/],
    ['of a day to come', { observedOn: '2099-01-01' }, '/observedOn', /ahead/],
    ['of a day that is none', { observedOn: '2026-02-30' }, '/observedOn', /2026-03-31/],
  ] as const)('%s is refused with a sentence', async ([, more, path, message]) => {
    await expect(scores(researcher, 'alta', more)).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ path, message: expect.stringMatching(message) }],
    })
  })

  test('of a graded condition is made by its anchors, which never change', async () => {
    const path = '/api/research/conditions/TRAVEL'
    const travel = { name: { en: 'Long way', nb: 'Lang vei' }, anchors: { out: 30, crossover: 60, in: 180, k: 3 } }
    await researcher.put(path, travel)
    expect(await researcher.put(path, travel)).toMatchObject({ code: 'TRAVEL', isUsual: false })
    const other = { ...travel, anchors: { ...travel.anchors, in: 200 } }
    await expect(researcher.put(path, other)).rejects.toMatchObject({ code: 'command.other-body' })
    const { value } = await scores(researcher, 'narvik', { condition: 'TRAVEL', value: undefined, measured: 180 })
    expect(value).toBeCloseTo(1 / (1 + Math.exp(-3)), 10)
    for (const code of ['USE', 'GP'])
      await expect(researcher.put(`/api/research/conditions/${code}`, travel)).rejects.toMatchObject({
        code: code === 'GP' ? 'id.taken' : 'request.invalid',
      })
    const falling = { ...travel, anchors: { out: 3, crossover: 2, in: 1 } }
    await expect(researcher.put('/api/research/conditions/DOWN', falling)).rejects.toMatchObject({
      fields: [{ path: '/anchors', message: expect.stringContaining('rise') }],
    })
  })
})

describe('a sample', () => {
  test('pairs each user with the most alike office that never sent a case, and keeps what was shown', async () => {
    const id = await stores(coordinator)
    const shown = await reads(coordinator, id)
    expect(shown).toMatchObject({ eligible: 6, nonUsers: 4, cases: 70, isTied: false, share: { value: 1 } })
    expect(shown.pairs.map((pair: Json) => [pair.user.office.id, pair.nonUser.office.id])).toEqual([
      [office('alta'), office('narvik')],
      [office('hammerfest'), office('mosjoen')],
    ])
    expect(shown.pairs[0].user).toMatchObject({
      office: { name: 'Alta legekontor' },
      facts: { listSize: 3200, gps: 3 },
    })
    expect(shown.balance[0]).toMatchObject({ name: 'listSize', denominator: 'users', users: { mean: 2350 } })
    expect(shown.balance[0].remarks[0].sentence).toMatch(/^2 pairs: descriptive only/)
    await scope.write(
      scope.insert(officeDays, { officeId: office('narvik'), day: daysAgo(9), cases: 99, replies: 0, acknowledged: 0 }),
    )
    expect(await reads(coordinator, id)).toEqual(shown)
    const again = await reads(coordinator, await stores(coordinator, { users: 1 }))
    expect(again.users[0].office.id).toBe(office('narvik'))
    await scope.write(
      scope.put(
        officeDays,
        [officeDays.officeId, officeDays.day],
        { officeId: office('narvik') as Id<'off'>, day: daysAgo(9), cases: 0, replies: 0, acknowledged: 0 },
        { cases: 0 },
      ),
    )
  })

  test('whose caliper nobody keeps says that there is no comparable office', async () => {
    const shown = await reads(coordinator, await stores(coordinator, { caliper: 0.064 }))
    expect(shown.pairs.map(({ nonUser, distance }: Json) => [nonUser === null, distance === null])).toEqual([
      [false, false],
      [true, true],
    ])
    expect(shown.remarks).toContainEqual({ code: 'unmatched', sentence: expect.stringContaining('no comparable') })
  })

  test('is shown to a researcher by numbers alone, the same every time', async () => {
    const id = await stores(researcher)
    const shown = await reads(researcher, id)
    expect(JSON.stringify(shown)).not.toMatch(/legekontor|off_/)
    const named = await reads(coordinator, id)
    const called = (sample: Json) => sample.users.map((user: Json) => user.office.number)
    expect(called(shown)).toEqual(called(named))
    expect(shown.users[0].office).toEqual({ id: null, name: null, number: numbers.get(office('alta')) })
    const csv = await (await researcher.raw('GET', `/api/research/samples/${id}/pairs.csv`)).text()
    expect(csv).toMatch(/^pair,side,office,listSize.*\r\n1,user,Office \d\d,3200,/)
  })

  test('has a rule that never changes, and one that cannot be is refused with a sentence', async () => {
    const id = await stores(researcher)
    const path = `/api/research/samples/${id}`
    expect((await researcher.raw('PUT', path, { json: aRule() })).status).toBe(200)
    await expect(researcher.put(path, aRule({ users: 4 }))).rejects.toMatchObject({ code: 'command.other-body' })
    const refusals = [
      [{ window: { from: daysAgo(1), to: daysAgo(9) } }, '/window/to', /before it begins/],
      [{ window: { from: daysAgo(9), to: '2099-01-01' } }, '/window/to', /after today/],
      [{ matchOn: ['cases'] }, '/matchOn/0', /never on a condition or on use/],
      [{ matchOn: [] }, '/matchOn', /at least one/],
      [{ users: 0 }, '/users', /1 to 100/],
      [{ caliper: -1 }, '/caliper', /./],
    ] as const
    for (const [more, at, message] of refusals)
      await expect(researcher.put(`/api/research/samples/${fresh('smp')}`, aRule(more))).rejects.toMatchObject({
        code: 'request.invalid',
        fields: [{ path: at, message: expect.stringMatching(message) }],
      })
  })

  test('of a window in which nobody sent anything is empty, says so, and tests nothing', async () => {
    const id = await stores(coordinator, { window: { from: daysAgo(400), to: daysAgo(300) } })
    const shown = await reads(coordinator, id)
    expect(shown).toMatchObject({ users: [], pairs: [], share: { value: null } })
    expect(shown.remarks[0].code).toBe('no-cases')
    const report = await coordinator.get(`/api/research/samples/${id}/hypothesis`)
    expect(report).toMatchObject({ n: 0, necessity: { inclN: { value: null }, holds: null } })
  })
})

describe('the hypothesis', () => {
  let id: string
  const asks = (who: Person, query = '') => who.get(`/api/research/samples/${id}/hypothesis${query}`)
  beforeAll(async () => {
    id = await stores(coordinator, { users: 2 })
    const judged = { alta: [1, 1, 1], hammerfest: [1, 1, 1], narvik: [0, 1, 1], mosjoen: [1, 1, 0] }
    for (const [key, values] of Object.entries(judged))
      for (const [i, condition] of ['GP', 'TECH', 'NEED'].entries())
        await scores(coordinator, key, { condition, value: values[i] })
  })

  test('counts blind scores alone unless it is asked for all, and says how many were not', async () => {
    const blind = await asks(coordinator)
    expect(blind).toMatchObject({ scores: 'blind', n: 0, notBlind: 12 })
    expect(blind.unknown).toHaveLength(4)
    expect(blind.remarks.map(({ code }: Json) => code)).toContain('not-blind')
  })

  test('holds where users have everything and others lack something, and says that so few cannot show more', async () => {
    const report = await asks(coordinator, '?scores=all')
    expect(report).toMatchObject({
      n: 4,
      tested: ['GP', 'NEED'],
      necessity: { inclN: { value: 1 }, holds: true, contradicting: [] },
      sufficiency: { inclS: { value: 1 }, holds: true, contradicting: [] },
      split: { usersWithAll: 2, usersLacking: 0, othersWithAll: 0, othersLacking: 2 },
    })
    expect(report.leastP).toBeCloseTo(1 / 6, 12)
    expect(report.conditions.find(({ code }: Json) => code === 'TECH')).toMatchObject({ isConstant: true, ron: 0 })
    const codes = report.remarks.map(({ code }: Json) => code)
    expect(codes).toEqual(expect.arrayContaining(['constant', 'small-n', 'sampled-on-use']))
    expect(report.use.map(({ kind, models }: Json) => [kind, models.map(({ text }: Json) => text)])).toEqual([
      ['conservative', ['GP*NEED']],
      ['parsimonious', ['GP*NEED']],
    ])
    expect(report.noUse[1].models.map(({ text }: Json) => text)).toEqual(['~GP + ~NEED'])
    expect(report.necessity.inclN).toMatchObject({ definition: expect.any(String), denominator: { n: 4 } })
  })

  test('names the offices that contradict it to a coordinator, and by number to a researcher', async () => {
    await scores(coordinator, 'hammerfest', { condition: 'NEED', value: 0 })
    await scores(coordinator, 'narvik', { condition: 'GP', value: 1 })
    const named = await asks(coordinator, '?scores=all')
    expect(named.necessity.contradicting).toMatchObject([{ id: office('hammerfest'), name: 'Hammerfest legekontor' }])
    expect(named.sufficiency.contradicting).toMatchObject([{ id: office('narvik'), name: 'Narvik legekontor' }])
    const numbered = await asks(researcher, '?scores=all')
    expect(numbered.necessity.contradicting).toEqual([
      { id: null, name: null, number: numbers.get(office('hammerfest')) },
    ])
    expect(JSON.stringify(numbered)).not.toMatch(/legekontor|Hammerfest|Narvik|off_/)
  })

  test('leaves out whom it does not know, counts them, and says how bad and how good it might be', async () => {
    await scores(coordinator, 'hammerfest', { condition: 'NEED', value: null })
    const report = await asks(coordinator, '?scores=all')
    expect(report).toMatchObject({ n: 3, necessity: { low: 0.5, high: 1 } })
    expect(report.unknown).toEqual([
      { office: expect.objectContaining({ name: 'Hammerfest legekontor' }), missing: ['NEED'] },
    ])
    const csv = await (await researcher.raw('GET', `/api/research/samples/${id}/hypothesis.csv?scores=all`)).text()
    expect(csv).toMatch(/^office,GP,TECH,NEED,USE\r\nOffice \d\d,1,1,1,1\r\nOffice \d\d,1,1,,1\r\n/)
  })

  test.for([
    ['an unknown condition', '?conditions=GP,LUCK', /no condition LUCK/],
    ['one twice', '?conditions=GP,GP', /twice/],
    ['a bar over 1', '?inclN=2', /./],
  ] as const)('refuses %s with a sentence', async ([, query, message]) => {
    await expect(asks(coordinator, query)).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ message: expect.stringMatching(message) }],
    })
  })

  test('and all of this are open to researchers and coordinators of the hospital alone', async () => {
    const gp = await clinic.as('gp-alta')
    for (const path of [
      '',
      `/${id}`,
      `/${id}/scores`,
      `/${id}/hypothesis`,
      `/${id}/pairs.csv`,
      `/${id}/hypothesis.csv`,
    ])
      await expect(gp.get(`/api/research/samples${path}`)).rejects.toMatchObject({ code: 'access.denied' })
    await expect(gp.put(`/api/research/samples/${fresh('smp')}`, aRule())).rejects.toMatchObject({
      code: 'access.denied',
    })
    await expect(scores(gp, 'alta')).rejects.toMatchObject({ code: 'access.denied' })
  })
})
