import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import type { Check, SetUp } from './contract.ts'
import { judgeAssertion } from './judge-assertion.ts'
import { judgePolicy } from './judge-policy.ts'
import type { Portal } from './present.ts'
import { portalOfTenant } from './read-portal.ts'

/** Judges what an integrator shows of her set-up; nothing of it is stored or used up. Throws access.denied, not-found. */
export async function checkPortal(scope: Scope, id: Id<'ptl'>, setUp: SetUp): Promise<{ checks: Check[] }> {
  const portal = await portalOfTenant(scope, id)
  const { baseUrl } = scope.deps.settings
  const judged = setUp.assertion ? (await judgeAssertion(portal, setUp.assertion, scope.deps.clock.now())).checks : []
  return { checks: [...placeChecks(portal, setUp), ...judgePolicy(setUp, new URL(baseUrl).origin), ...judged] }
}

/** Whether we know the page's place. */
function placeChecks(portal: Portal, { origin, installation }: SetUp): Check[] {
  const isKnown = portal.origins.includes(origin)
  const known: Check = {
    check: 'origin',
    pass: isKnown,
    line: isKnown ? null : `"origins": [${JSON.stringify(origin)}]`,
  }
  if (installation === 'framed')
    return [known, { check: 'frame-ancestors', pass: isKnown, line: isKnown ? null : `frame-ancestors ${origin}` }]
  if (installation === 'crossOrigin') return [known]
  const passes = portal.bases.some((base) => new URL(base).origin === origin)
  return [
    known,
    { check: 'base', pass: passes, line: passes ? null : `"bases": [${JSON.stringify(`${origin}/lysbord`)}]` },
  ]
}
