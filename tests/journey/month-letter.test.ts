import { describe, expect, test } from 'vitest'
import { asSystem } from '../../api/kernel/react.ts'
import { eventLog } from '../../api/kernel/table.ts'
import { osloDate } from '../../api/kernel/working-days.ts'
import { onboardingFields, type Profile } from '../../api/office/rules.ts'
import { officeProfiles } from '../../api/office/table.ts'
import { tellMonths } from '../../api/practice/tell-months.ts'
import { demoId } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import type { Received } from '../support/outbox.ts'
import { fresh, type Json } from '../support/person.ts'
import { anAnswer, claims, decides, eventually, submits, writesDraft } from '../support/ward.ts'

const clinic = await startClinic()
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const { deps } = clinic.demo.door
const scope = asSystem(deps, demoId('ten', 'demo'), 'test')

const profile: Profile = {
  ...{ listSize: null, ages: null, gps: null, staff: null, setting: null, travelMinutes: 55 },
  travelKilometres: 61.4,
  ...{ equipment: [], people: [], payment: null, owner: null, photographer: null },
  onboarding: Object.fromEntries(onboardingFields.map((field) => [field, null])) as Profile['onboarding'],
}
const nameInMail = 'KANARI Månedsen'
const patient = { nationalId: '', name: nameInMail, phone: '' }

/** A case that is sent and answered. */
async function answered(wouldRefer: string, disposition: Json, teachingPoint = ''): Promise<Json> {
  const draft = await writesDraft(gp, { pack: 'dermatology', content: { wouldRefer } })
  const content = { ...draft.written, patient: { ...patient, nationalId: draft.written.patient.nationalId } }
  const saved = await gp.put(
    `/api/referrals/${draft.id}/draft`,
    { revision: draft.revision, content },
    { deed: fresh('cmd') },
  )
  const sent = await gp.post(`/api/referrals/${draft.id}/submission`, { revision: saved.revision })
  await claims(specialist, sent.id)
  await decides(specialist, sent.id, disposition)
  await specialist.put(`/api/cases/${sent.id}/replies/${fresh('rep')}`, anAnswer('Se svar.', { teachingPoint }))
  return sent
}
const stays = { disposition: 'advice_gp_continues' }
const comes = { disposition: 'in_person' }

/** Puts the clock into the month after that of `at`, some days in. */
function turnsTheMonth(at: string): void {
  const [year = 0, month = 1] = osloDate(new Date(at)).split('-').map(Number)
  const second = Date.UTC(year, month, 2, 12)
  clinic.clock.advance({ seconds: Math.ceil((second - clinic.clock.now().getTime()) / 1_000) })
}
const mailsOfMonth = async (): Promise<Received[]> =>
  (await clinic.outbox.all()).filter(({ text }) => text.includes('/desk#months'))
const told = async () => (await scope.find(eventLog)).filter(({ name }) => name === 'month.told')

describe('the letter about a month', () => {
  let month = ''
  test('says what the office did, what it learned and which travel was spared, and nothing of a patient', async () => {
    await scope.write(
      scope.insert(officeProfiles, {
        officeId: gp.office.id,
        version: 99,
        content: profile,
        madeBy: 'system',
        madeAt: deps.clock.now(),
      }),
    )
    await answered('yes', stays, 'Krem i to uker før den sendes.')
    await answered('yes', stays)
    await answered('no', stays)
    await answered('yes', comes, 'Målestokken ved siden av, ikke oppå.')
    const last = await submits(gp, { pack: 'dermatology' })
    await gp.post(`/api/referrals/${(await submits(gp)).id}/withdrawal`, { reason: 'mistake' })
    const tried = await writesDraft(gp, { pack: 'dermatology', practice: true })
    await gp.post(`/api/referrals/${tried.id}/submission`, { revision: tried.revision })
    month = osloDate(new Date(last.receivedAt)).slice(0, 7)
    turnsTheMonth(last.receivedAt)

    await tellMonths(deps)
    const mail = await eventually(async () => (await mailsOfMonth())[0])
    expect(mail.text).toMatch(/5 saker .* 4 svar\. 2 av svarene har et læringspunkt/)
    // Two would have been referred and were not: 2 × 2 × 61.4 km.
    expect(mail.text).toMatch(/Spart reise: 2 besøk, 246 km\. Regel: /)
    expect([mail.to].flat()).toEqual([last.office.replyAddress])
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/KANARI|Testesen|\d{11}/)
  })

  test('leaves once, however often it is asked for and however late', async () => {
    await tellMonths(deps)
    clinic.clock.advance({ days: 20 })
    await Promise.all([tellMonths(deps), tellMonths(deps)])
    const events = (await told()).filter(({ facts }) => facts.office === gp.office.id && facts.code === month)
    expect(events).toHaveLength(1)
    expect(await mailsOfMonth()).toHaveLength(1)
  })

  test('goes to no office that had nothing', async () => {
    expect(new Set((await told()).map(({ facts }) => facts.office))).toEqual(new Set([gp.office.id]))
  })

  test('leads to a page with the same figures, where the office turns the next one off', async () => {
    await gp.signsIn()
    const path = `/api/offices/${gp.office.id}`
    const figures = { month, cases: 5, answers: 4, learned: 2, visitsSpared: 2, kilometresSpared: 246 }
    expect(await gp.get(`${path}/months`)).toEqual({ items: [figures], mailOn: true })
    expect(await gp.put(`${path}/month-letter`, { on: false })).toEqual({ on: false })
    expect(await gp.get(`${path}/months`)).toMatchObject({ mailOn: false })

    const sent = await submits(gp, { pack: 'dermatology' })
    turnsTheMonth(sent.receivedAt)
    await tellMonths(deps)
    expect(await told()).toHaveLength(1)
    await gp.signsIn()
    await gp.put(`${path}/month-letter`, { on: true })
    await tellMonths(deps)
    expect(await told()).toHaveLength(2)
  })
})
