import { and, desc, eq, inArray } from 'drizzle-orm'
import { people } from '../access/table.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { sha256 } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { iso } from '../kernel/shape.ts'
import type { Annotation, Known } from './present.ts'
import { annotations } from './table.ts'

/** What holds now of a mark on this photograph; undefined where there is none. */
const lastOf = (scope: Scope, imageId: Id<'img'>, id: Id<'ann'>): Promise<Annotation | undefined> =>
  scope.first(annotations, and(eq(annotations.imageId, imageId), eq(annotations.id, id)), {
    orderBy: desc(annotations.version),
  })

/** The same body for the same version by the same person is one deed, however often it is sent. */
export const deedOf = async (scope: Scope, id: Id<'ann'>, version: number, body: unknown): Promise<CommandId> =>
  `${id}/${version}/${scope.actor.personId}/${(await sha256(JSON.stringify(body))).slice(0, 32)}`

/**
 * What a version may follow: nothing where it is the first. Throws subject.moved-on, not-found, and id.taken for what is a
 * mark somewhere else, of which nothing is told.
 */
export async function follows(
  scope: Scope,
  { imageId, id, version, seq }: { imageId: Id<'img'>; id: Id<'ann'>; version: number; seq: number },
): Promise<Annotation | undefined> {
  const last = seq > 0 ? await lastOf(scope, imageId, id) : undefined
  if (last && version !== seq + 1) throw await movedOn(scope, last)
  if (!last && version > 1) throw nothingHere()
  if (!last && seq > 0) throw new Problem('id.taken', 'This id is in use. Make a new one and send again.')
  return last
}

/** Says who was first and when, also where two wrote at the same moment. */
export async function sayWho(scope: Scope, imageId: Id<'img'>, id: Id<'ann'>, cause: unknown): Promise<never> {
  if (!(cause instanceof Problem) || cause.code !== 'subject.moved-on') throw cause
  const last = await lastOf(scope, imageId, id)
  throw last ? await movedOn(scope, last) : cause
}

async function movedOn(scope: Scope, { madeBy, madeAt, version }: Annotation): Promise<Problem> {
  const by = (await scope.first(people, eq(people.id, madeBy)))?.name ?? 'A colleague'
  const facts = { by, at: iso(madeAt), version }
  return new Problem('subject.moved-on', `${by} changed this mark meanwhile. Look again, then decide.`, { facts })
}

/** Who made these, and who asks. */
export const knownOf = async (scope: Scope, rows: readonly { readonly madeBy: Id<'per'> }[]): Promise<Known> => ({
  people: await scope.find(people, inArray(people.id, [...new Set(rows.map(({ madeBy }) => madeBy))])),
  asker: scope.actor.personId,
})
