import { and, desc, eq, isNull, or } from 'drizzle-orm'
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
 * A read of the index for each office: none is long, however many cases there are. Throws access.denied.
 */
export async function keyPeopleLeft(scope: Scope): Promise<KeyPersonLeft[]> {
  needsRole(scope, 'coordinator')
  const open = await scope.pick(offices, ['id', 'name'], and(isNull(offices.closedAt), isNull(offices.mergedInto)))
  const carried = []
  for await (const some of fewAtATime(open))
    carried.push(
      ...(await Promise.all(some.map(async (office) => ({ office, carrier: await carrier(scope, office.id) })))),
    )
  const known = carried.flatMap(({ office, carrier: one }) => (one ? [{ office, ...one }] : []))
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

async function carrier(scope: Scope, officeId: Id<'off'>) {
  const real = and(eq(caseUses.officeId, officeId), eq(caseUses.isWithdrawn, false))
  const latest = await scope.pick(caseUses, ['senderId'], real, {
    orderBy: desc(caseUses.sentAt),
    limit: keyPerson.latest,
  })
  return carrierOf(latest.flatMap(({ senderId }) => senderId ?? []))
}
