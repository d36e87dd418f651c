import { and, desc, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { people, units } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { cursor, readCursor } from '../kernel/keyset.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { referrals } from '../referral/table.ts'
import type { LetterCover, ListedLetter } from './contract.ts'
import { type Around, presentCover, presentListedLetter } from './present.ts'
import { letters } from './table.ts'

type LetterRow = typeof letters.$inferSelect

/** A letter to one of the asker's offices. Another office's is as unknown as a random id. Throws not-found. */
export async function letterOfOffice(scope: Scope, id: Id<'let'>): Promise<LetterRow> {
  const mine = partiesAs(scope, 'off', 'referrer', 'staff')
  const row = await scope.first(letters, and(eq(letters.id, id), inArray(letters.officeId, mine)))
  if (!row) throw nothingHere()
  return row
}

/** Each letter with what is around it. */
async function around(scope: Scope, rows: readonly LetterRow[]): Promise<(readonly [LetterRow, Around])[]> {
  const about = await scope.find(
    referrals,
    inArray(
      referrals.id,
      rows.map((row) => row.referralId),
    ),
  )
  const named = await scope.find(people, inArray(people.id, [...new Set(rows.map((row) => row.addresseeId))]))
  const from = await scope.find(units, inArray(units.id, [...new Set(about.map((row) => row.unitId))]))
  return rows.flatMap((row) => {
    const referral = about.find(({ id }) => id === row.referralId)
    const unit = from.find(({ id }) => id === referral?.unitId)
    const addressee = named.find(({ id }) => id === row.addresseeId)
    return referral && unit && addressee ? [[row, { referral, unit, addressee }] as const] : []
  })
}

/** That a reply came, without anything of it: staff may see this too. */
export async function readLetterCover(scope: Scope, id: Id<'let'>): Promise<LetterCover> {
  const [found] = await around(scope, [await letterOfOffice(scope, id)])
  if (!found) throw nothingHere()
  await scope.looked('read-letter-cover', found[0].referralId)
  return presentCover(...found, scope.actor)
}

/** Replies that came to an office, latest first. Recorded as a look at each one's referral. Throws not-found for a foreign office. */
export async function listLetters(
  scope: Scope,
  officeId: Id<'off'>,
  { show, after, limit }: { show: 'all' | 'unread' | 'read'; after?: string | undefined; limit: number },
) {
  if (!partiesAs(scope, 'off', 'referrer', 'staff').includes(officeId)) throw nothingHere()
  const from = readCursor(after, 1)
  const at = from && new Date(Number(from[0]))
  const older =
    at && or(lt(letters.arrivedAt, at), and(eq(letters.arrivedAt, at), lt(letters.id, from[1] as Id<'let'>)))
  const own = eq(letters.officeId, officeId)
  const unread = and(own, isNull(letters.acknowledgedAt))
  const wanted = { all: own, unread, read: and(own, isNotNull(letters.acknowledgedAt)) }[show]
  const rows = await scope.find(letters, and(wanted, older), {
    orderBy: [desc(letters.arrivedAt), desc(letters.id)],
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  await scope.looked('list-letters', [officeId, ...shown.map(({ referralId }) => referralId)])
  const last = shown.at(-1)
  return {
    items: (await around(scope, shown)).map(
      ([row, about]): ListedLetter => presentListedLetter(row, about, scope.actor),
    ),
    next: rows.length > limit && last ? cursor(last.arrivedAt.getTime(), last.id) : null,
    total: await scope.count(letters, wanted),
    unread: await scope.count(letters, unread),
  }
}
