import type { Deps } from './deps.ts'
import { asSystem } from './react.ts'
import type { Scope } from './scope.ts'
import { tenants } from './table.ts'

/** One scope for each tenant: for the few questions asked before it is known which tenant asks (sign-in, a link's token). */
export async function eachTenant(deps: Deps, requestId: string): Promise<Scope[]> {
  const rows = await deps.database.read.select({ tenantId: tenants.tenantId }).from(tenants)
  return rows.map(({ tenantId }) => asSystem(deps, tenantId, requestId))
}
