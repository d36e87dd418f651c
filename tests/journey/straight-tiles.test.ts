import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { handOverTile } from '../../api/imaging/hand-over-tile.ts'
import { auditLog } from '../../api/kernel/table.ts'
import { startClinic } from '../support/clinic.ts'
import type { Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, submits, waitsForPicture } from '../support/ward.ts'

// Tiles take a way of their own through the door; an Origin sends a request along the road that all others take.
const clinic = await startClinic()
const [gp, specialist, stranger] = [
  await clinic.as('gp-alta'),
  await clinic.as('specialist-skin'),
  await clinic.as('gp-hammerfest'),
]
const ownPage = { origin: clinic.baseUrl }
const cookieOf = (person: Person) => `lys_session=${person.walker.cookie(person.baseUrl, 'lys_session')}`

async function photograph(): Promise<string> {
  const referral = await submits(gp, { pack: 'dermatology' })
  const image = await attaches(gp, referral.id, picture())
  await waitsForPicture(gp, image.id, 60_000)
  return image.id
}
const tileOf = (id: string, place = '10/0_0') => `/api/images/${id}/tiles/${place}.jpg`

test('nobody gets a tile on the straight way who would not get it on the road, and is told the same', async () => {
  const id = await photograph()
  for (const [who, place] of [
    [clinic.anyone(), '10/0_0'],
    [stranger, '10/0_0'],
    [specialist, '10/2_0'],
    [specialist, '99/0_0'],
    [specialist, '10/0_x'],
  ] as const) {
    const [straight, road] = [
      await who.raw('GET', tileOf(id, place)),
      await who.raw('GET', tileOf(id, place), { headers: ownPage }),
    ]
    expect(straight.status).toBeGreaterThanOrEqual(400)
    expect([straight.status, await straight.json()]).toEqual([road.status, await road.json()])
  }
  const foreign = await specialist.raw('GET', tileOf(id), { headers: { 'lysbord-ticket': 'e30.AAAA' } })
  expect(foreign.status).toBe(401)
})

test('a tile on the straight way is the same, and says the same, as on the road', async () => {
  const id = await photograph()
  const { deps } = clinic.demo.door
  const bearer = { cookie: cookieOf(specialist), ticket: undefined, line: {} }
  const [straight, road] = [
    await specialist.raw('GET', tileOf(id)),
    await specialist.raw('GET', tileOf(id), { headers: ownPage }),
  ]
  const said = ({ headers }: Response) =>
    [...headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`)
  const bytes = new Uint8Array(await road.arrayBuffer())

  expect([straight.status, road.status]).toEqual([200, 200])
  expect(said(straight).sort()).toEqual(said(road).sort())
  expect(new Uint8Array(await straight.arrayBuffer())).toEqual(bytes)
  expect(await handOverTile(deps, tileOf(id), bearer)).toEqual(bytes)
  expect(await handOverTile(deps, `${tileOf(id)}?a`, bearer)).toBeUndefined()
})

test('ten minutes of tiles on the straight way are one row in the log, and the next ten another', async () => {
  const id = await photograph()
  const { database } = clinic.demo.door.deps
  const looks = async () =>
    (await database.read.select().from(auditLog).where(eq(auditLog.object, id))).map(({ action }) => action)
  for (let n = 0; n < 5; n++) expect((await specialist.raw('GET', tileOf(id))).status).toBe(200)
  expect((await looks()).filter((action) => action === 'view-image')).toHaveLength(1)

  clinic.clock.advance({ minutes: 11 })
  expect((await specialist.raw('GET', tileOf(id))).status).toBe(200)
  expect((await looks()).filter((action) => action === 'view-image')).toHaveLength(2)
})

test('who signed out, and whose photograph was taken back, gets no further tile', async () => {
  const id = await photograph()
  expect((await specialist.raw('GET', tileOf(id))).status).toBe(200)
  expect((await gp.raw('GET', tileOf(id))).status).toBe(200)
  const was = cookieOf(specialist)
  await specialist.ask('DELETE', '/api/session')

  expect((await clinic.anyone().raw('GET', tileOf(id), { headers: { cookie: was } })).status).toBe(401)

  await gp.post(`/api/images/${id}/removal`, { reason: 'wrong_patient' })
  expect((await gp.raw('GET', tileOf(id))).status).toBe(404)
})
