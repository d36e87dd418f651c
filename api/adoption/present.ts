import type { offices } from '../access/table.ts'
import { k80 } from '../figures/concentration.ts'
import { iso, isoOrNull } from '../kernel/shape.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { OfficeUse, Use } from './contract.ts'
import { adoptionRate, busiest, cumulativeCurve, lastMonths, stageOf } from './rules.ts'
import type { officeDays } from './table.ts'

type Day = typeof officeDays.$inferSelect
type Office = typeof offices.$inferSelect

const sum = (days: readonly Day[], of: 'cases' | 'replies' | 'acknowledged'): number =>
  days.reduce((n, day) => n + day[of], 0)

/** Connected and not closed, each with its own days in order. */
export function eligibleOffices(all: readonly Office[], days: readonly Day[], now: Date) {
  const ofOffice = Map.groupBy(days, ({ officeId }) => officeId)
  return all
    .filter(({ connectedAt, closedAt }) => connectedAt && connectedAt <= now && !(closedAt && closedAt <= now))
    .map((office) => {
      const own = (ofOffice.get(office.id) ?? []).toSorted((a, b) => (a.day < b.day ? -1 : 1))
      return { office, own, officeId: office.id, cases: Math.max(0, sum(own, 'cases')) }
    })
}

/** Figures of the eligible offices; every office is listed, also the silent ones. */
export function presentUse(all: readonly Office[], days: readonly Day[], now: Date): Use {
  const today = osloDate(now)
  const months = lastMonths(today)
  const counted = eligibleOffices(all, days, now)
  const total = counted.reduce((n, { cases }) => n + cases, 0)
  const listed = counted.map(({ office, own, cases }): OfficeUse => {
    const withCases = own.filter((day) => day.cases > 0)
    return {
      id: office.id,
      name: office.name,
      municipality: office.municipality,
      connectedAt: isoOrNull(office.connectedAt),
      cases,
      share: total === 0 ? null : cases / total,
      replies: sum(own, 'replies'),
      acknowledged: sum(own, 'acknowledged'),
      firstCaseOn: withCases[0]?.day ?? null,
      lastCaseOn: withCases.at(-1)?.day ?? null,
      stage: stageOf(
        withCases.map(({ day }) => day),
        today,
      ),
      months: months.map((month) =>
        Math.max(
          0,
          sum(
            own.filter(({ day }) => day.startsWith(month)),
            'cases',
          ),
        ),
      ),
    }
  })
  const { share, officeIds, isTied } = busiest(counted)
  return {
    eligible: counted.length,
    months,
    adopters: counted.filter(({ cases }) => cases > 0).length,
    adoptionRate: adoptionRate(counted),
    cases: total,
    busiestFour: { share, officeIds: [...officeIds], isTied },
    k80: k80(counted.map(({ cases }) => cases)),
    curve: cumulativeCurve(counted).map(({ rank, officeId, cases, share: upTo }) => ({
      rank,
      officeId,
      cases,
      share: upTo,
    })),
    offices: listed.sort((a, b) => b.cases - a.cases || a.name.localeCompare(b.name, 'nb')),
  }
}

export const presentTrouble = (
  row: { name: string; tries: number; error: string | null },
  about: { subject: string; at: Date },
  last: number,
) => ({
  reaction: row.name,
  subject: about.subject,
  since: iso(about.at),
  tries: row.tries,
  gaveUp: row.tries >= last,
  error: row.error ?? '',
})
