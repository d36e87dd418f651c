import { inArray } from 'drizzle-orm'
import { offices, people } from '../access/table.ts'
import { shownOf } from '../imaging/find-image.ts'
import { images } from '../imaging/table.ts'
import type { Scope } from '../kernel/scope.ts'
import { aboutCases } from './about-case.ts'
import type { ListedCase } from './contract.ts'
import { countEarlier } from './earlier-cases.ts'
import { presentListed, type Received } from './present.ts'
import { fewPixels } from './rules.ts'
import { claims, decisions } from './table.ts'

type Image = typeof images.$inferSelect
const isWeak = ({ refusal, width, height }: Image): boolean =>
  refusal !== null || (width !== null && height !== null && width * height < fewPixels)

/** Cases as rows of a list, in the order given. One read of each table, however many they are. */
export async function listCases(scope: Scope, rows: readonly Received[]): Promise<ListedCase[]> {
  const ids = rows.map((row) => row.id)
  const taken = await scope.find(claims, inArray(claims.referralId, ids))
  const decided = await scope.find(decisions, inArray(decisions.referralId, ids))
  const holders = taken.map((claim) => claim.personId)
  const named = await scope.find(people, inArray(people.id, holders))
  const from = await scope.find(offices, inArray(offices.id, [...new Set(rows.map((row) => row.officeId))]))
  const pictures = await scope.find(images, shownOf(inArray(images.referralId, ids)), {
    orderBy: [images.attachedAt, images.id],
  })
  const about = await aboutCases(scope, rows)
  const earlier = await countEarlier(scope, rows)
  const now = scope.deps.clock.now()
  return rows.map((row) => {
    const own = pictures.filter((image) => image.referralId === row.id)
    const visible = own.filter((image) => image.width !== null)
    // A close-up says more at 44 pixels than the overview that comes first.
    const thumbnail = visible.find((image) => image.view.startsWith('close_up')) ?? visible[0]
    const claim = taken.find((one) => one.referralId === row.id)
    const made = decided.filter((one) => one.referralId === row.id)
    const seen = made.map((one) => one.decidedAt)
    const lastSeen = [...seen, ...(claim ? [claim.claimedAt] : [])].sort((a, b) => a.getTime() - b.getTime()).at(-1)
    const beside = {
      office: from.find((office) => office.id === row.officeId)?.name ?? '',
      about: about(row),
      images: own.length,
      weakImages: own.filter(isWeak).length,
      earlier: earlier(row),
      thumbnail: thumbnail?.id ?? null,
      claim,
      answered: row.answeredAt !== null,
      // The office has written, or sent a photograph after a specialist had the case in her hands.
      hasNews: row.status === 'asked' || (lastSeen !== undefined && own.some((image) => image.attachedAt > lastSeen)),
    }
    return presentListed(row, beside, named, now)
  })
}
