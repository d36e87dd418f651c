import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { Agent, get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { memberships, people, portals } from '../../api/access/table.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { startClinic } from '../support/clinic.ts'
import type { Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { PortalPage, portalSettings, TestPortal } from '../support/portal.ts'
import { attaches, submits, waitsForPicture } from '../support/ward.ts'
import { ticketFor } from './embedding.ts'

// Tiles that were just looked at lie in memory, and so does who looked. Neither may outlive what it rests on.
const clinic = await startClinic(portalSettings)
const [gp, specialist, stranger] = [
  await clinic.as('gp-alta'),
  await clinic.as('specialist-skin'),
  await clinic.as('gp-hammerfest'),
]
const { blobs } = clinic.demo.door.deps
const cookieOf = (person: Person) => `lys_session=${person.walker.cookie(person.baseUrl, 'lys_session')}`
const tenantId = cookieOf(gp).split(/[=.]/)[1] as Id<'ten'>
const scope = asSystem(clinic.demo.door.deps, tenantId, 'test')

/** One line to the server, as a proxy has it for everybody. */
const line = new Agent({ keepAlive: true, maxSockets: 1 })
afterAll(() => line.destroy())

/** What is answered on that line to whoever has this cookie, or this ticket. */
const tileFor = (cookie: string, id: string) => tileBy({ cookie }, id)
async function tileBy(headers: Record<string, string>, id: string): Promise<number | undefined> {
  const url = `${clinic.baseUrl}/api/images/${id}/tiles/10/0_0.jpg`
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    get(url, { agent: line, headers }, resolve).on('error', reject),
  )
  for await (const _ of answer);
  return answer.statusCode
}

/** A photograph whose tile lies in memory, and the file behind it. */
async function photograph(seed = 1) {
  const referral = await submits(gp, { pack: 'dermatology' })
  const { id } = await attaches(gp, referral.id, picture({ seed }))
  await waitsForPicture(gp, id, 60_000)
  const part = () => blobs.range(`${tenantId}/${id}/pyramid.szi`, 0, 100)
  const twice = async () => [await part(), await part()] as const
  await expect.poll(async () => Object.is(...(await twice()))).toBe(true)
  for (let n = 0; n < 2; n++) expect(await tileFor(cookieOf(specialist), id)).toBe(200)
  return { id, file: join(clinic.dataDir, 'blobs', tenantId, id, 'pyramid.szi') }
}

test('who comes on a line on which another one was shown a tile is asked who she is', async () => {
  const { id } = await photograph()
  for (const [cookie, status] of [
    [cookieOf(stranger), 404],
    [cookieOf(gp), 200],
    ['', 401],
    [`${cookieOf(specialist)}x`, 401],
    [cookieOf(specialist), 200],
    [`a=b; ${cookieOf(stranger)}`, 404],
  ] as const)
    expect([cookie, await tileFor(cookie, id)]).toEqual([cookie, status])
})

test('a ticket is read on a line on which another one was, and counts no longer than the portal and its time', async () => {
  const [{ id }, other] = [await photograph(), await photograph(2)]
  const portal = await TestPortal.register(clinic)
  const page = await PortalPage.open(portal)
  await page.enters('specialist-skin')
  const ticket = await ticketFor(page, id)
  const foreign = await ticketFor(page, other.id)
  for (const [words, status] of [
    [ticket, 200],
    [foreign, 401],
    [`${ticket}x`, 401],
    [ticket, 200],
    ['', 401],
    [ticket, 200],
  ] as const)
    expect([words, await tileBy({ 'lysbord-ticket': words }, id)]).toEqual([words, status])

  const opens = () => tileBy({ 'lysbord-ticket': ticket }, id)
  const disabledAt = (at: Date | null) =>
    scope.write(scope.update(portals, { disabledAt: at }, eq(portals.id, portal.id as Id<'ptl'>)))
  await disabledAt(clinic.clock.now())
  expect(await opens()).toBe(401)
  await disabledAt(null)
  expect(await opens()).toBe(200)
  clinic.clock.advance({ minutes: 6 })
  expect(await opens()).toBe(401)
})

test('whoever was switched off, or is a specialist no more, gets no further tile', async () => {
  const { id } = await photograph()
  const personId = (await specialist.get('/api/session')).person.id
  const roles = await scope.find(memberships, eq(memberships.personId, personId))
  const disabledAt = (at: Date | null) => scope.write(scope.update(people, { disabledAt: at }, eq(people.id, personId)))

  await scope.write(scope.remove(memberships, eq(memberships.personId, personId)))
  expect(await tileFor(cookieOf(specialist), id)).toBe(404)
  await scope.write(...roles.map((role) => scope.insert(memberships, role)))
  expect(await tileFor(cookieOf(specialist), id)).toBe(200)

  await disabledAt(clinic.clock.now())
  expect(await tileFor(cookieOf(specialist), id)).toBe(401)
  await disabledAt(null)
  expect(await tileFor(cookieOf(specialist), id)).toBe(200)
})

test('a photograph whose file is flipped, gone or another patient’s is shown no more, though it lies in memory', async () => {
  const [other, ...damaged] = [await photograph(1), await photograph(2), await photograph(3), await photograph(4)]
  const damage = [
    async (file: string) =>
      writeFile(
        file,
        (await readFile(file)).map((byte) => byte ^ 1),
      ),
    (file: string) => rm(file),
    (file: string) => copyFile(other.file, file),
  ]
  for (const [n, { id, file }] of damaged.entries()) {
    await damage[n]!(file)
    expect([n, await tileFor(cookieOf(specialist), id)]).toEqual([n, 409])
  }
  expect(await tileFor(cookieOf(specialist), other.id)).toBe(200)
})

test('a photograph that was taken back, and a session that ended, show no further tile on the same line', async () => {
  const { id } = await photograph()
  await gp.post(`/api/images/${id}/removal`, { reason: 'wrong_patient' })
  expect(await tileFor(cookieOf(specialist), id)).toBe(404)

  const next = await photograph()
  const was = cookieOf(specialist)
  await specialist.ask('DELETE', '/api/session')
  expect(await tileFor(was, next.id)).toBe(401)
})
