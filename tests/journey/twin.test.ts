import { beforeAll, describe, expect, test } from 'vitest'
import { registerPortal } from '../../api/access/register-portal.ts'
import { units } from '../../api/access/table.ts'
import { createApp } from '../../api/app.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { tenants } from '../../api/kernel/table.ts'
import { startClinic } from '../support/clinic.ts'
import { linkIn } from '../support/outbox.ts'
import { type Asking, digest, fresh, type Json, type Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { anAnswer, attaches, opens, replies, submits, waitsForPicture, writesDraft } from '../support/ward.ts'

/** Ids of one side; the other side's are foreign to it, and random ones belong to nobody. */
interface Ids {
  office: string
  unit: string
  referral: string
  image: string
  decision: string
  reply: string
  letter: string
  /** Of another hospital. */
  portal: string
  foreignUnit: string
}

type Twin = (ids: Ids) => [method: string, path: string, asking?: Asking] | undefined
const deed = () => ({ deed: fresh('cmd') })
const aPortal = (unit: string): Json => ({
  revision: 0,
  name: 'FREMMED portal',
  origins: ['https://portal.example'],
  issuer: 'https://portal.example',
  jwksUri: 'https://portal.example/jwks.json',
  unitIds: [unit],
})
const bytes = picture({ width: 64, height: 48 })
const upload: Asking = {
  body: bytes,
  headers: { 'content-digest': digest(bytes), 'content-type': 'application/octet-stream' },
}

/** One request an operation, with every id it takes. A route that is missing here fails the test below. */
const twins: Readonly<Record<string, Twin | 'takes no id'>> = {
  readSession: 'takes no id',
  endSession: 'takes no id',
  listUnits: 'takes no id',
  // Whose word counts is decided by its signature; a portal's id is no secret.
  exchangeToken: 'takes no id',
  listPortals: 'takes no id',
  listContextCases: 'takes no id',
  readPortal: ({ portal }) => ['GET', `/api/portals/${portal}`],
  disablePortal: ({ portal }) => ['POST', `/api/portals/${portal}/disabling`, { json: {}, ...deed() }],
  checkPortal: ({ portal }) => [
    'POST',
    `/api/portals/${portal}/checks`,
    { json: { installation: 'framed', origin: 'https://portal.example' } },
  ],
  registerPortal: ({ foreignUnit }) => ['PUT', `/api/portals/${fresh('ptl')}`, { json: aPortal(foreignUnit) }],
  publishPack: 'takes no id',
  listPacks: 'takes no id',
  readPack: 'takes no id',
  followLink: 'takes no id',
  readUse: 'takes no id',
  readToday: 'takes no id',
  reportWrongRecipient: 'takes no id',
  listTroubles: 'takes no id',
  startReferral: ({ office, unit }) => [
    'PUT',
    `/api/referrals/${fresh('ref')}`,
    {
      json: {
        officeId: office,
        unitId: unit,
        questionnaire: { pack: 'dermatology', version: '1.1.0', id: 'skin-lesion' },
      },
    },
  ],
  readReferral: ({ referral }) => ['GET', `/api/referrals/${referral}`],
  listReferrals: ({ office }) => ['GET', `/api/offices/${office}/referrals?status=replied`],
  findPatient: ({ office }) => ['POST', `/api/offices/${office}/patient-searches`, { json: { nationalId: '' } }],
  handDraft: ({ referral }) => ['POST', `/api/referrals/${referral}/handover`, { json: { revision: 2 }, ...deed() }],
  askQuestion: ({ referral }) => [
    'PUT',
    `/api/referrals/${referral}/questions/${fresh('que')}`,
    { json: { text: 'Fremmed.' } },
  ],
  saveDraft: ({ referral }) => [
    'PUT',
    `/api/referrals/${referral}/draft`,
    { json: { revision: 2, content: {} }, ...deed() },
  ],
  submitReferral: ({ referral }) => [
    'POST',
    `/api/referrals/${referral}/submission`,
    { json: { revision: 2 }, ...deed() },
  ],
  withdrawReferral: ({ referral }) => [
    'POST',
    `/api/referrals/${referral}/withdrawal`,
    { json: { reason: 'mistake' }, ...deed() },
  ],
  attachImage: ({ referral }) => ['PUT', `/api/referrals/${referral}/images/${fresh('img')}?view=close_up`, upload],
  removeImage: ({ image }) => ['POST', `/api/images/${image}/removal`, { json: { reason: 'other' }, ...deed() }],
  listImages: ({ referral }) => ['GET', `/api/referrals/${referral}/images`],
  readImage: ({ image }) => ['GET', `/api/images/${image}`],
  readImageInfo: ({ image }) => ['GET', `/api/images/${image}/info`],
  issueTicket: ({ image }) => ['POST', `/api/images/${image}/ticket`, { json: {} }],
  readPreview: ({ image }) => ['GET', `/api/images/${image}/preview`],
  readTile: ({ image }) => ['GET', `/api/images/${image}/tiles/0/0_0.jpg`],
  readOriginal: ({ image }) => ['GET', `/api/images/${image}/original`],
  listWaiting: ({ unit }) => ['GET', `/api/units/${unit}/cases`],
  searchWaiting: ({ unit }) => ['POST', `/api/units/${unit}/cases/search`, { json: { text: 'FREMMED' } }],
  readCase: ({ referral }) => ['GET', `/api/cases/${referral}`],
  claimCase: ({ referral }) => ['POST', `/api/cases/${referral}/claim`, { json: {}, ...deed() }],
  releaseCase: ({ referral }) => ['POST', `/api/cases/${referral}/release`, { json: {}, ...deed() }],
  decide: ({ referral }) => [
    'PUT',
    `/api/cases/${referral}/decisions/${fresh('dec')}`,
    { json: { disposition: 'in_person' } },
  ],
  sendReply: ({ referral }) => [
    'PUT',
    `/api/cases/${referral}/replies/${fresh('rep')}`,
    { json: anAnswer('Fremmed.') },
  ],
  undoReply: ({ referral, reply }) => ['POST', `/api/cases/${referral}/replies/${reply}/undo`, { json: {}, ...deed() }],
  correctReply: ({ referral, reply }) => [
    'PUT',
    `/api/cases/${referral}/replies/${reply}/corrections/${fresh('rep')}`,
    { json: anAnswer('Fremmed.') },
  ],
  listReplies: ({ referral }) => ['GET', `/api/cases/${referral}/replies`],
  listLetters: ({ office }) => ['GET', `/api/offices/${office}/letters`],
  readLetterCover: ({ letter }) => ['GET', `/api/letters/${letter}`],
  openLetter: ({ letter }) => ['POST', `/api/letters/${letter}/openings`, { json: { reason: 'other' } }],
  acknowledgeLetter: ({ letter, reply }) => [
    'POST',
    `/api/letters/${letter}/acknowledgement`,
    { json: { replyId: reply }, ...deed() },
  ],
}

const clinic = await startClinic({ LYSBORD_PORTAL_ISSUERS: 'https://portal.example' })
const app = createApp(clinic.demo.door.deps)
const operations = app.openAPIRegistry.definitions.flatMap((one) =>
  one.type === 'route' ? [String(one.route.operationId)] : [],
)

let theirs: Ids
let draft: Ids
const nobodys = (): Ids => ({
  office: fresh('off'),
  unit: fresh('uni'),
  referral: fresh('ref'),
  image: fresh('img'),
  decision: fresh('dec'),
  reply: fresh('rep'),
  letter: fresh('let'),
  portal: fresh('ptl'),
  foreignUnit: fresh('uni'),
})

/** A second hospital with a unit and a portal. */
async function anotherHospital(): Promise<{ portal: string; foreignUnit: string }> {
  const [portal, foreignUnit] = [fresh('ptl') as Id<'ptl'>, fresh('uni') as Id<'uni'>]
  const scope = asSystem(clinic.demo.door.deps, fresh('ten') as Id<'ten'>, 'twin')
  await scope.write(
    scope.insert(tenants, { nameEn: 'FREMMED', nameNb: 'FREMMED', phone: '+47 00 00 00 09' }),
    scope.insert(units, {
      id: foreignUnit,
      service: 'x',
      nameEn: 'FREMMED',
      nameNb: 'FREMMED',
      phone: '+47 00 00 00 09',
    }),
  )
  const more = { bases: [], jwks: null, audience: null, peopleIssuer: null }
  await registerPortal(scope, portal, { ...aPortal(foreignUnit), ...more })
  return { portal, foreignUnit }
}

beforeAll(async () => {
  const gp = await clinic.as('gp-hammerfest')
  const specialist = await clinic.as('specialist-skin')
  const content = { question: 'FREMMED pasient', patient: { nationalId: '', name: 'FREMMED', phone: '' } }
  const referral = await submits(gp, { pack: 'dermatology', content: { question: content.question } })
  const image = await attaches(gp, referral.id, bytes)
  await waitsForPicture(gp, image.id)
  const reply = await replies(specialist, referral.id, 'FREMMED svar')
  const letter = await opens(gp, linkIn(await clinic.outbox.arrives(referral.caseNumber)))
  const written = await writesDraft(gp, { pack: 'dermatology', content })
  theirs = {
    ...nobodys(),
    office: gp.office.id,
    unit: specialist.unit.id,
    referral: referral.id,
    image: image.id,
    reply: reply.id,
    letter: letter.cover.id,
    ...(await anotherHospital()),
  }
  draft = { ...theirs, referral: written.id }
}, 30_000)

async function ask(who: Person, twin: Twin, ids: Ids): Promise<{ status: number; body: string }> {
  const [method, path, asking] = twin(ids)!
  const response = await who.raw(method, path, asking)
  return { status: response.status, body: await response.text() }
}

test('every operation of the API stands in the list of twins', () => {
  expect(Object.keys(twins).sort()).toEqual(operations.sort())
})

describe.for([
  ['a GP of another office', 'gp-alta'],
  ['a specialist of another unit', 'specialist-surgery'],
  ['a secretary of another office', 'secretary-sortland'],
  ['a coordinator, who counts offices and reads no patient', 'coordinator'],
] as const)('%s', ([, login]) => {
  test.for(Object.entries(twins).filter((one): one is [string, Twin] => one[1] !== 'takes no id'))(
    'learns nothing through %s',
    async ([, twin]) => {
      const who = await clinic.as(login)
      for (const foreign of [theirs, draft]) {
        const answer = await ask(who, twin, foreign)
        expect(answer).toEqual(await ask(who, twin, nobodys()))
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(answer.body).not.toContain('FREMMED')
      }
    },
  )
})

test('an own deed on a foreign image or reply id is an ordinary conflict', async () => {
  const gp = await clinic.as('gp-alta')
  const own = await submits(gp, { pack: 'dermatology' })
  const response = await gp.raw('PUT', `/api/referrals/${own.id}/images/${theirs.image}?view=close_up`, upload)
  expect(response.status).toBe(409)
  expect(((await response.json()) as Json).code).toMatch(/^(id\.taken|command\.other-body)$/)
  const specialist = await clinic.as('specialist-skin')
  await replies(specialist, own.id, 'Vår egen.')
  const correcting = await specialist.raw(
    'PUT',
    `/api/cases/${own.id}/replies/${theirs.reply}/corrections/${fresh('rep')}`,
    { json: anAnswer('x') },
  )
  expect(correcting.status).toBe(404)
})

test('a portal under an id that another hospital has is an ordinary conflict', async () => {
  const coordinator = await clinic.as('coordinator')
  const { id } = (await coordinator.get('/api/units')).items[0]
  const response = await coordinator.raw('PUT', `/api/portals/${theirs.portal}`, { json: aPortal(id) })
  expect(response.status).toBe(409)
  const body = await response.text()
  expect(JSON.parse(body).code).toBe('id.taken')
  expect(body).not.toContain('FREMMED')
})

test('after all this nothing of the other office has changed', async () => {
  const gp = await clinic.as('gp-hammerfest')
  expect(await gp.get(`/api/referrals/${theirs.referral}`)).toMatchObject({ status: 'replied' })
  expect((await gp.get(`/api/referrals/${theirs.referral}/images`)).items).toHaveLength(1)
  expect(await gp.get(`/api/referrals/${draft.referral}`)).toMatchObject({
    status: 'draft',
    content: { question: 'FREMMED pasient' },
  })
})
