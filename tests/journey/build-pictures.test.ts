import { expect, test } from 'vitest'
import { startClinic } from '../support/clinic.ts'
import { picture } from '../support/picture.ts'
import { attaches, submits, waitsForPicture } from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const { database, queue } = clinic.demo.door.deps
const rowsOf = async (sql: string, ...params: (string | number)[]) => (await database.write([{ sql, params }]))[0]!.rows
const toldOf = async (id: string) =>
  (await rowsOf("select name from events where subject = ? and name like 'image.%' order by position", id)).map(
    ({ name }) => name,
  )

test('of a photograph that arrives the small picture is told first, then that it can be zoomed, each once', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })
  const { id } = await attaches(gp, referral.id, picture({ width: 2400, height: 1600 }))
  expect(await waitsForPicture(gp, id)).toMatchObject({ status: 'ready', width: 2400, height: 1600 })
  expect(await toldOf(id)).toEqual(['image.attached', 'image.previewed', 'image.built'])
})

test('a photograph that cannot be opened is told once', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })
  const { id } = await attaches(gp, referral.id, picture().slice(0, 4000))
  expect(await waitsForPicture(gp, id)).toMatchObject({ status: 'failed', problem: { code: 'image.damaged' } })
  expect(await toldOf(id)).toEqual(['image.attached', 'image.failed'])
})

test('asked for again, what was made stays: a photograph that can be zoomed goes back to nothing less', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })
  const { id } = await attaches(gp, referral.id, picture({ seed: 2 }))
  const before = await waitsForPicture(gp, id)
  await asksAgain(id, 'build-pictures')
  expect(await waitsForPicture(gp, id)).toEqual(before)
  expect(await toldOf(id)).toEqual(['image.attached', 'image.previewed', 'image.built'])
})

test('what an earlier edition had shown and left to be made zoomable becomes so, from its preview on', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })
  const { id } = await attaches(gp, referral.id, picture({ seed: 3 }))
  await waitsForPicture(gp, id)
  await rowsOf("update images set status = 'previewed', pyramid_sha256 = null, ready_at = null where id = ?", id)
  await rowsOf(
    `insert into reactions (tenant_id, event_position, name, claimed_until, tries)
     select tenant_id, position, 'build-pyramid', 0, 0 from events where subject = ? and name = 'image.previewed'`,
    id,
  )
  queue.hint()
  expect(await waitsForPicture(gp, id)).toMatchObject({ status: 'ready' })
  expect(await toldOf(id)).toEqual(['image.attached', 'image.previewed', 'image.built', 'image.built'])
})

/** As a reaction whose process was killed just before it could say that it was done. */
async function asksAgain(id: string, name: string): Promise<void> {
  const own =
    "name = ? and event_position = (select position from events where subject = ? and name = 'image.attached')"
  await rowsOf(`update reactions set done_at = null, claimed_until = 0, tries = 0 where ${own}`, name, id)
  queue.hint()
  await expect
    .poll(() => rowsOf(`select done_at from reactions where ${own}`, name, id))
    .toMatchObject([{ done_at: expect.any(Number) }])
}
