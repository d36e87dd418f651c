import { and, eq, gt, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { cursor, readCursor } from '../kernel/keyset.ts'
import { nothingHere, oneOf, partiesAs, type Scope } from '../kernel/scope.ts'
import { isOpen, openStatuses, type Status, urgencies, urgencyRank } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { atUnits } from './earlier-cases.ts'
import { listCases } from './list-cases.ts'
import { type Listed, listedColumns } from './present.ts'
import { claimsSince, dueSince, mostCounted, type Show } from './rules.ts'
import { claims } from './table.ts'

const ranks = [...new Set(urgencies.map(urgencyRank))].sort()
/** Nobody holds more cases at once; whoever does sees the ones she took first. */
const mostClaims = 200

const place = (row: Listed): [number, number, string] => [row.urgencyRank, row.receivedAt.getTime(), row.id]
const byPlace = (a: Listed, b: Listed): number => {
  const [rankA, atA, idA] = place(a)
  const [rankB, atB, idB] = place(b)
  return rankA - rankB || atA - atB || (idA < idB ? -1 : 1)
}

type Place = readonly [rank: number, moment: number, id: string]

function readPlace(after: string | undefined): Place | undefined {
  const from = readCursor(after, 2)
  return from && [Number(from[0]), Number(from[1]), from[2]!]
}

/** What stands behind a place in the list, however many cases came or went before it. One comparison of the whole place: the index begins there. */
const behind = ([rank, moment, id]: Place): SQL =>
  sql`(${referrals.urgencyRank}, ${referrals.receivedAt}, ${referrals.id}) > (${rank}, ${moment}, ${id})`

type Column = (typeof listedColumns)[number]
const isReceived = (row: Pick<typeof referrals.$inferSelect, Column>): row is Listed => row.receivedAt !== null

/** A stretch of the worklist's index, ordered as it lies there. */
const stretch = (unitId: Id<'uni'>, status: Status, where?: SQL): SQL =>
  and(eq(referrals.unitId, unitId), eq(referrals.status, status), where)!

/** Cases of some stretches in order: each is read from its place on, and only the few that each of them gives are sorted. */
async function readInOrder(scope: Scope, stretches: readonly SQL[], from: Place | undefined, limit: number) {
  const search = { orderBy: [referrals.urgencyRank, referrals.receivedAt, referrals.id], limit }
  const behindIt = stretches.map((where) => and(where, from && behind(from))!)
  const rows = await scope.pick(referrals, listedColumns, scope.firstOf(referrals, behindIt, search), search)
  return rows.filter(isReceived)
}

const allOf = (unitId: Id<'uni'>): SQL[] => openStatuses.map((status) => stretch(unitId, status))

/** The next waiting cases of a unit behind one of them, in order. */
export const readBehind = (scope: Scope, unitId: Id<'uni'>, last: Listed | undefined, limit: number) =>
  readInOrder(scope, allOf(unitId), last && place(last), limit)

interface Asked {
  readonly show: Show
  readonly after?: string | undefined
  readonly limit: number
}

/** A case that was answered is not late, however long ago it came. */
const isDue = (now: Date): SQL => and(lte(referrals.receivedAt, dueSince(now)), isNull(referrals.answeredAt))!

/** Rank by rank, so that the index knows where those that are due end. */
const dueOf = (unitId: Id<'uni'>, now: Date): SQL[] =>
  openStatuses.flatMap((status) =>
    ranks.map((rank) => stretch(unitId, status, and(eq(referrals.urgencyRank, rank), isDue(now)))),
  )

/** Cases of a unit in which the unit has something to do, urgent first, then the one that waited longest. Recorded as a look at each. Throws not-found for a foreign unit. */
export async function listWaiting(scope: Scope, unitId: Id<'uni'>, { show, after, limit }: Asked) {
  mayList(scope, unitId)
  const from = readPlace(after)
  const now = scope.deps.clock.now()
  const more = limit + 1
  const stretches = show === 'yours' ? [stretch(unitId, 'asked')] : show === 'due' ? dueOf(unitId, now) : allOf(unitId)
  const [held, read, counts] = await Promise.all([
    heldOf(scope, unitId),
    readInOrder(scope, stretches, from, more),
    countOf(scope, unitId, now),
  ])
  const found = show === 'yours' ? [...read, ...held.filter((row) => isBehind(row, from))].sort(byPlace) : read
  const items = found.slice(0, limit)
  const last = items.at(-1)
  await scope.looked('list-cases', [unitId, ...items.map(({ id }) => id)])
  return {
    items: await listCases(scope, items),
    next: found.length > limit && last ? cursor(...place(last)) : null,
    waiting: counts.waiting,
    due: counts.due,
    yours: Math.min(mostCounted, counts.asked + held.length),
  }
}

/** How many wait at a unit. Counted in the index, and no further than anybody reads: a list of a million costs what one of thousands does. */
function countOf(scope: Scope, unitId: Id<'uni'>, now: Date) {
  const open = and(eq(referrals.unitId, unitId), inArray(referrals.status, [...openStatuses]))!
  const due = and(open, inArray(referrals.urgencyRank, ranks), isDue(now))!
  const asked = stretch(unitId, 'asked')
  const key = ['waiting', unitId, dueSince(now).getTime()].join(' ')
  return scope.recallIfAlone(['referrals'], key, () =>
    scope.countEach(referrals, { waiting: open, due, asked }, mostCounted),
  )
}

function isBehind(row: Listed, from: Place | undefined): boolean {
  if (!from) return true
  const [rank, moment, id] = place(row)
  return rank - from[0] || moment - from[1] ? (rank - from[0] || moment - from[1]) > 0 : id > from[2]
}

/** Throws not-found for a foreign unit. */
export function mayList(scope: Scope, unitId: Id<'uni'>): void {
  if (!partiesAs(scope, 'uni', 'specialist').includes(unitId)) throw nothingHere()
}

/** Open cases of the unit that the asker holds; what was asked again is hers anyway and not among them. */
async function heldOf(scope: Scope, unitId: Id<'uni'>): Promise<Listed[]> {
  const personId = scope.actor.personId as Id<'per'>
  const own = and(eq(claims.personId, personId), gt(claims.claimedAt, claimsSince(scope.deps.clock.now())))
  const held = await scope.pick(claims, ['referralId'], own, { orderBy: claims.claimedAt, limit: mostClaims })
  const ids = held.map(({ referralId }) => referralId)
  const here = and(oneOf(referrals.id, ids), atUnits([unitId]))
  const rows = ids.length === 0 ? [] : await scope.pick(referrals, listedColumns, here)
  return rows.filter(isReceived).filter(({ status }) => isOpen(status) && status !== 'asked')
}
