import { type Answer, holds } from '../../api/catalogue/rules.ts'
import { digest, fresh, type Json, type Person } from './person.ts'

/** What people of the ward do, in their words, over the public API. */

export interface Question {
  readonly pack?: string
  readonly questionnaire?: string
  readonly answers?: Record<string, unknown>
  readonly content?: Record<string, unknown>
  /** To try it: nobody at a hospital sees it. */
  readonly practice?: boolean
}

/** Fits the public test series: month + 80, belongs to nobody. */
export const syntheticPatient = { nationalId: '', name: 'Test Testesen', phone: '' }

/** A birth number with right check digits for a person made up for tests. */
export function syntheticNationalId(n = 1): string {
  for (let individual = n; ; individual++) {
    const nine = `019058${String(individual % 500).padStart(3, '0')}`
    const weigh = (digits: string, weights: number[]) =>
      weights.reduce((sum, w, i) => sum + w * Number(digits[i]), 0) % 11
    const k1 = (11 - weigh(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2])) % 11
    const k2 = (11 - weigh(nine + k1, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) % 11
    if (k1 < 10 && k2 < 10) return `${nine}${k1}${k2}`
  }
}

/** Answers every required question of a questionnaire with its first choice. */
export function plainAnswers(asks: Json[]): Record<string, unknown> {
  const answers: Record<string, Answer> = {}
  for (const ask of asks) {
    if (!ask.required || !holds(ask.when, answers)) continue
    if (ask.type === 'choice') answers[ask.id] = ask.choices[0].code
    if (ask.type === 'choices') answers[ask.id] = [ask.choices[0].code]
    if (ask.type === 'number') answers[ask.id] = ask.min ?? 1
    if (ask.type === 'text') answers[ask.id] = 'Som beskrevet'
    if (ask.type === 'ynu') answers[ask.id] = 'unknown'
    if (ask.type === 'duration') answers[ask.id] = 'P3M'
    if (ask.type === 'date') answers[ask.id] = '2026-11-01'
  }
  return answers
}

/** Begins a draft with everything filled in; gives the referral and its revision. */
export async function writesDraft(
  gp: Person,
  { pack, questionnaire, answers, content, practice }: Question = {},
): Promise<Json> {
  const packs = (await gp.get('/api/unit-packs')).items.filter((one: Json) => one.enabled).map((one: Json) => one.pack)
  // Without a wish it is the first by its name, whichever unit comes first.
  packs.sort((a: Json, b: Json) => (a.id < b.id ? -1 : 1))
  const chosen = packs.find((one: Json) => one.id === pack) ?? packs[0]
  const form = chosen.questionnaires.find((one: Json) => one.id === questionnaire) ?? chosen.questionnaires[0]
  const unit = (await gp.get('/api/units')).items.find((one: Json) => one.service === form.service)
  const whole = await gp.get(`/api/packs/${chosen.id}/versions/${chosen.version}`)
  const { asks } = whole.contributes.questionnaires.find((one: Json) => one.id === form.id)
  const id = fresh('ref')
  const started = await gp.put(`/api/referrals/${id}`, {
    officeId: gp.office.id,
    unitId: unit.id,
    questionnaire: { pack: chosen.id, version: chosen.version, id: form.id },
    ...(practice && { practice }),
  })
  const written = {
    patient: { ...syntheticPatient, nationalId: syntheticNationalId() },
    question: 'Er dette noe å være redd for?',
    questionKind: 'diagnosis',
    urgency: 'routine',
    wouldRefer: 'unsure',
    answers: { ...plainAnswers(asks), ...answers },
    consentCare: 'verbal',
    ...content,
  }
  const saved = await gp.put(
    `/api/referrals/${id}/draft`,
    { revision: started.revision, content: written },
    { deed: fresh('cmd') },
  )
  return { ...started, revision: saved.revision, unit, written }
}

export async function submits(gp: Person, question: Question = {}): Promise<Json> {
  const draft = await writesDraft(gp, question)
  return gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision })
}

export const attaches = (
  gp: Person,
  referralId: string,
  bytes: Uint8Array,
  { id = fresh('img'), view = 'close_up', sha = digest(bytes) } = {},
): Promise<Json> =>
  gp.ask('PUT', `/api/referrals/${referralId}/images/${id}?view=${view}`, {
    body: bytes,
    headers: { 'content-type': 'application/octet-stream', 'content-digest': sha },
  })

/** Waits until a photograph can be zoomed or has failed. */
export async function waitsForPicture(who: Person, imageId: string, withinMs = 30_000): Promise<Json> {
  return eventually(async () => {
    const image = await who.get(`/api/images/${imageId}`)
    return ['ready', 'failed'].includes(image.status) ? image : undefined
  }, withinMs)
}

export async function eventually<T>(
  look: () => Promise<T | undefined> | T | undefined,
  withinMs = 10_000,
  everyMs = 40,
): Promise<T> {
  const end = Date.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`Nothing within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

export const claims = (specialist: Person, id: string, deed: string = fresh('cmd')): Promise<Json> =>
  specialist.post(`/api/cases/${id}/claim`, {}, deed)
export const decides = (
  specialist: Person,
  id: string,
  decision: Json = { disposition: 'advice_gp_continues' },
  decisionId = fresh('dec'),
): Promise<Json> => specialist.put(`/api/cases/${id}/decisions/${decisionId}`, decision)
export const anAnswer = (textToGp: string, more: Json = {}): Json => ({
  diagnosis: { text: 'Godartet føflekk', code: 'D22.9' },
  certainty: 'probable',
  textToGp,
  // What the packs that come along require.
  answers: { risk: 'low' },
  ...more,
})
export const answers = (specialist: Person, id: string, textToGp: string, replyId = fresh('rep')): Promise<Json> =>
  specialist.put(`/api/cases/${id}/replies/${replyId}`, anAnswer(textToGp))

/** Takes the case, decides and replies. */
export async function replies(specialist: Person, id: string, textToGp: string): Promise<Json> {
  await claims(specialist, id)
  await decides(specialist, id)
  return answers(specialist, id, textToGp)
}

/** Presses the button behind the link of a mail, and is led to the letter once she is signed in. */
export async function follows(gp: Person, link: string): Promise<string> {
  const { ticket } = await gp.post('/api/letter-links', { token: new URL(link).hash.slice(1) })
  return (await gp.post('/api/letter-tickets', { ticket })).letterId
}

/** Follows the link of a mail as a browser does: nothing happens before the press, then sign-in, then the letter. */
export const opens = async (gp: Person, link: string, reason: string | null = null): Promise<Json> =>
  gp.post(`/api/letters/${await follows(gp, link)}/openings`, { reason })

/** A mark as a browser sends it: an ellipse that every picture of 64 × 48 has room for. */
export const aMark = (more: Json = {}): Json => ({
  version: 1,
  kind: 'ellipse',
  selector: {
    type: 'SvgSelector',
    value:
      '<svg xmlns="http://www.w3.org/2000/svg"><ellipse cx="30" cy="20.5" rx="12" ry="8.25" transform="rotate(15 30 20.5)"/></svg>',
  },
  text: 'Se her',
  measured: null,
  ...more,
})
export const marks = (specialist: Person, imageId: string, mark: Json = aMark(), id = fresh('ann')): Promise<Json> =>
  specialist.put(`/api/images/${imageId}/annotations/${id}`, mark)
