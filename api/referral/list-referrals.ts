import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import { units } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { cursor, readCursor } from '../kernel/keyset.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { presentListed } from './present.ts'
import type { Status } from './rules.ts'
import { referrals } from './table.ts'

/** One list of the office's desk, latest change first. Throws not-found for a foreign office. */
export async function listReferrals(
  scope: Scope,
  officeId: Id<'off'>,
  { status, after, limit }: { status: Status; after?: string | undefined; limit: number },
) {
  if (!partiesAs(scope, 'off', 'referrer', 'staff').includes(officeId)) throw nothingHere()
  await scope.looked('list-referrals', officeId)
  const from = readCursor(after, 1)
  const changed = from && new Date(Number(from[0]))
  const older =
    changed &&
    or(lt(referrals.changedAt, changed), and(eq(referrals.changedAt, changed), lt(referrals.id, from[1] as Id<'ref'>)))
  const rows = await scope.find(referrals, and(eq(referrals.officeId, officeId), eq(referrals.status, status), older), {
    orderBy: [desc(referrals.changedAt), desc(referrals.id)],
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const named = await scope.find(units, inArray(units.id, [...new Set(shown.map((row) => row.unitId))]))
  const last = shown.at(-1)
  return {
    items: shown.map((row) =>
      presentListed(
        row,
        named.find((unit) => unit.id === row.unitId),
      ),
    ),
    next: rows.length > limit && last ? cursor(last.changedAt.getTime(), last.id) : null,
  }
}
