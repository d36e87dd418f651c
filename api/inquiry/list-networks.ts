import { and, gte, sql } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import { others } from '../adoption/gather.ts'
import { isFew, knowsNames } from '../adoption/pseudonyms.ts'
import { officeDays } from '../adoption/table.ts'
import { inFives } from '../adoption/telling.ts'
import { needsRole, oneOf, type Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import { type NetworkRow, type NetworksOut, type NetworksQuery, officesAtOnce } from './contract-networks.ts'
import { nameOffices } from './name-offices.ts'
import { type Drawn, tellShare, tellsOnFew } from './present-network.ts'
import { definition, drawnSince, hiddenOffices, yearBefore } from './read-network.ts'
import { personKey } from './weave-network.ts'

/**
 * How much hangs on one person, office by office: some offices an answer, so that a region is read in bites. Whoever asks sees
 * who uses it. Throws access.denied.
 */
export async function listNetworks(scope: Scope, { after = 0 }: NetworksQuery): Promise<NetworksOut> {
  needsRole(scope, 'coordinator', 'researcher')
  await scope.looked('list-networks', scope.actor.tenantId)
  const now = scope.deps.clock.now()
  const since = yearBefore(now)
  const call = await nameOffices(scope)
  const all = (await scope.pick(offices, ['id']))
    .map(({ id }) => ({ id, office: call(id) }))
    .toSorted((a, b) => a.office.number - b.office.number)
  const ahead = all.filter(({ office }) => office.number > after)
  const these = ahead.slice(0, officesAtOnce)
  const ids = these.map(({ id }) => id)
  const days = and(oneOf(officeDays.officeId, ids), gte(officeDays.day, osloDate(since)))
  const sums = { cases: sql`sum(${officeDays.cases})` }
  const counted = await scope.gather(officeDays, { officeId: sql`${officeDays.officeId}` }, sums, days)
  const users = new Set(counted.flatMap(({ officeId, cases }) => (Number(cases) > 0 ? [officeId] : [])))
  const hidden = await hiddenOffices(scope)
  const items: NetworkRow[] = []
  for (const { id, office } of these) {
    if (!users.has(id)) continue
    items.push({
      office,
      ...(hidden.has(id) ? withheld : rowOf(await drawnSince(scope, id, since), knowsNames(scope))),
    })
    await others()
  }
  const isLast = ahead.length <= officesAtOnce
  return {
    window: { from: osloDate(since), to: osloDate(now) },
    definition,
    query: `GET /api/research/networks?after=${after}`,
    items,
    offices: all.length,
    looked: all.length - ahead.length + these.length,
    next: isLast ? null : these.at(-1)!.office.number,
  }
}

const withheld = { cases: null, keyShare: null, left: null, nodes: null, betweenness: null, isSuppressed: true }

/** To whoever may know no names a count of fewer than five is not told, nor what gives it away, and others in whole fives. */
export function rowOf({ cases, key, figures }: Drawn, tellsAll: boolean): Omit<NetworkRow, 'office'> {
  const hides = (count: number | null) => !tellsAll && isFew(count)
  const told = (count: number) => (tellsAll ? count : inFives(count))
  if (hides(cases.length)) return withheld
  const people = key.people.map(personKey)
  const between = figures.nodes.flatMap(({ id, betweennessNormalised }) =>
    people.includes(id) && betweennessNormalised !== null ? [betweennessNormalised] : [],
  )
  const hidesKey = !tellsAll && tellsOnFew({ cases, key })
  const hidesNodes = hides(figures.nodes.length)
  return {
    cases: told(cases.length),
    keyShare: hidesKey ? null : tellShare(key.share, tellsAll),
    left: hidesKey || key.left === null ? null : told(key.left),
    nodes: hidesNodes ? null : figures.nodes.length,
    betweenness: figures.isCountsOnly || between.length === 0 ? null : Math.max(...between),
    isSuppressed: hidesKey || hidesNodes,
  }
}
