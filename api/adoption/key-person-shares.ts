import { sql } from 'drizzle-orm'
import type { Scope } from '../kernel/scope.ts'
import type { MadeReport } from './read-report.ts'
import { caseUses } from './table.ts'

/** Fewer cases do not tell on whom an office hangs. */
const leastCases = 5
/** So many are read together: a few thousandths of a second. */
const casesAtOnce = 4_000
/** Then whoever else waits has a turn. */
const longestMs = 12
const dayMs = 86_400_000

/** By office id, the part of its cases that its busiest sender sent, 0 to 1. */
export type KeyPersonShares = ReadonlyMap<string, number>
const known = new WeakMap<MadeReport, Promise<KeyPersonShares>>()

/** Of the cases of a report's window; of an office with fewer than five there is none. Counted once for each report. */
export function keyPersonShares(scope: Scope, report: MadeReport): Promise<KeyPersonShares> {
  const counted = known.get(report) ?? count(scope, report).then(sharesOf)
  known.set(report, counted)
  counted.catch(() => known.delete(report))
  return counted
}

/** Cases by `office sender`; of nobody known the sender is empty. */
async function count(scope: Scope, { offices, window }: MadeReport): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  let since = performance.now()
  const [begins, ends] = [Date.parse(window.from), Date.parse(window.to) + dayMs]
  const all = offices.reduce((sum, { sums }) => sum + sums.cases, 0)
  const width = Math.ceil((ends - begins) / Math.ceil((all + 1) / casesAtOnce))
  for (let at = begins; at < ends; at += width) {
    // As the rows lie: asked for office by office they lie far apart, and it takes several times as long.
    const [row] = await scope.gather(
      caseUses,
      {},
      { pairs: sql`group_concat(${caseUses.officeId} || ' ' || coalesce(${caseUses.senderId}, ''))` },
      sql`${caseUses.sentAt} >= ${at} and ${caseUses.sentAt} < ${Math.min(ends, at + width)} and ${caseUses.isWithdrawn} = 0`,
    )
    if (row?.pairs) for (const pair of String(row.pairs).split(',')) counts.set(pair, (counts.get(pair) ?? 0) + 1)
    if (performance.now() - since > longestMs) {
      await new Promise((resolve) => setTimeout(resolve))
      since = performance.now()
    }
  }
  return counts
}

function sharesOf(counts: ReadonlyMap<string, number>): KeyPersonShares {
  const byOffice = new Map<string, { all: number; most: number }>()
  for (const [pair, cases] of counts) {
    const [office = '', sender] = pair.split(' ')
    const { all, most } = byOffice.get(office) ?? { all: 0, most: 0 }
    byOffice.set(office, { all: all + cases, most: sender ? Math.max(most, cases) : most })
  }
  const told = [...byOffice].filter(([, { all, most }]) => all >= leastCases && most > 0)
  return new Map(told.map(([office, { all, most }]) => [office, most / all]))
}
