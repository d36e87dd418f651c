import { and, eq, type SQL, sql } from 'drizzle-orm'
import { units } from '../access/table.ts'
import { knowsNames } from '../adoption/pseudonyms.ts'
import type { Id } from '../kernel/ids.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { auditLog } from '../kernel/table.ts'
import { referrals } from '../referral/table.ts'
import { looksAtUse, looksAtWorklist } from './rules-research.ts'
import { samples } from './table.ts'

/**
 * Whether the asker has looked at who uses it, by her own lines in the audit: at figures of the whole hospital, at any
 * sample, or at this office; and where she knows offices by name, at any list of cases or at a case of this office.
 * Nobody's word counts for it.
 */
export async function hasSeenUse(scope: Scope, officeId?: Id<'off'>): Promise<boolean> {
  const { tenantId, personId } = scope.actor
  const drawn = await scope.pick(samples, ['id'])
  const objects = [tenantId, ...drawn.map(({ id }) => id), ...(officeId ? [officeId] : [])]
  const looks = [look(looksAtUse, oneOf(auditLog.object, objects))]
  if (knowsNames(scope)) looks.push(...(await looksByName(scope, officeId)))
  // One after the other: together they would be asked of every line of the audit.
  for (const one of looks) {
    const seen = and(one, eq(auditLog.actor, personId), eq(auditLog.outcome, 'done'))
    if ((await scope.count(auditLog, seen, 1)) > 0) return true
  }
  return false
}

const look = (actions: readonly string[], where: SQL) => and(where, oneOf(auditLog.action, actions))

/** By what was looked at, never by who looked alone: that would be a walk over the whole audit. */
async function looksByName(scope: Scope, officeId: Id<'off'> | undefined) {
  const all = await scope.pick(units, ['id'])
  const lists = look(
    looksAtWorklist,
    oneOf(
      auditLog.object,
      all.map(({ id }) => id),
    ),
  )
  if (!officeId) return [lists]
  const ofOffice = sql`select ${referrals.id} from ${referrals}
    where ${referrals.tenantId} = ${scope.actor.tenantId} and ${referrals.officeId} = ${officeId}`
  return [lists, look(['read-case'], sql`${auditLog.object} in (${ofOffice})`)]
}
