import { expect, test } from 'vitest'
import { startClinic } from '../../support/clinic.ts'
import { linkIn } from '../../support/outbox.ts'
import { fresh, type Json } from '../../support/person.ts'
import { picture } from '../../support/picture.ts'
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
  writesDraft,
} from '../../support/ward.ts'

const clinic = await startClinic({}, { imaging: true })
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')

test('the story goes on after a restart between any two of its steps', { timeout: 60_000 }, async () => {
  const ids = { image: fresh('img'), decision: fresh('dec'), reply: fresh('rep') }
  let draft: Json
  let letter: Json
  const steps: (() => Promise<unknown>)[] = [
    async () => (draft = await writesDraft(gp, { pack: 'dermatology' })),
    () => attaches(gp, draft.id, picture({ width: 2400, height: 1800 }), { id: ids.image }),
    () => gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision }),
    () => claims(specialist, draft.id),
    () => decides(specialist, draft.id, { disposition: 'advice_gp_continues' }, ids.decision),
    () => specialist.put(`/api/cases/${draft.id}/replies/${ids.reply}`, anAnswer('Etter omstart.')),
    async () => (letter = await opens(gp, linkIn(await clinic.outbox.arrives(draft.caseNumber)))),
    () => gp.post(`/api/letters/${letter.cover.id}/acknowledgement`, { replyId: ids.reply }),
  ]
  for (const step of steps) {
    await step()
    await clinic.restart()
  }
  expect(letter.replies.at(-1).textToGp).toBe('Etter omstart.')
  expect(await gp.get(`/api/referrals/${draft.id}`)).toMatchObject({ status: 'acknowledged' })
  expect(await waitsForPicture(gp, ids.image)).toMatchObject({ status: 'ready', width: 2400 })
})

test('when the imaging process is killed, the photograph is finished by its successor', async () => {
  const referral = await submits(gp, { pack: 'dermatology' })
  const image = await attaches(gp, referral.id, picture({ width: 4000, height: 3000 }))
  const killed = clinic.demo.door.imagingPid()!
  process.kill(killed, 'SIGKILL')
  expect(await waitsForPicture(gp, image.id)).toMatchObject({ status: 'ready', width: 4000 })
  expect(clinic.demo.door.imagingPid()).not.toBe(killed)
})

test('while the mail server is down the reply waits on the desk, and the mail follows once it is back', async () => {
  process.kill(clinic.demo.mailbox.pid, 'SIGKILL')
  const referral = await submits(gp, { pack: 'dermatology' })
  await replies(specialist, referral.id, 'Uten post.')
  const onDesk = async () =>
    (await gp.get(`/api/offices/${gp.office.id}/letters`)).items.find((one: Json) => one.referralId === referral.id)
  const cover = await eventually(onDesk)
  expect((await gp.post(`/api/letters/${cover.id}/openings`, { reason: null })).replies).toHaveLength(1)
  await clinic.restart({ neighbours: true })
  const mail = await clinic.outbox.arrives(referral.caseNumber, 1, 15_000)
  expect((await opens(gp, linkIn(mail))).replies.at(-1).textToGp).toBe('Uten post.')
})

test('a case whose specialist went home is not locked away: a colleague takes it the next day', async () => {
  const senior = await clinic.as('senior-skin')
  const referral = await submits(gp, { pack: 'dermatology' })
  await claims(specialist, referral.id)
  await expect(claims(senior, referral.id)).rejects.toMatchObject({ code: 'case.taken' })
  clinic.clock.advance({ hours: 13 })
  await Promise.all([gp, specialist, senior].map((one) => one.signsIn()))
  await replies(senior, referral.id, 'Overtatt.')
  await expect(decides(specialist, referral.id)).rejects.toMatchObject({ status: 409 })
})

test('asking for headers alone, hundreds of times, keeps no file open', async () => {
  const { readdir } = await import('node:fs/promises')
  const open = async () => (await readdir('/proc/self/fd').catch(() => [])).length
  const heads = () => fetch(`${clinic.baseUrl}/docs/swagger-ui-bundle.js`, { method: 'HEAD' })
  await heads()
  const before = await open()
  for (let i = 0; i < 200; i++) expect((await heads()).status).toBe(200)
  expect(await open()).toBeLessThan(before + 20)
})

test('work that keeps failing is shown to a coordinator', async () => {
  process.kill(clinic.demo.mailbox.pid, 'SIGKILL')
  const referral = await submits(gp, { pack: 'dermatology' })
  await replies(specialist, referral.id, 'Ingen post.')
  const coordinator = await clinic.as('coordinator')
  const trouble = await eventually(async () => {
    clinic.clock.advance({ seconds: 30 })
    return (await coordinator.get('/api/adoption/troubles')).items.find((one: Json) => one.subject === referral.id)
  }, 15_000)
  expect(trouble).toMatchObject({
    reaction: 'post-letter',
    gaveUp: false,
    error: expect.stringMatching(/^Error E(CONN|SOCKET)/),
  })
  await clinic.restart({ neighbours: true })
  expect(await clinic.outbox.arrives(referral.caseNumber, 1, 15_000)).toBeDefined()
})
