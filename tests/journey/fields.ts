import type { Deps } from '../../api/kernel/deps.ts'
import { aMember } from '../support/inquirer.ts'
import { fresh, type Json, Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  aMark,
  anAnswer,
  attaches,
  claims,
  decides,
  eventually,
  marks,
  submits,
  syntheticNationalId,
  waitsForPicture,
} from '../support/ward.ts'

/** A case in which every word about the patient can be told from all others: asked, answered, and asked about again. */
export interface Marked {
  readonly referral: string
  readonly office: string
  readonly unit: string
  readonly image: string
  readonly letter: string
  readonly nationalId: string
}

const words = {
  name: 'Merke Feltesen',
  phone: '+47 00 00 07 77',
  address: 'Feltveien 7',
  nextOfKin: 'Nær Feltesen',
  question: 'FELT spørsmål',
  reason: 'FELT begrunnelse',
  diagnosis: 'FELT diagnose',
  reply: 'FELT svar',
  again: 'FELT etterpå',
  mark: 'FELT merke',
}
/** What a birth number tells is of the patient too. */
const derived = new Set(['birthDate', 'age', 'sex'])

export async function aMarkedCase(gp: Person, specialist: Person, n: number): Promise<Marked> {
  const { name, phone, address, nextOfKin, question } = words
  const nationalId = syntheticNationalId(n)
  const patient = { nationalId, name, phone, address, nextOfKin }
  const { id } = await submits(gp, { pack: 'dermatology', content: { patient, question } })
  const image = fresh('img')
  await attaches(gp, id, picture({ width: 64, height: 48 }), { id: image })
  await waitsForPicture(gp, image)
  await marks(specialist, image, aMark({ text: words.mark }))
  await claims(specialist, id)
  await decides(specialist, id, { disposition: 'more_info', reason: words.reason })
  const answer = { ...anAnswer(words.reply), diagnosis: { text: words.diagnosis, code: 'D22.9' } }
  await specialist.put(`/api/cases/${id}/replies/${fresh('rep')}`, answer)
  const letter = `let_${id.slice(4)}`
  await eventually(async () => ((await gp.raw('GET', `/api/letters/${letter}`)).ok ? true : undefined))
  await gp.put(`/api/referrals/${id}/questions/${fresh('que')}`, { text: words.again })
  return { referral: id, office: gp.office.id, unit: specialist.unit.id, image, letter, nationalId }
}

/** Every answer that could tell something of a patient. */
const answersAbout = ({ referral, office, unit, image, letter, nationalId }: Marked) =>
  ({
    readReferral: ['GET', `/api/referrals/${referral}`],
    listReferrals: ['GET', `/api/offices/${office}/referrals?status=asked`],
    findPatient: ['POST', `/api/offices/${office}/patient-searches`, { nationalId }],
    readCase: ['GET', `/api/cases/${referral}`],
    listWaiting: ['GET', `/api/units/${unit}/cases`],
    searchWaiting: ['POST', `/api/units/${unit}/cases/search`, { text: words.name }],
    listReplies: ['GET', `/api/cases/${referral}/replies`],
    listLetters: ['GET', `/api/offices/${office}/letters`],
    readLetterCover: ['GET', `/api/letters/${letter}`],
    openLetter: ['POST', `/api/letters/${letter}/openings`, { reason: 'deputy' }],
    listImages: ['GET', `/api/referrals/${referral}/images`],
    readImage: ['GET', `/api/images/${image}`],
    listMarks: ['GET', `/api/referrals/${referral}/marks`],
    exportAnnotations: ['GET', `/api/images/${image}/annotations`],
    readManifest: ['GET', `/api/referrals/${referral}/manifest.json`],
    readAccessExtract: ['POST', '/api/access-extracts', { nationalId }],
    listAuditEvents: ['GET', '/api/audit-events?limit=200'],
    readToday: ['GET', '/api/adoption/today'],
    readUse: ['GET', '/api/adoption/use'],
    readReport: ['GET', '/api/adoption/report'],
    listTroubles: ['GET', '/api/adoption/troubles'],
    listPeople: ['GET', '/api/people'],
    listContextCases: ['GET', '/api/context/cases'],
    readSession: ['GET', '/api/session'],
  }) as const satisfies Record<string, readonly [string, string, object?]>

export type Shown = Readonly<Partial<Record<keyof ReturnType<typeof answersAbout>, readonly string[] | string>>>

/**
 * In which fields of which answers somebody finds this patient; of an answer she does not get, its code. What tells
 * nothing of the patient is left out.
 */
export async function fieldsShown(
  ask: (method: string, path: string, json: object | undefined) => Promise<Response>,
  marked: Marked,
): Promise<Shown> {
  const shown: Record<string, readonly string[] | string> = {}
  for (const [operation, [method, path, json]] of Object.entries<readonly [string, string, object?]>(
    answersAbout(marked),
  )) {
    const answer = await ask(method, path, json)
    const document = (await answer.json()) as Json
    const found = [...new Set(pathsOf(ofThePatient(document, marked), [words, marked.nationalId]))]
    if (!answer.ok || found.length > 0) shown[operation] = answer.ok ? found.sort() : document.code
  }
  return shown
}

/** Of a list only what is about this case. */
const ofThePatient = (document: Json, { referral }: Marked): Json =>
  Array.isArray(document?.items)
    ? {
        items: document.items.filter(
          ({ id, referralId = id }: Json) => !/^ref_/.test(referralId) || referralId === referral,
        ),
      }
    : document

function pathsOf(value: Json, [known, nationalId]: [typeof words, string], path = ''): string[] {
  if (value === null || value === undefined) return []
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => {
      const at = [path, Array.isArray(value) ? '*' : key].filter(Boolean).join('.')
      return derived.has(key) && inner !== null ? [at] : pathsOf(inner, [known, nationalId], at)
    })
  return [...Object.values(known), nationalId].some((word) => String(value).includes(word)) ? [path] : []
}

/** A program of the whole hospital: it registers portals and reads no patient. */
export const anIntegrator = async (deps: Deps, baseUrl: string, of: Person): Promise<Person> =>
  new Person(baseUrl, 'integrator').entersWith(await aMember(deps, 'integrator', of))

const person = ['address', 'name', 'nationalId', 'nextOfKin', 'phone']
const referral = (at = '') => [
  ...person.map((field) => `${at}content.patient.${field}`),
  `${at}content.question`,
  `${at}patient.age`,
  `${at}patient.birthDate`,
  `${at}patient.sex`,
  `${at}questions.*.text`,
]
const reply = (at: string) => [`${at}diagnosis.text`, `${at}textToGp`]

/** What nobody gets who has nothing to do with the case. */
export const nothing: Shown = {
  readReferral: 'not-found',
  listReferrals: 'not-found',
  findPatient: 'not-found',
  readCase: 'not-found',
  listWaiting: 'not-found',
  searchWaiting: 'not-found',
  listReplies: 'not-found',
  listLetters: 'not-found',
  readLetterCover: 'not-found',
  openLetter: 'not-found',
  listImages: 'not-found',
  readImage: 'not-found',
  listMarks: 'not-found',
  exportAnnotations: 'not-found',
  readManifest: 'not-found',
  readAccessExtract: 'access.denied',
  listAuditEvents: 'access.denied',
  readToday: 'access.denied',
  readUse: 'access.denied',
  readReport: 'access.denied',
  listTroubles: 'access.denied',
  listPeople: 'access.denied',
}
const {
  listImages: _,
  readImage: __,
  listMarks: ___,
  exportAnnotations: ____,
  readManifest: _____,
  ...foreign
} = nothing
const { readLetterCover: ______, ...withCover } = foreign

/** Words that a specialist wrote over a photograph. */
const ofMarks = { listMarks: ['items.*.annotations.*.text'], exportAnnotations: ['items.*.body.*.value'] }

/** The office that asked: what it wrote itself, and a clinician of it what came back. */
export const ofOffice: Shown = {
  ...withCover,
  readReferral: referral(),
  listReferrals: ['items.*.patientName', 'items.*.question'],
  findPatient: ['earlier.*.question', ...person.map((field) => `patient.${field}`)],
  listLetters: ['items.*.patientName', 'items.*.question'],
  openLetter: ['decision.reason', ...referral('referral.'), ...reply('replies.*.')],
  ...ofMarks,
}

/** The unit that reads it: in a list no name. */
export const ofUnit: Shown = {
  ...foreign,
  readCase: ['decisions.*.reason', 'questions.*.text', ...referral('referral.')],
  listWaiting: ['items.*.patient.age', 'items.*.patient.sex', 'items.*.question'],
  searchWaiting: ['items.*.patient.age', 'items.*.patient.sex', 'items.*.question'],
  listReplies: reply('items.*.'),
  ...ofMarks,
}
