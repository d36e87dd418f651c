import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { and, eq, gte } from 'drizzle-orm'
import { demoId } from '../../../migrations/seed.ts'
import { memberships, people } from '../../access/table.ts'
import { findQuestionnaire } from '../../catalogue/publish-pack.ts'
import type { Ask } from '../../catalogue/rules.ts'
import { packs } from '../../catalogue/table.ts'
import { acknowledgeLetter } from '../../delivery/acknowledge-letter.ts'
import { openingOf, openLetter } from '../../delivery/open-letter.ts'
import { letters } from '../../delivery/table.ts'
import { attachImage } from '../../imaging/attach-image.ts'
import type { Deps } from '../../kernel/deps.ts'
import type { Id } from '../../kernel/ids.ts'
import { asSystem } from '../../kernel/react.ts'
import { makeScope, type Scope } from '../../kernel/scope.ts'
import { eventLog } from '../../kernel/table.ts'
import { askQuestion } from '../../referral/ask-question.ts'
import { handDraft } from '../../referral/hand-draft.ts'
import { draftContent } from '../../referral/rules.ts'
import { saveDraft } from '../../referral/save-draft.ts'
import { startReferral } from '../../referral/start-referral.ts'
import { submitReferral } from '../../referral/submit-referral.ts'
import { referrals } from '../../referral/table.ts'
import { correctReply } from '../../reply/correct-reply.ts'
import { answerFields } from '../../reply/rules.ts'
import { sendReply } from '../../reply/send-reply.ts'
import { claimCase } from '../../triage/claim-case.ts'
import { newDecision } from '../../triage/contract.ts'
import { decide } from '../../triage/decide.ts'
import { demoTenant } from '../personas.ts'
import type { Picture } from '../pictures/draw.ts'
import { workingTime } from '../region/working-time.ts'
import type { DemoAnswer, DemoCase } from './demo-case.ts'
import { syntheticBirthNumber } from './patients.ts'

export interface Stage {
  readonly deps: Deps
  draw(picture: Picture): Promise<Uint8Array>
}

const minute = 60_000
const day = 86_400_000
const tenant = demoId('ten', demoTenant.key)

/**
 * Carries out a case with the product's own verbs, as the people of the demonstration and with the clock of that day.
 * Every step has a command of its own, so what was done before, by us or by a visitor, is not done again; a Problem
 * means that a visitor has taken the case elsewhere.
 */
export async function playCase(stage: Stage, told: DemoCase): Promise<void> {
  const id = demoId('ref', told.key)
  const system = asSystem(stage.deps, tenant, 'demo')
  const sentAt = await sentAtOf(system, id, told)
  const as = await actors(stage.deps, told)
  await write(stage, told, id, (at) => as(told.by, at), sentAt)
  if (told.claimedBy && !(await isDone(system, commandOf(told.claimedBy, told, 'claim'))))
    await claimCase(
      as(told.claimedBy, new Date(stage.deps.clock.now().getTime() - 20 * minute)),
      id,
      commandOf(told.claimedBy, told, 'claim'),
    )
  if (told.answer) await answer(stage, told, told.answer, id, as, sentAt)
}

/** When it was sent: reckoned back from today the first time, read back afterwards, because days go by. */
async function sentAtOf(system: Scope, id: Id<'ref'>, { daysAgo }: DemoCase): Promise<Date> {
  const begun = await system.first(referrals, eq(referrals.id, id))
  if (begun) return new Date(begun.startedAt.getTime() + 9 * minute)
  const now = system.deps.clock.now()
  if (daysAgo < 1) return new Date(now.getTime() - daysAgo * 600 * minute)
  const time = workingTime(now, 120)
  return time.at(time.days - Math.floor(daysAgo) + (daysAgo % 1))
}

type As = (login: string, at: Date) => Scope

/** People of the demonstration, each with the rights she has and at a moment of our choice. */
async function actors(deps: Deps, { by, claimedBy, answer: given }: DemoCase): Promise<As> {
  const system = asSystem(deps, tenant, 'demo')
  const known = new Map<string, { clinician: boolean; memberships: Scope['actor']['memberships'] }>()
  for (const login of new Set([by, claimedBy, given?.by].filter((one) => one !== undefined))) {
    const person = await system.first(people, eq(people.id, demoId('per', login)))
    const roles = await system.find(memberships, eq(memberships.personId, demoId('per', login)))
    known.set(login, { clinician: Boolean(person?.hpr), memberships: roles })
  }
  return (login, at) => {
    const actor = { tenantId: tenant, personId: demoId('per', login), ...known.get(login)! }
    return makeScope({ ...deps, clock: { now: () => at } }, actor, 'demo')
  }
}

const commandOf = (login: string, { key }: DemoCase, step: string) => `${demoId('per', login)}/demo-${key}-${step}`
const isDone = async (system: Scope, command: string): Promise<boolean> =>
  (await system.first(eventLog, eq(eventLog.commandId, command))) !== undefined

/** The office's part: draft, photographs, and on its way. */
async function write(
  stage: Stage,
  told: DemoCase,
  id: Id<'ref'>,
  gp: (at: Date) => Scope,
  sentAt: Date,
): Promise<void> {
  const system = asSystem(stage.deps, tenant, 'demo')
  const before = (minutes: number) => gp(new Date(sentAt.getTime() - minutes * minute))
  const command = (step: string) => commandOf(told.by, told, step)
  const officeId = gp(sentAt)
    .actor.memberships.map(({ party }) => party)
    .find((party) => party.startsWith('off_')) as Id<'off'>
  const begun = await system.first(referrals, eq(referrals.id, id))
  const version = begun?.packVersion ?? (await newest(system, told.pack))
  const questionnaire = { pack: told.pack, version, id: told.questionnaire }
  if (!begun) await startReferral(before(9), id, { officeId, unitId: demoId('uni', told.unit), questionnaire })
  const saved = await isDone(system, command('draft'))
  if (!saved) {
    const { asks } = await findQuestionnaire(system, questionnaire)
    await saveDraft(before(6), id, { revision: 1, content: contentOf(told, asks) }, command('draft'))
  }
  for (const [n, { sentAs, ...picture }] of told.pictures.entries()) {
    const image = demoId('img', `${told.key} ${n}`)
    if (await isDone(system, `${image}/attach`)) continue
    const bytes = await stage.draw({ ...picture, seed: seedOf(told, n) } as Picture)
    const digest = `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`
    const body = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
    await attachImage(before(5 - n), id, image, { view: sentAs ?? picture.view, digest, body })
  }
  if (told.draft === 'handed' && !(await isDone(system, command('hand'))))
    await handDraft(before(1), id, { revision: 2 }, command('hand'))
  if (told.draft || (await isDone(system, command('send')))) return
  await submitReferral(before(0), id, { revision: 2 }, command('send'))
}

/** One finding, one seed; the other ear is another picture anyway. */
const seedOf = ({ key }: DemoCase, n: number): number =>
  Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 6), 16) + (key.includes('ear') ? n : 0)

async function newest(system: Scope, pack: string): Promise<string> {
  const published = await system.find(packs, eq(packs.id, pack), { orderBy: packs.publishedAt })
  const last = published.at(-1)
  if (!last) throw new Error(`No pack ${pack}`)
  return last.version
}

/** What the case does not tell nobody knows; an illness that is not named was asked for and denied. */
function contentOf(told: DemoCase, asks: readonly Ask[]) {
  const open = asks.filter((ask) => ask.required && !ask.when && told.answers[ask.id] === undefined)
  const rest = open.map((ask): [string, string | string[]] => {
    if (ask.type === 'choices') return [ask.id, ['unknown']]
    return [ask.id, ask.type === 'ynu' && ask.group ? 'no' : 'unknown']
  })
  const { name } = told.patient
  return draftContent.parse({
    patient: { nationalId: syntheticBirthNumber(told.patient), name },
    ...told.content,
    answers: { ...(told.draft === 'begun' ? {} : Object.fromEntries(rest)), ...told.answers },
    ...(told.draft !== 'begun' && { consentCare: 'verbal' }),
  })
}

/** The specialist's part, and what became of the letter. */
async function answer(
  stage: Stage,
  told: DemoCase,
  given: DemoAnswer,
  id: Id<'ref'>,
  as: As,
  sentAt: Date,
): Promise<void> {
  const system = asSystem(stage.deps, tenant, 'demo')
  const line = workingTime(new Date(sentAt.getTime() + 40 * day), 60)
  const repliedAt = line.at(line.placeOfMoment(sentAt) + given.after)
  const at = (minutes: number) => new Date(repliedAt.getTime() + minutes * minute)
  const [decision, reply, correction] = [
    demoId('dec', told.key),
    demoId('rep', told.key),
    demoId('rep', `${told.key} corrected`),
  ]
  const specialist = (minutes: number) => as(given.by, at(minutes))
  if (!(await isDone(system, `${reply}/send`))) {
    const claim = commandOf(given.by, told, 'claim')
    if (!(await isDone(system, claim))) await claimCase(specialist(-5), id, claim)
    if (!(await isDone(system, `${decision}/decide`)))
      await decide(specialist(-1), id, decision, newDecision.parse(given.decision))
    await sendReply(specialist(0), id, reply, { ...answerFields.parse(given.reply), holdSeconds: 0 })
  }
  const correctedAt = given.correction ? at(90) : at(0)
  if (given.correction && !(await isDone(system, `${correction}/send`)))
    await correctReply(as(given.by, correctedAt), id, reply, correction, {
      ...answerFields.parse(given.correction),
      decision: null,
    })
  if (!given.opened) return

  const letter = await letterOf(system, id, correctedAt)
  const gp = (minutes: number) => as(told.by, new Date(correctedAt.getTime() + minutes * minute))
  const later = Math.min(150, (stage.deps.clock.now().getTime() - correctedAt.getTime()) / minute / 2)
  if (!(await isDone(system, openingOf(given.correction ? correction : reply))))
    await openLetter(gp(later), letter, null)
  const read = commandOf(told.by, told, 'read')
  if (given.read && !(await isDone(system, read)))
    await acknowledgeLetter(
      gp(later + 2),
      letter,
      { replyId: given.correction ? correction : reply, ...given.read },
      read,
    )
  const question = demoId('que', told.key)
  if (given.question && !(await isDone(system, `${question}/ask`)))
    await askQuestion(gp(later + 6 * 60), id, question, { text: given.question })
}

/** The letter is posted by a reaction; it comes soon, or at the next start. */
async function letterOf(system: Scope, id: Id<'ref'>, since: Date): Promise<Id<'let'>> {
  for (let tries = 0; tries < 100; tries++) {
    const letter = await system.first(letters, and(eq(letters.referralId, id), gte(letters.arrivedAt, since)))
    if (letter) return letter.id
    await pause(200)
  }
  throw new Error(`No letter about ${id} yet`)
}
