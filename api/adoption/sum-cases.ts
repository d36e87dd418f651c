import { sql } from 'drizzle-orm'
import type { Scope } from '../kernel/scope.ts'
import { others } from './gather.ts'
import { casesIn } from './gather-cases.ts'
import { begin, type CasesTold } from './report-cases.ts'
import { caseUses } from './table.ts'
import { endOf, type Window } from './window.ts'

/** Fewer are added up before a thread has begun. */
const many = 50_000

/** What became of the cases sent in the window: added up aside where they are many and the door has threads. */
export async function sumCases(scope: Scope, window: Window, now: Date): Promise<CasesTold> {
  const [of, bites] = [{ from: window.from, now }, casesIn(scope, window)]
  const { aside } = scope.deps
  const goesAside = aside && (await areMany(scope, window))
  await others()
  if (goesAside) return (await aside.work('sum-cases', of, bites)) as CasesTold // what `begin` tells
  const sums = begin(of)
  for await (const bite of bites) sums.add(bite)
  return sums.told()
}

async function areMany(scope: Scope, window: Window): Promise<boolean> {
  const sent = sql`${caseUses.sentAt} >= ${Date.parse(window.from)} and ${caseUses.sentAt} < ${endOf(window)}`
  return (await scope.count(caseUses, sent, many)) === many
}
