import { eq, lte } from 'drizzle-orm'
import { ConstraintViolated, type Statement } from '../kernel/database.ts'
import { newToken, sha256 } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { usedIds } from './table.ts'

/**
 * Writes down that an id was presented, with `more` beside it; false when it had been before. The primary key decides,
 * so two at once never both count. What has ended is swept out on the way.
 */
export async function useOnce(
  scope: Scope,
  kind: 'assertion' | 'proof' | 'logout' | 'choice',
  parts: readonly string[],
  endsAt: Date,
  more: readonly Statement[] = [],
): Promise<boolean> {
  const id = await sha256([kind, ...parts].join('\0'))
  const mark = newToken().slice(0, 16)
  try {
    await scope.write(
      scope.insert(usedIds, { id, mark, endsAt }),
      scope.remove(usedIds, lte(usedIds.endsAt, scope.deps.clock.now())),
      ...more,
    )
    return true
  } catch (cause) {
    if (!(cause instanceof ConstraintViolated) || cause.index !== 0) throw cause
    return (await scope.first(usedIds, eq(usedIds.id, id)))?.mark === mark
  }
}
