import { and, eq, inArray, isNull } from 'drizzle-orm'
import { memberships, people } from '../access/table.ts'
import { knowsNames, pseudonyms } from '../adoption/pseudonyms.ts'
import { lastYear, officesOf } from '../adoption/read-report.ts'
import { tellingOf } from '../adoption/telling.ts'
import { keyPerson, leastNodes, network } from '../figures/network.ts'
import type { Id } from '../kernel/ids.ts'
import { needsRole, nothingHere, oneOf, type Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import { latestVersion } from '../office/read-profile.ts'
import type { NetworkOut } from './contract-network.ts'
import { actsOf, type CaseActs } from './find-acts.ts'
import { officeMeant } from './find-interview.ts'
import { presentOffice } from './present-interviews.ts'
import { type Drawn, presentNetwork, type Told } from './present-network.ts'
import { namingFor } from './read-interviews.ts'
import { codePoints, cut } from './segments.ts'
import { codings, interviews, toldTies } from './table.ts'
import { isOutside, keyOf, personKey, weave } from './weave-network.ts'

const yearMs = 365 * 86_400_000
export const definition =
  'Nodes are people, professions, technology and rules. Solid edges come from the log of the last twelve months, as many ' +
  'as there were cases; dashed ones were told in interviews. Key-person share: cases that the person of the office who took ' +
  'part in most took part in, of all its cases. Betweenness: shortest ways between two others that lead over a node, each ' +
  'pair once. Practice and withdrawn cases do not count; of a busier office the latest 500 do.'

/** An office's network by its id. Throws not-found, access.denied: a researcher knows offices by pseudonym. */
export async function readNetwork(scope: Scope, officeId: Id<'off'>): Promise<NetworkOut> {
  needsRole(scope, 'coordinator')
  return networkOf(scope, await officeMeant(scope, officeId, await pseudonyms(scope)))
}

/** The same by pseudonym, without a name. Throws not-found, access.denied. */
export async function readPseudonymousNetwork(scope: Scope, pseudonym: string): Promise<NetworkOut> {
  needsRole(scope, 'coordinator', 'researcher')
  const officeId = (await pseudonyms(scope)).officeOf(pseudonym)
  if (!officeId) throw nothingHere()
  return networkOf(scope, officeId)
}

async function networkOf(scope: Scope, officeId: Id<'off'>): Promise<NetworkOut> {
  await scope.looked('read-network', officeId)
  const now = scope.deps.clock.now()
  const since = yearBefore(now)
  const naming = await namingFor(scope)
  const drawn = await drawnSince(scope, officeId, since)
  const office = presentOffice(officeId, naming)
  const address = naming.offices ? `/api/offices/${officeId}/network` : `/api/research/networks/${office.name}`
  return {
    office,
    window: { from: osloDate(since), to: osloDate(now) },
    definition,
    query: `GET ${address}`,
    ...presentNetwork(drawn, knowsNames(scope), (await hiddenOffices(scope)).has(officeId)),
  }
}

/** Those of which the asker is told no count of the last year, here as in its report. */
export async function hiddenOffices(scope: Scope): Promise<ReadonlySet<string>> {
  if (knowsNames(scope)) return new Set()
  const now = scope.deps.clock.now()
  const { offices, isCounting } = await officesOf(scope, lastYear(now), now)
  const { hides } = tellingOf(
    offices.map(({ sums }) => sums.cases),
    false,
    isCounting,
  )
  return new Set(offices.flatMap(({ id, sums }) => (isCounting || hides(sums.cases) ? [id] : [])))
}

export const yearBefore = (now: Date): Date => new Date(now.getTime() - yearMs)

/** What is tied together in an office since then, before anybody's eyes are thought of. */
export const drawnSince = async (scope: Scope, officeId: Id<'off'>, since: Date): Promise<Drawn> =>
  drawnFrom(scope, officeId, await actsOf(scope, officeId, since))

async function drawnFrom(scope: Scope, officeId: Id<'off'>, cases: readonly CaseActs[]): Promise<Drawn> {
  const atHospital = new Set(
    cases.flatMap(({ acts }) => acts.filter(({ act }) => isOutside(act)).map(({ person }) => person)),
  )
  const ids = [...new Set(cases.flatMap(({ acts }) => acts.map(({ person }) => person)))]
  const known =
    ids.length === 0 ? [] : await scope.pick(people, ['id', 'name', 'hpr'], inArray(people.id, ids as Id<'per'>[]))
  const roles = await rolesAt(scope, officeId)
  const names = new Map<string, string>(known.map(({ id, name }) => [personKey(id), name]))
  const professionOf = (person: string) => (atHospital.has(person) ? 'specialist' : (roles.get(person) ?? 'gp'))
  const logged = weave(cases, professionOf)
  const told = await toldOf(scope, officeId, new Map([...names].map(([key, name]) => [keyOf('person', name), key])))
  const touched = cases.map(({ acts }) => acts.map(({ person }) => person).filter((person) => !atHospital.has(person)))
  const keys = [...new Set([...logged, ...told].flatMap(({ from, to }) => [from, to]))]
  const edges = [...logged, ...told.map(({ from, to }) => ({ from, to, weight: 1 }))]
  return {
    cases: touched,
    key: keyPerson(touched),
    figures: network(edges, keys),
    isCountsOnly: keys.length < leastNodes,
    names,
    atHospital: new Set([...atHospital].map(personKey)),
    logged,
    told,
  }
}

/** What people of an office are, as its latest profile has it, else as they sign in. */
async function rolesAt(scope: Scope, officeId: Id<'off'>): Promise<ReadonlyMap<string, string>> {
  const members = await scope.find(memberships, eq(memberships.party, officeId))
  const profile = await latestVersion(scope, officeId)
  return new Map([
    ...members.map(({ personId, role }) => [personId as string, role === 'staff' ? 'secretary' : 'gp'] as const),
    ...(profile?.content.people ?? []).flatMap(({ personId, role }) =>
      personId && role !== 'other' ? [[personId, role] as const] : [],
    ),
  ])
}

/** Ties that interviews tell of, with what was said; a person told of by a name that the log knows is that person. */
async function toldOf(scope: Scope, officeId: Id<'off'>, known: ReadonlyMap<string, string>): Promise<Told[]> {
  const ties = await scope.find(toldTies, and(eq(toldTies.officeId, officeId), isNull(toldTies.removedAt)))
  const ids = oneOf(
    codings.id,
    ties.map(({ codingId }) => codingId),
  )
  const marks = await scope.find(codings, and(ids, isNull(codings.removedAt)))
  const texts = await scope.find(
    interviews,
    oneOf(
      interviews.id,
      marks.map(({ interviewId }) => interviewId),
    ),
  )
  return ties.flatMap((tie) => {
    const mark = marks.find(({ id }) => id === tie.codingId)
    const interview = texts.find(({ id }) => id === mark?.interviewId)
    const [from, to] = [keyOf(tie.fromKind, tie.fromName), keyOf(tie.toKind, tie.toName)]
    const [one, other] = [known.get(from) ?? from, known.get(to) ?? to]
    if (!mark || !interview || one === other) return []
    const text = interview.consent.mayQuote ? cut(codePoints(interview.text), mark) : null
    const names = { [one]: tie.fromName.trim(), [other]: tie.toName.trim() }
    return [{ from: one, to: other, names, quote: { tieId: tie.id, codingId: tie.codingId, text } }]
  })
}
