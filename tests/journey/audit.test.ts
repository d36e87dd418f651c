import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { people } from '../../api/access/table.ts'
import { signIn } from '../../api/demo/walker.ts'
import { auditSecretOf } from '../../api/kernel/audit.ts'
import { sealAll } from '../../api/kernel/seal-audit.ts'
import { auditLog } from '../../api/kernel/table.ts'
import { verifyAudit } from '../../api/kernel/verify-audit.ts'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json, Person } from '../support/person.ts'
import { submits, syntheticNationalId } from '../support/ward.ts'
import { breakingGlass } from './breaking-glass.ts'

const clinic = await startClinic()
const { deps } = clinic.demo.door
const rowsOf = (object: string) => deps.database.read.select().from(auditLog).where(eq(auditLog.object, object))
const nationalId = syntheticNationalId(77)
let gp: Person
let specialist: Person
let coordinator: Person
let referral: Json

beforeAll(async () => {
  gp = await clinic.as('gp-hammerfest')
  specialist = await clinic.as('specialist-skin')
  coordinator = await clinic.as('coordinator')
  const patient = { nationalId, name: 'Kari Innsyn', phone: '' }
  referral = await submits(gp, { pack: 'dermatology', content: { patient } })
}, 30_000)

/** For so long, nothing can be written into the log. */
async function withoutLog<T>(deed: () => Promise<T>): Promise<T> {
  const call = (sql: string) => deps.database.write([{ sql, params: [] }])
  await call('alter table audit rename to audit_away')
  try {
    return await deed()
  } finally {
    await call('alter table audit_away rename to audit')
  }
}

test('while the log cannot be written, nobody is shown a patient and nothing is changed', async () => {
  clinic.clock.advance({ minutes: 11 })
  const answers = await withoutLog(async () => [
    await specialist.raw('GET', `/api/cases/${referral.id}`),
    await specialist.raw('GET', `/api/units/${specialist.unit.id}/cases`),
    await gp.raw('GET', `/api/referrals/${referral.id}`),
    await gp.raw('GET', `/api/offices/${gp.office.id}/letters`),
    await specialist.raw('POST', `/api/cases/${referral.id}/claim`, { json: {}, deed: fresh('cmd') }),
    await coordinator.raw('POST', '/api/access-extracts', { json: { nationalId } }),
  ])
  for (const answer of answers) {
    expect([answer.status, answer.url]).toEqual([503, answer.url])
    const body = await answer.text()
    expect(JSON.parse(body)).toMatchObject({ code: 'service.unavailable' })
    expect(body).not.toMatch(/Kari|Innsyn|019058/)
  }
  // Afterwards everything is as it was: nobody holds the case.
  expect((await specialist.get(`/api/cases/${referral.id}`)).claim ?? null).toBeNull()
})

test('a list is a look at each patient in it, and ten minutes of looking are one row', async () => {
  clinic.clock.advance({ minutes: 11 })
  const looks = async () => (await rowsOf(referral.id)).filter(({ action }) => action === 'list-cases').length
  const before = await looks()
  for (let n = 0; n < 3; n++) await specialist.get(`/api/units/${specialist.unit.id}/cases`)
  expect(await looks()).toBe(before + 1)
  clinic.clock.advance({ minutes: 11 })
  await specialist.get(`/api/units/${specialist.unit.id}/cases`)
  expect(await looks()).toBe(before + 2)
})

test('who asks for what is not hers is noted once, with what she asked for and nothing of the patient', async () => {
  const stranger = await clinic.as('gp-alta')
  expect((await stranger.raw('GET', `/api/referrals/${referral.id}`)).status).toBe(404)
  const refused = (await rowsOf(referral.id)).filter(({ outcome }) => outcome === 'refused')
  expect(refused).toMatchObject([{ action: 'GET /api/referrals/{id}' }])
  expect(JSON.parse(refused[0]!.payload!)).toMatchObject({
    reason: 'not-found',
    practitioner: { 'legal-entity': expect.stringMatching(/^ten_/) },
  })
})

test('a sign-in that fails is noted in the hospital’s log', async () => {
  await clinic.anyone().raw('GET', '/sign-in/callback?code=x&state=y')
  const rows = await deps.database.read.select().from(auditLog).where(eq(auditLog.action, 'sign-in'))
  expect(rows.filter(({ outcome }) => outcome === 'refused')).toMatchObject([{ actor: 'unknown' }])
})

test('who came in, who left and who was not let in stand in the log under their names, without what opens anything', async () => {
  const comings = async (login: string) => {
    const [known] = await deps.database.read.select().from(people).where(eq(people.subject, login))
    const rows = await deps.database.read.select().from(auditLog).where(eq(auditLog.actor, known!.id))
    return rows
      .filter(({ action }) => /^sign-/.test(action))
      .map(({ action, outcome, object, payload }) => {
        const { reason, proof } = JSON.parse(payload ?? '{}')
        return [action, outcome, object.slice(0, 3), reason ?? proof?.method]
      })
  }
  const deputy = await new Person(clinic.baseUrl, 'deputy-alta').signsIn()
  await deputy.signsIn()
  await deputy.ask('DELETE', '/api/session')
  await deputy.raw('DELETE', '/api/session')
  expect(await comings('deputy-alta')).toEqual([
    ['sign-in', 'done', 'ses', 'provider'],
    ['sign-in', 'done', 'ses', 'provider'],
    ['sign-out', 'done', 'ses', 'new-sign-in'],
    ['sign-out', 'done', 'ses', 'left'],
  ])

  const gone = await new Person(clinic.baseUrl, 'secretary-sortland').signsIn()
  const { walker } = gone
  await walker.submit(await walker.fetch((await deps.identity.signOutUrl(undefined, `${clinic.baseUrl}/`))!), {
    logout: 'yes',
  })
  await coordinator.post(`/api/people/${gone.session.person.id}/disabling`, {})
  expect((await signIn(walker, `${clinic.baseUrl}/sign-in`, 'secretary-sortland')).status).toBe(403)
  await coordinator.post(`/api/people/${gone.session.person.id}/enabling`, {})
  expect(await comings('secretary-sortland')).toEqual([
    ['sign-in', 'done', 'ses', 'provider'],
    ['sign-out', 'done', 'ses', 'provider'],
    ['sign-in', 'refused', 'ten', 'session.unknown-person'],
  ])

  const written = JSON.stringify(await deps.database.read.select().from(auditLog))
  for (const who of [deputy, coordinator]) {
    const token = who.walker.cookie(clinic.baseUrl, 'lys_session')?.split('.')[1]
    if (token) expect(written).not.toContain(token)
  }
})

test('the patient learns who looked, from where and why she was let in; nobody but the hospital’s coordinator can ask', async () => {
  await specialist.get(`/api/cases/${referral.id}`)
  const { items } = await coordinator.post('/api/access-extracts', { nationalId })
  expect(items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        action: 'referral.submitted',
        caseNumber: referral.caseNumber,
        person: expect.objectContaining({ name: expect.any(String) }),
      }),
      expect.objectContaining({ action: 'read-case', places: [expect.stringMatching(/./)], outcome: 'done' }),
      expect.objectContaining({ action: 'GET /api/referrals/{id}', outcome: 'refused' }),
    ]),
  )
  // The asking itself is in it, the next time.
  const again = await coordinator.post('/api/access-extracts', { nationalId })
  expect(again.items.map(({ action }: Json) => action)).toContain('read-access-extract')
  for (const who of [gp, specialist])
    expect((await who.raw('POST', '/api/access-extracts', { json: { nationalId } })).status).toBe(403)
})

test('other systems read the log as FHIR AuditEvents, page by page, with no name and no birth number in it', async () => {
  const events: Json[] = []
  for (let path: string | undefined = '/api/audit-events?limit=40'; path; ) {
    const answer = await coordinator.raw('GET', path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('application/fhir+json'),
    ])
    const text = await answer.text()
    expect(text).not.toMatch(/Kari|Innsyn|019058\d{5}/)
    const bundle = JSON.parse(text)
    events.push(...bundle.entry.map(({ resource }: Json) => resource))
    const next = bundle.link.find(({ relation }: Json) => relation === 'next')
    path = next && new URL(next.url).pathname + new URL(next.url).search
  }
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  const read = events.find(({ subtype }) => subtype[1].code === 'read-case')
  expect(read).toMatchObject({
    resourceType: 'AuditEvent',
    type: { code: 'rest' },
    subtype: [{ code: 'read' }, {}],
    action: 'R',
    outcome: '0',
    agent: [{ requestor: true }, { requestor: false }],
  })
  expect(read.entity.map((one: Json) => one.type.code)).toEqual(['2', 'XrequestId', '1'])
})

breakingGlass(clinic)

test('after a day’s work the log verifies to the last row', async () => {
  await sealAll(deps)
  const { rows, seals, unsealed, faults } = await verifyAudit(deps.database.read, [auditSecretOf(deps.settings)])
  expect([faults, unsealed]).toEqual([[], 0])
  expect([rows, seals].every((n) => n > 0)).toBe(true)
})
