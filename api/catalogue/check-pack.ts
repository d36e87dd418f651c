import { needsRole, type Scope } from '../kernel/scope.ts'
import type { PackCheck } from './contract.ts'
import type { Pack } from './manifest.ts'
import { presentSummary } from './present.ts'
import { publishedAs } from './publish-pack.ts'

/** Says how a pack would stand here if it were published now, and keeps nothing of it. Throws access.denied. */
export async function checkPack(scope: Scope, content: Pack): Promise<PackCheck> {
  needsRole(scope, 'coordinator')
  const pack = presentSummary(content, scope.deps.settings.trustedCode)
  return { published: await publishedAs(scope, content), pack }
}
