import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { counter, countUse } from '../../api/adoption/count-use.ts'
import { caseUses, officeDays } from '../../api/adoption/table.ts'
import { actsOf } from '../../api/inquiry/find-acts.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import type { Scope } from '../../api/kernel/scope.ts'
import { cursors, eventLog } from '../../api/kernel/table.ts'
import { osloDate } from '../../api/kernel/working-days.ts'
import { countMonth } from '../../api/practice/count-month.ts'
import { referrals } from '../../api/referral/table.ts'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json } from '../support/person.ts'
import { anAnswer, answers, claims, decides, eventually, submits } from '../support/ward.ts'

const clinic = await startClinic()
const { deps } = clinic.demo.door
const coordinator = await clinic.as('coordinator')
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const scope = asSystem(deps, coordinator.tenantId, 'test')
const officeId = gp.office.id as Id<'off'>

const more = { disposition: 'more_info', reason: 'Nærbilde mangler.' }
const twice = { disposition: 'withdrawn_duplicate' }
const advice = { disposition: 'advice_gp_continues' }

async function answered(decision: Json, id?: string): Promise<{ id: string; reply: string }> {
  const of = id ?? (await submits(gp, { pack: 'dermatology' })).id
  const reply = fresh('rep')
  await claims(specialist, of)
  await decides(specialist, of, decision)
  await answers(specialist, of, 'Se svaret.', reply)
  return { id: of, reply }
}
async function corrects({ id, reply }: { id: string; reply: string }, decision?: Json) {
  const next = fresh('rep')
  const body = decision && { decision: { id: fresh('dec'), ...decision } }
  await specialist.put(`/api/cases/${id}/replies/${reply}/corrections/${next}`, anAnswer('Rettet.', body))
  return { id, reply: next }
}
async function asksBack(id: string) {
  await gp.put(`/api/referrals/${id}/questions/${fresh('que')}`, { text: 'Gjelder det begge?' })
}
async function opensLetter(id: string) {
  const letter = `/api/letters/let_${id.slice(4)}`
  await eventually(async () => (await gp.raw('GET', letter)).ok || undefined)
  await gp.post(`${letter}/openings`, { reason: null })
}
const answeredAt = async (id: string) => (await scope.first(referrals, eq(referrals.id, id as Id<'ref'>)))!.answeredAt
async function use(id: string) {
  await countUse(scope)
  return (await scope.find(caseUses, eq(caseUses.referralId, id as Id<'ref'>)))[0]!
}
async function sent(): Promise<number> {
  await countUse(scope)
  return (await scope.find(officeDays, eq(officeDays.officeId, officeId))).reduce((sum, { cases }) => sum + cases, 0)
}

describe('a case that was sent twice', () => {
  test('is none from the answer that says so, nor on its day, in a network or in the letter of the month', async () => {
    const month = clinic.clock.now().toISOString().slice(0, 7)
    const [before, monthly] = [await sent(), (await countMonth(scope, officeId, month)).cases]
    const one = await answered(twice)
    expect(await use(one.id)).toMatchObject({ isWithdrawn: true })
    expect(await sent()).toBe(before)
    const acts = await actsOf(scope, officeId, new Date(0))
    expect(acts.map(({ referralId }) => referralId)).not.toContain(one.id)
    expect((await countMonth(scope, officeId, month)).cases).toBe(monthly)
    const { offices } = await coordinator.get('/api/adoption/use')
    expect(offices.find((office: Json) => office.id === officeId)).toMatchObject({ cases: 0, replies: 1 })
  })

  test('is one again when that was wrong, and counted out once however often it is said', async () => {
    const before = await sent()
    const one = await corrects(await answered(twice), advice)
    expect(await use(one.id)).toMatchObject({ isWithdrawn: false, disposition: 'advice_gp_continues' })
    expect(await sent()).toBe(before + 1)
    await corrects(await corrects(one, twice))
    expect(await use(one.id)).toMatchObject({ isWithdrawn: true })
    expect(await sent()).toBe(before)
  })
})

describe('an answer that is corrected', () => {
  test('into a question leaves the case unanswered: it is late if nobody answers', async () => {
    const one = await corrects(await answered(advice), more)
    expect(await use(one.id)).toMatchObject({ answeredAt: null, askedMore: 1, disposition: 'more_info' })
    await corrects(one, more)
    expect(await use(one.id)).toMatchObject({ answeredAt: null, askedMore: 1 })
  })

  test('into a question is no answer any more, and none of its own day when it is corrected back', async () => {
    const one = await corrects(await answered(advice), more)
    expect([await answeredAt(one.id), (await use(one.id)).answeredAt]).toEqual([null, null])
    clinic.clock.advance({ days: 3 })
    await Promise.all([gp, specialist, coordinator].map((one) => one.signsIn()))
    const now = clinic.clock.now().getTime()
    await corrects(one, advice)
    for (const at of [await answeredAt(one.id), (await use(one.id)).answeredAt])
      expect(at!.getTime()).toBeGreaterThanOrEqual(now)
  })

  test('into a question leaves an earlier one standing, with its day and its opening', async () => {
    const one = await answered(advice)
    await opensLetter(one.id)
    const before = await use(one.id)
    expect(before).toMatchObject({ answeredAt: expect.any(Date), openedAt: expect.any(Date) })
    clinic.clock.advance({ minutes: 5 })
    await asksBack(one.id)
    await corrects(await answered(advice, one.id), more)
    const stands = { answeredAt: before.answeredAt, openedAt: before.openedAt }
    expect(await use(one.id)).toMatchObject({ ...stands, askedMore: 1, disposition: 'more_info' })
    expect(await answeredAt(one.id)).toEqual(before.answeredAt)
    await answered(advice, one.id)
    expect(await use(one.id)).toMatchObject({ ...stands, disposition: 'advice_gp_continues' })
    expect(await answeredAt(one.id)).toEqual(before.answeredAt)
  })

  test('while the office asks back is no request for more', async () => {
    const one = await answered(advice)
    await asksBack(one.id)
    await corrects(one)
    expect(await use(one.id)).toMatchObject({ askedMore: 0, answeredAt: expect.any(Date) })
  })
})

test('the opening of a request for more is not that of the answer that came later', async () => {
  const one = await answered(more)
  await opensLetter(one.id)
  expect(await use(one.id)).toMatchObject({ openedAt: expect.any(Date), answeredAt: null })
  clinic.clock.advance({ minutes: 1 })
  await answered(advice, one.id)
  expect(await use(one.id)).toMatchObject({ openedAt: null, acknowledgedAt: null, answeredAt: expect.any(Date) })
})

test('a decision that nobody sent is told in no figure and in no letter of a month', async () => {
  const one = await answered(advice)
  const month = osloDate(clinic.clock.now()).slice(0, 7)
  const told = await countMonth(scope, officeId, month)
  await asksBack(one.id)
  await claims(specialist, one.id)
  await decides(specialist, one.id, twice)
  expect(await use(one.id)).toMatchObject({ disposition: 'advice_gp_continues', isWithdrawn: false })
  expect(await countMonth(scope, officeId, month)).toEqual(told)

  const held = fresh('rep')
  const path = `/api/cases/${one.id}/replies/${held}`
  await specialist.put(path, anAnswer('Sendt to ganger.', { holdSeconds: 30 }))
  await specialist.post(`${path}/undo`, {})
  expect(await use(one.id)).toMatchObject({ disposition: 'advice_gp_continues', isWithdrawn: false })
  expect(await countMonth(scope, officeId, month)).toEqual(told)
})

test('an answer of an edition that did not say what was decided has the decision that was made last before it', async () => {
  const id = fresh('ref')
  const told = [
    ['referral.submitted', {}],
    ['case.decided', { disposition: 'in_person' }],
    ['case.decided', { disposition: 'advice_gp_continues' }],
    ['reply.sent', { reply: fresh('rep') }],
    ['case.decided', { disposition: 'in_person' }],
  ] as const
  const events = told.map(([name, facts], seq) =>
    scope.insert(eventLog, {
      ...{ subject: id, seq: seq + 1, commandId: fresh('cmd'), name, facts: { office: officeId, ...facts } },
      ...{ actor: 'system', at: clinic.clock.now(), bodyHash: '' },
    }),
  )
  await scope.write(...events)
  expect(await use(id)).toMatchObject({ disposition: 'advice_gp_continues', answeredAt: expect.any(Date) })
})

test('however many cases of an office were sent twice, its network reads those alone that it looks at', async () => {
  const sentAt = clinic.clock.now()
  const many = Array.from({ length: 1_500 }, (_, i) =>
    scope.insert(caseUses, {
      ...{ referralId: fresh('ref') as Id<'ref'>, officeId, sentAt: new Date(sentAt.getTime() - i * 60_000) },
      ...{ isWithdrawn: true, disposition: 'withdrawn_duplicate' },
    }),
  )
  await scope.write(...many)
  let read = 0
  const counting: Scope = {
    ...scope,
    pick: async (...asked) => {
      const rows = await scope.pick(...asked)
      read += rows.length
      return rows
    },
  }
  await actsOf(counting, officeId, new Date(0))
  expect(read).toBeLessThan(1_000)
  // They are in no log.
  await scope.write(scope.remove(cursors, eq(cursors.name, counter.name)))
})

test('all of it comes out the same when the log is counted anew', async () => {
  const rows = async () => [await scope.find(caseUses), await scope.find(officeDays)]
  await countUse(scope)
  const before = await rows()
  await scope.write(scope.remove(cursors, eq(cursors.name, counter.name)))
  await countUse(scope)
  expect(await rows()).toEqual(before)
})
