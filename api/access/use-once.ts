import { eq, lte } from 'drizzle-orm'
import { ConstraintViolated, type Statement } from '../kernel/database.ts'
import { newToken, sha256 } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { usedIds } from './table.ts'

export type OnceKind = 'assertion' | 'proof' | 'logout' | 'choice' | 'passkey'

/** The name under which a presented id is written down. */
const onceId = (kind: OnceKind, parts: readonly string[]): Promise<string> => sha256([kind, ...parts].join('\0'))

/**
 * Writes down that an id was presented, with `more` beside it; false when it had been before. The primary key decides,
 * so two at once never both count. What has ended is swept out on the way.
 */
export async function useOnce(
  scope: Scope,
  kind: OnceKind,
  parts: readonly string[],
  endsAt: Date,
  more: readonly Statement[] = [],
): Promise<boolean> {
  const id = await onceId(kind, parts)
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

/** The same as a statement for a decision's own batch; undefined when it was presented before. Of two at once, one batch fails. */
export async function onceRow(
  scope: Scope,
  kind: OnceKind,
  parts: readonly string[],
  endsAt: Date,
): Promise<Statement | undefined> {
  const id = await onceId(kind, parts)
  const isUsed = await scope.first(usedIds, eq(usedIds.id, id))
  return isUsed ? undefined : scope.insert(usedIds, { id, mark: newToken().slice(0, 16), endsAt })
}
