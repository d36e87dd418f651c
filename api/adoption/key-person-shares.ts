import { sql } from 'drizzle-orm'
import type { Scope } from '../kernel/scope.ts'
import { bitesOf } from './gather-cases.ts'
import { givesAwayFew, leastTold } from './pseudonyms.ts'
import type { MadeReport } from './read-report.ts'
import { caseUses } from './table.ts'
import type { Window } from './window.ts'

/** What an office's busiest sender sent, as a part of its cases, 0 to 1, and as a number, and how many are left without her. */
export interface KeyPersonShare {
  readonly share: number
  readonly sent: number
  readonly left: number
}
export type KeyPersonShares = ReadonlyMap<string, KeyPersonShare>

/** To whoever may know nobody, hers and those left are not told of fewer than five, nor the share that gives them away. */
export const shareFor = (of: KeyPersonShare | undefined, knowsNames: boolean): number | null =>
  of && (knowsNames || !givesAwayFew(of.sent, of.left)) ? of.share : null

const known = new WeakMap<MadeReport, Promise<KeyPersonShares>>()

/** Of the cases of a report's window; of an office with fewer than five there is none. Counted once for each report. */
export function keyPersonShares(scope: Scope, report: MadeReport): Promise<KeyPersonShares> {
  const counted = known.get(report) ?? count(scope, report.window).then(sharesOf)
  known.set(report, counted)
  counted.catch(() => known.delete(report))
  return counted
}

/** Cases by `office sender`; of nobody known the sender is empty. */
async function count(scope: Scope, window: Window): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const pairs = sql`group_concat(${caseUses.officeId} || ' ' || coalesce(${caseUses.senderId}, ''))`
  // As the cases lie in time: asked for office by office they lie far apart, and it takes several times as long.
  for await (const { row } of bitesOf(scope, window, { pairs }))
    for (const pair of String(row.pairs).split(',')) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return counts
}

function sharesOf(counts: ReadonlyMap<string, number>): KeyPersonShares {
  const byOffice = new Map<string, { all: number; most: number }>()
  for (const [pair, cases] of counts) {
    const [office = '', sender] = pair.split(' ')
    const { all, most } = byOffice.get(office) ?? { all: 0, most: 0 }
    byOffice.set(office, { all: all + cases, most: sender ? Math.max(most, cases) : most })
  }
  const told = [...byOffice].filter(([, { all, most }]) => all >= leastTold && most > 0)
  return new Map(told.map(([office, { all, most }]) => [office, { share: most / all, sent: most, left: all - most }]))
}
