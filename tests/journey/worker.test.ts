import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseHttp } from '../../api/adapters/database.http.ts'
import { diskSite } from '../../api/adapters/site.disk.ts'
import { demoCases } from '../../api/demo/cases/liven.ts'
import type { Deps } from '../../api/kernel/deps.ts'
import { auditLog } from '../../api/kernel/table.ts'
import { verifyAudit } from '../../api/kernel/verify-audit.ts'
import { demoId } from '../../migrations/seed.ts'
import { registersPasskey, usesPasskey } from '../support/authenticator.ts'
import { startClamd } from '../support/clamd.ts'
import { linkIn } from '../support/outbox.ts'
import { fresh, type Json, Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { PortalPage, portalSettings, TestPortal } from '../support/portal.ts'
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
import { type Embedded, theEmbedding } from './embedding.ts'
import { theHeaders } from './headers.ts'
import { refusal, theImageService } from './iiif.ts'
import { theJourney } from './journey.ts'
import { holdsNoCanary } from './no-canary.ts'
import { theScanning } from './scanning.ts'
import { anotherHospital, markOf, pairs, whatLeaks } from './twins.ts'

// Door 2: workerd, libSQL over HTTP, R2, Queues, the e-mail binding.
const clamd = await startClamd()
afterAll(() => clamd.close())
const clinic = await startWorkerClinic({ ...portalSettings, LYSBORD_CLAMD: clamd.address })
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')

await theJourney(clinic)
theHeaders(clinic)
theScanning({ clamd, as: clinic.as })
theImageService(clinic, 0)

describe('in a portal', () => {
  let embedded: Embedded
  beforeAll(async () => {
    const portal = await TestPortal.register(clinic)
    const referral = await submits(gp, { pack: 'dermatology' })
    const image = (await attaches(gp, referral.id, picture())).id
    const otherImage = (await attaches(gp, referral.id, picture({ seed: 2 }))).id
    await waitsForPicture(gp, image)
    embedded = { portal, page: await PortalPage.open(portal), image, otherImage }
  }, 30_000)
  theEmbedding(() => embedded)
})

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

  test('a passkey that was registered here signs its person in here, and not without finger, face or code', async () => {
    const [deputy, her] = [new Person(clinic.baseUrl, 'deputy-alta'), new Person(clinic.baseUrl, 'deputy-alta')]
    const { device, passkey } = await registersPasskey(await deputy.signsIn(), fresh('pky'))
    expect((await usesPasskey(her, device, { verified: false })).status).toBe(401)
    expect((await usesPasskey(her, device)).status).toBe(200)
    expect((await her.get('/api/passkeys')).items).toMatchObject([{ id: passkey.id }])
    expect((await usesPasskey(her, device, { counter: 1 })).status).toBe(401)
  })

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

  test('a foreign viewer is told to come back while the picture is made, and gets no address of its own unbidden', async () => {
    clinic.imaging.fate = () => 'refuse'
    const referral = await submits(gp, { pack: 'dermatology' })
    const { id } = await attaches(gp, referral.id, picture({ seed: 5 }))
    const early = await gp.raw('GET', `/api/iiif/${id}/info.json`)
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refusal(early)).toBe('503 service.unavailable')
    expect((await gp.get(`/api/referrals/${referral.id}/manifest.json`)).items).toEqual([])

    clinic.imaging.fate = () => 'pass'
    await waitsForPicture(gp, id)
    expect((await gp.get(`/api/iiif/${id}/info.json`)).profile).toBe('level0')
    expect((await gp.get(`/api/referrals/${referral.id}/manifest.json`)).items).toHaveLength(1)
    await expect(gp.post(`/api/images/${id}/grant`, {})).rejects.toMatchObject({ status: 403, code: 'access.denied' })
  })

  test('a slow imaging process holds up nobody but its own picture', async () => {
    clinic.imaging.fate = () => ({ waitMs: 10_000 })
    const referral = await submits(gp, { pack: 'dermatology' })
    const image = await attaches(gp, referral.id, picture())
    await replies(specialist, referral.id, 'Svaret er raskere enn bildet.')
    expect(await clinic.outbox.arrives(referral.caseNumber)).toBeDefined()
    expect(await gp.get(`/api/images/${image.id}`)).not.toMatchObject({ status: 'ready' })
    clinic.imaging.fate = () => 'pass'
    expect(await waitsForPicture(gp, image.id, 40_000)).toMatchObject({ status: 'ready' })
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

  test('a case of the demonstration comes in on its own day, once, and nobody else’s word about the day counts', async () => {
    const told = demoCases.filter(({ key }) => key === 'earlier-ear')
    const id = demoId('ref', 'earlier-ear')
    await clinic.demo.liven(told).done
    const referral = await gp.get(`/api/referrals/${id}`)
    const letter = await gp.get(`/api/letters/let_${id.slice(4)}`)
    expect(referral).toMatchObject({ status: 'acknowledged' })
    expect(Date.now() - Date.parse(referral.receivedAt)).toBeGreaterThan(37 * 86_400_000)
    expect(Date.parse(letter.acknowledgedAt)).toBeLessThan(Date.parse(referral.receivedAt) + 7 * 86_400_000)

    await clinic.demo.liven(told).done
    expect(await gp.get(`/api/referrals/${id}`)).toEqual(referral)
    expect(await gp.get(`/api/letters/let_${id.slice(4)}`)).toEqual(letter)
    expect(await clinic.outbox.about(referral.caseNumber)).toHaveLength(1)

    const headers = { 'lysbord-demo': 'guessed 2020-01-01T00:00:00.000Z' }
    const now = await gp.ask('PUT', `/api/referrals/${fresh('ref')}`, {
      json: { officeId: gp.office.id, unitId: referral.unit.id, questionnaire: referral.questionnaire },
      headers,
    })
    expect(Date.now() - Date.parse(now.startedAt)).toBeLessThan(60_000)
  })

  test('a GP learns nothing and changes nothing, whatever id of another hospital she puts where', async () => {
    const database = openDatabaseHttp({ url: clinic.demo.databaseUrl })
    const portalIssuers = new Map([['https://portal.example', []]])
    const settings = {
      sessionHours: 10,
      levels: [],
      issuer: 'x',
      baseUrl: clinic.baseUrl,
      portalIssuers,
      serverName: 'test',
    }
    const more = {
      // It is written into the same house, whose log has one secret.
      settings: { ...settings, secret: await clinic.auditSecret() },
      clock: clinic.clock,
      site: diskSite(),
      queue: { hint: () => {} },
    }
    const deps = { database, ...more } as unknown as Deps
    const elsewhere = await anotherHospital(deps, clinic.baseUrl)
    const before = await markOf(deps, elsewhere.tenantId)
    const leaks: string[] = []
    for (const pair of pairs({ hospital: elsewhere.whole, draft: elsewhere.draft })) {
      const leak = await whatLeaks((...request) => gp.raw(...request), pair)
      if (leak) leaks.push(`${pair.title}: ${leak}`)
    }
    expect(leaks).toEqual([])
    expect(await markOf(deps, elsewhere.tenantId)).toBe(before)
    await database.close()
  }, 60_000)

  test('when the provider ends its session ours ends, in the log under her name, and a cookie of before opens nothing', async () => {
    const leaving = await new Person(clinic.baseUrl, 'deputy-alta').signsIn()
    const { walker, session } = leaving
    const cookie = walker.cookie(clinic.baseUrl, 'lys_session')!
    const { end_session_endpoint } = (await (
      await fetch(`${clinic.demo.issuer}/.well-known/openid-configuration`)
    ).json()) as Json
    await walker.submit(await walker.fetch(end_session_endpoint), { logout: 'yes' })
    await expect(leaving.get('/api/session')).rejects.toMatchObject({ code: 'session.missing' })
    const again = await fetch(`${clinic.baseUrl}/api/session`, { headers: { cookie: `lys_session=${cookie}` } })
    expect(again.status).toBe(401)
    const database = openDatabaseHttp({ url: clinic.demo.databaseUrl })
    const rows = await database.read.select().from(auditLog).where(eq(auditLog.actor, session.person.id))
    const going = rows.filter(({ action }) => /^sign-/.test(action))
    expect(going.map(({ action, outcome }) => `${action} ${outcome}`).slice(-2)).toEqual([
      'sign-in done',
      'sign-out done',
    ])
    // Who did nothing for two hours is out as well.
    const idle = await new Person(clinic.baseUrl, 'deputy-alta').signsIn()
    const sql = 'update sessions set last_seen_at = last_seen_at - 7200000 where person_id = ? and ended_at is null'
    await database.write([{ sql, params: [session.person.id] }])
    await expect(idle.get('/api/session')).rejects.toMatchObject({ code: 'session.missing' })
  })

  test('a photograph that changed in the bucket is shown to nobody', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const { id } = await attaches(gp, referral.id, picture({ seed: 77 }))
    await waitsForPicture(gp, id)
    const preview = () => gp.raw('GET', `/api/images/${id}/preview`)
    const shown = Buffer.from(await (await preview()).arrayBuffer())
    const blobs = join(clinic.bucketFolder, 'blobs')
    const stored = await Promise.all(
      (await readdir(blobs)).map(async (name) => [join(blobs, name), await readFile(join(blobs, name))] as const),
    )
    // The same picture may have come in before.
    for (const [path, bytes] of stored.filter(([, content]) => content.equals(shown))) {
      bytes[bytes.length >> 1]! ^= 1
      await writeFile(path, bytes)
    }
    for (let n = 0; n < 2; n++) {
      const told = await preview()
      expect([told.ok, ((await told.json()) as Json).code]).toEqual([false, 'image.altered'])
    }
  }, 60_000)

  test('what was noted is sealed within seconds, and the whole log verifies from outside', async () => {
    const { read } = openDatabaseHttp({ url: clinic.demo.databaseUrl })
    const secrets = [await clinic.auditSecret()]
    // Read while it is written, the end of the log may be a moment ahead of what was read before it.
    const whole = await eventually(
      async () => {
        const found = await verifyAudit(read, secrets)
        return found.faults.length === 0 && found.seals > 0 ? found : undefined
      },
      25_000,
      500,
    )
    expect(whole.rows).toBeGreaterThan(0)
  }, 30_000)

  test('the pages, their scripts and the reference are served as behind the other door', async () => {
    const page = await fetch(`${clinic.baseUrl}/read`)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    const script = /src="(\/assets\/[^"]+)"/.exec(await page.text())![1]
    const served = await fetch(clinic.baseUrl + script)
    expect(served.status).toBe(200)
    expect(served.headers.get('cache-control')).toContain('immutable')
    expect(served.headers.get('content-type')).toContain('javascript')
    await served.body?.cancel()
    for (const path of ['/docs', '/openapi.json', '/version', '/health'])
      expect((await fetch(clinic.baseUrl + path)).status).toBe(200)
    // Compressed once: what was so twice is no style sheet any more.
    expect(await (await fetch(`${clinic.baseUrl}/docs/swagger-ui.css`)).text()).toContain('.swagger-ui')
    expect((await fetch(`${clinic.baseUrl}/assets/nothing.js`)).status).toBe(404)
    expect((await fetch(`${clinic.baseUrl}/nowhere`)).headers.get('content-type')).toContain('problem+json')
    await eventually(async () => ((await fetch(`${clinic.baseUrl}/health`)).ok ? true : undefined))
  })
})

test('no word of a patient is in a mail, a log line, an event, a message, an address or a refusal', async () => {
  const database = openDatabaseHttp({ url: clinic.demo.databaseUrl })
  const read = async (sql: string) => (await database.write([{ sql, params: [] }]))[0]!.rows
  await holdsNoCanary(clinic, read, clinic.demo.mailboxUrl, clinic.logged)
  // All that was printed until here, troubles and all.
  expect(clinic.logged()).toContain('service.unavailable')
  await database.close()
}, 60_000)
