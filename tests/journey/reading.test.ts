import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { expect, test } from 'vitest'
import { startClinic } from '../support/clinic.ts'
import { linkIn } from '../support/outbox.ts'
import { fresh, type Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  anAnswer,
  attaches,
  claims,
  decides,
  opens,
  replies,
  submits,
  syntheticNationalId,
  waitsForPicture,
} from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const senior = await clinic.as('senior-skin')
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
const asksBack = (id: string, text = 'Hva om den blør igjen?') =>
  gp.put(`/api/referrals/${id}/questions/${fresh('que')}`, { text })
const corrects = (id: string, reply: string, decision: Json | null, text = 'Rettet.') =>
  specialist.put(`/api/cases/${id}/replies/${reply}/corrections/${fresh('rep')}`, {
    ...anAnswer(text),
    decision: decision && { id: fresh('dec'), ...decision },
  })
const moreInfo = { disposition: 'more_info', reason: 'Bildet er uskarpt' }
/** A case in which the hospital asks for a better photograph; for sixty seconds that may be taken back. */
async function holdsAsking(): Promise<{ referral: Json; reply: string }> {
  const referral = await submits(gp, { pack: 'dermatology' })
  await claims(specialist, referral.id)
  await decides(specialist, referral.id, moreInfo)
  const reply = fresh('rep')
  await sends(referral.id, reply, 60)
  return { referral, reply }
}
const ask = (sql: string, ...params: unknown[]) => clinic.demo.door.deps.database.write([{ sql, params }])
const looks = async (action: string, object: string) =>
  Number((await ask('select count(*) as n from audit where action = ? and object = ?', action, object))[0]!.rows[0]!.n)
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

test('the letter tells what was decided with its answer, not what was decided since and never sent', async () => {
  const referral = await decided()
  const first = await sends(referral.id, fresh('rep'), 0)
  const link = linkIn(await clinic.outbox.arrives(referral.caseNumber))
  await asksBack(referral.id)
  await claims(specialist, referral.id)
  await decides(specialist, referral.id, { disposition: 'in_person' })
  // The link ends with the confirmation; the letter stays in the office's list.
  const letter: string = (await opens(gp, link)).cover.id
  const told = async () => (await gp.post(`/api/letters/${letter}/openings`, { reason: null })).decision.disposition
  expect(await told()).toBe('advice_gp_continues')
  const held = fresh('rep')
  await sends(referral.id, held, 60)
  expect(await told()).toBe('advice_gp_continues')

  // The first answer is what the office has read: it is confirmed, before and after the undo, and the case goes on.
  const confirms = () => gp.post(`/api/letters/${letter}/acknowledgement`, { replyId: first.id })
  await confirms()
  await isOutOf(referral.id).toMatchObject({ status: 'replied' })
  await undoes(referral.id, held)
  await isOutOf(referral.id).toMatchObject({ status: 'decided' })
  expect((await confirms()).acknowledgedAt).not.toBeNull()
  await isOutOf(referral.id).toMatchObject({ status: 'decided' })
  expect(await told()).toBe('advice_gp_continues')

  // The first one is corrected while the second is being written: each goes out with its own decision.
  await corrects(referral.id, first.id, { disposition: 'direct_to_procedure' })
  expect(await told()).toBe('direct_to_procedure')
  await isOutOf(referral.id).toMatchObject({ status: 'decided' })
  await sends(referral.id, fresh('rep'), 0, 'Da vil jeg se den.')
  expect(await told()).toBe('in_person')
})

test('an answer is taken back also where somebody else has moved the case, and the case stays with them', async () => {
  const asked = await decided()
  await sends(asked.id, fresh('rep'), 0)
  await clinic.outbox.arrives(asked.caseNumber)
  await asksBack(asked.id)
  await claims(specialist, asked.id)
  await decides(specialist, asked.id)
  const second = fresh('rep')
  await sends(asked.id, second, 60, 'Feil pasient.')
  await asksBack(asked.id, 'Og hvis hun er gravid?')

  const [taken, redecided, answered, withdrawn, forgotten] = await Promise.all(Array.from({ length: 5 }, holdsAsking))
  await claims(senior, taken!.referral.id)
  for (const { referral } of [redecided!, answered!]) {
    await claims(senior, referral.id)
    await decides(senior, referral.id)
  }
  await senior.put(`/api/cases/${answered!.referral.id}/replies/${fresh('rep')}`, anAnswer('Godartet.'))
  for (const { referral } of [withdrawn!, forgotten!])
    await gp.post(`/api/referrals/${referral.id}/withdrawal`, { reason: 'solved' })

  expect(await undoes(asked.id, second)).toMatchObject({ textToGp: 'Feil pasient.' })
  for (const { referral, reply } of [taken!, redecided!, answered!, withdrawn!]) await undoes(referral.id, reply)
  const stands = async (id: string) => {
    const { referral, claim } = await senior.get(`/api/cases/${id}`)
    return [referral.status, claim?.by.id ?? null]
  }
  const hers = senior.session.person.id
  expect(await stands(asked.id)).toEqual(['asked', null])
  expect(await stands(taken!.referral.id)).toEqual(['decided', hers])
  expect(await stands(redecided!.referral.id)).toEqual(['decided', hers])
  expect(await stands(answered!.referral.id)).toEqual(['replied', null])
  expect(await stands(withdrawn!.referral.id)).toEqual(['withdrawn', null])

  clinic.clock.advance({ seconds: 61 })
  clinic.demo.door.deps.queue.hint()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  for (const { referral } of [taken!, redecided!, withdrawn!, forgotten!])
    expect(await clinic.outbox.about(referral.caseNumber)).toEqual([])
  expect(await clinic.outbox.about(asked.caseNumber)).toHaveLength(1)
  expect(await clinic.outbox.about(answered!.referral.caseNumber)).toHaveLength(1)
  await replies(specialist, asked.id, 'Nei, da ikke.')
})

test('a correction puts the case where its decision belongs: back to the office, or closed', async () => {
  const referral = await decided()
  const first = await sends(referral.id, fresh('rep'), 0)
  const yourTurn = async () => ids(await gp.get(`/api/offices/${gp.office.id}/referrals?status=your_turn&limit=100`))
  const asking = await corrects(referral.id, first.id, moreInfo, 'Jeg trenger likevel et skarpt bilde.')
  expect(await yourTurn()).toContain(referral.id)
  const row = (await worklist(specialist, '?limit=100')).items.find((one: Json) => one.id === referral.id)
  expect(row).toMatchObject({ status: 'your_turn', answered: false })
  const mail = await clinic.outbox.arrives(referral.caseNumber, 2)
  expect(mail).toMatchObject({
    subject: 'Rettet svar i Lysbord',
    text: expect.stringContaining('saken under «Din tur»'),
  })

  const wording = await corrects(referral.id, asking.id, null, 'Skarpt, og med linjal.')
  expect(await yourTurn()).toContain(referral.id)
  await corrects(referral.id, wording.id, { disposition: 'in_person' }, 'Jeg ser henne heller selv.')
  expect(await yourTurn()).not.toContain(referral.id)
  expect(ids(await worklist(specialist, '?limit=100'))).not.toContain(referral.id)
  await isOutOf(referral.id).toMatchObject({ status: 'replied' })
})

test('a case that its office withdrew is in nobody’s hands, and old claims hide no new ones', async () => {
  const withdrawn = await submits(gp, { pack: 'dermatology' })
  await claims(specialist, withdrawn.id)
  await gp.post(`/api/referrals/${withdrawn.id}/withdrawal`, { reason: 'solved' })
  await expect.poll(async () => (await specialist.get(`/api/cases/${withdrawn.id}`)).claim).toBeNull()

  await ask(
    `with recursive n(n) as (select 1 union all select n + 1 from n where n < 200)
     insert into referrals (tenant_id, id, case_number, office_id, unit_id, referrer_id, pack, pack_version, questionnaire,
       content, status, urgency, urgency_rank, started_at, changed_at, received_at)
     select tenant_id, printf('ref_%026d', n), 'OLD-' || n, office_id, unit_id, referrer_id, pack, pack_version, questionnaire,
       content, status, urgency, urgency_rank, started_at, changed_at, received_at from referrals, n where id = ?`,
    withdrawn.id,
  )
  await ask(
    `insert into claims (tenant_id, referral_id, person_id, claimed_at)
     select tenant_id, id, ?, 0 from referrals where case_number like 'OLD-%'`,
    specialist.session.person.id,
  )
  const held = await submits(gp, { pack: 'dermatology' })
  await claims(specialist, held.id)
  expect(ids(await worklist(specialist, '?show=yours&limit=100'))).toContain(held.id)
})

test('what is known of a patient is found by the patient, however many cases the unit has', async () => {
  const patients = [201, 202].map((n) => ({ nationalId: syntheticNationalId(n), name: 'Test Testesen', phone: '' }))
  const sent = []
  for (const patient of patients) sent.push(await submits(gp, { pack: 'dermatology', content: { patient } }))
  // biome-ignore lint/suspicious/noExplicitAny: drizzle does not tell that its client is there
  const client = (clinic.demo.door.deps.database.read as any).$client
  const { execute } = client
  const seen: { sql: string; args: unknown[] }[] = []
  client.execute = (statement: (typeof seen)[number]) => {
    seen.push(statement)
    return execute.call(client, statement)
  }
  await worklist()
  await specialist.get(`/api/cases/${sent[0].id}`)
  await specialist.post(`/api/units/${specialist.unit.id}/cases/search`, { text: patients[0]!.nationalId })
  client.execute = execute
  const byPatient = seen.filter(({ sql }) => sql.split(' where ')[1]?.includes('"national_id"'))
  expect(byPatient.length).toBeGreaterThanOrEqual(3)
  const [here] = (await client.execute({ sql: 'pragma database_list', args: [] })).rows
  const file = new DatabaseSync(here.file, { readOnly: true })
  for (const { sql, args } of byPatient) {
    const plan = file.prepare(`explain query plan ${sql}`).all(...(args as SQLInputValue[]))
    expect(plan.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/INDEX referrals_patient \(tenant_id=\? AND national_id=\?\)/),
    )
  }
  file.close()
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
  // Whose case was shown is recorded, not only that there was a search.
  expect(await looks('search-cases', referral.id)).toBe(1)
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
  expect(ids(await worklist(specialist, '?show=due&limit=100'))).not.toContain(referral.id)
  const decidedAgain = (await worklist(specialist, '?show=yours&limit=100')).items
  expect(decidedAgain.find((one: Json) => one.id === referral.id)).toMatchObject({ answered: true, status: 'decided' })
  await sends(referral.id, fresh('rep'), 0, 'Da vil jeg se den.')
  await clinic.outbox.arrives(referral.caseNumber, 2)
  expect((await specialist.get(`/api/cases/${referral.id}/replies`)).items).toHaveLength(2)
})
