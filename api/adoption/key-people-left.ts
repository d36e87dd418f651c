import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { memberships, offices, people } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { needsRole, oneOf, type Scope } from '../kernel/scope.ts'
import { fewAtATime } from './gather.ts'
import { caseUses } from './table.ts'

/** How many of an office's latest cases tell who carries it, how few are too few, and from which part on it is one person. */
const keyPerson = { latest: 20, least: 5, share: 0.5 } as const

/** Who sent more than half of these cases. */
function carrierOf(senders: readonly string[]): { personId: string; cases: number; of: number } | null {
  if (senders.length < keyPerson.least) return null
  const counts = new Map<string, number>()
  for (const one of senders) counts.set(one, (counts.get(one) ?? 0) + 1)
  const [personId = '', cases = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  return cases > keyPerson.share * senders.length ? { personId, cases, of: senders.length } : null
}

/** An office whose cases one person sent for the most part, who can send none any more. */
export interface KeyPersonLeft {
  readonly officeId: Id<'off'>
  readonly office: string
  readonly personId: Id<'per'>
  readonly name: string
  /** When she was switched off; null where she is no member of the office any more. */
  readonly since: Date | null
  /** Of the office's latest `of` cases she sent `cases`. */
  readonly cases: number
  readonly of: number
}

/**
 * Offices that the one who sent more than half of their latest twenty cases has left. For whoever coordinates the hospital.
 * A few offices are read together, each out of the index: no read is long, however many cases there are. Throws access.denied.
 */
export async function keyPeopleLeft(scope: Scope): Promise<KeyPersonLeft[]> {
  needsRole(scope, 'coordinator')
  const open = await scope.pick(offices, ['id', 'name'], and(isNull(offices.closedAt), isNull(offices.mergedInto)))
  const known = []
  for await (const some of fewAtATime(open)) {
    const senders = await latestSenders(
      scope,
      some.map(({ id }) => id),
    )
    for (const office of some) {
      const one = carrierOf(senders.get(office.id) ?? [])
      if (one) known.push({ office, ...one })
    }
  }
  const ids = [...new Set(known.map(({ personId }) => personId))]
  if (ids.length === 0) return []
  const named = await scope.pick(people, ['id', 'name', 'disabledAt'], oneOf(people.id, ids))
  const acts = or(eq(memberships.role, 'referrer'), eq(memberships.role, 'staff'))
  const members = await scope.find(memberships, and(oneOf(memberships.personId, ids), acts))
  return known.flatMap(({ office, personId, cases, of }) => {
    const person = named.find(({ id }) => id === personId)
    const stays = members.some((one) => one.personId === personId && one.party === office.id)
    if (!person || (stays && !person.disabledAt)) return []
    return [
      {
        officeId: office.id,
        office: office.name,
        personId: person.id,
        name: person.name,
        since: person.disabledAt,
        cases,
        of,
      },
    ]
  })
}

/** Who sent the latest cases of each of these offices. */
async function latestSenders(scope: Scope, ids: readonly Id<'off'>[]): Promise<ReadonlyMap<string, string[]>> {
  const { tenantId, officeId, senderId, sentAt, isWithdrawn } = caseUses
  const latest = sql`select ${senderId} as sender from ${caseUses} where ${tenantId} = ${offices.tenantId}
    and ${officeId} = ${offices.id} and ${isWithdrawn} = 0 order by ${sentAt} desc limit ${keyPerson.latest}`
  const rows = await scope.gather(
    offices,
    { id: sql`${offices.id}` },
    { senders: sql`(select group_concat(sender) from (${latest}))` },
    oneOf(offices.id, ids),
  )
  return new Map(rows.map(({ id, senders }) => [String(id), senders ? String(senders).split(',') : []]))
}
