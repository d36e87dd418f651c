import { eq, inArray } from 'drizzle-orm'
import { memberships, offices, people } from '../access/table.ts'
import { knowsNames, type Pseudonyms } from '../adoption/pseudonyms.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { officeProfiles } from '../office/table.ts'
import { interviews } from './table.ts'

export type Interview = typeof interviews.$inferSelect

/** Throws not-found. */
export async function interviewThere(scope: Scope, id: Id<'int'>): Promise<Interview> {
  const row = await scope.first(interviews, eq(interviews.id, id))
  if (!row) throw nothingHere()
  return row
}

/** Throws not-found, consent.withdrawn. */
export async function interviewWithLeave(scope: Scope, id: Id<'int'>): Promise<Interview> {
  const row = await interviewThere(scope, id)
  if (row.withdrawnAt) throw new Problem('consent.withdrawn', 'The leave was withdrawn: the words are gone.')
  return row
}

/** The office of an id, which a researcher does not know, or of a pseudonym. Throws not-found. */
export async function officeMeant(scope: Scope, said: string, names: Pseudonyms): Promise<Id<'off'>> {
  const id = said.startsWith('off_') && knowsNames(scope) ? (said as Id<'off'>) : names.officeOf(said)
  const office = id && (await scope.first(offices, eq(offices.id, id)))
  if (!office) throw nothingHere()
  return office.id
}

/** What an office and its people are called: none of it may stand in a text. */
export async function namesOf(scope: Scope, officeId: Id<'off'>): Promise<string[]> {
  const office = await scope.first(offices, eq(offices.id, officeId))
  const members = await scope.pick(memberships, ['personId'], eq(memberships.party, officeId))
  const ids = members.map(({ personId }) => personId)
  const known = ids.length === 0 ? [] : await scope.pick(people, ['name'], inArray(people.id, ids))
  const profiles = await scope.find(officeProfiles, eq(officeProfiles.officeId, officeId))
  const told = profiles.flatMap(({ content }) => [
    ...content.people.map(({ name }) => name),
    content.owner ?? '',
    content.photographer ?? '',
  ])
  return [...new Set([office?.name ?? '', ...known.map(({ name }) => name), ...told].filter(Boolean))]
}
