import { eq } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import type { Happened } from '../kernel/react.ts'
import type { Scope } from '../kernel/scope.ts'
import { claims } from './table.ts'

/** Nobody holds a case that its office withdrew. */
export async function dropClaim(scope: Scope, event: Happened): Promise<void> {
  await scope.write(scope.remove(claims, eq(claims.referralId, event.subject as Id<'ref'>)))
}
