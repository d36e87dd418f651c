import { and, isNull } from 'drizzle-orm'
import type { Pseudonyms } from '../adoption/pseudonyms.ts'
import type { Id } from '../kernel/ids.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { toldTies } from './table.ts'
import type { QdaProject } from './write-qda.ts'

const radius = 200

/** The ties that were told in these passages, one network an office, its nodes in a ring and its people without names. */
export async function drawTies(
  scope: Scope,
  passages: ReadonlySet<Id<'cdg'>>,
  names: Pseudonyms,
  guid: (id: string) => Promise<string>,
): Promise<QdaProject['networks']> {
  const where = and(oneOf(toldTies.codingId, [...passages]), isNull(toldTies.removedAt))
  const ties = await scope.find(toldTies, where, { orderBy: [toldTies.officeId, toldTies.id] })
  return Promise.all(
    [...Map.groupBy(ties, ({ officeId }) => officeId)].map(async ([officeId, told]) => {
      const keys = [...new Set(told.flatMap((tie) => [keyOf(tie, 'from'), keyOf(tie, 'to')]))]
      const people = keys.filter((key) => key.startsWith('person '))
      const node = (key: string) => guid(`${officeId} ${key}`)
      return {
        id: await guid(`${officeId} network`),
        name: `Network of ${names.of(officeId)}`,
        nodes: await Promise.all(
          keys.map(async (key, i) => ({
            id: await node(key),
            name: people.includes(key) ? `Person ${people.indexOf(key) + 1}` : key.slice(key.indexOf(' ') + 1),
            x: Math.round(radius + radius * Math.cos((2 * Math.PI * i) / keys.length)),
            y: Math.round(radius + radius * Math.sin((2 * Math.PI * i) / keys.length)),
          })),
        ),
        ties: await Promise.all(
          told.map(async (tie) => ({
            id: await guid(tie.id),
            from: await node(keyOf(tie, 'from')),
            to: await node(keyOf(tie, 'to')),
          })),
        ),
      }
    }),
  )
}

const keyOf = (tie: typeof toldTies.$inferSelect, end: 'from' | 'to'): string =>
  end === 'from' ? `${tie.fromKind} ${tie.fromName}` : `${tie.toKind} ${tie.toName}`
