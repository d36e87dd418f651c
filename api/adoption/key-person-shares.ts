import { sql } from 'drizzle-orm'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { fewAtATime } from './gather.ts'
import type { MadeReport } from './read-report.ts'
import { caseUses } from './table.ts'

/** Fewer cases do not tell on whom an office hangs. */
const leastCases = 5
const dayMs = 86_400_000

/** By office id, the part of its cases that its busiest sender sent, 0 to 1. */
export type KeyPersonShares = ReadonlyMap<string, number>
const known = new WeakMap<MadeReport, Promise<KeyPersonShares>>()

/** Of the cases of a report's window; of an office with fewer than five there is none. Counted once for each report. */
export function keyPersonShares(scope: Scope, report: MadeReport): Promise<KeyPersonShares> {
  const counted = known.get(report) ?? count(scope, report)
  known.set(report, counted)
  counted.catch(() => known.delete(report))
  return counted
}

async function count(scope: Scope, { offices, window }: MadeReport): Promise<KeyPersonShares> {
  const told = offices.filter(({ sums }) => sums.cases >= leastCases).map(({ id }) => id)
  const [begins, ends] = [Date.parse(window.from), Date.parse(window.to) + dayMs]
  const shares = new Map<string, number>()
  for await (const ids of fewAtATime(told)) {
    const senders = await scope.gather(
      caseUses,
      { office: sql`${caseUses.officeId}`, sender: sql`${caseUses.senderId}` },
      { cases: sql`count(*)` },
      sql`${oneOf(caseUses.officeId, ids)} and ${caseUses.sentAt} >= ${begins} and ${caseUses.sentAt} < ${ends} and ${caseUses.isWithdrawn} = 0`,
    )
    for (const [office, rows] of Map.groupBy(senders, (row) => String(row.office))) {
      const all = rows.reduce((sum, { cases }) => sum + Number(cases), 0)
      const most = Math.max(0, ...rows.map(({ sender, cases }) => (sender === null ? 0 : Number(cases))))
      if (all >= leastCases && most > 0) shares.set(office, most / all)
    }
  }
  return shares
}
