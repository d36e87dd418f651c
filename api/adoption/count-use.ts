import { and, eq, gt, sql } from 'drizzle-orm'
import { ConstraintViolated, type Statement } from '../kernel/database.ts'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { cursors, eventLog } from '../kernel/table.ts'
import { officeDays } from './table.ts'
import { watchMatters } from './watch-matters.ts'

const reader = 'count-use'
const atOnce = 500
type Counts = { cases: number; replies: number; acknowledged: number }
type Seen = typeof eventLog.$inferSelect

/** What one event adds to its office's day. */
function counts({ name, facts }: Seen): Counts | undefined {
  const none = { cases: 0, replies: 0, acknowledged: 0 }
  if (name === 'referral.submitted') return { ...none, cases: 1 }
  if (name === 'referral.withdrawn' && facts.kind === 'sent') return { ...none, cases: -1 }
  if (name === 'reply.sent') return { ...none, replies: 1 }
  if (name === 'letter.acknowledged' && facts.kind !== 'again') return { ...none, acknowledged: 1 }
  return undefined
}

/** Reads on from where the last count ended. The step forward and the counts are one batch, so nothing counts twice. */
export async function countUse(scope: Scope): Promise<void> {
  for (;;) {
    const [at] = await scope.find(cursors, eq(cursors.name, reader), { orderBy: sql`position desc`, limit: 1 })
    const from = at?.position ?? 0
    const seen = await scope.find(eventLog, gt(eventLog.position, from), { orderBy: eventLog.position, limit: atOnce })
    const last = seen.at(-1)
    if (!last) return
    const step = scope.insert(cursors, { name: reader, previous: from, position: last.position })
    const forget = scope.remove(cursors, and(eq(cursors.name, reader), sql`position < ${last.position}`)!)
    try {
      const matters = await Promise.all(seen.map((event) => watchMatters(scope, event)))
      await scope.write(step, ...additions(scope, seen), ...matters.flat(), forget)
    } catch (cause) {
      // Another reader took the same step: go on from there.
      if (!(cause instanceof ConstraintViolated) || cause.index !== 0) throw cause
    }
  }
}

function additions(scope: Scope, seen: readonly Seen[]): Statement[] {
  return seen.flatMap((event) => {
    const add = counts(event)
    const officeId = event.facts.office as Id<'off'> | undefined
    if (!add || !officeId) return []
    const day = event.at.toISOString().slice(0, 10)
    const set = {
      cases: sql`${officeDays.cases} + ${add.cases}`,
      replies: sql`${officeDays.replies} + ${add.replies}`,
      acknowledged: sql`${officeDays.acknowledged} + ${add.acknowledged}`,
    }
    return [scope.put(officeDays, [officeDays.officeId, officeDays.day], { officeId, day, ...add }, set)]
  })
}
