import type { offices } from '../access/table.ts'
import { iso } from '../kernel/shape.ts'
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
