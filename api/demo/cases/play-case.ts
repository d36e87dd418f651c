import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { demoId } from '../../../migrations/seed.ts'
import type { Session } from '../../access/contract.ts'
import type { PackSummary } from '../../catalogue/contract.ts'
import type { Pack } from '../../catalogue/manifest.ts'
import { type Answer, type Answers, type Ask, holds, type Questionnaire } from '../../catalogue/rules.ts'
import type { LetterCover } from '../../delivery/contract.ts'
import type { ImageOut } from '../../imaging/contract.ts'
import type { Id } from '../../kernel/ids.ts'
import { isWorkingDay } from '../../kernel/working-days.ts'
import type { ReferralOut } from '../../referral/contract.ts'
import type { Picture } from '../pictures/draw.ts'
import { workingTime } from '../region/working-time.ts'
import type { DemoAnswer, DemoCase, DemoPicture } from './demo-case.ts'
import { syntheticBirthNumber } from './patients.ts'
import type { Visitor } from './visitor.ts'

export interface Stage {
  as(login: string): Promise<Visitor>
  draw(picture: Picture): Promise<Uint8Array>
  now(): Date
  /** When it is time to go. */
  readonly leaving: AbortSignal
}

const minute = 60_000
const day = 86_400_000

/**
 * Carries out a case over HTTP, as the people of the demonstration and each deed on its day. What stands there already,
 * by us or by a visitor, is not done again; every deed has a command or an id of its own, so that one whose answer got
 * lost is not done twice. Throws Refused: below 500 a visitor has taken the case elsewhere.
 */
export async function playCase(stage: Stage, told: DemoCase): Promise<void> {
  const id = demoId('ref', told.key)
  const gp = await stage.as(told.by)
  const begun = await gp.find<ReferralOut>(`/api/referrals/${id}`)
  if (begun?.status === 'withdrawn') return
  // Reckoned back from today the first time, read back afterwards, because days go by.
  const sentAt = begun ? new Date(Date.parse(begun.startedAt) + 9 * minute) : whenSent(stage.now(), told)
  if (!begun || begun.status === 'draft') await write(stage, told, id, begun, sentAt)
  if (told.claimedBy) {
    const at = new Date(stage.now().getTime() - 20 * minute)
    await claim(await stage.as(told.claimedBy), told, id, at)
  }
  if (told.answer) await answer(stage, told, told.answer, id, begun, sentAt)
}

function whenSent(now: Date, { daysAgo }: DemoCase): Date {
  if (daysAgo < 1) return new Date(now.getTime() - daysAgo * 600 * minute)
  const time = workingTime(now, 120)
  // On a free day the last working day is already behind us: the clock of the case says the same then.
  const back = Math.floor(daysAgo) + (isWorkingDay(now) ? 0 : 1)
  return time.at(time.days - back + (daysAgo % 1))
}

const deed = ({ key }: DemoCase, step: string) => ({ 'idempotency-key': `demo-${key}-${step}` })
const claim = (who: Visitor, told: DemoCase, id: Id<'ref'>, at: Date) =>
  who.ask('POST', `/api/cases/${id}/claim`, { json: {}, headers: deed(told, 'claim'), at })

/** The office's part: draft, photographs, and on its way. */
async function write(
  stage: Stage,
  told: DemoCase,
  id: Id<'ref'>,
  begun: ReferralOut | undefined,
  sentAt: Date,
): Promise<void> {
  const gp = await stage.as(told.by)
  const before = (minutes: number) => new Date(sentAt.getTime() - minutes * minute)
  const path = `/api/referrals/${id}`
  const draft = begun ?? (await start(gp, told, path, before(9)))
  const questionnaire = await questionnaireOf(gp, draft)
  if (draft.revision === 1) {
    const json = { revision: 1, content: contentOf(told, questionnaire.asks) }
    await gp.ask('PUT', `${path}/draft`, { json, headers: deed(told, 'draft'), at: before(6) })
  }
  const there = await gp.ask<{ items: ImageOut[] }>('GET', `${path}/images`)
  for (const [n, shown] of told.pictures.entries()) {
    const image = demoId('img', `${told.key} ${n}`)
    if (there.items.some((one) => one.id === image)) continue
    const { sentAs: _, belongsTo: __, ...picture } = shown
    const body = new Uint8Array(await stage.draw({ ...picture, seed: seedOf(told, n) } as Picture))
    await gp.ask(
      'PUT',
      `${path}/images/${image}?${factsOf(shown, questionnaire, answersOf(told, questionnaire.asks))}`,
      {
        body,
        headers: {
          'content-type': 'application/octet-stream',
          'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
        },
        at: before(5 - n),
      },
    )
  }
  const json = { revision: 2 }
  if (told.draft === 'handed' && !draft.handed)
    await gp.ask('POST', `${path}/handover`, { json, headers: deed(told, 'hand'), at: before(1) })
  if (told.draft) return
  await gp.ask('POST', `${path}/submission`, { json, headers: deed(told, 'send'), at: before(0) })
}

async function start(gp: Visitor, told: DemoCase, path: string, at: Date): Promise<ReferralOut> {
  const { offices } = await gp.ask<Session>('GET', '/api/session')
  const packs = await gp.ask<{ items: PackSummary[] }>('GET', '/api/packs')
  const version = packs.items.find(({ id }) => id === told.pack)?.version
  const questionnaire = { pack: told.pack, version, id: told.questionnaire }
  return gp.ask('PUT', path, {
    json: { officeId: offices[0]?.id, unitId: demoId('uni', told.unit), questionnaire },
    at,
  })
}

async function questionnaireOf(gp: Visitor, { questionnaire: named }: ReferralOut): Promise<Questionnaire> {
  const { contributes } = await gp.ask<Pack>('GET', `/api/packs/${named.pack}/versions/${named.version}`)
  return contributes.questionnaires.find(({ id }) => id === named.id)!
}

/** What is said of a photograph, as a query. Nobody is recognised by an arm or a back. */
export function factsOf(
  { view: drawn, sentAs: view = drawn, belongsTo }: DemoPicture,
  { views, parts }: Pick<Questionnaire, 'views' | 'parts'>,
  answers: Answers,
): URLSearchParams {
  const there = parts?.choices.filter(({ together, when }) => !together && holds(when, answers)).map(({ code }) => code)
  const named = views.find((one) => one.view === view)?.of?.filter(({ when }) => holds(when, answers))
  const possible = named ? there?.filter((one) => named.some(({ code }) => code === one)) : there
  const part = belongsTo ?? (possible?.length === 1 ? possible[0] : undefined)
  const scale = { close_up_scale: 'ruler', dermoscopic: 'graticule' }[drawn as string]
  return new URLSearchParams({ view, ...(part && { belongsTo: part }), ...(scale && { scale }), recognisable: 'false' })
}

/** One finding, one seed; the other ear is another picture anyway, and so is the next of several. */
const seedOf = ({ key, pictures }: DemoCase, n: number): number => {
  const isAnother = key.includes('ear') || !['all', 'L1', undefined].includes(pictures[n]?.belongsTo)
  return Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 6), 16) + (isAnother ? n : 0)
}

/** What the case does not tell nobody knows; an illness that is not named was asked for and denied. */
export function answersOf(told: Pick<DemoCase, 'answers' | 'draft'>, asks: readonly Ask[]): Answers {
  const answers: Record<string, Answer> = { ...told.answers }
  if (told.draft === 'begun') return answers
  for (const ask of asks)
    if (ask.required && answers[ask.id] === undefined && holds(ask.when, answers))
      answers[ask.id] = ask.type === 'choices' ? ['unknown'] : ask.type === 'ynu' && ask.group ? 'no' : 'unknown'
  return answers
}

const contentOf = (told: DemoCase, asks: readonly Ask[]) => ({
  patient: { nationalId: syntheticBirthNumber(told.patient), name: told.patient.name },
  ...told.content,
  answers: answersOf(told, asks),
  ...(told.draft !== 'begun' && { consentCare: 'verbal' }),
})

/** The specialist's part, and what became of the letter. */
async function answer(
  stage: Stage,
  told: DemoCase,
  given: DemoAnswer,
  id: Id<'ref'>,
  begun: ReferralOut | undefined,
  sentAt: Date,
): Promise<void> {
  const specialist = await stage.as(given.by)
  const line = workingTime(new Date(sentAt.getTime() + 40 * day), 60)
  const repliedAt = line.at(line.placeOfMoment(sentAt) + given.after)
  const at = (minutes: number) => new Date(repliedAt.getTime() + minutes * minute)
  const reply = demoId('rep', told.key)
  const path = `/api/cases/${id}`
  if (!begun || ['draft', 'waiting', 'decided'].includes(begun.status)) {
    await claim(specialist, told, id, at(-5))
    await specialist.ask('PUT', `${path}/decisions/${demoId('dec', told.key)}`, { json: given.decision, at: at(-1) })
  }
  // Answered before, this asks whether it was by us: another's answer is refused here.
  await specialist.ask('PUT', `${path}/replies/${reply}`, { json: given.reply, at: at(0) })
  const letter = await letterOf(stage, told, id, repliedAt)
  const correction = given.correction && demoId('rep', `${told.key} corrected`)
  if (correction && Date.parse(letter.arrivedAt) < at(90).getTime())
    await specialist.ask('PUT', `${path}/replies/${reply}/corrections/${correction}`, {
      json: given.correction,
      at: at(90),
    })
  if (given.opened) await read(stage, told, given, id, { last: correction ?? reply, at: correction ? at(90) : at(0) })
}

/** The office opens the letter, perhaps confirms it, perhaps asks back. */
async function read(
  stage: Stage,
  told: DemoCase,
  given: DemoAnswer,
  id: Id<'ref'>,
  { last, at }: { last: Id<'rep'>; at: Date },
): Promise<void> {
  const gp = await stage.as(told.by)
  const letter = await letterOf(stage, told, id, at)
  const later = Math.min(150, (stage.now().getTime() - at.getTime()) / minute / 2)
  const after = (minutes: number) => new Date(at.getTime() + (later + minutes) * minute)
  const path = `/api/letters/${letter.id}`
  if (!letter.openedAt) await gp.ask('POST', `${path}/openings`, { json: { reason: null }, at: after(0) })
  if (given.read && !letter.acknowledgedAt) {
    const json = { replyId: last, ...given.read }
    await gp.ask('POST', `${path}/acknowledgement`, { json, headers: deed(told, 'read'), at: after(2) })
  }
  if (!given.question) return
  const question = demoId('que', told.key)
  const { questions } = await gp.ask<ReferralOut>('GET', `/api/referrals/${id}`)
  if (!questions.some((one) => one.id === question))
    await gp.ask('PUT', `/api/referrals/${id}/questions/${question}`, {
      json: { text: given.question },
      at: after(360),
    })
}

/** The letter is posted by a reaction; it comes soon, or at the next start. */
async function letterOf(stage: Stage, { by, key }: DemoCase, id: Id<'ref'>, since: Date): Promise<LetterCover> {
  const gp = await stage.as(by)
  for (let tries = 0; tries < 100; tries++) {
    const letter = await gp.find<LetterCover>(`/api/letters/let_${id.slice(4)}`)
    if (letter && Date.parse(letter.arrivedAt) >= since.getTime()) return letter
    await pause(200, undefined, { signal: stage.leaving })
  }
  throw new Error(`No letter about ${key} yet`)
}
