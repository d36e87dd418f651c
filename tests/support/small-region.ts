import { offices } from '../../api/access/table.ts'
import { pseudonyms } from '../../api/adoption/pseudonyms.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { eventLog } from '../../api/kernel/table.ts'
import { emptyProfile } from '../../api/office/rules.ts'
import { officeProfiles } from '../../api/office/table.ts'
import { demoId } from '../../migrations/seed.ts'
import type { Clinic } from './clinic.ts'
import { fresh, type Json, type Person } from './person.ts'

/** Two users and four that never sent anything, with the figures of a worked example (Gower's distances are known). */
const pool = [
  { key: 'alta', cases: 40, listSize: 3200, gps: 3, staff: 4, setting: 'rural' },
  { key: 'hammerfest', cases: 30, listSize: 1500, gps: 1, staff: 2, setting: 'rural' },
  { key: 'sortland', cases: 0, listSize: 2800, gps: 3, staff: 3, setting: 'city' },
  { key: 'finnsnes', cases: 0, listSize: 5200, gps: 5, staff: 7, setting: 'city' },
  { key: 'mosjoen', cases: 0, listSize: 1450, gps: 2, staff: 2, setting: 'rural' },
  { key: 'narvik', cases: 0, listSize: 3000, gps: 3, staff: 5, setting: 'rural' },
] as const
export const office = (key: string) => demoId('off', key)

/** A region of those six alone, and what a researcher does in it. */
export async function aSmallRegion(clinic: Clinic) {
  const scope = asSystem(clinic.demo.door.deps, demoId('ten', 'demo'), 'test')
  const daysAgo = (days: number) =>
    new Date(clinic.clock.now().getTime() - days * 86_400_000).toISOString().slice(0, 10)
  const keep = new Set<string>(pool.map(({ key }) => office(key)))
  const all = await scope.find(offices)
  await scope.write(
    ...all.map(({ id, ...row }) => {
      const connectedAt = keep.has(id) ? new Date(`${daysAgo(500)}T12:00:00Z`) : null
      return scope.put(offices, [offices.id], { ...row, id }, { connectedAt })
    }),
    ...pool.map(({ key, cases: _, ...facts }) =>
      scope.insert(officeProfiles, {
        officeId: office(key),
        version: 1_000,
        content: { ...emptyProfile, ...facts },
        madeBy: 'system',
        madeAt: clinic.clock.now(),
      }),
    ),
  )
  /** Cases as the log has them: what is counted of them is counted from there. */
  const sends = (key: string, cases: number, days: number) =>
    scope.write(
      ...Array.from({ length: cases }, () => {
        const subject = fresh('ref')
        const facts = { office: office(key), unit: demoId('uni', 'hud') }
        const at = new Date(`${daysAgo(days)}T12:00:00Z`)
        return scope.insert(eventLog, {
          ...{ subject, seq: 1, commandId: subject, name: 'referral.submitted', facts, at },
          ...{ actor: demoId('per', 'gp-alta'), bodyHash: '' },
        })
      }),
    )
  for (const { key, cases } of pool) if (cases > 0) await sends(key, cases, 30)
  const { of } = await pseudonyms(scope)
  /** What a researcher calls an office by. */
  const numberOf = (key: string) => Number(of(office(key)).slice('Office '.length))
  const aRule = (more: Json = {}): Json => ({
    users: 2,
    window: { from: daysAgo(400), to: daysAgo(0) },
    matchOn: ['listSize', 'gps', 'staff', 'setting'],
    caliper: null,
    isListSizeLogged: false,
    ...more,
  })
  const stores = async (who: Person, more: Json = {}) => {
    const id = fresh('smp')
    await who.put(`/api/research/samples/${id}`, aRule(more))
    return id
  }
  const reads = (who: Person, id: string) => who.get(`/api/research/samples/${id}`)
  const aScore = (more: Json = {}): Json => ({
    condition: 'GP',
    value: 1,
    source: 'interview',
    sentence: 'Hun hadde satt av tid.',
    observedOn: daysAgo(100),
    ...more,
  })
  const scores = (who: Person, key: string, more: Json = {}) =>
    who.post(`/api/research/offices/${numberOf(key)}/scores`, aScore(more))
  return { sends, daysAgo, numberOf, aRule, stores, reads, scores }
}
