import { and, desc, eq, gte, isNotNull, isNull } from 'drizzle-orm'
import { needsOwnPage } from '../access/needs-own-page.ts'
import { people, units } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, oneOf, type Scope } from '../kernel/scope.ts'
import { auditLog } from '../kernel/table.ts'
import { referrals } from '../referral/table.ts'
import { searchOutside } from './mark-sought.ts'
import { type Around, type Glass, presentListed } from './present.ts'
import { glassBreaks } from './table.ts'

const mostOpen = 200
const mostReviewed = 50

/** What a coordinator has to judge, oldest first, and what was judged last; and who tried in vain. Itself a look. Throws access.denied. */
export async function listGlassBreaks(scope: Scope) {
  needsOwnPage(scope, 'coordinator')
  await scope.looked('list-glass-breaks', scope.actor.tenantId)
  const open = await scope.find(glassBreaks, isNull(glassBreaks.reviewedAt), {
    orderBy: [glassBreaks.brokenAt, glassBreaks.id],
    limit: mostOpen + 1,
  })
  const judged = await scope.find(glassBreaks, isNotNull(glassBreaks.reviewedAt), {
    orderBy: [desc(glassBreaks.reviewedAt), desc(glassBreaks.id)],
    limit: mostReviewed,
  })
  const shown = [...open.slice(0, mostOpen), ...judged]
  const around = await aroundOf(scope, shown)
  return {
    items: shown.map((row) => presentListed(row, around, scope.actor.personId)),
    more: open.length > mostOpen,
    inVain: await triesInVain(scope),
  }
}

const days = 30
const mostTries = 2_000

/** Who tried to open somebody and opened nobody. Whom she sought stands nowhere, so it is counted and no more. */
async function triesInVain(scope: Scope) {
  const since = new Date(scope.deps.clock.now().getTime() - days * 86_400_000)
  const tries = await scope.pick(
    auditLog,
    ['actor', 'span'],
    and(eq(auditLog.object, scope.actor.tenantId), eq(auditLog.action, searchOutside), gte(auditLog.at, since)),
    { orderBy: desc(auditLog.position), limit: mostTries },
  )
  const made = await scope.pick(glassBreaks, ['id'], oneOf(glassBreaks.id, [...new Set(tries.map(glassOf))]))
  const opened = new Set<string>(made.map(({ id }) => id))
  const vain = Map.groupBy(
    tries.filter((one) => !opened.has(glassOf(one))),
    ({ actor }) => actor,
  )
  const named = await scope.pick(people, ['id', 'name', 'hpr'], oneOf(people.id, [...vain.keys()]))
  return named
    .map(({ id, name, hpr }) => ({ by: { name, hpr }, tries: vain.get(id)?.length ?? 0 }))
    .sort((a, b) => b.tries - a.tries)
}

/** A try is noted under the id of what it was to open, and the request's. */
const glassOf = ({ span }: { readonly span: string }): string => span.split(' ')[0]!

async function aroundOf(scope: Scope, rows: readonly Glass[]): Promise<Around> {
  if (rows.length === 0) return { cases: [], units: [], people: [] }
  const cases = await scope.pick(
    referrals,
    ['id', 'caseNumber', 'unitId'],
    oneOf(referrals.id, [...new Set(rows.map(({ referralId }) => referralId))]),
  )
  const persons = rows.flatMap(({ personId, reviewedBy }) => [personId, ...(reviewedBy ? [reviewedBy] : [])])
  return {
    cases,
    units: await scope.find(units, oneOf(units.id, [...new Set(cases.map(({ unitId }) => unitId))])),
    people: await scope.pick(people, ['id', 'name', 'hpr'], oneOf(people.id, [...new Set(persons)])),
  }
}

/** One of them. Throws not-found. */
export async function showGlassBreak(scope: Scope, id: Id<'gla'>) {
  const row = await scope.first(glassBreaks, eq(glassBreaks.id, id))
  if (!row) throw nothingHere()
  return presentListed(row, await aroundOf(scope, [row]), scope.actor.personId)
}
