import { describe, expect, test } from 'vitest'
import { memberships } from '../../api/access/table.ts'
import { asSystem } from '../../api/kernel/react.ts'
import type { Role } from '../../api/kernel/scope.ts'
import { demoId } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import { joins } from '../support/inquirer.ts'
import { fresh, type Json, type Person } from '../support/person.ts'
import { aSmallRegion, office } from '../support/small-region.ts'
import { submits } from '../support/ward.ts'

const clinic = await startClinic({ LYSBORD_CHANGES_PER_HOUR: '100000' })
const researcher = await clinic.as('researcher')
const coordinator = await clinic.as('coordinator')
const { sends, daysAgo, numberOf, aRule, stores, reads, scores } = await aSmallRegion(clinic)

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

  test('of an office whose log of calls was read before is not blind; of another office it is', async () => {
    const fresh = await joins(clinic, 'coordinator')
    await fresh.get(`/api/offices/${office('mosjoen')}/contacts`)
    expect(await scores(fresh, 'finnsnes')).toMatchObject({ isBlind: true })
    expect(await scores(fresh, 'mosjoen')).toMatchObject({ isBlind: false })
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
  test('pairs each user with the most alike office that never sent a case, each used once', async () => {
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
    expect(shown.users[0].office).toEqual({ id: null, name: null, number: numberOf('alta') })
    const csv = await (await researcher.raw('GET', `/api/research/samples/${id}/pairs.csv`)).text()
    expect(csv).toMatch(/^pair,side,office,listSize.*\r\n1,user,Office \d{2,},3200,/)
  })

  test('has a rule that never changes, and one that cannot be is refused with a sentence', async () => {
    const id = await stores(researcher)
    const path = `/api/research/samples/${id}`
    expect((await researcher.raw('PUT', path, { json: aRule() })).status).toBe(200)
    await expect(researcher.put(path, aRule({ users: 4 }))).rejects.toMatchObject({ code: 'command.other-body' })
    const refusals = [
      [{ window: { from: daysAgo(1), to: daysAgo(9) } }, '/window/to', /before it begins/],
      [{ window: { from: daysAgo(9), to: '2099-01-01' } }, '/window/to', /after today/],
      [{ window: { from: daysAgo(80), to: daysAgo(0) } }, '/window/from', /no whole quarter/],
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

  test('stays as it was first shown, whatever is sent afterwards', async () => {
    const id = await stores(coordinator)
    const shown = await reads(coordinator, id)
    await sends('narvik', 41, 9)
    expect(await reads(coordinator, id)).toEqual(shown)
    const later = await reads(coordinator, await stores(coordinator, { users: 1 }))
    expect(later.users[0]).toMatchObject({ office: { id: office('narvik') }, cases: 41 })
  })
})

// Last, because it sends a case.
describe('another score', () => {
  test('by a coordinator who reads the worklist of a unit too, and meets the offices there by name, is not blind', async () => {
    const [clinician, reader] = [await clinic.as('specialist-skin'), await clinic.as('specialist-surgery')]
    const scope = asSystem(clinic.demo.door.deps, demoId('ten', 'demo'), 'test')
    const becomes = async (who: Person, role: Role) => {
      const personId = who.session.person.id
      await scope.write(scope.insert(memberships, { personId, party: demoId('ten', 'demo'), role }))
      await who.signsIn()
    }
    const looks = async (who: Person) => {
      const { items } = await who.get('/api/units')
      for (const { id } of items) await who.get(`/api/units/${id}/cases`).catch(() => {})
    }
    // Who knows offices by number alone learns nothing of them there.
    await becomes(reader, 'researcher')
    await looks(reader)
    expect(await scores(reader, 'narvik')).toMatchObject({ isBlind: true })
    await becomes(clinician, 'coordinator')
    const { id } = await submits(await clinic.as('gp-alta'), { pack: 'dermatology' })
    await clinician.get(`/api/cases/${id}`)
    expect(await scores(clinician, 'alta')).toMatchObject({ isBlind: false })
    expect(await scores(clinician, 'narvik')).toMatchObject({ isBlind: true })
    await looks(clinician)
    expect(await scores(clinician, 'narvik')).toMatchObject({ isBlind: false })
  })
})
