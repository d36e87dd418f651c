import { and, eq } from 'drizzle-orm'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { auditLog } from '../kernel/table.ts'
import { looksAtUse } from './rules-research.ts'
import { samples } from './table.ts'

/**
 * Whether the asker has looked at who uses it, by her own lines in the audit: at figures of the whole hospital, at any
 * sample, or at this office. Nobody's word counts for it.
 */
export async function hasSeenUse(scope: Scope, officeId?: string): Promise<boolean> {
  const { tenantId, personId } = scope.actor
  const drawn = await scope.pick(samples, ['id'])
  const objects = [tenantId, ...drawn.map(({ id }) => id), ...(officeId ? [officeId] : [])]
  const seen = and(
    oneOf(auditLog.object, objects),
    eq(auditLog.actor, personId),
    oneOf(auditLog.action, looksAtUse),
    eq(auditLog.outcome, 'done'),
  )
  return (await scope.count(auditLog, seen, 1)) > 0
}
