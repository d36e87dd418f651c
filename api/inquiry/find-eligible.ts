import { gatherOffices } from '../adoption/gather.ts'
import { eligibleIn } from '../adoption/report-offices.ts'
import type { Scope } from '../kernel/scope.ts'
import type { Profile } from '../office/rules.ts'
import type { SampleRule } from './rules.ts'
import type { Eligible, Facts } from './rules-research.ts'

/** Those that a report of the window counts, each with its cases, its exposure and what it is like. */
export async function findEligible(scope: Scope, window: SampleRule['window']): Promise<Eligible[]> {
  return eligibleIn(await gatherOffices(scope, window), window).map(({ sums, exposureDays }) => ({
    officeId: sums.office.id,
    cases: sums.cases,
    casesEver: sums.ever,
    exposureDays,
    facts: presentFacts(sums.profile),
  }))
}

const presentFacts = (profile: Profile | null): Facts => ({
  listSize: profile?.listSize ?? null,
  under18: profile?.ages?.under18 ?? null,
  over66: profile?.ages?.over66 ?? null,
  gps: profile?.gps ?? null,
  staff: profile?.staff ?? null,
  setting: profile?.setting ?? null,
  travelMinutes: profile?.travelMinutes ?? null,
})
