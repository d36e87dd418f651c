import { describe, expect, test } from 'vitest'
import { startClinic } from '../support/clinic.ts'
import { linkIn } from '../support/outbox.ts'
import { fresh, type Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { isPosted } from '../support/posted.ts'
import {
  anAnswer,
  answers,
  attaches,
  claims,
  decides,
  eventually,
  follows,
  opens,
  replies,
  submits,
  syntheticNationalId,
  writesDraft,
} from '../support/ward.ts'

const clinic = await startClinic({ LYSBORD_MAX_REFERRAL_BYTES: '400000', LYSBORD_MAX_IMAGES_PER_REFERRAL: '4' })
const gp = await clinic.as('gp-sortland')
const secretary = await clinic.as('secretary-sortland')
const foreign = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const coordinator = await clinic.as('coordinator')

const patient = (n: number, more: Json = {}) => ({
  nationalId: syntheticNationalId(n),
  name: `Test Testesen ${n}`,
  phone: '+47 00 00 03 01',
  address: 'Prøvegata 1',
  nextOfKin: 'Prøve Testesen',
  ...more,
})
const search = (who: typeof gp, nationalId: string) =>
  who.post(`/api/offices/${who.office.id}/patient-searches`, { nationalId })
const list = async (who: typeof gp, status: string) =>
  who.get(`/api/offices/${who.office.id}/referrals?status=${status}`)
const audited = async (action: string, object: string): Promise<number> => {
  const [rows] = await clinic.demo.door.deps.database.write([
    { sql: 'select count(*) as n from audit where action = ? and object = ?', params: [action, object] },
  ])
  return Number(rows!.rows[0]!.n)
}

describe('a patient the office has asked about before', () => {
  test('is known to this office only, by the latest case, and the look is recorded', async () => {
    const first = await submits(gp, { pack: 'dermatology', content: { patient: patient(31) } })
    const second = await writesDraft(gp, {
      pack: 'dermatology',
      content: { patient: patient(31, { phone: '+47 00 00 03 99' }) },
    })
    const found = await search(secretary, ` ${syntheticNationalId(31).slice(0, 6)} ${syntheticNationalId(31).slice(6)}`)
    expect(found.patient).toEqual(patient(31, { phone: '+47 00 00 03 99' }))
    expect(found.earlier.map(({ id }: Json) => id)).toEqual([second.id, first.id])
    expect(await audited('find-patient', first.id)).toBe(1)
    expect(await search(foreign, syntheticNationalId(31))).toEqual({ patient: null, earlier: [] })
  })

  test('is not found by a part of the birth number or by one that does not fit', async () => {
    await submits(gp, { pack: 'dermatology', content: { patient: patient(32) } })
    for (const typed of ['', syntheticNationalId(32).slice(0, 10), '%', '00000000000'])
      expect(await search(gp, typed)).toEqual({ patient: null, earlier: [] })
  })

  test('is found by digits alone, whatever white space the birth number was pasted with', async () => {
    const digits = syntheticNationalId(37)
    const pasted = `${digits.slice(0, 6)}\u00a0${digits.slice(6)}\t`
    const draft = await writesDraft(gp, {
      pack: 'dermatology',
      content: { patient: patient(37, { nationalId: pasted }) },
    })
    expect((await search(gp, digits)).earlier.map(({ id }: Json) => id)).toEqual([draft.id])
    expect((await gp.get(`/api/referrals/${draft.id}`)).content.patient.nationalId).toBe(digits)
  })
})

describe('the nurse prepares, the doctor sends', () => {
  test('staff cannot send, and nothing is lost by trying', async () => {
    const draft = await writesDraft(secretary, { pack: 'dermatology' })
    const sending = secretary.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision })
    await expect(sending).rejects.toMatchObject({ status: 403, code: 'referral.clinicians-only' })
    expect(await gp.get(`/api/referrals/${draft.id}`)).toMatchObject({ status: 'draft', content: draft.written })
  })

  test('what lacks the patient or her consent is not handed over, and is told field by field', async () => {
    const content = { patient: { ...patient(33), name: '' }, consentCare: null, question: '', questionKind: null }
    const draft = await writesDraft(secretary, { pack: 'dermatology', content })
    const handing = secretary.post(`/api/referrals/${draft.id}/handover`, { revision: draft.revision })
    await expect(handing).rejects.toMatchObject({
      code: 'referral.incomplete',
      fields: [{ path: '/patient/name' }, { path: '/consentCare' }],
    })
  })

  test('a draft without question is handed over, stands ready on the desk, and the doctor sends it as hers', async () => {
    const content = { question: '', wouldRefer: null, patient: patient(34) }
    const draft = await writesDraft(secretary, { pack: 'dermatology', content })
    const handed = await secretary.post(`/api/referrals/${draft.id}/handover`, { revision: draft.revision })
    expect(handed).toMatchObject({ status: 'draft', handed: { by: secretary.session.person.name } })
    const ready = (await list(gp, 'draft')).items.find(({ id }: Json) => id === draft.id)
    expect(ready).toMatchObject({ patientName: 'Test Testesen 34', handed: { by: secretary.session.person.name } })

    const finished = { ...draft.written, question: 'Kan den vente?', wouldRefer: 'no' }
    const body = { revision: handed.revision, content: finished }
    const saved = await gp.put(`/api/referrals/${draft.id}/draft`, body, { deed: fresh('cmd') })
    const sent = await gp.post(`/api/referrals/${draft.id}/submission`, { revision: saved.revision })
    expect(sent).toMatchObject({
      status: 'waiting',
      referrer: { name: gp.session.person.name, hpr: gp.session.person.hpr },
      answerExpectedBy: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
  })
})

describe('the desk', () => {
  test('names the patient of an answer to doctors and staff alike, unread apart from read, with totals', async () => {
    const referral = await submits(gp, { pack: 'dermatology', content: { patient: patient(35) } })
    const reply = await replies(specialist, referral.id, 'Ufarlig.')
    const letter = await opens(gp, linkIn(await clinic.outbox.arrives(referral.caseNumber)))
    const letters = (show: string) => secretary.get(`/api/offices/${secretary.office.id}/letters?show=${show}`)
    const unread = await letters('unread')
    expect(unread.items.find(({ referralId }: Json) => referralId === referral.id)).toMatchObject({
      patientName: 'Test Testesen 35',
      mayOpen: 'no',
    })
    expect(unread.total).toBe(unread.items.length)
    await gp.post(`/api/letters/${letter.cover.id}/acknowledgement`, { replyId: reply.id })
    expect((await letters('unread')).total).toBe(unread.total - 1)
    expect((await letters('read')).items.map(({ referralId }: Json) => referralId)).toContain(referral.id)
  })

  test('counts all of a list, also where a page shows one', async () => {
    await writesDraft(gp, { pack: 'dermatology' })
    await writesDraft(gp, { pack: 'dermatology' })
    const page = await gp.get(`/api/offices/${gp.office.id}/referrals?status=draft&limit=1`)
    expect(page.items).toHaveLength(1)
    expect(page.total).toBeGreaterThan(1)
  })
})

describe('asking back', () => {
  test('before there is an answer it is refused, and staff do not write to the specialist', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const ask = (who: typeof gp) => who.put(`/api/referrals/${referral.id}/questions/${fresh('que')}`, { text: 'Hm?' })
    await expect(ask(gp)).rejects.toMatchObject({ status: 409, code: 'referral.unanswered' })
    await replies(specialist, referral.id, 'Ufarlig.')
    await expect(ask(secretary)).rejects.toMatchObject({ status: 403, code: 'referral.clinicians-only' })
    await expect(
      gp.put(`/api/referrals/${referral.id}/questions/${fresh('que')}`, { text: '  ' }),
    ).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ path: '/text' }],
    })
  })

  test('a question about an answer brings the case back as news, and the second answer comes as a letter', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    await replies(specialist, referral.id, 'Ingen behandling.')
    await opens(gp, linkIn(await clinic.outbox.arrives(referral.caseNumber)))
    const id = fresh('que')
    const ask = () => gp.put(`/api/referrals/${referral.id}/questions/${id}`, { text: 'Også om hun er gravid?' })
    // The answer to the first asking may have got lost.
    expect(await ask()).toEqual(await ask())

    const { items } = await specialist.get(`/api/units/${specialist.unit.id}/cases`)
    expect(items.find((one: Json) => one.id === referral.id)).toMatchObject({ lane: 'news', status: 'asked' })
    expect((await specialist.get(`/api/cases/${referral.id}`)).referral.questions).toMatchObject([
      { text: 'Også om hun er gravid?', askedBy: { name: gp.session.person.name } },
    ])
    await claims(specialist, referral.id)
    await decides(specialist, referral.id)
    await answers(specialist, referral.id, 'Ja, også da.')
    const letter = await opens(gp, linkIn(await clinic.outbox.arrives(referral.caseNumber, 2)))
    expect(letter.replies.map(({ textToGp }: Json) => textToGp)).toEqual(['Ingen behandling.', 'Ja, også da.'])
    expect(letter.cover.acknowledgedAt).toBeNull()
  })

  test('an answer that asks for more is the office’s turn; the case stays on the worklist and its clock runs', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    await claims(specialist, referral.id)
    await decides(specialist, referral.id, { disposition: 'more_info', reason: 'Bildet er uskarpt' })
    await answers(specialist, referral.id, 'Send et skarpt nærbilde.')
    expect((await clinic.outbox.arrives(referral.caseNumber)).subject).toBe('Din tur i Lysbord')
    expect((await list(gp, 'your_turn')).items.map(({ id }: Json) => id)).toContain(referral.id)
    const worklist = async () =>
      (await specialist.get(`/api/units/${specialist.unit.id}/cases`)).items.find((one: Json) => one.id === referral.id)
    const before = await worklist()
    expect(before.clock.receivedAt).toBe(referral.receivedAt)

    const image = await attaches(gp, referral.id, picture({ seed: 9 }))
    await gp.put(`/api/referrals/${referral.id}/questions/${fresh('que')}`, { text: 'Nytt bilde er lagt ved.' })
    expect(await worklist()).toMatchObject({ status: 'asked', clock: { receivedAt: referral.receivedAt }, images: 1 })
    expect(image.id).toBeDefined()
  })
})

test('which answer is the last one is told by what happened, also when the clock is put back an hour in between', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })
  const image = await attaches(gp, referral.id, picture({ seed: 31 }))
  const putBack = () => clinic.clock.advance({ hours: -1 })
  const answersWith = async (disposition: string, text: string) => {
    await claims(specialist, referral.id)
    await decides(specialist, referral.id, { disposition: 'no_right', reason: 'Først ment slik' })
    putBack()
    await decides(specialist, referral.id, { disposition, reason: 'Uskarpt' })
    return answers(specialist, referral.id, text)
  }
  const first = await answersWith('more_info', 'Send et skarpt bilde.')
  const mail = await clinic.outbox.arrives(referral.caseNumber)
  const letterId = await follows(gp, linkIn(mail))
  const read = () => gp.post(`/api/letters/${letterId}/openings`, { reason: null })
  expect(await read()).toMatchObject({ decision: { disposition: 'more_info' }, basedOn: [image.id] })
  await expect(gp.post(`/api/images/${image.id}/removal`, { reason: 'wrong_patient' })).rejects.toMatchObject({
    code: 'image.in-use',
  })
  const asks = (text: string) => gp.put(`/api/referrals/${referral.id}/questions/${fresh('que')}`, { text })
  await asks('Hvilket bilde?')
  putBack()
  await asks('Det kommer nå.')

  const second = await answersWith('advice_gp_continues', 'Godartet.')
  await clinic.outbox.arrives(referral.caseNumber, 2)
  const cover = () => gp.get(`/api/letters/${letterId}`)
  await eventually(async () => (Date.parse((await cover()).arrivedAt) === Date.parse(second.sentAt) ? true : undefined))
  expect(await cover()).toMatchObject({ openedAt: null })
  const letter = await read()
  expect(letter).toMatchObject({ decision: { disposition: 'advice_gp_continues' }, basedOn: [image.id] })
  expect(letter.replies.map(({ id }: Json) => id)).toEqual([first.id, second.id])
  expect(letter.referral.questions.map(({ text }: Json) => text)).toEqual(['Hvilket bilde?', 'Det kommer nå.'])
  expect(Date.parse(second.sentAt)).toBeLessThan(Date.parse(first.sentAt))

  const correct = (id: string) =>
    specialist.put(
      `/api/cases/${referral.id}/replies/${id}/corrections/${fresh('rep')}`,
      anAnswer('Fortsatt godartet.'),
    )
  await expect(correct(first.id)).rejects.toMatchObject({ code: 'subject.moved-on' })
  const confirms = (replyId: string) =>
    gp.post(`/api/letters/${letterId}/acknowledgement`, { replyId, wouldRefer: null, helped: null, learned: null })
  await expect(confirms(first.id)).rejects.toMatchObject({ code: 'subject.moved-on' })
  putBack()
  const corrected = await correct(second.id)
  await clinic.outbox.arrives(referral.caseNumber, 3)
  await eventually(async () => ((await cover()).openedAt === null ? true : undefined))
  expect((await read()).replies.at(-1)).toMatchObject({ id: corrected.id })
  expect(await confirms(corrected.id)).toMatchObject({ acknowledgedAt: expect.any(String) })
  clinic.clock.advance({ hours: 4 })
})

describe('a mail that went astray', () => {
  test('is reported without signing in: the link is dead, the letter stays, the coordinator sees whom to ring', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    await replies(specialist, referral.id, 'Ufarlig.')
    const link = linkIn(await clinic.outbox.arrives(referral.caseNumber))
    const token = new URL(link).hash.slice(1)
    const report = (caseNumber = referral.caseNumber) =>
      clinic.anyone().post('/api/letter-links/wrong-recipient', { token, caseNumber })
    // Whoever presses without having read the mail ends nothing.
    for (const guess of ['', 'ABCD-EF', 'on'])
      await expect(report(guess)).rejects.toMatchObject({ status: 422, code: 'link.number-differs' })
    expect(await report(referral.caseNumber.toLowerCase().replace('-', ' '))).toEqual({ reported: true })
    expect(await report()).toEqual({ reported: true })
    await expect(opens(gp, link)).rejects.toMatchObject({ status: 404, code: 'link.not-valid' })
    await expect
      .poll(
        async () =>
          (await coordinator.get('/api/adoption/today')).rows.find(
            (row: Json) => row.caseNumber === referral.caseNumber,
          ),
        { timeout: 10_000 },
      )
      .toMatchObject({
        kind: 'mail',
        reason: 'wrong_recipient',
        office: { name: gp.office.name },
        ring: { phone: gp.office.phone },
      })
    // Opened in the office's list after all, it is nobody's worry any more.
    const { items } = await gp.get(`/api/offices/${gp.office.id}/letters`)
    const letter = items.find(({ referralId }: Json) => referralId === referral.id)
    await gp.post(`/api/letters/${letter.id}/openings`, { reason: null })
    await expect
      .poll(async () => (await coordinator.get('/api/adoption/today')).rows.map((row: Json) => row.caseNumber), {
        timeout: 10_000,
      })
      .not.toContain(referral.caseNumber)
  })

  test('a made-up, a short and an old link report nothing', async () => {
    for (const token of ['A'.repeat(43), 'short', ''])
      await expect(
        clinic.anyone().post('/api/letter-links/wrong-recipient', { token, caseNumber: 'ABCD-EF' }),
      ).rejects.toMatchObject({
        status: 404,
        code: 'link.not-valid',
      })
  })
})

describe('photographs of one referral', () => {
  test('many at once never become more than the referral holds', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const sent = await Promise.allSettled(
      Array.from({ length: 7 }, (_, i) => attaches(gp, referral.id, picture({ seed: i }))),
    )
    const refused = sent.filter((one) => one.status === 'rejected')
    expect((await gp.get(`/api/referrals/${referral.id}/images`)).items).toHaveLength(4)
    expect(refused.map((one) => (one.reason as Json).code)).toEqual(Array(3).fill('image.too-many'))
  })

  test('together they are not larger than a referral may be, also when they come at once', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const padded = (seed: number) => {
      const bytes = new Uint8Array(150_000)
      bytes.set(picture({ seed }))
      return bytes
    }
    const sent = await Promise.allSettled([1, 2, 3, 4].map((seed) => attaches(gp, referral.id, padded(seed))))
    const codes = sent.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Json).code] : []))
    expect(codes).toEqual(['image.too-much', 'image.too-much'])
    expect((await gp.get(`/api/referrals/${referral.id}/images`)).items).toHaveLength(2)
  })

  test('what a reply was based on is not taken back, and the letter names exactly that', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const [seen, taken] = [
      await attaches(gp, referral.id, picture({ seed: 1 })),
      await attaches(gp, referral.id, picture({ seed: 2 })),
    ]
    await gp.post(`/api/images/${taken.id}/removal`, { reason: 'not_useful' })
    await replies(specialist, referral.id, 'Ufarlig.')
    await gp.put(`/api/referrals/${referral.id}/questions/${fresh('que')}`, { text: 'Og dette?' })
    const later = await attaches(gp, referral.id, picture({ seed: 3 }))
    await expect(gp.post(`/api/images/${seen.id}/removal`, { reason: 'wrong_patient' })).rejects.toMatchObject({
      status: 409,
      code: 'image.in-use',
    })
    await gp.post(`/api/images/${later.id}/removal`, { reason: 'wrong_patient' })
    const letter = await opens(gp, linkIn(await clinic.outbox.arrives(referral.caseNumber)))
    expect(letter.basedOn).toEqual([seen.id])
  })

  test('a photograph taken back while the reply leaves is either gone before or stays', async () => {
    for (let round = 0; round < 3; round++) {
      const referral = await submits(gp, { pack: 'dermatology' })
      const image = await attaches(gp, referral.id, picture({ seed: round }))
      await claims(specialist, referral.id)
      await decides(specialist, referral.id)
      const [, removed] = await Promise.allSettled([
        answers(specialist, referral.id, 'Ufarlig.'),
        gp.post(`/api/images/${image.id}/removal`, { reason: 'wrong_patient' }),
      ])
      const left = (await gp.get(`/api/referrals/${referral.id}/images`)).items.length
      expect(left).toBe(removed.status === 'fulfilled' ? 0 : 1)
      if (removed.status === 'rejected')
        expect((removed.reason as Json).code).toMatch(/^(referral\.closed|image\.in-use|subject\.moved-on)$/)
    }
  })
})

describe('the coordinator’s Monday', () => {
  test('a case at day 8 and a reply nobody opened stand there with whom to ring, and go when they are seen to', async () => {
    const late = await submits(gp, { pack: 'dermatology' })
    const unopened = await submits(gp, { pack: 'dermatology' })
    await replies(specialist, unopened.id, 'Ufarlig.')
    await isPosted(clinic, unopened)
    clinic.clock.advance({ days: 13 })
    await Promise.all([gp, specialist, coordinator].map((one) => one.signsIn()))
    const today = () => coordinator.get('/api/adoption/today')
    await expect
      .poll(async () => (await today()).rows.find((row: Json) => row.caseNumber === late.caseNumber))
      .toMatchObject({ kind: 'deadline', ring: { phone: specialist.unit.phone }, office: { name: gp.office.name } })
    const before = await today()
    expect(before.nearDeadline).toBeGreaterThan(0)
    expect(before.unopened).toBeGreaterThan(0)
    expect(JSON.stringify(before)).not.toContain('Testesen')

    await replies(specialist, late.id, 'Ufarlig.')
    await expect
      .poll(async () => (await today()).rows.map((row: Json) => row.kind === 'deadline' && row.caseNumber))
      .not.toContain(late.caseNumber)
    await expect(gp.get('/api/adoption/today')).rejects.toMatchObject({ status: 403, code: 'access.denied' })
  })

  test('the office’s answer and a correction do not set the deadline back, and a correction that answers ends it', async () => {
    const asks = async (decision: Json) => {
      const referral = await submits(gp, { pack: 'dermatology' })
      await claims(specialist, referral.id)
      await decides(specialist, referral.id, decision)
      return { referral, reply: await answers(specialist, referral.id, 'Skriv mer.') }
    }
    const corrects = ({ referral, reply }: Json, decision: Json) =>
      specialist.put(`/api/cases/${referral.id}/replies/${reply.id}/corrections/${fresh('rep')}`, {
        ...anAnswer('Rettet.'),
        decision: { id: fresh('dec'), ...decision },
      })
    const moreInfo = { disposition: 'more_info', reason: 'Uskarpt' }
    const [more, answeredAfterAll] = [await asks(moreInfo), await asks(moreInfo)]
    const askedAfterAll = await asks({ disposition: 'in_person' })
    clinic.clock.advance({ days: 10 })
    await Promise.all([gp, specialist].map((one) => one.signsIn()))
    await gp.put(`/api/referrals/${more.referral.id}/questions/${fresh('que')}`, { text: 'Her er det.' })
    await corrects(answeredAfterAll, { disposition: 'in_person' })
    await corrects(askedAfterAll, moreInfo)
    clinic.clock.advance({ days: 9 })
    await coordinator.signsIn()
    const late = async () =>
      (await coordinator.get('/api/adoption/today')).rows.flatMap((row: Json) =>
        row.kind === 'deadline' ? [row.caseNumber] : [],
      )
    await expect.poll(late).toEqual(expect.arrayContaining([more, askedAfterAll].map((one) => one.referral.caseNumber)))
    await expect.poll(late).not.toContain(answeredAfterAll.referral.caseNumber)
  })

  test('a reply that was opened before its mail left waits for nobody, and each later one until it is opened', async () => {
    await Promise.all([gp, specialist].map((one) => one.signsIn()))
    const deps = clinic.demo.door.deps as { mailer: typeof clinic.demo.door.deps.mailer }
    const { mailer } = deps
    const slow = Promise.withResolvers<void>()
    deps.mailer = { ...mailer, send: (mail) => slow.promise.then(() => mailer.send(mail)) }
    const referral = await submits(gp, { pack: 'dermatology' })
    const reply = await replies(specialist, referral.id, 'Ufarlig.')
    const found = async () =>
      (await gp.get(`/api/offices/${gp.office.id}/letters`)).items.find((one: Json) => one.referralId === referral.id)
    await expect.poll(found).toBeDefined()
    const { id } = await found()
    const opensIt = () => gp.post(`/api/letters/${id}/openings`, { reason: null })
    await opensIt()
    deps.mailer = mailer
    slow.resolve()
    await clinic.outbox.arrives(referral.caseNumber)
    const waiting = async (letter: string) => {
      const [rows] = await clinic.demo.door.deps.database.write([
        { sql: `select count(*) as n from open_matters where kind = 'reply' and subject = ?`, params: [letter] },
      ])
      return Number(rows!.rows[0]!.n)
    }
    // Counted in order: once a later letter waits, this one has been counted.
    const other = await submits(gp, { pack: 'dermatology' })
    await replies(specialist, other.id, 'Ufarlig.')
    await expect.poll(() => waiting(`let_${other.id.slice(4)}`)).toBe(1)
    expect(await waiting(id)).toBe(0)
    expect(await found()).toMatchObject({ openedAt: expect.any(String) })

    const correction = fresh('rep')
    await specialist.put(`/api/cases/${referral.id}/replies/${reply.id}/corrections/${correction}`, anAnswer('Rettet.'))
    await expect.poll(() => waiting(id)).toBe(1)
    // On the desk too it is an answer that nobody has opened, and cannot be confirmed unread.
    expect(await found()).toMatchObject({ openedAt: null, acknowledgedAt: null })
    const confirms = () => gp.post(`/api/letters/${id}/acknowledgement`, { replyId: correction })
    await expect(confirms()).rejects.toMatchObject({ code: 'letter.not-opened' })
    await opensIt()
    await expect.poll(() => waiting(id)).toBe(0)
    await confirms()
    expect(await found()).toMatchObject({ openedAt: expect.any(String), acknowledgedAt: expect.any(String) })
  })
})
