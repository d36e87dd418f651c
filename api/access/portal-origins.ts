import { isNull } from 'drizzle-orm'
import type { Deps } from '../kernel/deps.ts'
import { idPattern } from '../kernel/ids.ts'
import { recall } from '../kernel/recall.ts'
import { eachTenant } from '../kernel/tenants.ts'
import { portals } from './table.ts'

/** Origins of the portals that are switched on, by portal. Asked for with every foreign request, so it is remembered for a minute. */
const livePortals = (deps: Deps): Promise<ReadonlyMap<string, readonly string[]>> =>
  recall(deps, ['portals'], 'live-portals', async () => {
    const scopes = await eachTenant(deps, 'portal-origins')
    const rows = await Promise.all(scopes.map((scope) => scope.find(portals, isNull(portals.disabledAt))))
    return new Map(rows.flat().map(({ id, origins }) => [id, origins]))
  })

/** True for an origin that some portal names, to the letter. */
export const isPortalOrigin = async (deps: Deps, origin: string): Promise<boolean> =>
  [...(await livePortals(deps)).values()].some((origins) => origins.includes(origin))

/** The origins that may frame us for this portal; undefined when there is no such portal or it is switched off. */
export async function framersOf(deps: Deps, portalId: string): Promise<readonly string[] | undefined> {
  return idPattern('ptl').test(portalId) ? (await livePortals(deps)).get(portalId) : undefined
}
