import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { memberships, offices } from '../../api/access/table.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { addDays } from '../../api/office/rules.ts'
import { demoId } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json } from '../support/person.ts'
import { isPosted } from '../support/posted.ts'
import { replies, submits } from '../support/ward.ts'

const clinic = await startClinic()
const coordinator = await clinic.as('coordinator')
const gp = await clinic.as('gp-alta')
const foreign = await clinic.as('gp-hammerfest')
const secretary = await clinic.as('secretary-sortland')
const specialist = await clinic.as('specialist-skin')
const office = gp.office.id
const profileOf = (id = office, who = coordinator): Promise<Json> => who.get(`/api/offices/${id}/profile`)
const saves = (version: number, profile: Json, { who = coordinator, id = office, deed = fresh('cmd') } = {}) =>
  who.put(`/api/offices/${id}/profile`, { version, profile }, { deed })
const logs = (contact: Json, { id = office, contactId = fresh('con'), who = coordinator } = {}): Promise<Json> =>
  who.put(`/api/offices/${id}/contacts/${contactId}`, contact)
const rowOf = async (id = office): Promise<Json> =>
  (await coordinator.get('/api/adoption/today')).rows.find((row: Json) => row.office?.id === id)
const inDays = (days: number) => addDays(clinic.clock.now().toISOString().slice(0, 10), days)
const refused = (status: number, code: string, ...paths: string[]) => ({
  status,
  code,
  ...(paths.length && { fields: paths.map((path) => expect.objectContaining({ path })) }),
})
beforeEach(() => Promise.all([coordinator, gp, foreign, secretary, specialist].map((one) => one.signsIn())))

describe('what an office is like', () => {
  test('is entered by a coordinator, and every version stays with who entered it and when', async () => {
    const before = await profileOf()
    expect(before).toMatchObject({ version: 1, by: null, profile: { owner: gp.session.person.name } })
    const saved = await saves(1, { ...before.profile, listSize: 5_432, payment: 'Takst 1bk.' })
    expect(saved).toMatchObject({ version: 2, by: coordinator.session.person.name, profile: { listSize: 5_432 } })
    const { items } = await coordinator.get(`/api/offices/${office}/profile/versions`)
    expect(items.map((one: Json) => [one.version, one.by, one.profile.listSize])).toEqual([
      [2, coordinator.session.person.name, 5_432],
      [1, null, before.profile.listSize],
    ])
  })

  test('is not overwritten unseen: whoever saves on an older version is told who was first', async () => {
    const { version, profile } = await profileOf()
    const both = await Promise.allSettled([1, 2].map((n) => saves(version, { ...profile, gps: n })))
    const [late] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(late).toMatchObject(refused(412, 'profile.moved-on'))
    expect(late.document).toMatchObject({ by: coordinator.session.person.name, version: version + 1 })
    await expect(saves(version + 9, profile)).rejects.toMatchObject(refused(412, 'profile.moved-on'))
    expect(await profileOf()).toMatchObject({ version: version + 1 })
  })

  test('sent again after a lost answer is entered once', async () => {
    const { version, profile } = await profileOf()
    const deed = fresh('cmd')
    for (const _ of [1, 2]) expect(await saves(version, profile, { deed })).toMatchObject({ version: version + 1 })
    expect(await profileOf()).toMatchObject({ version: version + 1 })
  })

  test('is read by the office’s own people, written by none of them, and unknown to every other office', async () => {
    const own = await profileOf(office, gp)
    expect(own).toMatchObject({ office: { id: office } })
    await expect(saves(own.version, own.profile, { who: gp })).rejects.toMatchObject(refused(403, 'access.denied'))
    expect(await profileOf(secretary.office.id, secretary)).toMatchObject({ office: { name: secretary.office.name } })
    for (const who of [foreign, specialist]) {
      await expect(profileOf(office, who)).rejects.toMatchObject(refused(404, 'not-found'))
      const versions = who.get(`/api/offices/${office}/profile/versions`)
      await expect(versions).rejects.toMatchObject(refused(404, 'not-found'))
    }
    await expect(gp.get(`/api/offices/${office}/contacts`)).rejects.toMatchObject(refused(403, 'access.denied'))
    await expect(logs({ kind: 'call', reason: 'pay' }, { who: gp })).rejects.toMatchObject(
      refused(403, 'access.denied'),
    )
  })

  test('is shown to no researcher by the office’s name, nor what was done for it', async () => {
    const surgeon = await clinic.as('specialist-surgery')
    const tenant = demoId('ten', 'demo')
    const scope = asSystem(clinic.demo.door.deps, tenant, 'test')
    const personId = surgeon.session.person.id
    await scope.write(scope.insert(memberships, { personId, party: tenant, role: 'researcher' }))
    await surgeon.signsIn()
    expect(surgeon.session.roles).toContain('researcher')
    await expect(profileOf(office, surgeon)).rejects.toMatchObject(refused(404, 'not-found'))
    for (const path of [`/api/offices/${office}/contacts`, '/api/adoption/today'])
      await expect(surgeon.get(path)).rejects.toMatchObject(refused(403, 'access.denied'))
  })

  test('is refused with a sentence for each thing that cannot be', async () => {
    const { version, profile } = await profileOf()
    const [camera] = profile.equipment
    const cases: [Json, ...string[]][] = [
      [{ listSize: -1 }, '/profile/listSize'],
      [{ gps: 2.5 }, '/profile/gps'],
      [{ ages: { under18: 0.7, over66: 0.4 } }, '/profile/ages'],
      [{ ages: { under18: 1.2, over66: 0 } }, '/profile/ages/under18'],
      [{ equipment: [{ ...camera, deliveredOn: '2026-02-30' }] }, '/profile/equipment/0/deliveredOn'],
      [
        { equipment: [{ ...camera, deliveredOn: '2026-02-03', connectedOn: '2026-02-02' }] },
        '/profile/equipment/0/connectedOn',
      ],
      [{ owner: 'Demo Ukjent' }, '/profile/owner'],
      [{ people: [...profile.people, profile.people[0]] }, `/profile/people/${profile.people.length}/name`],
      [
        { people: [...profile.people, { name: 'Demo Ny', role: 'gp', personId: specialist.session.person.id }] },
        `/profile/people/${profile.people.length}/personId`,
      ],
      [{ payment: 'x'.repeat(1_001) }, '/profile/payment'],
      [{ fax: '1' }, '/profile/fax'],
    ]
    for (const [change, ...paths] of cases)
      await expect(saves(version, { ...profile, ...change }), JSON.stringify(change)).rejects.toMatchObject(
        refused(422, 'request.invalid', ...paths),
      )
    expect(await profileOf()).toMatchObject({ version })
  })

  test('leaves names and words out of the log of events', async () => {
    const { version, profile } = await profileOf()
    await saves(version, { ...profile, payment: 'HEMMELIG avtale' })
    await logs({ kind: 'call', sentence: 'HEMMELIG samtale' })
    const rows = await clinic.demo.door.deps.database.read.all<{ facts: string }>(
      sql`select facts from events where name in ('office.profiled', 'office.contacted')`,
    )
    expect(JSON.stringify(rows)).toContain(office)
    expect(JSON.stringify(rows)).not.toMatch(/HEMMELIG|Demo/)
  })
})

describe('an office that is not connected yet', () => {
  const id = fresh('off') as Id<'off'>
  const eligible = async (): Promise<number> => (await coordinator.get('/api/adoption/use')).eligible
  const kit = (more: Json = {}) => ({
    ...{ kind: 'camera', what: 'Kamera', deliveredOn: inDays(-20), connectedOn: null, isWorking: null, place: '' },
    ...more,
  })
  const connectedOn = async () => (await profileOf(id)).office.connectedAt?.slice(0, 10) ?? null

  test('stands on the list of today when its equipment came and nothing was sent with it', async () => {
    const scope = asSystem(clinic.demo.door.deps, demoId('ten', 'demo') as Id<'ten'>, 'test')
    const named = { name: 'Nytt legekontor', municipality: 'Vardø', phone: '+47 00 00 09 99', email: 'ny@lysbord.test' }
    await scope.write(scope.insert(offices, { id, ...named }))
    const { profile } = await profileOf(id)
    await saves(0, { ...profile, equipment: [kit()] }, { id })
    expect(await rowOf(id)).toMatchObject({ kind: 'kit', days: 20, office: { name: named.name } })
    expect(await connectedOn()).toBeNull()
  })

  test('is counted from the first day on which a thing was connected there, once that is entered, and from no other', async () => {
    const before = await eligible()
    const { profile, version } = await profileOf(id)
    const enters = (n: number, ...equipment: Json[]) => saves(version + n, { ...profile, equipment }, { id })
    await enters(0, kit({ connectedOn: inDays(3) }))
    expect([await connectedOn(), await eligible()]).toEqual([null, before])
    await enters(1, kit({ connectedOn: inDays(-2) }), kit({ connectedOn: inDays(-5) }), kit())
    expect([await connectedOn(), await eligible()]).toEqual([inDays(-5), before + 1])
    const log = await clinic.demo.door.deps.database.read.all<{ facts: string }>(
      sql`select facts from events where name = 'office.profiled' and subject = ${id} order by seq`,
    )
    expect(log.map(({ facts }) => JSON.parse(facts).kind ?? null)).toEqual([null, null, 'connected'])
    await enters(2, kit({ connectedOn: inDays(-9) }))
    expect(await connectedOn()).toBe(inDays(-5))
    await enters(3)
    expect(await connectedOn()).toBe(inDays(-5))
  })
})

describe('whether anything changed at an office', () => {
  const chartOf = (id: string, who = coordinator): Promise<Json> => who.get(`/api/offices/${id}/chart`)

  test('is told to a coordinator with the cases that were counted, and to nobody else', async () => {
    const before = (await chartOf(foreign.office.id)).rows.length
    for (let n = 0; n < 2; n++) await submits(foreign, { pack: 'dermatology' })
    const today = inDays(0)
    await expect
      .poll(async () => (await chartOf(foreign.office.id)).rows.at(-1)?.slice(0, 3))
      .toEqual([today, today, 0])
    const chart = await chartOf(foreign.office.id)
    expect(chart.rows.length).toBeGreaterThan(before)
    expect(chart).toMatchObject({ name: 'office-gaps', signals: null, remarks: expect.any(Array) })
    for (const who of [gp, foreign, specialist])
      await expect(chartOf(foreign.office.id, who)).rejects.toMatchObject(refused(403, 'access.denied'))
    await expect(chartOf(fresh('off'))).rejects.toMatchObject(refused(404, 'not-found'))
  })
})

describe('the list of today', () => {
  test('asks for a call after a first case, and lets go of it when one was noted', async () => {
    await submits(foreign, { pack: 'dermatology' })
    const id = foreign.office.id
    await expect.poll(() => rowOf(id)).toMatchObject({ kind: 'first_case', ring: { phone: foreign.office.phone } })
    expect((await rowOf(id)).ring.name.nb).toBe(`${foreign.session.person.name}, ${foreign.office.name}`)
    const contactId = fresh('con')
    const call = { kind: 'call', about: 'first_case', sentence: 'Gikk fint.', nextOn: inDays(5) }
    const noted = await logs(call, { id, contactId })
    expect(await logs(call, { id, contactId })).toEqual(noted)
    await expect(logs({ ...call, sentence: 'Noe annet.' }, { id, contactId })).rejects.toMatchObject({ status: 409 })
    expect(await rowOf(id)).toBeUndefined()
    clinic.clock.advance({ days: 5 })
    await coordinator.signsIn()
    expect(await rowOf(id)).toMatchObject({ kind: 'call_back', lastContact: { kind: 'call', sentence: 'Gikk fint.' } })
  })

  test('never lets a row about a patient be put away, however it is asked', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    await replies(specialist, referral.id, 'Ufarlig.')
    await isPosted(clinic, referral)
    clinic.clock.advance({ days: 6 })
    await coordinator.signsIn()
    await expect.poll(() => rowOf()).toMatchObject({ kind: 'unopened' })
    for (const kind of ['later', 'not_relevant'])
      await expect(logs({ kind, about: 'unopened', reason: 'other', nextOn: inDays(9) })).rejects.toMatchObject(
        refused(422, 'request.invalid', '/about'),
      )
    await logs({ kind: 'call', about: 'unopened', sentence: 'Skal åpne det i dag.' })
    expect(await rowOf()).toMatchObject({ kind: 'unopened', lastContact: { sentence: 'Skal åpne det i dag.' } })
  })

  test('says that the owner works there no more, whom nobody can ring, and keeps her in the profile till she is replaced', async () => {
    const id = secretary.office.id
    const { version, profile } = await profileOf(id)
    const person = { name: 'Demo Sekretær Sortland', role: 'secretary', personId: secretary.session.person.id }
    const people = [person, ...profile.people.filter((one: Json) => one.name !== person.name)]
    const named = { ...profile, people, owner: person.name }
    await saves(version, named, { id })
    const scope = asSystem(clinic.demo.door.deps, demoId('ten', 'demo') as Id<'ten'>, 'test')
    const hers = sql`${memberships.personId} = ${person.personId}`
    await scope.write(scope.remove(memberships, hers))
    const row = await rowOf(id)
    expect(row).toMatchObject({ kind: 'owner_left', reason: 'owner', ring: { name: { nb: secretary.office.name } } })
    await saves(version + 1, { ...named, gps: 3 }, { id })
    await logs({ kind: 'later', about: 'owner_left', nextOn: inDays(7) }, { id })
    expect(await rowOf(id)).not.toMatchObject({ kind: 'owner_left' })
    clinic.clock.advance({ days: 7 })
    await coordinator.signsIn()
    expect(await rowOf(id)).toMatchObject({ kind: 'owner_left' })
    await saves(version + 2, { ...named, owner: null, photographer: null }, { id })
    expect(await rowOf(id)).not.toMatchObject({ kind: 'owner_left' })
  })
})
