import { createHash } from 'node:crypto'
import { decode } from 'jpeg-js'
import { expect, test } from 'vitest'
import { linkIn, type Outbox } from '../support/outbox.ts'
import { fresh, type Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  anAnswer,
  attaches,
  claims,
  decides,
  eventually,
  opens,
  submits,
  waitsForPicture,
  writesDraft,
} from '../support/ward.ts'

/** A running Lysbord, whichever door it stands behind. */
export interface Ward {
  as(login: string): Promise<Person>
  readonly outbox: Outbox
}

/** The journey as people of the ward make it. Both doors import it; neither has a test of the journey of its own. */
export async function theJourney(clinic: Ward): Promise<void> {
  const gp = await clinic.as('gp-alta')
  const specialist = await clinic.as('specialist-skin')
  const coordinator = await clinic.as('coordinator')

  test('a photograph goes from the GP office to the specialist and the reply comes back', async () => {
    const photograph = picture({ width: 1500, height: 1100 })
    const referral = await submits(gp, { pack: 'dermatology' })
    expect(referral).toMatchObject({ status: 'waiting', caseNumber: expect.stringMatching(/^.{4}-.{2}$/) })
    const image = await attaches(gp, referral.id, photograph)
    expect(await waitsForPicture(gp, image.id)).toMatchObject({ status: 'ready', width: 1500, height: 1100 })

    const worklist = await specialist.get(`/api/units/${specialist.unit.id}/cases`)
    expect(worklist.items.find((one: { id: string }) => one.id === referral.id)).toMatchObject({
      images: 1,
      thumbnail: image.id,
      office: 'Alta legekontor',
    })
    expect(await specialist.get(`/api/images/${image.id}/info`)).toMatchObject({
      width: 1500,
      height: 1100,
      tileSize: 512,
      maxLevel: 11,
    })
    const tile = await specialist.raw('GET', `/api/images/${image.id}/tiles/11/2_1.jpg`)
    expect(tile.headers.get('content-type')).toBe('image/jpeg')
    expect(tile.headers.get('cache-control')).toMatch(/private/)
    // Where a scanner looks at it, it may be shown sooner than it may be taken along.
    const path = `/api/images/${image.id}/original`
    await expect.poll(async () => (await specialist.raw('GET', path)).status, { timeout: 15_000 }).toBe(200)
    const original = new Uint8Array(await (await specialist.raw('GET', path)).arrayBuffer())
    expect(createHash('sha256').update(original).digest('hex')).toBe(image.sha256)

    await claims(specialist, referral.id)
    await decides(specialist, referral.id, { disposition: 'advice_gp_continues' })
    const text = 'Godartet. Ingen behandling nødvendig. 😀 čáhppes'
    await specialist.put(`/api/cases/${referral.id}/replies/${fresh('rep')}`, anAnswer(text))

    const mail = await clinic.outbox.arrives(referral.caseNumber)
    expect(mail.to).toContain('post@alta-legekontor.example')
    expect(mail.subject).toBe('Svar til deg i Lysbord')
    const letter = await opens(gp, linkIn(mail))
    expect(letter.replies.at(-1).textToGp).toBe(text)
    const cover = await gp.post(`/api/letters/${letter.cover.id}/acknowledgement`, {
      replyId: letter.replies.at(-1).id,
      wouldRefer: 'no',
      helped: 'yes',
      learned: 'yes',
    })
    expect(cover.acknowledgedAt).not.toBeNull()
    expect(await gp.get(`/api/referrals/${referral.id}`)).toMatchObject({ status: 'acknowledged' })
  })

  test('a correction reaches the office as a new mail, and both answers stay readable', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    await claims(specialist, referral.id)
    await decides(specialist, referral.id)
    const first = await specialist.put(`/api/cases/${referral.id}/replies/${fresh('rep')}`, anAnswer('Vent og se.'))
    const opened = await opens(gp, linkIn(await clinic.outbox.arrives(referral.caseNumber)))
    await gp.post(`/api/letters/${opened.cover.id}/acknowledgement`, { replyId: first.id })

    await specialist.put(
      `/api/cases/${referral.id}/replies/${first.id}/corrections/${fresh('rep')}`,
      anAnswer('Send pasienten likevel.'),
    )
    const mail = await clinic.outbox.arrives(referral.caseNumber, 2)
    expect(mail.subject).toBe('Rettet svar i Lysbord')
    const letter = await opens(gp, linkIn(mail))
    expect(letter.replies.map((one: { textToGp: string }) => one.textToGp)).toEqual([
      'Vent og se.',
      'Send pasienten likevel.',
    ])
    expect(letter.cover.acknowledgedAt).toBeNull()
    // Who still has the former answer on the screen cannot confirm the corrected one unread.
    const unread = gp.post(`/api/letters/${letter.cover.id}/acknowledgement`, { replyId: first.id })
    await expect(unread).rejects.toMatchObject({ status: 409, code: 'subject.moved-on' })
  })

  test('a draft keeps everything that was typed, and a second window is told that it is behind', async () => {
    const draft = await writesDraft(gp, { pack: 'dermatology', content: { question: 'Første tanke' } })
    const saving = (revision: number, question: string) =>
      gp.put(
        `/api/referrals/${draft.id}/draft`,
        { revision, content: { ...draft.written, question } },
        { deed: fresh('cmd') },
      )
    const saved = await saving(draft.revision, 'Andre tanke')
    await expect(saving(draft.revision, 'Fra et annet vindu')).rejects.toMatchObject({
      status: 412,
      code: 'draft.moved-on',
      document: { revision: saved.revision },
    })
    expect((await gp.get(`/api/referrals/${draft.id}`)).content.question).toBe('Andre tanke')
  })

  test('a photograph of the wrong patient is taken back and nobody sees it any more', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const [wrong, right] = [
      await attaches(gp, referral.id, picture({ seed: 4 })),
      await attaches(gp, referral.id, picture()),
    ]
    await waitsForPicture(specialist, wrong.id)
    expect(await gp.post(`/api/images/${wrong.id}/removal`, { reason: 'wrong_patient' })).toEqual({ id: wrong.id })
    for (const rest of ['', '/info', '/preview', '/thumbnail', '/tiles/0/0_0.jpg', '/original'])
      expect((await specialist.raw('GET', `/api/images/${wrong.id}${rest}`)).status).toBe(404)
    expect(
      (await specialist.get(`/api/referrals/${referral.id}/images`)).items.map((one: { id: string }) => one.id),
    ).toEqual([right.id])
  })

  test('a list shows a photograph small: from the first moment it can be seen, and lighter once it can be zoomed', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const image = await attaches(gp, referral.id, picture({ width: 1600, height: 1200 }))
    const seen = async (rest: string) => {
      const answer = await specialist.raw('GET', `/api/images/${image.id}/${rest}`)
      return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : undefined
    }
    await expect.poll(() => seen('thumbnail'), { timeout: 60_000 }).toBeDefined()
    await waitsForPicture(specialist, image.id)
    const [small, preview, read] = [
      (await seen('thumbnail'))!,
      (await seen('preview'))!,
      await specialist.get(`/api/images/${image.id}`),
    ]
    const { width, height } = decode(small)
    expect([width, height]).toEqual([200, 150])
    expect(small.length).toBeLessThan(preview.length / 3)
    expect(read.tileSize).toBe(512)
  })

  test('the questions of a pack come packed, and a browser keeps them: a version never changes', async () => {
    const { items } = await gp.get('/api/packs')
    const { id, version } = items.find((one: { id: string }) => one.id === 'dermatology')
    const answer = await gp.raw('GET', `/api/packs/${id}/versions/${version}`)
    expect(answer.headers.get('cache-control')).toContain('immutable')
    for (const name of ['Cookie', 'Authorization']) expect(answer.headers.get('vary')).toContain(name)
    const missing = await gp.raw('GET', `/api/packs/${id}/versions/99.0.0`)
    expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store'])
  })

  test('what a secretary began and a doctor sent is the doctor’s question', async () => {
    const [doctor, secretary] = [await clinic.as('gp-sortland'), await clinic.as('secretary-sortland')]
    const draft = await writesDraft(secretary, { pack: 'dermatology' })
    const sent = await doctor.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision })
    expect(sent.referrer).toMatchObject({ name: doctor.session.person.name })
  })

  test('a request repeated after a lost answer gets the same answer and happens once', async () => {
    const draft = await writesDraft(gp, { pack: 'dermatology' })
    const deed = fresh('cmd')
    const send = () => gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision }, deed)
    const [first, again] = [await send(), await send()]
    expect(again).toEqual(first)
    const bytes = picture()
    const id = fresh('img')
    const image = await attaches(gp, draft.id, bytes, { id })
    expect((await attaches(gp, draft.id, bytes, { id })).attachedAt).toBe(image.attachedAt)
    await claims(specialist, draft.id)
    const decision = fresh('dec')
    expect(await decides(specialist, draft.id, { disposition: 'in_person' }, decision)).toEqual(
      await decides(specialist, draft.id, { disposition: 'in_person' }, decision),
    )
    const reply = fresh('rep')
    const answer = () => specialist.put(`/api/cases/${draft.id}/replies/${reply}`, anAnswer('En gang.'))
    expect(await answer()).toEqual(await answer())
    expect((await specialist.get(`/api/cases/${draft.id}/replies`)).items).toHaveLength(1)
  })

  test('use is counted from what happened: who took part, and how uneven', async () => {
    // What was sent before is counted first: on a busy machine that goes on after it was answered.
    const counted = async () => {
      const use = await coordinator.get('/api/adoption/use')
      return use.isCounting ? undefined : use
    }
    const before = await eventually(counted)
    const referral = await submits(gp, { pack: 'dermatology' })
    const mistaken = await submits(gp, { pack: 'dermatology' })
    await gp.post(`/api/referrals/${mistaken.id}/withdrawal`, { reason: 'mistake' })
    await expect
      .poll(async () => (await coordinator.get('/api/adoption/use')).cases, { timeout: 20_000 })
      .toBe(before.cases + 1)
    const use = await coordinator.get('/api/adoption/use')
    expect(use).toMatchObject({ eligible: 94, adopters: 2, adoptionRate: 2 / 94, k80: 1, busiestFour: { share: 1 } })
    expect(use.offices).toHaveLength(94)
    expect(referral.id).toBeDefined()
  })

  test('the worklist comes in pages that neither lose nor repeat a case', async () => {
    const sent = []
    for (let i = 0; i < 5; i++)
      sent.push((await submits(gp, { pack: 'dermatology', content: i === 3 ? { urgency: 'haster' } : {} })).id)
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: { items: { id: string }[]; next: string | null } = await specialist.get(
        `/api/units/${specialist.unit.id}/cases?limit=2${after ? `&after=${encodeURIComponent(after)}` : ''}`,
      )
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(sent))
    expect(seen.indexOf(sent[3])).toBeLessThan(seen.indexOf(sent[0]))
  })
}
