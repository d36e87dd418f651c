import { expect, test } from 'vitest'
import { startClinic } from '../support/clinic.ts'
import { linkIn } from '../support/outbox.ts'
import { fresh } from '../support/person.ts'
import { anAnswer, claims, decides, opens, replies, submits, syntheticNationalId } from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const deputy = await clinic.as('deputy-alta')
const foreign = await clinic.as('gp-hammerfest')
const specialist = await clinic.as('specialist-skin')

/** Sessions end while the clock is put forward: everybody signs in afresh. */
const today = () => Promise.all([gp, deputy, foreign, specialist].map((one) => one.signsIn()))

async function answered(from = gp, words = 'Godartet.') {
  const patient = { nationalId: syntheticNationalId(), name: 'Kanarifugl Testesen', phone: '' }
  const referral = await submits(from, {
    pack: 'dermatology',
    content: { question: 'KANARIFUGL i spørsmålet', patient },
  })
  const reply = await replies(specialist, referral.id, words)
  const mail = await clinic.outbox.arrives(referral.caseNumber)
  return { referral, reply, mail, link: linkIn(mail) }
}

test('the link grows old, and the reply stays in the list of the office', async () => {
  const { link, referral } = await answered()
  clinic.clock.advance({ days: 13, hours: 23 })
  await today()
  expect((await opens(gp, link)).replies).toHaveLength(1)
  clinic.clock.advance({ hours: 1, minutes: 1 })
  await expect(opens(gp, link)).rejects.toMatchObject({ status: 404, code: 'link.not-valid' })
  const { items } = await gp.get(`/api/offices/${gp.office.id}/letters`)
  expect(items.map((one: { referralId: string }) => one.referralId)).toContain(referral.id)
})

test('an unknown, a broken and an expired link get one and the same answer', async () => {
  const { link } = await answered()
  clinic.clock.advance({ days: 15 })
  await today()
  const ask = async (token: string) => {
    const response = await clinic.anyone().raw('POST', '/api/letter-links', { json: { token } })
    return { status: response.status, body: await response.text() }
  }
  const expired = await ask(new URL(link).hash.slice(1))
  expect(expired.status).toBe(404)
  for (const token of ['A'.repeat(43), 'short', '', 'x'.repeat(199), "' or 1=1 --"])
    expect(await ask(token)).toEqual(expired)
})

test('somebody of another office gets nothing from a link that went astray', async () => {
  const { link } = await answered()
  await expect(opens(foreign, link)).rejects.toMatchObject({ status: 404, code: 'not-found' })
})

test('a deputy opens a reply to a colleague only with a reason; an office without its doctor is not stuck', async () => {
  const { link } = await answered()
  await expect(opens(deputy, link)).rejects.toMatchObject({
    status: 422,
    code: 'letter.reason-missing',
    fields: [{ path: '/reason' }],
  })
  expect((await opens(deputy, link, 'absent_colleague')).replies).toHaveLength(1)
})

test('a secretary sees that a reply came and for whom, and cannot open it', async () => {
  const [doctor, secretary] = [await clinic.as('gp-sortland'), await clinic.as('secretary-sortland')]
  const { link, referral } = await answered(doctor)
  const { items } = await secretary.get(`/api/offices/${secretary.office.id}/letters`)
  expect(items[0]).toMatchObject({
    referralId: referral.id,
    mayOpen: 'no',
    addressee: { name: doctor.session.person.name },
  })
  await expect(opens(secretary, link)).rejects.toMatchObject({ status: 403, code: 'letter.clinicians-only' })
})

test('a reply is not acknowledged before somebody opened it', async () => {
  const { link, reply } = await answered()
  const { letterId } = await gp.post('/api/letter-links', { token: new URL(link).hash.slice(1) })
  await expect(gp.post(`/api/letters/${letterId}/acknowledgement`, { replyId: reply.id })).rejects.toMatchObject({
    code: 'letter.not-opened',
  })
})

test('the mail says nothing of the patient, the question or the reply, and its link is behind a #', async () => {
  const { mail, link, referral } = await answered(gp, 'HEMMELIG melanom på leggen')
  const whole = JSON.stringify(mail)
  for (const word of [
    'KANARIFUGL',
    'Kanarifugl',
    'Testesen',
    '01905',
    'HEMMELIG',
    'melanom',
    'leggen',
    'Hud',
    referral.id,
  ])
    expect(whole).not.toContain(word)
  expect(new URL(link)).toMatchObject({ pathname: '/letter', search: '' })
})

test('looking at the page behind a link, a thousand times, changes nothing', async () => {
  const { link, referral } = await answered(gp)
  const events = async () =>
    (
      await clinic.demo.door.deps.database.write([
        { sql: 'select (select count(*) from events) + (select count(*) from audit) as n', params: [] },
      ])
    )[0]!.rows[0]!.n
  await expect.poll(events).toBe(await events())
  const before = await events()
  for (let i = 0; i < 1000; i++) {
    const response = await fetch(link, { method: i % 2 ? 'HEAD' : 'GET' })
    expect(response.status).toBe(200)
    await response.body?.cancel()
  }
  expect(await events()).toBe(before)
  expect(await clinic.outbox.about(referral.caseNumber)).toHaveLength(1)
})

test('a reply to a named GP who writes English is announced in English', async () => {
  const referral = await submits(foreign, { pack: 'dermatology' })
  await claims(specialist, referral.id)
  await decides(specialist, referral.id)
  await specialist.put(`/api/cases/${referral.id}/replies/${fresh('rep')}`, anAnswer('Benign.'))
  expect((await clinic.outbox.arrives(referral.caseNumber)).subject).toBe('A reply for you in Lysbord')
})
