import { expect, test } from 'vitest'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, eventually, submits, waitsForPicture } from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const coordinator = await clinic.as('coordinator')

const rowOf = async (image: string): Promise<Json> =>
  (await coordinator.get('/api/adoption/today')).rows.find((row: Json) => row.image?.id === image)
const retries = (image: string, who = coordinator, deed = fresh('cmd')) =>
  who.post(`/api/images/${image}/retry`, {}, deed)
const triesOf = async (image: string) => {
  const sql = "select name from events where subject = ? and name in ('image.failed', 'image.built') order by position"
  const [found] = await clinic.demo.door.deps.database.write([{ sql, params: [image] }])
  return found!.rows.map(({ name }) => name)
}

test('a coordinator sees which photograph could not be shown and why, and has it tried once more; if in vain, she sees it again', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })
  const { id } = await attaches(gp, referral.id, picture().slice(0, 4000))
  expect(await waitsForPicture(gp, id)).toMatchObject({ status: 'failed' })
  const row = await eventually(() => rowOf(id))
  expect(row).toMatchObject({
    kind: 'image',
    reason: 'refused',
    caseNumber: referral.caseNumber,
    office: { id: gp.office.id },
    image: { id, code: 'image.damaged' },
  })
  for (const login of ['gp-alta', 'specialist-skin'])
    await expect(retries(id, await clinic.as(login))).rejects.toMatchObject({ status: 403, code: 'access.denied' })
  const deed = fresh('cmd')
  expect([await retries(id, coordinator, deed), await retries(id, coordinator, deed)]).toEqual([{ id }, { id }])
  await expect.poll(() => triesOf(id), { timeout: 20_000 }).toEqual(['image.failed', 'image.failed'])
  await expect.poll(async () => (await rowOf(id))?.image, { timeout: 10_000 }).toEqual({ id, code: 'image.damaged' })
})

test('a photograph that opens this time is shown, and stands in no list any more', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })
  const { id } = await attaches(gp, referral.id, picture({ seed: 4 }))
  await waitsForPicture(gp, id)
  await expect(retries(id)).rejects.toMatchObject({ status: 409, code: 'image.not-ready' })
  // As if the machine had been too busy to open it.
  const params = [id]
  await clinic.demo.door.deps.database.write([
    { sql: "update images set status = 'failed', refusal = 'image.too-slow' where id = ?", params },
    {
      sql: `insert into open_matters (tenant_id, kind, subject, referral_id, office_id, since)
            select tenant_id, 'image', id, referral_id, '${gp.office.id}', 0 from images where id = ?`,
      params,
    },
  ])
  expect((await rowOf(id)).image).toEqual({ id, code: 'image.too-slow' })
  await retries(id)
  expect(await waitsForPicture(gp, id)).toMatchObject({ status: 'ready', problem: null })
  await expect.poll(() => rowOf(id), { timeout: 10_000 }).toBeUndefined()
  expect((await gp.raw('GET', `/api/images/${id}/tiles/9/0_0.jpg`)).status).toBe(200)
})

test('a photograph that was taken back is tried no more', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })
  const { id } = await attaches(gp, referral.id, picture().slice(0, 4000))
  await waitsForPicture(gp, id)
  await gp.post(`/api/images/${id}/removal`, { reason: 'other' })
  await expect(retries(id)).rejects.toMatchObject({ status: 404 })
})
