import { createHash } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { sql } from 'drizzle-orm'
import { openSession } from '../../api/access/open-session.ts'
import { registerPortal } from '../../api/access/register-portal.ts'
import { memberships, offices, people, units } from '../../api/access/table.ts'
import { enablePack } from '../../api/catalogue/enable-pack.ts'
import { publishPack } from '../../api/catalogue/publish-pack.ts'
import { closesAt } from '../../api/glass/rules.ts'
import { glassBreaks } from '../../api/glass/table.ts'
import { samples } from '../../api/inquiry/table.ts'
import type { Deps } from '../../api/kernel/deps.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import type { Role } from '../../api/kernel/scope.ts'
import { tenants } from '../../api/kernel/table.ts'
import { emptyProfile } from '../../api/office/rules.ts'
import { officeProfiles } from '../../api/office/table.ts'
import { shippedPacks } from '../../migrations/seed.ts'
import { Authenticator, registersPasskey } from '../support/authenticator.ts'
import { anInterview, codes, tells } from '../support/inquirer.ts'
import { type Asking, digest, fresh, type Json, Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  aMark,
  anAnswer,
  attaches,
  eventually,
  marks,
  replies,
  submits,
  syntheticNationalId,
  waitsForPicture,
  writesDraft,
} from '../support/ward.ts'

/** Ids and words of one side; the other side's are foreign to it, and random ones belong to nobody. */
export interface Ids {
  office: string
  unit: string
  referral: string
  image: string
  annotation: string
  decision: string
  reply: string
  letter: string
  portal: string
  passkey: string
  pack: string
  /** Of another hospital, like its office. */
  foreignSample: string
  /** Of another hospital, whoever's ids these are. */
  foreignUnit: string
  foreignOffice: string
  foreignPerson: string
  foreignGlass: string
  foreignInterview: string
  foreignCoding: string
  foreignCode: string
  foreignTie: string
  caseNumber: string
  nationalId: string
  /** Places in the lists of that side: what a page of theirs would end with. */
  casePlace: string
  letterPlace: string
}

export type Twin = (ids: Ids) => [method: string, path: string, asking?: Asking]
const deed = () => ({ deed: fresh('cmd') })
export const aPortal = (unit: string): Json => ({
  revision: 0,
  name: 'FREMMED portal',
  origins: ['https://portal.example'],
  issuer: 'https://portal.example',
  jwksUri: 'https://portal.example/jwks.json',
  unitIds: [unit],
})
const aDraft = (officeId: string, unitId: string): Json => ({
  officeId,
  unitId,
  questionnaire: { pack: 'dermatology', version: '1.3.0', id: 'skin-lesion' },
})
const bytes = picture({ width: 64, height: 48 })
export const upload: Asking = {
  body: bytes,
  headers: { 'content-digest': digest(bytes), 'content-type': 'application/octet-stream' },
}

const aSampleRule: Json = {
  users: 'k80',
  window: { from: '2026-01-01', to: '2026-01-31' },
  matchOn: ['listSize'],
  caliper: null,
  isListSizeLogged: true,
}
const codeName = `sha256-${'0'.repeat(64)}`
const anyChallenge = { challenge: 'A'.repeat(43), rp: { id: 'lysbord.example' }, user: { id: 'AAAA' } }

/** One request an operation, with every id it takes. A route that is missing here fails the test below. */
export const twins: Readonly<Record<string, Twin | 'takes no id'>> = {
  readSession: 'takes no id',
  endSession: 'takes no id',
  listUnits: 'takes no id',
  readSticker: 'takes no id',
  listPasskeys: 'takes no id',
  // A passkey names its person itself, and its signature decides.
  preparePasskey: 'takes no id',
  challengePasskey: 'takes no id',
  signInByPasskey: 'takes no id',
  registerPasskey: () => [
    'PUT',
    `/api/passkeys/${fresh('pky')}`,
    { json: { name: 'Nøkkel', credential: new Authenticator('https://lysbord.example').makes(anyChallenge) } },
  ],
  removePasskey: ({ passkey }) => ['POST', `/api/passkeys/${passkey}/removal`, { json: {}, ...deed() }],
  // Whose word counts is decided by its signature; a portal's id is no secret.
  exchangeToken: 'takes no id',
  listPortals: 'takes no id',
  listPeople: 'takes no id',
  listOffices: 'takes no id',
  disablePerson: ({ foreignPerson }) => ['POST', `/api/people/${foreignPerson}/disabling`, { json: {}, ...deed() }],
  enablePerson: ({ foreignPerson }) => ['POST', `/api/people/${foreignPerson}/enabling`, { json: {}, ...deed() }],
  closeOffice: ({ foreignOffice }) => ['POST', `/api/offices/${foreignOffice}/closing`, { json: {}, ...deed() }],
  openOffice: ({ foreignOffice }) => ['POST', `/api/offices/${foreignOffice}/opening`, { json: {}, ...deed() }],
  listContextCases: 'takes no id',
  readPortal: ({ portal }) => ['GET', `/api/portals/${portal}`],
  disablePortal: ({ portal }) => ['POST', `/api/portals/${portal}/disabling`, { json: {}, ...deed() }],
  checkPortal: ({ portal }) => [
    'POST',
    `/api/portals/${portal}/checks`,
    { json: { installation: 'framed', origin: 'https://portal.example' } },
  ],
  registerPortal: ({ foreignUnit }) => ['PUT', `/api/portals/${fresh('ptl')}`, { json: aPortal(foreignUnit) }],
  checkPack: ({ pack }) => ['POST', '/api/pack-checks', { json: { id: pack } }],
  publishPack: ({ pack }) => ['PUT', `/api/packs/${pack}/versions/9.9.9`, { json: { id: pack } }],
  listPacks: 'takes no id',
  listUnitPacks: 'takes no id',
  // Code is found by its own hash, in the asker's hospital alone.
  storePackCode: () => ['PUT', `/api/pack-codes/${codeName}`, { json: { code: 'export const activate = 0' } }],
  readPackCode: () => ['GET', `/api/pack-codes/${codeName}`],
  enablePack: ({ foreignUnit, pack }) => [
    'POST',
    `/api/units/${foreignUnit}/packs/${pack}/enabling`,
    { json: { version: '1.3.0' }, ...deed() },
  ],
  disablePack: ({ foreignUnit, pack }) => [
    'POST',
    `/api/units/${foreignUnit}/packs/${pack}/disabling`,
    { json: {}, ...deed() },
  ],
  readPack: ({ pack }) => ['GET', `/api/packs/${pack}/versions/1.0.0`],
  // What a mail's token or ticket opens is tried in the letter's own tests.
  followLink: 'takes no id',
  redeemTicket: 'takes no id',
  readUse: 'takes no id',
  readReport: 'takes no id',
  exportReport: 'takes no id',
  exportReportTable: 'takes no id',
  exportChart: 'takes no id',
  readMethod: 'takes no id',
  listSamples: 'takes no id',
  // An id of one's own making, with which the same may be done in every hospital: so it is asked for what cannot be.
  storeSample: ({ foreignSample }) => [
    'PUT',
    `/api/research/samples/${foreignSample}`,
    { json: { ...aSampleRule, window: { from: '2026-01-31', to: '2026-01-01' } } },
  ],
  readSample: ({ foreignSample }) => ['GET', `/api/research/samples/${foreignSample}`],
  exportSample: ({ foreignSample }) => ['GET', `/api/research/samples/${foreignSample}/pairs.csv`],
  listConditions: 'takes no id',
  // A code is a word of the hospital's own; so is this.
  defineCondition: () => ['PUT', '/api/research/conditions/GP', { json: { name: { en: 'Twin', nb: 'Tvilling' } } }],
  listScores: ({ foreignSample }) => ['GET', `/api/research/samples/${foreignSample}/scores`],
  // Numbers of offices are the hospital's own, and this is nobody's.
  scoreOffice: () => [
    'POST',
    '/api/research/offices/99999/scores',
    {
      json: { condition: 'GP', value: 1, source: 'visit', sentence: 'Fremmed.', observedOn: '2026-01-31' },
      ...deed(),
    },
  ],
  testHypothesis: ({ foreignSample }) => ['GET', `/api/research/samples/${foreignSample}/hypothesis`],
  exportHypothesis: ({ foreignSample }) => ['GET', `/api/research/samples/${foreignSample}/hypothesis.csv`],
  readToday: 'takes no id',
  reportWrongRecipient: 'takes no id',
  listTroubles: 'takes no id',
  readProfile: ({ office }) => ['GET', `/api/offices/${office}/profile`],
  saveProfile: ({ office }) => [
    'PUT',
    `/api/offices/${office}/profile`,
    { json: { version: 1, profile: emptyProfile }, ...deed() },
  ],
  listProfileVersions: ({ office }) => ['GET', `/api/offices/${office}/profile/versions`],
  logContact: ({ office }) => [
    'PUT',
    `/api/offices/${office}/contacts/${fresh('con')}`,
    { json: { kind: 'call', sentence: 'Fremmed.' } },
  ],
  readOfficeChart: ({ office }) => ['GET', `/api/offices/${office}/chart`],
  listContacts: ({ office }) => ['GET', `/api/offices/${office}/contacts`],
  readAccessExtract: 'takes no id',
  listAuditEvents: 'takes no id',
  breakGlass: ({ caseNumber }) => [
    'PUT',
    `/api/glass-breaks/${fresh('gla')}`,
    { json: { whose: caseNumber, emergency: 'danger_now', why: 'Pasienten er innlagt her nå.' } },
  ],
  closeGlass: ({ foreignGlass }) => ['POST', `/api/glass-breaks/${foreignGlass}/closing`, deed()],
  listGlassBreaks: 'takes no id',
  reviewGlassBreak: ({ foreignGlass }) => [
    'POST',
    `/api/glass-breaks/${foreignGlass}/review`,
    { json: { outcome: 'justified' }, ...deed() },
  ],
  listInterviews: 'takes no id',
  storeInterview: ({ foreignOffice }) => [
    'PUT',
    `/api/research/interviews/${fresh('int')}`,
    { json: anInterview(foreignOffice) },
  ],
  readInterview: ({ foreignInterview }) => ['GET', `/api/research/interviews/${foreignInterview}`],
  withdrawInterview: ({ foreignInterview }) => [
    'POST',
    `/api/research/interviews/${foreignInterview}/withdrawal`,
    { json: {}, ...deed() },
  ],
  listCodes: 'takes no id',
  defineCode: ({ foreignCode }) => [
    'PUT',
    `/api/research/codes/${fresh('cod')}`,
    { json: { parentId: foreignCode, name: 'Fremmed', note: '' } },
  ],
  codePassage: ({ foreignInterview, foreignCode }) => [
    'PUT',
    `/api/research/interviews/${foreignInterview}/codings/${fresh('cdg')}`,
    { json: { codeId: foreignCode, begins: 0, ends: 2 } },
  ],
  removeCoding: ({ foreignCoding }) => [
    'POST',
    `/api/research/codings/${foreignCoding}/removal`,
    { json: {}, ...deed() },
  ],
  listQuotes: ({ foreignCode }) => ['GET', `/api/research/codes/${foreignCode}/quotes`],
  readAgreement: 'takes no id',
  exportInterviews: 'takes no id',
  readNetwork: ({ foreignOffice }) => ['GET', `/api/offices/${foreignOffice}/network`],
  // A pseudonym is one of the asker's own hospital.
  listNetworks: 'takes no id',
  readPseudonymousNetwork: 'takes no id',
  tellTie: ({ foreignOffice, foreignCoding }) => [
    'PUT',
    `/api/offices/${foreignOffice}/ties/${fresh('tie')}`,
    { json: { from: { kind: 'person', name: 'A' }, to: { kind: 'rule', name: 'B' }, codingId: foreignCoding } },
  ],
  removeTie: ({ foreignTie }) => ['POST', `/api/research/ties/${foreignTie}/removal`, { json: {}, ...deed() }],
  startReferral: ({ office, unit }) => ['PUT', `/api/referrals/${fresh('ref')}`, { json: aDraft(office, unit) }],
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
  describeImage: ({ image }) => ['POST', `/api/images/${image}/description`, { json: { belongsTo: 'L1' }, ...deed() }],
  removeImage: ({ image }) => ['POST', `/api/images/${image}/removal`, { json: { reason: 'other' }, ...deed() }],
  retryImage: ({ image }) => ['POST', `/api/images/${image}/retry`, { json: {}, ...deed() }],
  listImages: ({ referral }) => ['GET', `/api/referrals/${referral}/images`],
  readImage: ({ image }) => ['GET', `/api/images/${image}`],
  readImageInfo: ({ image }) => ['GET', `/api/images/${image}/info`],
  issueTicket: ({ image }) => ['POST', `/api/images/${image}/ticket`, { json: {} }],
  readPreview: ({ image }) => ['GET', `/api/images/${image}/preview`],
  readThumbnail: ({ image }) => ['GET', `/api/images/${image}/thumbnail`],
  readTile: ({ image }) => ['GET', `/api/images/${image}/tiles/0/0_0.jpg`],
  readOriginal: ({ image }) => ['GET', `/api/images/${image}/original`],
  findImageService: ({ image }) => ['GET', `/api/iiif/${image}`],
  readImageService: ({ image }) => ['GET', `/api/iiif/${image}/info.json`],
  readRegion: ({ image }) => ['GET', `/api/iiif/${image}/full/max/0/default.jpg`],
  readManifest: ({ referral }) => ['GET', `/api/referrals/${referral}/manifest.json`],
  issueGrant: ({ image }) => ['POST', `/api/images/${image}/grant`, { json: {} }],
  listMarks: ({ referral }) => ['GET', `/api/referrals/${referral}/marks`],
  exportAnnotations: ({ image }) => ['GET', `/api/images/${image}/annotations`],
  saveAnnotation: ({ image, annotation }) => [
    'PUT',
    `/api/images/${image}/annotations/${annotation}`,
    { json: aMark({ version: 2, text: 'Fremmed.' }) },
  ],
  removeAnnotation: ({ image, annotation }) => [
    'POST',
    `/api/images/${image}/annotations/${annotation}/removal`,
    { json: { version: 2 } },
  ],
  calibrateImage: ({ image }) => [
    'POST',
    `/api/images/${image}/calibration`,
    { json: { method: 'device_calibrated', mmPerPixel: 0.1 }, ...deed() },
  ],
  gradeImage: ({ image }) => ['POST', `/api/images/${image}/grade`, { json: { grade: 'good' }, ...deed() }],
  listWaiting: ({ unit }) => ['GET', `/api/units/${unit}/cases`],
  searchWaiting: ({ unit }) => ['POST', `/api/units/${unit}/cases/search`, { json: { text: 'FREMMED' } }],
  readCase: ({ referral }) => ['GET', `/api/cases/${referral}`],
  claimCase: ({ referral }) => ['POST', `/api/cases/${referral}/claim`, { json: {}, ...deed() }],
  releaseCase: ({ referral }) => ['POST', `/api/cases/${referral}/release`, { json: {}, ...deed() }],
  decide: ({ referral, unit }) => [
    'PUT',
    `/api/cases/${referral}/decisions/${fresh('dec')}`,
    { json: { disposition: 'moved_unit', toUnitId: unit } },
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
  reissueLetter: ({ letter }) => ['POST', `/api/letters/${letter}/reissue`, { json: {}, ...deed() }],
  openLetter: ({ letter }) => ['POST', `/api/letters/${letter}/openings`, { json: { reason: 'other' } }],
  readPractice: ({ referral }) => ['GET', `/api/referrals/${referral}/practice`],
  listPractice: ({ office }) => ['GET', `/api/offices/${office}/practice`],
  readEffort: ({ referral }) => ['GET', `/api/referrals/${referral}/effort`],
  readMonths: ({ office }) => ['GET', `/api/offices/${office}/months`],
  turnMonthLetter: ({ office }) => ['PUT', `/api/offices/${office}/month-letter`, { json: { on: false } }],
  acknowledgeLetter: ({ letter, reply }) => [
    'POST',
    `/api/letters/${letter}/acknowledgement`,
    { json: { replyId: reply }, ...deed() },
  ],
}

/**
 * Ways beside the operation's own id: own lists asked from a foreign place on, own searches for foreign words, own doors
 * knocked at with foreign ids in a header. `own` is the asker's side.
 */
export const sideways: Readonly<
  Record<string, (own: Ids, foreign: Ids) => [method: string, path: string, asking?: Asking]>
> = {
  'the worklist from a foreign place on': ({ unit }, { casePlace }) => [
    'GET',
    `/api/units/${unit}/cases?after=${casePlace}`,
  ],
  'the desk from a foreign place on': ({ office }, { letterPlace }) => [
    'GET',
    `/api/offices/${office}/referrals?status=replied&after=${letterPlace}`,
  ],
  'letters from a foreign place on': ({ office }, { letterPlace }) => [
    'GET',
    `/api/offices/${office}/letters?after=${letterPlace}`,
  ],
  'a search for a foreign case number': ({ unit }, { caseNumber }) => [
    'POST',
    `/api/units/${unit}/cases/search`,
    { json: { text: caseNumber } },
  ],
  'a search for a foreign birth number': ({ unit }, { nationalId }) => [
    'POST',
    `/api/units/${unit}/cases/search`,
    { json: { text: nationalId } },
  ],
  'a patient of another office': ({ office }, { nationalId }) => [
    'POST',
    `/api/offices/${office}/patient-searches`,
    { json: { nationalId } },
  ],
  'a foreign patient in an emergency': (_, { nationalId }) => [
    'PUT',
    `/api/glass-breaks/${fresh('gla')}`,
    { json: { whose: nationalId, emergency: 'danger_now', why: 'Pasienten er innlagt her nå.' } },
  ],
  'a foreign letter with an own reply': ({ reply }, { letter }) => [
    'POST',
    `/api/letters/${letter}/acknowledgement`,
    { json: { replyId: reply }, ...deed() },
  ],
  'an own letter with a foreign reply': ({ letter }, { reply }) => [
    'POST',
    `/api/letters/${letter}/acknowledgement`,
    { json: { replyId: reply }, ...deed() },
  ],
  'an own case with a foreign reply, taken back': ({ referral }, { reply }) => [
    'POST',
    `/api/cases/${referral}/replies/${reply}/undo`,
    { json: {}, ...deed() },
  ],
  'an own case with a foreign reply, corrected': ({ referral }, { reply }) => [
    'PUT',
    `/api/cases/${referral}/replies/${reply}/corrections/${fresh('rep')}`,
    { json: anAnswer('Fremmed.') },
  ],
  'an own photograph with a foreign mark, changed': ({ image }, { annotation }) => [
    'PUT',
    `/api/images/${image}/annotations/${annotation}`,
    { json: aMark({ version: 2, text: 'Fremmed.' }) },
  ],
  'an own photograph with a foreign mark, taken off': ({ image }, { annotation }) => [
    'POST',
    `/api/images/${image}/annotations/${annotation}/removal`,
    { json: { version: 2 } },
  ],
  'an own draft for practice under a foreign office': ({ unit }, { office }) => [
    'PUT',
    `/api/referrals/${fresh('ref')}`,
    { json: { ...aDraft(office, unit), practice: true } },
  ],
  'an own draft under a foreign office': ({ unit }, { office }) => [
    'PUT',
    `/api/referrals/${fresh('ref')}`,
    { json: aDraft(office, unit) },
  ],
  'a foreign photograph with a ticket in its name': (_, { image }) => [
    'GET',
    `/api/images/${image}/preview`,
    { headers: { 'lysbord-ticket': image } },
  ],
  'a foreign photograph under an address for foreign viewers': (_, { image }) => [
    'GET',
    `/iiif/${btoa(JSON.stringify({ imageId: image }))}.AAAA/${image}/info.json`,
  ],
  'a foreign case on a worklist known by its mark': ({ unit }, { referral }) => [
    'GET',
    `/api/units/${unit}/cases`,
    { headers: { 'if-none-match': `"${referral}"` } },
  ],
  'an own deed under a foreign id': ({ referral }, { letter }) => [
    'POST',
    `/api/referrals/${referral}/withdrawal`,
    { json: { reason: 'mistake' }, deed: letter },
  ],
}

const place = (...parts: (string | number)[]) => btoa(JSON.stringify(parts.map(String))).replaceAll('=', '')

/** Ids that belong to nobody. */
export const nobodys = (): Ids => ({
  office: fresh('off'),
  unit: fresh('uni'),
  referral: fresh('ref'),
  image: fresh('img'),
  annotation: fresh('ann'),
  decision: fresh('dec'),
  reply: fresh('rep'),
  letter: fresh('let'),
  portal: fresh('ptl'),
  passkey: fresh('pky'),
  foreignUnit: fresh('uni'),
  foreignOffice: fresh('off'),
  foreignPerson: fresh('per'),
  foreignGlass: fresh('gla'),
  foreignSample: fresh('smp'),
  foreignInterview: fresh('int'),
  foreignCoding: fresh('cdg'),
  foreignCode: fresh('cod'),
  foreignTie: fresh('tie'),
  pack: `nobodys${Math.floor(performance.now() * 1000)}`,
  caseNumber: '0000-00',
  nationalId: syntheticNationalId(401),
  casePlace: place(0, 0, fresh('ref')),
  letterPlace: place(4_000_000_000_000, fresh('let')),
})

/** What stands in every text of the other side. */
export const canary = 'FREMMED'

/** A side with one of everything: a case that was answered, with a photograph and a letter that was opened, and a draft. */
export async function fill(gp: Person, specialist: Person, n: number): Promise<{ whole: Ids; draft: Ids }> {
  const patient = { nationalId: syntheticNationalId(n), name: `${canary} pasient`, phone: '' }
  const bytes = picture({ width: 64, height: 48, seed: n })
  const referral = await submits(gp, { pack: 'dermatology', content: { patient, question: `${canary} spørsmål` } })
  const image = await attaches(gp, referral.id, bytes)
  await waitsForPicture(gp, image.id)
  const mark = await marks(specialist, image.id, aMark({ text: `${canary} merke` }))
  const reply = await replies(specialist, referral.id, `${canary} svar`)
  const letter = await eventually(async () =>
    (await gp.get(`/api/offices/${gp.office.id}/letters`)).items.find((one: Json) => one.referralId === referral.id),
  )
  await gp.post(`/api/letters/${letter.id}/openings`, { reason: null })
  const { passkey } = await registersPasskey(gp, fresh('pky'), `${canary} nøkkel`)
  const written = await writesDraft(gp, { pack: 'dermatology', content: { patient, question: `${canary} utkast` } })
  const whole = {
    ...nobodys(),
    office: gp.office.id,
    unit: specialist.unit.id,
    referral: referral.id,
    image: image.id,
    annotation: mark.id,
    reply: reply.id,
    letter: letter.id,
    passkey: passkey.id,
    caseNumber: referral.caseNumber,
    nationalId: patient.nationalId,
    casePlace: place(0, 0, referral.id),
    letterPlace: place(4_000_000_000_000, letter.id),
  }
  return { whole, draft: { ...whole, referral: written.id } }
}

/** Another hospital beside the demonstration's, with its own office, unit, people, portal and pack; nobody there is known here. */
export async function anotherHospital(deps: Deps, baseUrl: string) {
  const scope = asSystem(deps, fresh('ten') as Id<'ten'>, 'twin')
  const { tenantId } = scope.actor
  const [office, unit, portal] = [fresh('off'), fresh('uni'), fresh('ptl')] as [Id<'off'>, Id<'uni'>, Id<'ptl'>]
  const phone = '+47 00 00 00 09'
  const name = { nameEn: canary, nameNb: canary, phone }
  await scope.write(
    scope.insert(tenants, name),
    scope.insert(offices, {
      id: office,
      name: canary,
      municipality: canary,
      phone,
      email: 'fremmed@legekontor.example',
      connectedAt: deps.clock.now(),
    }),
    scope.insert(units, { id: unit, service: 'dermatology', ...name }),
    scope.insert(officeProfiles, {
      officeId: office,
      version: 1,
      content: { ...emptyProfile, payment: canary },
      madeBy: 'system',
      madeAt: deps.clock.now(),
    }),
  )
  for (const content of await shippedPacks()) {
    await publishPack(scope, content.id, content.version, content)
    await enablePack(scope, unit, content.id, content.version, `twin/${content.id}`)
    await publishPack(scope, 'fremmed', '1.0.0', { ...content, id: 'fremmed', version: '1.0.0' }).catch(() => {})
  }
  await registerPortal(scope, portal, {
    ...aPortal(unit),
    bases: [],
    jwks: null,
    audience: null,
    peopleIssuer: null,
  } as never)
  const enters = async (party: Id<'off'> | Id<'uni'> | Id<'ten'>, role: Role) => {
    const id = fresh('per') as Id<'per'>
    const language = 'nb' as const
    await scope.write(
      scope.insert(people, {
        id,
        issuer: 'https://elsewhere.example',
        subject: id,
        name: canary,
        hpr: '0000900',
        email: 'x@x.example',
        language,
      }),
      scope.insert(memberships, { personId: id, party, role }),
    )
    const { cookie } = await openSession(
      scope,
      { id },
      {
        method: 'provider',
        issuer: 'https://elsewhere.example',
        sid: undefined,
        level: undefined,
        authenticatedAt: deps.clock.now(),
      },
    )
    return new Person(baseUrl, id).entersWith(cookie)
  }
  const [gp, specialist, coordinator] = [
    await enters(office, 'referrer'),
    await enters(unit, 'specialist'),
    await enters(tenantId, 'coordinator'),
  ]
  const { whole, draft } = await fill(gp, specialist, 300)
  const glass = fresh('gla') as Id<'gla'>
  const brokenAt = deps.clock.now()
  await scope.write(
    scope.insert(glassBreaks, {
      id: glass,
      personId: specialist.login as Id<'per'>,
      referralId: whole.referral as Id<'ref'>,
      emergency: 'danger_now',
      why: canary,
      brokenAt,
      endsAt: closesAt(brokenAt),
    }),
  )
  const sample = fresh('smp') as Id<'smp'>
  await scope.write(scope.insert(samples, { id: sample, rule: aSampleRule, madeBy: 'system', madeAt: brokenAt }))
  const more = {
    foreignGlass: glass,
    foreignSample: sample,
    ...(await inquires(coordinator, office)),
    portal,
    pack: 'fremmed',
    foreignUnit: unit,
    foreignOffice: office,
    foreignPerson: gp.login,
  }
  return { tenantId, gp, specialist, coordinator, whole: { ...whole, ...more }, draft: { ...draft, ...more } }
}

/** An interview there, marked with a code of its own, and a tie that it tells of. */
async function inquires(coordinator: Person, office: string) {
  // The office is called like this itself, and no text may name it.
  const words = { title: `${canary}samtale`, speaker: `${canary}rolle`, text: `${canary}ord sa det.` }
  const told = await tells(coordinator, office, words)
  const foreignCode = fresh('cod')
  await coordinator.put(`/api/research/codes/${foreignCode}`, { parentId: null, name: canary, note: canary })
  const { id: foreignCoding } = await codes(coordinator, told, 'sa det', foreignCode)
  const ends = { from: { kind: 'person', name: canary }, to: { kind: 'rule', name: `${canary}regel` } }
  const tie = await coordinator.put(`/api/offices/${office}/ties/${fresh('tie')}`, { ...ends, codingId: foreignCoding })
  return { foreignInterview: told.id, foreignCode, foreignCoding, foreignTie: tie.id }
}

const anyId =
  /\b(ten|off|uni|per|ref|img|ann|dec|rep|que|let|ptl|pky|gla|con|smp|int|cod|cdg|tie|cmd)_[0-9a-hjkmnp-tv-z]{26}\b/g
const ownWords = ['date', 'keep-alive', 'connection', 'retry-after', 'set-cookie']

export interface Heard {
  readonly status: number
  readonly headers: string
  readonly body: string
}

export type Ask = (method: string, path: string, asking?: Asking) => Promise<Response>

/** What came back, without what is each answer's own. */
async function hear(ask: Ask, request: ReturnType<Twin>): Promise<Heard> {
  const response = await ask(...request)
  const headers = [...response.headers].filter(([name]) => !ownWords.includes(name)).sort()
  return {
    status: response.status,
    headers: JSON.stringify(headers),
    body: (await response.text()).replaceAll(anyId, '$1'),
  }
}

/** One question put with foreign ids and with ids of nobody. */
export interface Pair {
  readonly title: string
  readonly foreign: ReturnType<Twin>
  readonly nobodys: ReturnType<Twin>
  /** Only the asker's own may be in the answer, which is no refusal then. */
  readonly own: boolean
}

/** Every operation with the ids of each foreign side, then, with an own side, every way beside. Reads before writes. */
export function pairs(sides: Readonly<Record<string, Ids>>, own?: Ids): Pair[] {
  const all = Object.entries(sides).flatMap(([side, ids]) => [
    ...Object.entries(twins).flatMap(([operation, twin]) =>
      twin === 'takes no id'
        ? []
        : [{ title: `${operation}, ${side}`, foreign: twin(ids), nobodys: twin(nobodys()), own: false }],
    ),
    ...Object.entries(own ? sideways : {}).map(([way, ask]) => ({
      title: `${way}, ${side}`,
      foreign: ask(own!, ids),
      nobodys: ask(own!, nobodys()),
      own: true,
    })),
  ])
  const writes = ({ foreign: [method] }: Pair) => Number(method !== 'GET')
  return all.sort((a, b) => writes(a) - writes(b))
}

/**
 * In an emergency a specialist may open a patient of another unit of her hospital, and a coordinator may have any
 * photograph of hers tried again, and sees to every office of the hospital: what holds then stands in tests of its own.
 */
export const isHerRight = (login: string, { title }: Pair): boolean =>
  (login === 'specialist-surgery' && /^(breakGlass|a foreign patient in an emergency), (office|draft)$/.test(title)) ||
  (login === 'coordinator' &&
    /^(retryImage|readProfile|saveProfile|listProfileVersions|logContact|listContacts|readOfficeChart), (office|draft)$/.test(
      title,
    ))

/** Asks both ways. Gives what gives the other side away, in a sentence; undefined when nothing does. */
export async function whatLeaks(ask: Ask, { foreign, nobodys: random, own }: Pair): Promise<string | undefined> {
  const heard = await hear(ask, foreign)
  const alike = await hear(ask, random)
  if (heard.status === 429 || alike.status === 429) return 'nobody can tell: too many requests'
  if (heard.body.includes(canary) && !own) return `${heard.status} shows the other side’s words`
  if (!own && heard.status < 400) return `${heard.status} is no refusal`
  for (const part of ['status', 'headers', 'body'] as const)
    if (heard[part] !== alike[part]) return `another ${part}: ${heard[part]} and ${alike[part]}`
  return undefined
}

const moving = [
  'sessions',
  'audit',
  'audit_seals',
  'used_ids',
  'probes',
  'cursors',
  'reactions',
  'office_days',
  'open_matters',
]

/** A mark over all that a hospital has stored; what is counted or remembered about who looked is left out. */
export async function markOf({ database }: Pick<Deps, 'database'>, tenantId: string): Promise<string> {
  const tables = await database.read.all<{ name: string }>(sql`
    select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'tenant_id' where m.type = 'table' order by 1`)
  const hash = createHash('sha256')
  for (const { name } of tables.filter((one) => !moving.includes(one.name))) {
    const rows = await database.read.all(
      sql`select * from ${sql.identifier(name)} where tenant_id = ${tenantId} order by rowid`,
    )
    hash.update(`${name} ${JSON.stringify(rows)}`)
  }
  return hash.digest('hex')
}

/** The operations of an app, and the ids that each says it takes in its address, its query and its body. */
// biome-ignore lint/suspicious/noExplicitAny: any app will do
export function idsTaken(app: OpenAPIHono<any, any, any>): {
  operation: string
  method: string
  path: string
  ids: string[]
  takesJson: boolean
}[] {
  const document = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } }) as Json
  const resolve = (schema: Json): Json =>
    schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema
  const inside = (schema: Json, name: string): string[] => {
    const one = resolve(schema)
    if (!one) return []
    if (/^[a-z]{3}_01jd/.test(String(one.example ?? ''))) return [name]
    return [
      ...Object.entries(one.properties ?? {}).flatMap(([key, inner]) => inside(inner, key)),
      ...['anyOf', 'oneOf', 'allOf'].flatMap((word) => (one[word] ?? []).flatMap((inner: Json) => inside(inner, name))),
      ...(one.items ? inside(one.items, name) : []),
    ]
  }
  return Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, one]) => ({
      operation: String(one.operationId),
      method: method.toUpperCase(),
      takesJson: one.requestBody?.content?.['application/json'] !== undefined,
      path,
      ids: [
        ...(one.parameters ?? []).flatMap((parameter: Json) => inside(parameter.schema, parameter.name)),
        ...inside(one.requestBody?.content?.['application/json']?.schema, ''),
      ],
    })),
  )
}
