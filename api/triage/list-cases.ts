import { offices, people } from '../access/table.ts'
import { shownOf } from '../imaging/find-image.ts'
import { images } from '../imaging/table.ts'
import type { Id } from '../kernel/ids.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { presentPatient } from '../referral/present.ts'
import { aboutCases } from './about-case.ts'
import type { ListedCase } from './contract.ts'
import { countEarlier } from './earlier-cases.ts'
import { type Listed, presentListed } from './present.ts'
import { calendarAt, isWeak } from './rules.ts'
import { claims, decisions } from './table.ts'

const imageColumns = ['id', 'referralId', 'view', 'refusal', 'width', 'height', 'quality', 'attachedAt'] as const
async function readClaims(scope: Scope, ids: readonly Id<'ref'>[]) {
  const taken = await scope.find(claims, oneOf(claims.referralId, ids))
  const holders = [...new Set(taken.map(({ personId }) => personId))]
  const named = holders.length === 0 ? [] : await scope.pick(people, ['id', 'name'], oneOf(people.id, holders))
  return { taken: new Map(taken.map((claim) => [claim.referralId, claim])), named }
}

/** When a specialist last decided on each of them. */
async function readDecided(scope: Scope, ids: readonly Id<'ref'>[]): Promise<ReadonlyMap<Id<'ref'>, Date>> {
  const made = await scope.pick(decisions, ['referralId', 'decidedAt'], oneOf(decisions.referralId, ids), {
    orderBy: decisions.seq,
  })
  return new Map(made.map(({ referralId, decidedAt }) => [referralId, decidedAt]))
}

/** What the hospital's offices are called: a few hundred names, asked for by every page of every list. */
const readOffices = (scope: Scope): Promise<ReadonlyMap<Id<'off'>, string>> =>
  scope.recall(['offices'], 'office names', async () => {
    const found = await scope.pick(offices, ['id', 'name'])
    return new Map(found.map(({ id, name }) => [id, name]))
  })

const readImages = (scope: Scope, ids: readonly Id<'ref'>[]) =>
  scope.pick(images, imageColumns, shownOf(oneOf(images.referralId, ids)), {
    orderBy: [images.attachedAt, images.id],
  })

/** Cases as rows of a list, in the order given. One read of each table, however many they are. */
export async function listCases(scope: Scope, rows: readonly Listed[]): Promise<ListedCase[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const now = scope.deps.clock.now()
  const patients = new Map(rows.map((row) => [row.id, presentPatient(row.content, now)]))
  const [{ taken, named }, decided, office, pictures, about, earlier] = await Promise.all([
    readClaims(scope, ids),
    readDecided(scope, ids),
    readOffices(scope),
    readImages(scope, ids),
    aboutCases(scope, rows),
    countEarlier(
      scope,
      rows.filter((row) => patients.get(row.id)),
    ),
  ])
  const shown = Map.groupBy(pictures, (image) => image.referralId)
  const daysOf = calendarAt(now)
  return rows.map((row) => {
    const own = shown.get(row.id) ?? []
    const visible = own.filter((image) => image.width !== null)
    // A close-up says more at 44 pixels than the overview that comes first.
    const thumbnail = visible.find((image) => image.view.startsWith('close_up')) ?? visible[0]
    const claim = taken.get(row.id)
    const lastSeen = Math.max(decided.get(row.id)?.getTime() ?? -1, claim?.claimedAt.getTime() ?? -1)
    const beside = {
      patient: patients.get(row.id) ?? null,
      office: office.get(row.officeId) ?? '',
      about: about(row),
      images: own.length,
      weakImages: own.filter(isWeak).length,
      earlier: earlier(row),
      thumbnail: thumbnail?.id ?? null,
      claim,
      answered: row.answeredAt !== null,
      // The office has written, or sent a photograph after a specialist had the case in her hands.
      hasNews:
        row.status === 'asked' || (lastSeen >= 0 && own.some(({ attachedAt }) => attachedAt.getTime() > lastSeen)),
      days: daysOf(row.receivedAt),
    }
    return presentListed(row, beside, named, now)
  })
}
