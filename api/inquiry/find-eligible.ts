import { gatherOffices } from '../adoption/gather.ts'
import type { Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { Profile } from '../office/rules.ts'
import type { SampleRule } from './rules.ts'
import type { Eligible, Facts } from './rules-research.ts'

const dayMs = 86_400_000

/** Connected by the end of the window and not closed before its start, each with its cases, its exposure and what it is like. */
export async function findEligible(scope: Scope, window: SampleRule['window']): Promise<Eligible[]> {
  const all = await gatherOffices(scope, window)
  return all.flatMap(({ office: { id, connectedAt, closedAt }, cases, ever, profile }) => {
    if (!connectedAt) return []
    const [since, until] = [osloDate(connectedAt), closedAt ? osloDate(closedAt) : null]
    if (since > window.to || (until !== null && until < window.from)) return []
    const [first, last] = [later(since, window.from), until !== null && until < window.to ? until : window.to]
    const exposureDays = (Date.parse(last) - Date.parse(first)) / dayMs + 1
    return [{ officeId: id, cases, casesEver: ever, exposureDays, facts: presentFacts(profile) }]
  })
}

const later = (a: string, b: string) => (a > b ? a : b)

const presentFacts = (profile: Profile | null): Facts => ({
  listSize: profile?.listSize ?? null,
  under18: profile?.ages?.under18 ?? null,
  over66: profile?.ages?.over66 ?? null,
  gps: profile?.gps ?? null,
  staff: profile?.staff ?? null,
  setting: profile?.setting ?? null,
  travelMinutes: profile?.travelMinutes ?? null,
})
