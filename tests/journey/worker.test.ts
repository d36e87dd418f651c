import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { linkIn } from '../support/outbox.ts'
import { fresh, type Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import {
  anAnswer,
  attaches,
  claims,
  decides,
  eventually,
  opens,
  replies,
  submits,
  waitsForPicture,
} from '../support/ward.ts'
import { startWorkerClinic } from '../support/worker-clinic.ts'
import { theJourney } from './journey.ts'

// Door 2: workerd, libSQL over HTTP, R2, Queues, the e-mail binding.
const clinic = await startWorkerClinic()
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')

await theJourney(clinic)

describe('on Workers', () => {
  afterEach(() => {
    clinic.database.fate = () => 'pass'
    clinic.imaging.fate = () => 'pass'
  })

  const aTakenCase = async (): Promise<Json> => {
    const referral = await submits(gp, { pack: 'dermatology' })
    await claims(specialist, referral.id)
    await decides(specialist, referral.id)
    return referral
  }
  const repliesOf = async (id: string) => (await specialist.get(`/api/cases/${id}/replies`)).items
  /** Loses the database's answers to the batches that store a reply, `times` times. */
  const loseReplies = (times: number): (() => number) => {
    let lost = 0
    clinic.database.fate = (_, body) => {
      if (!body.includes('reply.') || lost >= times) return 'pass'
      lost++
      return 'lose-answer'
    }
    return () => lost
  }

  test('a reply whose storing was confirmed to nobody is stored once, and the specialist is told so', async () => {
    const referral = await aTakenCase()
    const lost = loseReplies(1)
    const reply = fresh('rep')
    const sent = await specialist.put(`/api/cases/${referral.id}/replies/${reply}`, anAnswer('En gang.'))

    expect(lost()).toBe(1)
    expect(sent).toMatchObject({ id: reply, textToGp: 'En gang.' })
    expect(await repliesOf(referral.id)).toHaveLength(1)
  })

  test('while no answer comes from the database at all, she is told to send again, and again is once', async () => {
    const referral = await aTakenCase()
    loseReplies(Number.POSITIVE_INFINITY)
    const reply = fresh('rep')
    const send = () => specialist.put(`/api/cases/${referral.id}/replies/${reply}`, anAnswer('Endelig.'))
    await expect(send()).rejects.toMatchObject({ status: 503, code: 'service.unavailable' })

    clinic.database.fate = () => 'pass'
    expect(await send()).toMatchObject({ id: reply })
    expect(await repliesOf(referral.id)).toHaveLength(1)
    const mail = await clinic.outbox.arrives(referral.caseNumber)
    expect((await opens(gp, linkIn(mail))).replies.map((one: Json) => one.textToGp)).toEqual(['Endelig.'])
    expect(await clinic.outbox.about(referral.caseNumber)).toHaveLength(1)
  })

  test('while the imaging process is down the photograph is safe, and it is shown once that is back', async () => {
    clinic.imaging.fate = () => 'refuse'
    const referral = await submits(gp, { pack: 'dermatology' })
    const image = await attaches(gp, referral.id, picture({ width: 1200, height: 900 }))
    expect(image).toMatchObject({ status: expect.not.stringMatching(/ready|failed/) })
    await replies(specialist, referral.id, 'Ser ikke bildet ennå.')

    clinic.imaging.fate = () => 'pass'
    expect(await waitsForPicture(gp, image.id)).toMatchObject({ status: 'ready', width: 1200 })
  })

  test('a slow imaging process holds up nobody but its own picture', async () => {
    clinic.imaging.fate = () => ({ waitMs: 4_000 })
    const referral = await submits(gp, { pack: 'dermatology' })
    const image = await attaches(gp, referral.id, picture())
    await replies(specialist, referral.id, 'Svaret er raskere enn bildet.')
    expect(await clinic.outbox.arrives(referral.caseNumber)).toBeDefined()
    expect(await gp.get(`/api/images/${image.id}`)).not.toMatchObject({ status: 'ready' })
    clinic.imaging.fate = () => 'pass'
    expect(await waitsForPicture(gp, image.id)).toMatchObject({ status: 'ready' })
  })

  test('when the bucket refuses a photograph the office is told, and sending it again attaches it once', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const bytes = picture({ seed: 12 })
    const id = fresh('img')
    const blobs = join(clinic.bucketFolder, 'blobs')
    await rename(blobs, `${blobs}-away`)
    await writeFile(blobs, 'no folder')
    const refused = attaches(gp, referral.id, bytes, { id })
    await expect(refused).rejects.toMatchObject({ status: 503, code: 'service.unavailable' })
    await rm(blobs)
    await rename(`${blobs}-away`, blobs)

    expect(await attaches(gp, referral.id, bytes, { id })).toMatchObject({ id })
    expect((await gp.get(`/api/referrals/${referral.id}/images`)).items).toHaveLength(1)
    expect(await waitsForPicture(gp, id)).toMatchObject({ status: 'ready' })
  })

  test('a reply is in the mail within seconds, without waiting for the sweep', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    await replies(specialist, referral.id, 'Straks.')
    const began = performance.now()
    await clinic.outbox.arrives(referral.caseNumber)
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('the pages, their scripts and the reference are served as behind the other door', async () => {
    const page = await fetch(`${clinic.baseUrl}/read`)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    const script = /src="(\/assets\/[^"]+)"/.exec(await page.text())![1]
    const served = await fetch(clinic.baseUrl + script)
    expect(served.status).toBe(200)
    expect(served.headers.get('cache-control')).toContain('immutable')
    expect(served.headers.get('content-type')).toContain('javascript')
    await served.body?.cancel()
    for (const path of ['/docs', '/docs/swagger-ui.css', '/openapi.json', '/version', '/health'])
      expect((await fetch(clinic.baseUrl + path)).status).toBe(200)
    expect((await fetch(`${clinic.baseUrl}/assets/nothing.js`)).status).toBe(404)
    expect((await fetch(`${clinic.baseUrl}/nowhere`)).headers.get('content-type')).toContain('problem+json')
    await eventually(async () => ((await fetch(`${clinic.baseUrl}/health`)).ok ? true : undefined))
  })
})
