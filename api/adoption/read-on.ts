import { and, eq, gt, sql } from 'drizzle-orm'
import { ConstraintViolated, type Statement } from '../kernel/database.ts'
import type { Scope } from '../kernel/scope.ts'
import { cursors, eventLog } from '../kernel/table.ts'

export type Seen = typeof eventLog.$inferSelect
const atOnce = 500
/**
 * Steps are kept for so many events: a reader that was slow finds its own place taken, however far others have come meanwhile.
 * If they were gone at once, it could take that step a second time, and everything in it would count twice.
 */
const keptSteps = 20_000

/** Somebody who reads the whole log once, in order, and keeps what it makes of it. */
export interface Reader {
  readonly name: string
  /** What is to be gone before the first event is read: what an earlier edition counted. True while there is more of it. */
  readonly begins?: (scope: Scope) => Promise<boolean>
  readonly makes: (scope: Scope, events: readonly Seen[]) => Promise<Statement[]>
}

/** How far a reader has come; 0 before its first step. */
export async function placeOf(scope: Scope, name: string): Promise<number> {
  const [at] = await scope.find(cursors, eq(cursors.name, name), { orderBy: sql`previous desc`, limit: 1 })
  return at?.position ?? 0
}

/**
 * Reads on from where it ended, at most so many steps; true once it is at the end. The step forward and what is made of
 * it are one batch, so nothing counts twice.
 */
export async function readOn(scope: Scope, reader: Reader, mostSteps = Number.POSITIVE_INFINITY): Promise<boolean> {
  for (let step = 0; step < mostSteps; step++) {
    const from = await placeOf(scope, reader.name)
    if (from === 0 && (await reader.begins?.(scope))) continue
    const seen = await scope.find(eventLog, gt(eventLog.position, from), { orderBy: eventLog.position, limit: atOnce })
    const last = seen.at(-1)
    if (!last) return true
    const forward = scope.insert(cursors, { name: reader.name, previous: from, position: last.position })
    const forget = scope.remove(cursors, and(eq(cursors.name, reader.name), sql`position < ${from - keptSteps}`)!)
    try {
      await scope.write(forward, ...(await reader.makes(scope, seen)), forget)
    } catch (cause) {
      // Another reader took the same step: go on from there.
      if (!(cause instanceof ConstraintViolated) || cause.index !== 0) throw cause
    }
  }
  return false
}
