import { and, desc, isNotNull } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import { officeDays } from '../adoption/table.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { Profile } from '../office/rules.ts'
import { officeProfiles } from '../office/table.ts'
import type { SampleRule } from './rules.ts'
import type { Eligible, Facts } from './rules-research.ts'

/** So many offices' days are read at once that no read holds others up. */
const atOnce = 20
const dayMs = 86_400_000

/** Connected by the end of the window and not closed before its start, each with its cases, its exposure and what it is like. */
export async function findEligible(scope: Scope, window: SampleRule['window']): Promise<Eligible[]> {
  const rows = await scope.find(offices, isNotNull(offices.connectedAt), { orderBy: offices.id })
  const there = rows.flatMap(({ id, connectedAt, closedAt }) => {
    const [since, until] = [osloDate(connectedAt!), closedAt ? osloDate(closedAt) : null]
    if (since > window.to || (until !== null && until < window.from)) return []
    const [first, last] = [later(since, window.from), until !== null && until < window.to ? until : window.to]
    return [{ id, exposureDays: (Date.parse(last) - Date.parse(first)) / dayMs + 1 }]
  })
  const found: Eligible[] = []
  for (let from = 0; from < there.length; from += atOnce) {
    const some = there.slice(from, from + atOnce)
    const ids = some.map(({ id }) => id)
    const days = await scope.pick(officeDays, ['officeId', 'day', 'cases'], oneOf(officeDays.officeId, ids))
    const facts = await factsOf(scope, ids)
    for (const { id, exposureDays } of some) {
      const own = days.filter(({ officeId, day }) => officeId === id && day <= window.to)
      const inside = own.filter(({ day }) => day >= window.from)
      const [cases, casesEver] = [countOf(inside), countOf(own)]
      found.push({ officeId: id, cases, casesEver, exposureDays, facts: facts(id) })
    }
  }
  return found
}

const later = (a: string, b: string) => (a > b ? a : b)
/** What was taken back on a later day never makes less than none. */
const countOf = (days: readonly { cases: number }[]) =>
  Math.max(
    0,
    days.reduce((sum, { cases }) => sum + cases, 0),
  )

async function factsOf(scope: Scope, ids: readonly string[]): Promise<(id: string) => Facts> {
  const rows = await scope.find(officeProfiles, and(oneOf(officeProfiles.officeId, ids)), {
    orderBy: desc(officeProfiles.version),
  })
  return (id) => presentFacts(rows.find(({ officeId }) => officeId === id)?.content)
}

const presentFacts = (profile: Profile | undefined): Facts => ({
  listSize: profile?.listSize ?? null,
  under18: profile?.ages?.under18 ?? null,
  over66: profile?.ages?.over66 ?? null,
  gps: profile?.gps ?? null,
  staff: profile?.staff ?? null,
  setting: profile?.setting ?? null,
  travelMinutes: profile?.travelMinutes ?? null,
})
