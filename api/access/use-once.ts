import { eq, lte } from 'drizzle-orm'
import { ConstraintViolated, type Statement } from '../kernel/database.ts'
import { newToken, sha256 } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { usedIdHours } from './rules.ts'
import { usedIds } from './table.ts'

export type OnceKind = 'assertion' | 'proof' | 'logout' | 'choice' | 'passkey'

/** The name under which a presented id is written down. */
const onceId = (kind: OnceKind, parts: readonly string[]): Promise<string> => sha256([kind, ...parts].join('\0'))

/**
 * Writes down that an id was presented, with `more` beside it; false when it had been before. The primary key decides,
 * so two at once never both count. What ended a day ago is swept out on the way: a clock may be put back meanwhile.
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
  const longAgo = new Date(scope.deps.clock.now().getTime() - usedIdHours * 3_600_000)
  try {
    await scope.write(
      scope.insert(usedIds, { id, mark, endsAt }),
      scope.remove(usedIds, lte(usedIds.endsAt, longAgo)),
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
