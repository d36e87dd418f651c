import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { offices } from '../../api/access/table.ts'
import { countUse } from '../../api/adoption/count-use.ts'
import { caseUses, officeDays } from '../../api/adoption/table.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { cursors } from '../../api/kernel/table.ts'
import { officeProfiles } from '../../api/office/table.ts'
import { demoId, seedHistory } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import type { Json } from '../support/person.ts'
import { replies, submits } from '../support/ward.ts'

const clinic = await startClinic()
const { deps } = clinic.demo.door
const coordinator = await clinic.as('coordinator')
const gp = await clinic.as('gp-alta')
const specialist = await clinic.as('specialist-skin')
const scope = asSystem(
  deps,
  coordinator.walker.cookie(clinic.baseUrl, 'lys_session')!.split('.')[0] as Id<'ten'>,
  'test',
)
const report = async (query = '', who = coordinator): Promise<Json> => who.get(`/api/adoption/report${query}`)
const figure = (of: Json, code: string): Json => of.figures.find((one: Json) => one.code === code)

describe('a case that was sent, answered and read', () => {
  test('is counted once for each thing that happened to it, also when the whole log is counted anew', async () => {
    const referral = await submits(gp, { pack: 'dermatology' })
    const mistaken = await submits(gp, { pack: 'dermatology' })
    await gp.post(`/api/referrals/${mistaken.id}/withdrawal`, { reason: 'mistake' })
    await replies(specialist, referral.id, 'Ser fin ut.')
    await expect.poll(async () => figure(await report(), 'opened')?.denominator.n).toBe(1)
    const of = async () => (await scope.find(caseUses, eq(caseUses.referralId, referral.id)))[0]
    expect(await of()).toMatchObject({
      isWithdrawn: false,
      answeredAt: expect.any(Date),
      draftSeconds: expect.any(Number),
      images: 0,
    })
    const before = [await scope.find(caseUses), await scope.find(officeDays)]

    await scope.write(scope.remove(cursors, eq(cursors.name, 'count-use-2')))
    await countUse(scope)
    expect([await scope.find(caseUses), await scope.find(officeDays)]).toEqual(before)
    expect(figure(await report(), 'cases').value).toBe(1)
  })
})
