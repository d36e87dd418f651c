import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { auditLog } from '../../api/kernel/table.ts'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json, Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { PortalPage, portalSettings, TestPortal } from '../support/portal.ts'
import { troubleBefore } from '../support/trouble.ts'
import { attaches, submits, syntheticNationalId, waitsForPicture } from '../support/ward.ts'
import { refusal, theImageService } from './iiif.ts'

const imaging = await troubleBefore(inject('imagingUrl'))
afterAll(() => imaging.close())
const clinic = await startClinic({
  ...portalSettings,
  LYSBORD_IMAGING_URL: imaging.url,
  LYSBORD_IIIF_GRANT_MINUTES: '10',
})
theImageService(clinic, 2)

describe('a foreign viewer', () => {
  let gp: Person
  let referral: Json
  let image: string
  let other: string
  let service: string
  beforeAll(async () => {
    gp = await clinic.as('gp-alta')
    const patient = { nationalId: syntheticNationalId(7), name: 'Merke Visersen', phone: '+47 00 00 00 07' }
    referral = await submits(gp, { pack: 'dermatology', content: { patient } })
    image = (await attaches(gp, referral.id, picture({ width: 700, height: 600 }), { view: 'close_up_scale' })).id
    other = (await attaches(gp, referral.id, picture({ seed: 2 }), { view: 'not_in_the_pack' })).id
    for (const id of [image, other]) await waitsForPicture(gp, id)
    service = (await grant(gp)).service
  }, 30_000)
  const grant = (who: Person, id = image): Promise<Json> => who.post(`/api/images/${id}/grant`, {})
  /** As a viewer on another page asks: without cookie, with an origin. */
  const looks = (address: string, method = 'GET') =>
    fetch(address, { method, redirect: 'manual', headers: { origin: 'https://viewer.example' } })
  const looksBy = async (action: string) =>
    (
      await clinic.demo.door.deps.database.read
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.action, action), eq(auditLog.object, image)))
    ).map(({ actor, outcome }) => [actor, outcome])

  test('gets no address from who may not see the photograph, nor from who is not signed in', async () => {
    for (const login of ['gp-hammerfest', 'specialist-surgery', 'coordinator'])
      await expect(grant(await clinic.as(login))).rejects.toMatchObject({ status: 404, code: 'not-found' })
    await expect(grant(clinic.anyone())).rejects.toMatchObject({ status: 401 })
  })

  test('sees nothing under an address that was altered, or with the photograph of another in it', async () => {
    const [word = '', mac = ''] = /iiif\/([^/]+)\//.exec(service)![1]!.split('.')
    const forged = Buffer.from(Buffer.from(word, 'base64url').toString().replace(image, other)).toString('base64url')
    const at = (grant: string, id = image) => looks(`${clinic.baseUrl}/iiif/${grant}/${id}/info.json`).then(refusal)
    expect(await at(`${forged}.${mac}`, other)).toBe('401 grant.invalid')
    expect(await at(`${word}.${mac.slice(0, -2)}AA`)).toBe('401 grant.invalid')
    expect(await at(word)).toBe('401 grant.invalid')
    expect(await at('nothing')).toBe('401 grant.invalid')
    expect(await at(`${word}.${mac}`, other)).toBe('404 not-found')
    expect(await at(`${word}.${mac}`, fresh('img'))).toBe('404 not-found')
    expect(await at(`${word}.${mac}`, 'abc')).toBe('404 not-found')
  })

  test('sees the one photograph without cookie or header, from any page, and it stands in the log as seen', async () => {
    const info = await looks(`${service}/info.json`)
    const { id, profile, tiles } = (await info.json()) as Json
    expect({ id, profile, tiles }).toEqual({
      id: service,
      profile: 'level2',
      tiles: [{ width: 512, scaleFactors: [1, 2] }],
    })
    const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
    for (const path of [
      '/info.json',
      '/full/max/0/default.jpg',
      '/0,0,512,512/512,512/0/default.jpg',
      '/full/50,/0/gray.png',
    ])
      for (const method of ['GET', 'HEAD', 'OPTIONS']) {
        const answer = await looks(service + path, method)
        expect([answer.status, path, method]).toEqual([method === 'OPTIONS' ? 204 : 200, path, method])
        expect(Object.fromEntries(answer.headers)).toMatchObject(open)
        await answer.body?.cancel()
      }
    expect((await looks(service)).headers.get('location')).toBe(`${service}/info.json`)
    expect(await refusal(await looks(`${service}/full/^max/0/default.jpg`))).toBe('501 request.not-implemented')
    expect(await refusal(await looks(`${service}/full`))).toBe('400 request.malformed')
    expect(await looksBy('grant-image')).toEqual([[gp.session.person.id, 'done']])
    // A photograph is a hundred requests: one row.
    expect(await looksBy('view-granted-image')).toEqual([[gp.session.person.id, 'done']])
  })

  test('is let in by a page of a portal as well, and never told whom that has open', async () => {
    const portal = await TestPortal.register(clinic)
    const page = await PortalPage.open(portal)
    await page.enters('specialist-skin', { claims: { patient: syntheticNationalId(7) } })
    const answer = await page.call('POST', `/api/images/${image}/grant`, { json: {} })
    const granted = (await answer.json()) as Json
    const word = /iiif\/([^/.]+)/.exec(granted.service)![1]!
    expect(Buffer.from(word, 'base64url').toString()).not.toContain(syntheticNationalId(7))
    expect((await looks(`${granted.service}/info.json`)).status).toBe(200)
    const coordinator = await clinic.as('coordinator')
    await coordinator.post(`/api/portals/${portal.id}/disabling`, {})
    expect(await refusal(await looks(`${granted.service}/info.json`))).toBe('401 grant.invalid')
  })

  test('sees nothing any more once who asked has signed out, the photograph was taken back, or ten minutes are over', async () => {
    const leaving = await new Person(clinic.baseUrl, 'deputy-alta').signsIn()
    const left = (await grant(leaving)).service
    expect((await looks(`${left}/info.json`)).status).toBe(200)
    await leaving.raw('DELETE', '/api/session')
    expect(await refusal(await looks(`${left}/info.json`))).toBe('401 grant.invalid')

    const removed = (await grant(gp, other)).service
    expect((await looks(`${removed}/info.json`)).status).toBe(200)
    await gp.post(`/api/images/${other}/removal`, { reason: 'wrong_patient' })
    expect(await refusal(await looks(`${removed}/info.json`))).toBe('404 not-found')

    const { expiresAt, service: short } = await grant(gp)
    expect(Date.parse(expiresAt) - clinic.clock.now().getTime()).toBeLessThanOrEqual(600_000)
    clinic.clock.advance({ minutes: 10 })
    expect(await refusal(await looks(`${short}/full/max/0/default.jpg`))).toBe('401 grant.invalid')
  })

  test('gets a manifest of the case that names each photograph’s view and nothing about the patient', async () => {
    const address = `/api/referrals/${referral.id}/manifest.json`
    expect(await refusal(await (await clinic.as('gp-hammerfest')).raw('GET', address))).toBe('404 not-found')
    expect(await refusal(await clinic.anyone().raw('GET', address))).toBe('401 session.missing')
    const specialist = await clinic.as('specialist-skin')
    const manifest = await specialist.get(address)
    expect(manifest).toMatchObject({
      '@context': 'http://iiif.io/api/presentation/3/context.json',
      id: clinic.baseUrl + address,
      type: 'Manifest',
      label: { nb: [`Sak ${referral.caseNumber}`], en: [`Case ${referral.caseNumber}`] },
    })
    const [canvas] = manifest.items
    expect(canvas.label.en[0]).toMatch(/^Close-up/)
    expect(canvas.label.nb[0]).toMatch(/^Nærbilde/)
    expect([canvas.width, canvas.height]).toEqual([700, 600])
    const { body, target } = canvas.items[0].items[0]
    expect(target).toBe(canvas.id)
    const services = [{ id: `${clinic.baseUrl}/api/iiif/${image}`, type: 'ImageService3', profile: 'level2' }]
    expect([body.service, canvas.thumbnail[0].service]).toEqual([services, services])
    for (const { id, width, height } of [body, canvas.thumbnail[0]]) {
      const shown = await specialist.raw('GET', new URL(id).pathname)
      expect([shown.status, width <= 700, height <= 600]).toEqual([200, true, true])
      await shown.body?.cancel()
    }
    for (const word of ['Visersen', syntheticNationalId(7), '00 00 00 07'])
      expect(JSON.stringify(manifest)).not.toContain(word)
  })
})

test('while the imaging process is away what is stored is shown, and who asks for more is told to come back', async () => {
  const gp = await clinic.as('gp-alta')
  const referral = await submits(gp, { pack: 'dermatology' })
  const { id } = await attaches(gp, referral.id, picture({ seed: 6 }))
  await waitsForPicture(gp, id)
  const asks = (path: string) => gp.raw('GET', `/api/iiif/${id}/${path}`)
  const gone = vi.spyOn(console, 'error').mockImplementation(() => {})
  imaging.fate = () => 'refuse'
  for (const stored of ['info.json', '0,0,512,480/512,480/0/default.jpg', 'full/max/0/default.jpg'])
    expect((await asks(stored)).status).toBe(200)
  const more = await asks('full/100,/90/default.jpg')
  expect(more.headers.get('retry-after')).toBe('5')
  expect(await refusal(more)).toBe('503 service.unavailable')

  imaging.fate = () => 'pass'
  expect((await asks('full/100,/90/default.jpg')).status).toBe(200)
  gone.mockRestore()
})

test('a ticket for one photograph opens its image service, and no other', async () => {
  const gp = await clinic.as('gp-alta')
  const referral = await submits(gp, { pack: 'dermatology' })
  const [image, other] = [fresh('img'), fresh('img')]
  for (const id of [image, other]) await attaches(gp, referral.id, picture({ seed: id === image ? 1 : 3 }), { id })
  for (const id of [image, other]) await waitsForPicture(gp, id)
  const page = await PortalPage.open(await TestPortal.register(clinic))
  await page.enters('specialist-skin')
  const { ticket } = (await (await page.call('POST', `/api/images/${image}/ticket`, { json: {} })).json()) as Json
  const with_ = (id: string, path: string) =>
    fetch(`${clinic.baseUrl}/api/iiif/${id}/${path}`, { headers: { 'lysbord-ticket': ticket } })
  expect((await with_(image, 'info.json')).status).toBe(200)
  expect((await with_(image, 'full/max/0/default.jpg')).status).toBe(200)
  expect(await refusal(await with_(other, 'info.json'))).toBe('401 ticket.invalid')
})
