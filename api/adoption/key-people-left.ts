import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { memberships, offices, people } from '../access/table.ts'
import { images } from '../imaging/table.ts'
import type { Id } from '../kernel/ids.ts'
import { needsRole, oneOf, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { fewAtATime } from './gather.ts'
import { caseUses } from './table.ts'

/** How many of an office's latest cases tell who carries it, how few are too few, and from which part on it is one person. */
const keyPerson = { latest: 20, least: 5, share: 0.5 } as const

/** Somebody who took part in more than half of an office's cases. */
interface Carrier {
  readonly personId: string
  readonly cases: number
  readonly of: number
}

/** Who took part in more than half of these cases, the weightiest first. */
function carriersOf(touched: readonly (readonly string[])[]): Carrier[] {
  if (touched.length < keyPerson.least) return []
  const counts = new Map<string, number>()
  for (const one of touched.flatMap((people) => [...new Set(people)])) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts]
    .filter(([, cases]) => cases > keyPerson.share * touched.length)
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .map(([personId, cases]) => ({ personId, cases, of: touched.length }))
}

/** An office in most of whose cases one person took part, who works there no more. */
export interface KeyPersonLeft {
  readonly officeId: Id<'off'>
  readonly office: string
  readonly personId: Id<'per'>
  readonly name: string
  /** When she was switched off; null where she is no member of the office any more. */
  readonly since: Date | null
  /** Of the office's latest `of` cases she drafted, photographed or sent `cases`. */
  readonly cases: number
  readonly of: number
}

/**
 * Offices that somebody has left who drafted, photographed or sent more than half of their latest twenty cases: the weightiest
 * for each. For whoever coordinates the hospital.
 * A few offices are read together, each out of the index: no read is long, however many cases there are. Throws access.denied.
 */
export async function keyPeopleLeft(scope: Scope): Promise<KeyPersonLeft[]> {
  needsRole(scope, 'coordinator')
  const open = await scope.pick(offices, ['id', 'name'], and(isNull(offices.closedAt), isNull(offices.mergedInto)))
  const known = []
  for await (const some of fewAtATime(open)) {
    const touched = await latestTouched(
      scope,
      some.map(({ id }) => id),
    )
    for (const office of some)
      known.push(...carriersOf(touched.get(office.id) ?? []).map((one) => ({ office, ...one })))
  }
  const ids = [...new Set(known.map(({ personId }) => personId))]
  if (ids.length === 0) return []
  const named = await scope.pick(people, ['id', 'name', 'disabledAt'], oneOf(people.id, ids))
  const acts = or(eq(memberships.role, 'referrer'), eq(memberships.role, 'staff'))
  const members = await scope.find(memberships, and(oneOf(memberships.personId, ids), acts))
  const left = known.flatMap(({ office, personId, cases, of }): KeyPersonLeft[] => {
    const person = named.find(({ id }) => id === personId)
    const stays = members.some((one) => one.personId === personId && one.party === office.id)
    if (!person || (stays && !person.disabledAt)) return []
    const { id, name, disabledAt: since } = person
    return [{ officeId: office.id, office: office.name, personId: id, name, since, cases, of }]
  })
  return left.filter(({ officeId }, n) => officeId !== left[n - 1]?.officeId)
}

/** Who took part in each of the latest cases of each of these offices. */
async function latestTouched(
  scope: Scope,
  ids: readonly Id<'off'>[],
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const { tenantId, referralId, officeId, senderId, sentAt, isWithdrawn } = caseUses
  const ofCase = (who: SQL, from: SQL) => sql`coalesce((select ',' || group_concat(${who}) from ${from}), '')`
  const photographed = ofCase(
    sql`${images.attachedBy}`,
    sql`${images} where ${images.tenantId} = ${tenantId} and ${images.referralId} = ${referralId}`,
  )
  const drafted = ofCase(
    sql`${eventLog.actor}`,
    sql`${eventLog} where ${eventLog.tenantId} = ${tenantId} and ${eventLog.subject} = ${referralId}
      and ${eventLog.name} in ('referral.started', 'draft.handed')`,
  )
  const latest = sql`select coalesce(${senderId}, '') || ${photographed} || ${drafted} as people from ${caseUses}
    where ${tenantId} = ${offices.tenantId} and ${officeId} = ${offices.id} and ${isWithdrawn} = 0
    order by ${sentAt} desc limit ${keyPerson.latest}`
  const rows = await scope.gather(
    offices,
    { id: sql`${offices.id}` },
    { cases: sql`(select group_concat(people, ';') from (${latest}))` },
    oneOf(offices.id, ids),
  )
  const peopleOf = (one: string) => one.split(',').filter((person) => person.startsWith('per_'))
  return new Map(
    rows.map(({ id, cases }) => [String(id), cases === null ? [] : String(cases).split(';').map(peopleOf)]),
  )
}
