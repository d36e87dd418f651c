import { openSession } from '../../api/access/open-session.ts'
import { memberships, people } from '../../api/access/table.ts'
import { createApp } from '../../api/app.ts'
import type { Deps } from '../../api/kernel/deps.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import type { Role } from '../../api/kernel/scope.ts'
import type { Clinic } from './clinic.ts'
import { fresh, type Json, Person } from './person.ts'
import { strictly } from './strict.ts'

/** The cookie of somebody new with a role at the hospital of this person. */
export async function aMember(deps: Deps, role: Role, { tenantId }: Person): Promise<string> {
  const scope = asSystem(deps, tenantId, 'test')
  const id = fresh('per') as Id<'per'>
  await scope.write(
    scope.insert(people, { id, issuer: 'x', subject: id, name: `Demo ${role}`, language: 'nb' }),
    scope.insert(memberships, { personId: id, party: tenantId, role }),
  )
  const how = {
    method: 'provider',
    issuer: 'x',
    sid: undefined,
    level: undefined,
    authenticatedAt: deps.clock.now(),
  } as const
  return (await openSession(scope, { id }, how)).cookie
}

/** Somebody with a role at the whole hospital whom the demonstration does not have. */
export async function joins(clinic: Clinic, role: Role): Promise<Person> {
  const { deps } = clinic.demo.door
  const cookie = await aMember(deps, role, await clinic.as('coordinator'))
  return new Person(clinic.baseUrl, role, strictly(createApp(deps))).entersWith(cookie)
}

export const leave = { givenBy: 'Den som ble spurt', givenOn: '2026-11-01', mayQuote: true, mayShare: true }

/** What somebody of an office told. */
export const anInterview = (office: string, more: Json = {}): Json => ({
  office,
  title: 'Første samtale',
  speaker: 'Sykepleier',
  heldOn: '2026-11-02',
  text: '😀 Kameraet står på lageret. Legen vil gjerne.\nVi har ikke tid.',
  consent: leave,
  ...more,
})

export async function tells(who: Person, office: string, more: Json = {}, id = fresh('int')): Promise<Json> {
  return who.put(`/api/research/interviews/${id}`, anInterview(office, more))
}

/** Marks these words of an interview, the first time they stand there. */
export async function codes(who: Person, interview: Json, words: string, codeId: string): Promise<Json> {
  const begins = Array.from(interview.text.slice(0, interview.text.indexOf(words))).length
  const json = { codeId, begins, ends: begins + Array.from(words).length }
  return who.put(`/api/research/interviews/${interview.id}/codings/${fresh('cdg')}`, json)
}

/** The code of a place in the tree that every hospital has. */
export async function codeAt(who: Person, ...path: string[]): Promise<string> {
  const { items } = await who.get('/api/research/codes')
  return items.find(({ standard }: Json) => standard?.join('/') === path.join('/')).id
}
