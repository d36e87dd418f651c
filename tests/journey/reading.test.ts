import { expect, test } from 'vitest'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  anAnswer,
  attaches,
  claims,
  decides,
  replies,
  submits,
  syntheticNationalId,
  waitsForPicture,
} from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const surgeon = await clinic.as('specialist-surgery')

const sends = (id: string, reply: string, holdSeconds: number, text = 'Godartet.') =>
  specialist.put(`/api/cases/${id}/replies/${reply}`, { ...anAnswer(text), holdSeconds })
const undoes = (id: string, reply: string, deed = fresh('cmd')) =>
  specialist.post(`/api/cases/${id}/replies/${reply}/undo`, {}, deed)
const isOutOf = (id: string) => expect(gp.get(`/api/referrals/${id}`)).resolves

async function decided(): Promise<Json> {
  const referral = await submits(gp, { pack: 'dermatology' })
  await claims(specialist, referral.id)
  await decides(specialist, referral.id)
  return referral
}
const worklist = (who = specialist, query = '') => who.get(`/api/units/${who.unit.id}/cases${query}`)
const ids = (list: { items: { id: string }[] }) => list.items.map(({ id }) => id)

test('an answer that was taken back never reaches the office, and its text comes back with the case', async () => {
  const referral = await decided()
  const reply = fresh('rep')
  expect((await sends(referral.id, reply, 20, 'Dette var feil pasient.')).heldUntil).not.toBeNull()
  expect(ids(await worklist())).not.toContain(referral.id)
  const deed = fresh('cmd')
  expect(await undoes(referral.id, reply, deed)).toMatchObject({ textToGp: 'Dette var feil pasient.' })
  // Asked again after a lost answer, it is the same deed.
  expect(await undoes(referral.id, reply, deed)).toMatchObject({ textToGp: 'Dette var feil pasient.' })

  const one = await specialist.get(`/api/cases/${referral.id}`)
  expect(one).toMatchObject({
    referral: { status: 'decided' },
    claim: { by: { id: specialist.session.person.id } },
  })
  expect((await specialist.get(`/api/cases/${referral.id}/replies`)).items).toEqual([])
  await expect(sends(referral.id, reply, 20, 'Dette var feil pasient.')).rejects.toMatchObject({ code: 'reply.undone' })

  clinic.clock.advance({ seconds: 30 })
  await sends(referral.id, fresh('rep'), 0, 'Dette er riktig.')
  const mail = await clinic.outbox.arrives(referral.caseNumber)
  expect(mail.subject).toBe('Svar til deg i Lysbord')
  expect(await clinic.outbox.about(referral.caseNumber)).toHaveLength(1)
})

test('a held answer is mailed when its seconds are over, not before, and cannot be taken back then', async () => {
  const referral = await decided()
  const reply = fresh('rep')
  const before = clinic.clock.now().getTime()
  const held = await sends(referral.id, reply, 60)
  expect(Date.parse(held.heldUntil) - before).toBeGreaterThanOrEqual(60_000)
  await expect(
    specialist.put(`/api/cases/${referral.id}/replies/${reply}/corrections/${fresh('rep')}`, anAnswer('Rettet.')),
  ).rejects.toMatchObject({ status: 409, code: 'reply.held' })
  // Longer than the queue needs to look for what is due.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(await clinic.outbox.about(referral.caseNumber)).toEqual([])

  clinic.clock.advance({ seconds: 61 })
  await expect(undoes(referral.id, reply)).rejects.toMatchObject({ status: 409, code: 'reply.left' })
  await clinic.outbox.arrives(referral.caseNumber)
  expect(await specialist.get(`/api/cases/${referral.id}/replies`)).toMatchObject({ items: [{ heldUntil: null }] })
})

test('an undo and the moment of leaving meet: either the office is told, or the case is hers again, never both', async () => {
  for (let round = 0; round < 8; round++) {
    const referral = await decided()
    const reply = fresh('rep')
    await sends(referral.id, reply, 60)
    const undone = undoes(referral.id, reply).then(
      () => true,
      (refused) => {
        expect(refused).toMatchObject({ status: 409, code: 'reply.left' })
        return false
      },
    )
    // Sometimes before it is read, sometimes while it is written, sometimes after.
    await new Promise((resolve) => setTimeout(resolve, round * 2))
    clinic.clock.advance({ seconds: 61 })
    clinic.demo.door.deps.queue.hint()
    if (await undone) {
      await isOutOf(referral.id).toMatchObject({ status: 'decided' })
      await new Promise((resolve) => setTimeout(resolve, 1_200))
      expect(await clinic.outbox.about(referral.caseNumber)).toEqual([])
    } else await clinic.outbox.arrives(referral.caseNumber)
  }
})

test('only its sender takes an answer back, and nobody holds one longer than a minute', async () => {
  const referral = await decided()
  const reply = fresh('rep')
  await expect(sends(referral.id, reply, 61)).rejects.toMatchObject({
    status: 422,
    fields: [{ path: '/holdSeconds' }],
  })
  await sends(referral.id, reply, 60)
  await expect(surgeon.post(`/api/cases/${referral.id}/replies/${reply}/undo`, {})).rejects.toMatchObject({
    code: 'not-found',
  })
  await undoes(referral.id, reply)
})

test('the server stops while an answer is held: it waits on after the start, and leaves once, at its moment', async () => {
  const referral = await decided()
  await sends(referral.id, fresh('rep'), 60)
  await clinic.restart()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(await clinic.outbox.about(referral.caseNumber)).toEqual([])
  clinic.clock.advance({ seconds: 61 })
  await clinic.outbox.arrives(referral.caseNumber)
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  expect(await clinic.outbox.about(referral.caseNumber)).toHaveLength(1)
})

test('the list says what each case is about, what is weak about it, and that the patient was here before', async () => {
  const nationalId = syntheticNationalId(77)
  const content = {
    patient: { nationalId: `${nationalId.slice(0, 6)} ${nationalId.slice(6)}`, name: 'Åse Øyehaug Test', phone: '' },
  }
  const answers = { bodySite: 'leg', side: 'left' }
  const first = await submits(gp, { pack: 'dermatology', content })
  await replies(specialist, first.id, 'Godartet.')
  const second = await submits(gp, { pack: 'dermatology', content, answers })
  const small = await attaches(gp, second.id, picture({ width: 640, height: 480 }))
  await waitsForPicture(gp, small.id)

  const row = (await worklist(specialist, '?limit=100')).items.find((one: Json) => one.id === second.id)
  expect(row).toMatchObject({ about: { nb: 'bein, venstre', en: 'leg, left' }, images: 1, weakImages: 1, earlier: 1 })
  const whole = await specialist.get(`/api/cases/${second.id}`)
  expect(whole.earlier).toMatchObject([{ id: first.id, caseNumber: first.caseNumber, status: 'replied' }])
})

test('a case is found by name, birth number or case number among those that wait, and by nobody of another unit', async () => {
  const nationalId = syntheticNationalId(123)
  const content = { patient: { nationalId, name: 'Ørjan Sjø-Hansen Test', phone: '' } }
  const referral = await submits(gp, { pack: 'dermatology', content })
  const finds = async (text: string, who = specialist) =>
    ids(await who.post(`/api/units/${who.unit.id}/cases/search`, { text }))
  for (const text of [
    'ørjan',
    'Hansen ørj',
    'sjø-hansen',
    nationalId,
    nationalId.slice(0, 8),
    referral.caseNumber.replace('-', '').toLowerCase(),
  ])
    expect(await finds(text), text).toContain(referral.id)
  for (const text of ['rjan', 'ørjan olsen', '99999999999', '%', 'AAAA-AA'])
    expect(await finds(text).catch(({ status }) => status), text).not.toContain(referral.id)
  expect(await finds('ørjan', surgeon)).toEqual([])
  await expect(finds('x')).rejects.toMatchObject({ status: 422 })
})

test('a case that belongs elsewhere goes on to that unit, and its clock runs on', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })
  await claims(specialist, referral.id)
  const moves = (toUnitId: string | null) =>
    decides(specialist, referral.id, { disposition: 'moved_unit', toUnitId, reason: 'Trenger kirurg.' })
  for (const toUnitId of [null, specialist.unit.id, fresh('uni')])
    await expect(moves(toUnitId)).rejects.toMatchObject({ status: 422, code: 'request.invalid' })
  const before = (await specialist.get(`/api/cases/${referral.id}`)).clock.dueAt
  await moves(surgeon.unit.id)

  expect(ids(await worklist(specialist, '?limit=100'))).not.toContain(referral.id)
  await expect(specialist.get(`/api/cases/${referral.id}`)).rejects.toMatchObject({ status: 404 })
  const there = await surgeon.get(`/api/cases/${referral.id}`)
  expect(there).toMatchObject({
    referral: { status: 'waiting' },
    claim: null,
    clock: { dueAt: before },
    decisions: [{ disposition: 'moved_unit', toUnitId: surgeon.unit.id, reason: 'Trenger kirurg.' }],
  })
  expect(await gp.get(`/api/referrals/${referral.id}`)).toMatchObject({ unit: { id: surgeon.unit.id } })
})

test('a correction may correct the decision too, or leave it alone, and an incomplete one changes nothing', async () => {
  const referral = await decided()
  const first = await sends(referral.id, fresh('rep'), 0)
  const corrects = (decision: Json) =>
    specialist.put(`/api/cases/${referral.id}/replies/${first.id}/corrections/${fresh('rep')}`, {
      ...anAnswer('Jeg vil se pasienten likevel.'),
      decision,
    })
  await expect(corrects({ id: fresh('dec'), disposition: 'routine_appointment' })).rejects.toMatchObject({
    status: 422,
    fields: [{ path: '/decision/latestDate' }],
  })
  expect((await specialist.get(`/api/cases/${referral.id}/replies`)).items).toHaveLength(1)
  await corrects({ id: fresh('dec'), disposition: 'routine_appointment', latestDate: '2099-01-04' })
  expect((await specialist.get(`/api/cases/${referral.id}`)).decisions.at(-1)).toMatchObject({
    disposition: 'routine_appointment',
    latestDate: '2099-01-04',
  })
})

test('filters show what is due today and what she has taken, page by page, and count them', async () => {
  const late = await submits(gp, { pack: 'dermatology' })
  const held = await submits(gp, { pack: 'dermatology' })
  await claims(specialist, held.id)
  const yours = await worklist(specialist, '?show=yours&limit=100')
  expect(ids(yours)).toContain(held.id)
  expect(ids(yours)).not.toContain(late.id)
  expect(yours.yours).toBe(yours.items.length)
  expect((await worklist(specialist, '?show=due')).items).toEqual([])

  clinic.clock.advance({ days: 20 })
  await gp.signsIn()
  await specialist.signsIn()
  const fresher = await submits(gp, { pack: 'dermatology' })
  const seen: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: Json = await worklist(
      specialist,
      `?show=due&limit=3${after ? `&after=${encodeURIComponent(after)}` : ''}`,
    )
    seen.push(...ids(page))
    after = page.next
    expect(page.waiting).toBe(page.due + 1)
  }
  expect(seen).toEqual(expect.arrayContaining([late.id, held.id]))
  expect(seen).not.toContain(fresher.id)
  expect(new Set(seen).size).toBe(seen.length)
})

test('the office asks after an answer: the case is news to the unit and not late, and is answered once more', async () => {
  const referral = await decided()
  await sends(referral.id, fresh('rep'), 0)
  await gp.put(`/api/referrals/${referral.id}/questions/${fresh('que' as 'rep')}`, { text: 'Hva om den blør igjen?' })
  clinic.clock.advance({ days: 20 })
  await gp.signsIn()
  await specialist.signsIn()

  const row = (await worklist(specialist, '?show=yours&limit=100')).items.find((one: Json) => one.id === referral.id)
  expect(row).toMatchObject({ lane: 'news', answered: true, status: 'asked' })
  expect(ids(await worklist(specialist, '?show=due&limit=100'))).not.toContain(referral.id)
  expect((await specialist.get(`/api/cases/${referral.id}`)).questions).toMatchObject([
    { text: 'Hva om den blør igjen?' },
  ])

  await claims(specialist, referral.id)
  await decides(specialist, referral.id)
  await sends(referral.id, fresh('rep'), 0, 'Da vil jeg se den.')
  await clinic.outbox.arrives(referral.caseNumber, 2)
  expect((await specialist.get(`/api/cases/${referral.id}/replies`)).items).toHaveLength(2)
})
