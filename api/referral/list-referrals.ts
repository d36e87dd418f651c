import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { people, units } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { cursor, readCursor } from '../kernel/keyset.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { answersLately } from './answers-lately.ts'
import { presentListed } from './present.ts'
import type { Status } from './rules.ts'
import { referrals } from './table.ts'

/** The list is counted up to here; this number means so many or more. */
const mostCounted = 2_000

/** One list of the office's desk, latest change first. Recorded as a look at each. Throws not-found for a foreign office. */
export async function listReferrals(
  scope: Scope,
  officeId: Id<'off'>,
  { status, after, limit }: { status: Status; after?: string | undefined; limit: number },
) {
  if (!partiesAs(scope, 'off', 'referrer', 'staff').includes(officeId)) throw nothingHere()
  const from = readCursor(after, 1)
  // One comparison of the whole place: the index begins there.
  const older = from && sql`(${referrals.changedAt}, ${referrals.id}) < (${Number(from[0])}, ${from[1]})`
  const ofList = and(eq(referrals.officeId, officeId), eq(referrals.status, status))
  const rows = await scope.find(referrals, and(ofList, older), {
    orderBy: [desc(referrals.changedAt), desc(referrals.id)],
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  await scope.looked('list-referrals', [officeId, ...shown.map(({ id }) => id)])
  const named = await scope.find(units, inArray(units.id, [...new Set(shown.map((row) => row.unitId))]))
  const handing = shown.flatMap(({ handedBy }) => (handedBy ? [handedBy] : []))
  const known = handing.length === 0 ? [] : await scope.find(people, inArray(people.id, [...new Set(handing)]))
  const last = shown.at(-1)
  const lately = await answersLately(scope, shown)
  return {
    items: shown.map((row) =>
      presentListed(
        row,
        named.find((unit) => unit.id === row.unitId),
        known,
        lately(row),
      ),
    ),
    next: rows.length > limit && last ? cursor(last.changedAt.getTime(), last.id) : null,
    total: await scope.count(referrals, ofList, mostCounted),
  }
}
