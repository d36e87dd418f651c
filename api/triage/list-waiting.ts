import { and, eq, gt, inArray, or, type SQL } from 'drizzle-orm'
import { offices, people } from '../access/table.ts'
import { shownOf } from '../imaging/find-image.ts'
import { images } from '../imaging/table.ts'
import type { Id } from '../kernel/ids.ts'
import { cursor, readCursor } from '../kernel/keyset.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import type { Referral } from '../referral/present.ts'
import type { Status } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { presentListed } from './present.ts'
import { claims } from './table.ts'

const open: readonly Status[] = ['waiting', 'decided']
type Received = Referral & { receivedAt: Date }
const isReceived = (row: Referral): row is Received => row.receivedAt !== null

const place = (row: Received): [number, number, string] => [row.urgencyRank, row.receivedAt.getTime(), row.id]
const byPlace = (a: Received, b: Received): number => {
  const [rankA, atA, idA] = place(a)
  const [rankB, atB, idB] = place(b)
  return rankA - rankB || atA - atB || (idA < idB ? -1 : 1)
}

/** What stands behind a place in the list, however many cases came or went before it. */
function behind(after: string | undefined): SQL | undefined {
  const from = readCursor(after, 2)
  if (!from) return undefined
  const [rank, at, id] = [Number(from[0]), new Date(Number(from[1])), from[2] as Id<'ref'>]
  const sameRank = eq(referrals.urgencyRank, rank)
  const later = and(sameRank, gt(referrals.receivedAt, at))
  const sameMoment = and(sameRank, eq(referrals.receivedAt, at), gt(referrals.id, id))
  return or(gt(referrals.urgencyRank, rank), later, sameMoment)
}

/** Cases of a unit without a reply, urgent first, then the one that waited longest. Throws not-found for a foreign unit. */
export async function listWaiting(
  scope: Scope,
  unitId: Id<'uni'>,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  if (!partiesAs(scope, 'uni', 'specialist').includes(unitId)) throw nothingHere()
  await scope.looked('list-cases', unitId)
  const from = behind(after)
  // One ordered read of the index per status; merged here, so that nothing is sorted in the database.
  const ofStatus = (status: Status) =>
    scope.find(referrals, and(eq(referrals.unitId, unitId), eq(referrals.status, status), from), {
      orderBy: [referrals.urgencyRank, referrals.receivedAt, referrals.id],
      limit: limit + 1,
    })
  const found = (await Promise.all(open.map(ofStatus))).flat().filter(isReceived).sort(byPlace)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const mine = and(eq(referrals.unitId, unitId), inArray(referrals.status, [...open]))
  return {
    items: await present(scope, shown),
    next: found.length > limit && last ? cursor(...place(last)) : null,
    waiting: await scope.count(referrals, mine),
  }
}

async function present(scope: Scope, shown: readonly Received[]) {
  const ids = shown.map((row) => row.id)
  const taken = await scope.find(claims, inArray(claims.referralId, ids))
  const named = await scope.find(
    people,
    inArray(
      people.id,
      taken.map((claim) => claim.personId),
    ),
  )
  const from = await scope.find(offices, inArray(offices.id, [...new Set(shown.map((row) => row.officeId))]))
  const pictures = await scope.find(images, shownOf(inArray(images.referralId, ids)), {
    orderBy: [images.attachedAt, images.id],
  })
  const now = scope.deps.clock.now()
  return shown.map((row) => {
    const own = pictures.filter((image) => image.referralId === row.id)
    const visible = own.filter((image) => image.width !== null)
    // A close-up says more at 44 pixels than the overview that comes first.
    const thumbnail = visible.find((image) => image.view.startsWith('close_up')) ?? visible[0]
    const beside = {
      office: from.find((office) => office.id === row.officeId)?.name ?? '',
      images: own.length,
      thumbnail: thumbnail?.id ?? null,
      claim: taken.find((claim) => claim.referralId === row.id),
    }
    return presentListed(row, beside, named, now)
  })
}
