import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { memberships, people } from '../../api/access/table.ts'
import { keyPeopleLeft } from '../../api/adoption/key-people-left.ts'
import { officesToRing } from '../../api/adoption/offices-to-ring.ts'
import { caseUses } from '../../api/adoption/table.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { makeScope } from '../../api/kernel/scope.ts'
import { osloDate } from '../../api/kernel/working-days.ts'
import { emptyProfile } from '../../api/office/rules.ts'
import { officeProfiles } from '../../api/office/table.ts'
import { demoId } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import type { Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, eventually, replies, submits, writesDraft } from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const tenant = demoId('ten', 'demo')
const system = asSystem(clinic.demo.door.deps, tenant, 'test')
const coordinates = makeScope(
  clinic.demo.door.deps,
  { tenantId: tenant, personId: 'system', clinician: false, memberships: [{ party: tenant, role: 'coordinator' }] },
  'test',
)
const skin = (more: Json = {}) => submits(gp, { pack: 'dermatology', ...more })
const days = async (n: number): Promise<void> => {
  clinic.clock.advance({ days: n })
  await gp.signsIn()
  await specialist.signsIn()
}

test('how long answers have lately taken is told once there are enough, and unanswered cases count as such', async () => {
  const sent = [await skin()]
  expect(sent[0]).toMatchObject({ answerExpectedBy: expect.any(String), answersLately: null })
  for (let n = 1; n < 9; n++) sent.push(await skin())
  await days(7)
  for (const { id } of sent.slice(0, 5)) await replies(specialist, id, 'Godartet.')
  await days(22)
  // Nine are too few.
  expect((await skin()).answersLately).toBeNull()
  await days(22)
  // Of ten, five were answered, after a week: five working days if no holiday lies between.
  const told = (await skin()).answersLately
  expect(told).toMatchObject({ cases: 10, answered: 5 })
  expect(told.workingDays).toBeGreaterThanOrEqual(1)
  expect(told.workingDays).toBeLessThanOrEqual(5)
  const { items } = await gp.get(`/api/offices/${gp.office.id}/referrals?status=waiting`)
  expect(items[0]).toMatchObject({ answersLately: told, practice: false })
})

test('what answers took is the office’s to know: a specialist reads nothing of it with the case', async () => {
  const { id } = await skin()
  expect((await specialist.get(`/api/cases/${id}`)).referral.answersLately).toBeNull()
})

test('a case says how long it took to write, beside the office’s own median, to the office alone', async () => {
  const draft = await writesDraft(gp, { pack: 'dermatology' })
  clinic.clock.advance({ minutes: 6 })
  const { id } = await gp.post(`/api/referrals/${draft.id}/submission`, { revision: draft.revision })
  const effort = await gp.get(`/api/referrals/${id}/effort`)
  expect(effort.minutes).toBeCloseTo(6, 0)
  expect(effort.medianMinutes).toBeLessThan(1)
  expect(effort.cases).toBeLessThanOrEqual(20)
  await expect(specialist.get(`/api/referrals/${id}/effort`)).rejects.toMatchObject({ status: 404 })
})

test('a coordinator learns that the one who sent most of an office’s cases is gone', async () => {
  await eventually(async () => ((await system.count(caseUses)) >= 5 ? true : undefined))
  expect(await keyPeopleLeft(coordinates)).toEqual([])
  const person = gp.session.person
  const found = { officeId: gp.office.id, office: gp.office.name, personId: person.id, name: person.name }
  const at = clinic.clock.now()
  await system.write(system.update(people, { disabledAt: at }, eq(people.id, person.id)))
  expect(await keyPeopleLeft(coordinates)).toMatchObject([{ ...found, since: at }])
  const row = async () =>
    (await officesToRing(coordinates, new Map(), true, at)).find(({ office }) => office.id === gp.office.id)?.waiting
  // She answers for it too: that says more.
  expect(await row()).toMatchObject({ kind: 'owner_left', reason: 'owner' })
  const version = { officeId: gp.office.id, version: 2, content: emptyProfile, madeBy: 'system', madeAt: at } as const
  await system.write(system.insert(officeProfiles, version))
  expect(await row()).toMatchObject({ kind: 'owner_left', reason: 'key_person', since: osloDate(at) })
  await system.write(
    system.update(people, { disabledAt: null }, eq(people.id, person.id)),
    system.remove(memberships, and(eq(memberships.personId, person.id), eq(memberships.party, gp.office.id))!),
  )
  expect(await keyPeopleLeft(coordinates)).toMatchObject([{ ...found, since: null }])
  await expect(keyPeopleLeft(system)).rejects.toMatchObject({ code: 'access.denied' })
})

test('a coordinator learns that the one is gone who drafted or photographed most of an office’s cases and sent none', async () => {
  const [doctor, secretary] = [await clinic.as('gp-sortland'), await clinic.as('secretary-sortland')]
  await Promise.all([doctor, secretary].map((one) => one.signsIn()))
  const submitted = ({ id, revision }: Json) => doctor.post(`/api/referrals/${id}/submission`, { revision })
  const count = () => system.count(caseUses, eq(caseUses.officeId, doctor.office.id))
  const before = await count()
  for (let n = 0; n < 2; n++) await submitted(await writesDraft(secretary, { pack: 'dermatology' }))
  for (let n = 0; n < 2; n++) {
    const draft = await writesDraft(doctor, { pack: 'dermatology' })
    await attaches(secretary, draft.id, picture({ seed: n + 1 }))
    await submitted(draft)
  }
  await submits(doctor, { pack: 'dermatology' })
  await eventually(async () => ((await count()) >= before + 5 ? true : undefined))
  const here = async () => (await keyPeopleLeft(coordinates)).filter(({ officeId }) => officeId === doctor.office.id)
  expect(await here()).toEqual([])
  const [person, since] = [secretary.session.person, clinic.clock.now()]
  await system.write(system.update(people, { disabledAt: since }, eq(people.id, person.id)))
  expect(await here()).toMatchObject([{ personId: person.id, since, cases: 4, of: 5 }])
  // Where both are gone, the one who took part in more is named.
  await system.write(system.update(people, { disabledAt: since }, eq(people.id, doctor.session.person.id)))
  expect(await here()).toMatchObject([{ personId: doctor.session.person.id, cases: 5, of: 5 }])
})
