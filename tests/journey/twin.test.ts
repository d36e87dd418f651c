import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../api/app.ts'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json, type Person } from '../support/person.ts'
import { PortalPage, portalSettings, TestPortal } from '../support/portal.ts'
import { anAnswer, replies, submits } from '../support/ward.ts'
import { aMarkedCase, anIntegrator, fieldsShown, type Marked, nothing, ofOffice, ofUnit } from './fields.ts'
import {
  anotherHospital,
  aPortal,
  fill,
  type Ids,
  idsTaken,
  isHerRight,
  markOf,
  pairs,
  twins,
  upload,
  whatLeaks,
} from './twins.ts'

const clinic = await startClinic({
  LYSBORD_PORTAL_ISSUERS: `https://portal.example,${portalSettings.LYSBORD_PORTAL_ISSUERS}`,
  LYSBORD_CHANGES_PER_HOUR: '100000',
  LYSBORD_EMERGENCIES_PER_HOUR: '100000',
  LYSBORD_PATIENT_SEARCHES_PER_HOUR: '100000',
})
const { deps } = clinic.demo.door
const operations = idsTaken(createApp(deps))

/** Another office and its draft, another hospital and its draft. */
let sides: { office: Ids; draft: Ids; hospital: Ids; 'hospital draft': Ids }
let elsewhere: Awaited<ReturnType<typeof anotherHospital>>
let own: Ids
let marked: string

beforeAll(async () => {
  const gp = await clinic.as('gp-hammerfest')
  const specialist = await clinic.as('specialist-skin')
  elsewhere = await anotherHospital(deps, clinic.baseUrl)
  const { whole, draft } = await fill(gp, specialist, 1)
  const foreign = {
    portal: elsewhere.whole.portal,
    pack: 'fremmed',
    foreignUnit: elsewhere.whole.unit,
    foreignOffice: elsewhere.whole.office,
    foreignPerson: elsewhere.whole.foreignPerson,
    foreignGlass: elsewhere.whole.foreignGlass,
    foreignSample: elsewhere.whole.foreignSample,
    foreignInterview: elsewhere.whole.foreignInterview,
    foreignCoding: elsewhere.whole.foreignCoding,
    foreignCode: elsewhere.whole.foreignCode,
    foreignTie: elsewhere.whole.foreignTie,
  }
  sides = {
    office: { ...whole, ...foreign },
    draft: { ...draft, ...foreign },
    hospital: elsewhere.whole,
    'hospital draft': elsewhere.draft,
  }
  // The asker's own side, for the ways beside: her office and one of the units, each with one of everything.
  const alta = await fill(await clinic.as('gp-alta'), specialist, 200)
  own = { ...alta.whole, unit: (await clinic.as('specialist-surgery')).unit.id }
  marked = await markOf(deps, elsewhere.tenantId)
}, 60_000)

test('every operation of the API stands in the list of twins, with every id it takes', () => {
  expect(Object.keys(twins).sort()).toEqual(operations.map(({ operation }) => operation).sort())
  const missing = operations.flatMap(({ operation, ids }) => {
    const twin = twins[operation]
    // What lets somebody in is judged by its signature.
    if (twin === 'takes no id' || !twin) return ids.map((id) => `${operation} ${id}`)
    const [, path, asking] = twin(sides.office)
    const inBody = ids.filter((id) => !path.includes(`_`) && !JSON.stringify(asking?.json ?? '').includes(id))
    return inBody.map((id) => `${operation} ${id}`)
  })
  expect(missing).toEqual([])
})

describe.for([
  ['a GP of another office', 'gp-alta'],
  ['a specialist of another unit', 'specialist-surgery'],
  ['a secretary of another office', 'secretary-sortland'],
  ['a coordinator, who counts offices and reads no patient', 'coordinator'],
  ['a specialist of the unit that read the case, against another hospital', 'senior-skin'],
] as const)('%s', ([, login]) => {
  test('learns nothing and changes nothing, whatever id of another office or hospital she puts where', {
    timeout: 60_000,
  }, async () => {
    const who = await clinic.as(login)
    const { hospital, 'hospital draft': hospitalDraft } = sides
    const foreign = login === 'senior-skin' ? { hospital, 'hospital draft': hospitalDraft } : sides
    const mine = { 'gp-alta': own, 'specialist-surgery': own, 'senior-skin': { ...own, unit: who.unit?.id } }[
      login as string
    ]
    const leaks: string[] = []
    // The GP's session is tried with everything, the others' with every third; `npm run prove` tries all with all.
    const all = pairs(foreign, mine).filter((pair) => !isHerRight(login, pair))
    for (const pair of login === 'gp-alta' ? all : all.filter((_, at) => at % 3 === login.length % 3)) {
      const leak = await whatLeaks((...request) => who.raw(...request), pair)
      if (leak) leaks.push(`${pair.title}: ${leak}`)
    }
    expect(leaks).toEqual([])
  })
})
test('no operation takes a word that its contract does not name, such as another hospital or a role', async () => {
  const who = await clinic.as('gp-alta')
  const took: string[] = []
  for (const { operation, method, path, takesJson } of operations.filter((one) => one.takesJson)) {
    const twin = twins[operation]
    const [, address, asking] =
      twin && twin !== 'takes no id' ? twin(sides.office) : [method, path, { json: {} } as { json?: unknown }]
    const json = { ...(asking?.json as object), tenantId: sides.hospital.office, role: 'coordinator' }
    const answer = await who.raw(method, address, { ...asking, json })
    const { code, fields = [] } = (await answer.json()) as Json
    const named = ['/tenantId', '/role'].every((at) => fields.some((field: Json) => field.path === at))
    if (answer.status !== 422 || code !== 'request.invalid' || !named)
      took.push(`${operation}: ${answer.status} ${code}`)
    expect(takesJson).toBe(true)
  }
  expect(took).toEqual([])
})

test('an own deed on a foreign image or reply id is an ordinary conflict', async () => {
  const gp = await clinic.as('gp-alta')
  const own = await submits(gp, { pack: 'dermatology' })
  const response = await gp.raw('PUT', `/api/referrals/${own.id}/images/${sides.office.image}?view=close_up`, upload)
  expect(response.status).toBe(409)
  expect(((await response.json()) as Json).code).toMatch(/^(id\.taken|command\.other-body)$/)
  const specialist = await clinic.as('specialist-skin')
  await replies(specialist, own.id, 'Vår egen.')
  const correcting = await specialist.raw(
    'PUT',
    `/api/cases/${own.id}/replies/${sides.office.reply}/corrections/${fresh('rep')}`,
    { json: anAnswer('x') },
  )
  expect(correcting.status).toBe(404)
})

test('a portal under an id that another hospital has is an ordinary conflict', async () => {
  const coordinator = await clinic.as('coordinator')
  const { id } = (await coordinator.get('/api/units')).items[0]
  const response = await coordinator.raw('PUT', `/api/portals/${sides.office.portal}`, { json: aPortal(id) })
  expect(response.status).toBe(409)
  const body = await response.text()
  expect(JSON.parse(body).code).toBe('id.taken')
  expect(body).not.toContain('FREMMED')
})

test('after all this nothing of the other office and nothing at all of the other hospital has changed', async () => {
  expect(await markOf(deps, elsewhere.tenantId)).toBe(marked)
  const gp = await clinic.as('gp-hammerfest')
  const { office, draft } = sides
  expect(await gp.get(`/api/referrals/${office.referral}`)).toMatchObject({ status: 'replied' })
  expect((await gp.get(`/api/referrals/${office.referral}/images`)).items).toHaveLength(1)
  expect(await gp.get(`/api/referrals/${draft.referral}`)).toMatchObject({
    status: 'draft',
    content: { question: 'FREMMED utkast' },
  })
})

test('in every answer each role finds those fields about the patient that it works with, and no other', async () => {
  const skin = await clinic.as('specialist-skin')
  const alta = await aMarkedCase(await clinic.as('gp-alta'), skin, 301)
  const sortland = await aMarkedCase(await clinic.as('gp-sortland'), skin, 302)
  const shownTo = async (who: Person, marked: Marked) =>
    fieldsShown((method, path, json) => who.raw(method, path, json ? { json } : {}), marked)
  const as = async (login: string, marked = alta) => shownTo(await clinic.as(login), marked)

  expect(await as('gp-alta'), 'the GP who wrote').toEqual(ofOffice)
  expect(await as('deputy-alta'), 'another GP of the office').toEqual(ofOffice)
  expect(await as('secretary-sortland', sortland), 'staff').toEqual({
    ...ofOffice,
    openLetter: 'letter.clinicians-only',
    listMarks: 'letter.clinicians-only',
    exportAnnotations: 'letter.clinicians-only',
  })
  expect(await as('specialist-skin'), 'the specialist').toEqual(ofUnit)
  expect(await as('senior-skin'), 'another specialist of the unit').toEqual(ofUnit)
  expect(await as('gp-hammerfest'), 'a GP of another office').toEqual(nothing)
  expect(await as('specialist-surgery'), 'a specialist of another unit').toEqual(nothing)
  // The log itself names no patient: what she is given of it is looked at in audit.test.ts.
  const {
    readAccessExtract: _,
    listAuditEvents: __,
    readToday,
    readUse,
    readReport,
    listTroubles,
    listPeople,
    ...ofCases
  } = nothing
  expect(await as('coordinator'), 'the coordinator').toEqual(ofCases)
  expect(await shownTo(await anIntegrator(deps, clinic.baseUrl, skin), alta), 'a program').toEqual({
    ...ofCases,
    readAccessExtract: 'access.denied',
    readToday,
    readUse,
    readReport,
    listTroubles,
    listPeople,
  })
  const page = await PortalPage.open(await TestPortal.register(clinic))
  await page.enters('specialist-skin')
  const throughPortal = fieldsShown((method, path, json) => page.call(method, path, { json }), alta)
  expect(await throughPortal, 'the specialist in a portal').toEqual(ofUnit)
})
