import { and, eq, isNull } from 'drizzle-orm'
import { noted } from '../kernel/audit.ts'
import type { Statement } from '../kernel/database.ts'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { markOf } from './find-link.ts'
import { letterLinks, type Revocation } from './table.ts'

/** The statements that end every link to a letter, also one in a mail sent twice, each noted by its mark. */
export async function revokeLinks(scope: Scope, letterId: Id<'let'>, why: Revocation, at: Date): Promise<Statement[]> {
  const live = and(eq(letterLinks.letterId, letterId), isNull(letterLinks.revokedAt))!
  const links = await scope.pick(letterLinks, ['tokenHash'], live)
  const notes = links.map(({ tokenHash }) =>
    noted(scope, {
      action: 'link.revoked',
      object: letterId,
      span: `${markOf(tokenHash)}/${scope.requestId}`,
      reason: why,
    }),
  )
  return [scope.update(letterLinks, { revokedAt: at, revokedFor: why }, live), ...(await Promise.all(notes))]
}
