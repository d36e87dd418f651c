import { and, eq, gt } from 'drizzle-orm'
import type { Statement } from '../kernel/database.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { referralOfOffice } from '../referral/find-referral.ts'
import type { Referral } from '../referral/present.ts'
import { shownOf } from './find-image.ts'
import type { Image } from './present.ts'
import { takesImages, takingImages } from './rules.ts'
import { images } from './table.ts'

/**
 * Each photograph is a subject of its own, so that twenty uploads do not collide; what holds for the whole referral is
 * therefore asked twice: before, for the sentence, and by the batch itself, for the truth. A guard is a statement that
 * breaks a constraint, and with it the batch, where its condition does not hold.
 */
function guard(scope: Scope, unless: { sql: string; params: readonly unknown[] }): Statement {
  const tenant = scope.actor.tenantId
  return {
    sql: `insert into images (tenant_id, id) select ?, null where ${unless.sql}`,
    params: [tenant, ...unless.params],
  }
}

const closed = (scope: Scope, referralId: Id<'ref'>) => ({
  sql: `not exists (select 1 from referrals where tenant_id = ? and id = ?
        and (status in (${takingImages.map(() => '?').join(', ')}) or (is_practice = 1 and status = 'replied')))`,
  params: [scope.actor.tenantId, referralId, ...takingImages],
})

/** A practice case takes photographs until its feedback has come: sending waits for no upload. */
const takes = ({ status, isPractice }: Referral): boolean => takesImages(status) || (isPractice && status === 'replied')

/** Throws referral.closed, image.too-many, image.too-much, not-found. */
export async function mayAttach(scope: Scope, referralId: Id<'ref'>, bytes = 0): Promise<Referral> {
  const referral = await referralOfOffice(scope, referralId)
  if (!takes(referral))
    throw new Problem('referral.closed', 'It was answered or withdrawn; start a new referral for new photographs.')
  const { maxImagesPerReferral: most, maxReferralBytes } = scope.deps.settings
  const own = await scope.find(images, shownOf(eq(images.referralId, referralId)))
  if (own.length >= most)
    throw new Problem('image.too-many', `A referral holds ${most} photographs. Choose the best ones.`)
  if (own.reduce((all, one) => all + one.bytes, bytes) > maxReferralBytes)
    throw new Problem(
      'image.too-much',
      `The photographs of a referral may have ${Math.floor(maxReferralBytes / 1_000_000)} MB together. Choose the best ones.`,
    )
  return referral
}

/** Throws referral.closed, not-found. */
export async function mayDescribe(scope: Scope, referralId: Id<'ref'>): Promise<Referral> {
  const referral = await referralOfOffice(scope, referralId)
  if (!takes(referral))
    throw new Problem('referral.closed', 'It was answered or withdrawn: what was said of its photographs stands.')
  return referral
}

/** Breaks the batch where `mayDescribe` would throw at the moment of writing. */
export const describeGuard = (scope: Scope, referralId: Id<'ref'>): Statement => guard(scope, closed(scope, referralId))

/** Breaks the batch where `mayAttach` would throw at the moment of writing. */
export function attachGuard(scope: Scope, referralId: Id<'ref'>, bytes: number): Statement {
  const { maxImagesPerReferral, maxReferralBytes } = scope.deps.settings
  const no = closed(scope, referralId)
  return guard(scope, {
    sql: `${no.sql} or (select count(*) >= ? or coalesce(sum(bytes), 0) + ? > ? from images
          where tenant_id = ? and referral_id = ? and removed_at is null)`,
    params: [...no.params, maxImagesPerReferral, bytes, maxReferralBytes, scope.actor.tenantId, referralId],
  })
}

/** Throws referral.closed, image.in-use, not-found. */
export async function mayRemove(scope: Scope, { id, referralId }: Image): Promise<void> {
  const referral = await referralOfOffice(scope, referralId)
  if (!takes(referral)) throw new Problem('referral.closed', 'It was answered or withdrawn already.')
  const came = await scope.first(eventLog, and(eq(eventLog.subject, id), eq(eventLog.seq, 1)))
  const isReply = and(eq(eventLog.subject, referralId), eq(eventLog.name, 'reply.sent'))
  if (await scope.first(eventLog, and(isReply, gt(eventLog.position, came?.position ?? 0))))
    throw new Problem('image.in-use', 'A reply was based on it. Ask the hospital if it shows another patient.')
}

/** Breaks the batch where `mayRemove` would throw at the moment of writing. */
export function removeGuard(scope: Scope, { id, referralId }: Image): Statement {
  const no = closed(scope, referralId)
  return guard(scope, {
    sql: `${no.sql} or exists (select 1 from events where tenant_id = ? and subject = ?
          and name = 'reply.sent' and position > coalesce(
            (select position from events where tenant_id = ? and subject = ? and seq = 1), 0))`,
    params: [...no.params, scope.actor.tenantId, referralId, scope.actor.tenantId, id],
  })
}

/** What a broken batch meant: the rule that no longer holds, or else what was thrown. */
export async function sayWhy(cause: unknown, check: () => Promise<void>): Promise<never> {
  if (cause instanceof Problem && cause.code === 'id.taken') await check()
  throw cause
}
