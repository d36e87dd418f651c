import { and, eq } from 'drizzle-orm'
import { memberships, offices } from '../access/table.ts'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { type FieldProblem, Problem } from '../kernel/problem.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { iso } from '../kernel/shape.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { NewProfile } from './contract.ts'
import { officeForCoordinator, writersOf } from './find-office.ts'
import { presentProfile, type Version } from './present.ts'
import { latestVersion } from './read-profile.ts'
import { checkProfile, firstConnected, type Profile } from './rules.ts'
import { officeProfiles } from './table.ts'

/**
 * Enters what an office is like as a further version. The first day on which one of its things was connected becomes the day
 * from which the office is counted, where it has none yet, and never moves afterwards. Throws profile.moved-on with who and when where another version came
 * between, request.invalid, access.denied, not-found.
 */
export const saveProfile = (scope: Scope, officeId: Id<'off'>, body: NewProfile, command: CommandId) =>
  decide(
    scope,
    { command, name: 'office.profiled', subject: officeId, body },
    async (at) => {
      const office = await officeForCoordinator(scope, officeId)
      const { version, profile: content } = body
      const last = await latestVersion(scope, officeId)
      if (version !== (last?.version ?? 0)) throw await movedOn(scope, last)
      const fields = [...checkProfile(content), ...(await strangers(scope, officeId, content, last?.content))]
      if (fields.length) throw new Problem('request.invalid', 'The profile cannot be kept like this.', { fields })
      const madeBy = scope.actor.personId
      const row = { officeId, version: version + 1, content, madeBy, madeAt: at }
      const first =
        office.connectedAt || office.closedAt || office.mergedInto ? undefined : firstConnected(content, osloDate(at))
      if (!first) return { facts: { office: officeId }, rows: [scope.insert(officeProfiles, row)] }
      const connects = scope.update(offices, { connectedAt: new Date(first) }, eq(offices.id, officeId))
      return {
        facts: { office: officeId, kind: 'connected' },
        rows: [scope.insert(officeProfiles, row), connects],
      }
    },
    () => showVersion(scope, officeId, body.version + 1),
  ).catch((cause) => sayWho(scope, officeId, body.version, cause))

/** Says who was first and when, also where two wrote at the same moment. */
async function sayWho(scope: Scope, officeId: Id<'off'>, version: number, cause: unknown): Promise<never> {
  if (!(cause instanceof Problem) || cause.code !== 'subject.moved-on') throw cause
  const last = await latestVersion(scope, officeId)
  throw (last?.version ?? 0) === version ? cause : await movedOn(scope, last)
}

async function showVersion(scope: Scope, id: Id<'off'>, version: number) {
  const office = await officeForCoordinator(scope, id)
  const row = await scope.first(
    officeProfiles,
    and(eq(officeProfiles.officeId, id), eq(officeProfiles.version, version)),
  )
  return presentProfile(office, row, row ? await writersOf(scope, [row]) : [])
}

async function movedOn(scope: Scope, last: Version | undefined): Promise<Problem> {
  const facts = last && {
    by: (await writersOf(scope, [last]))[0]?.name ?? null,
    at: iso(last.madeAt),
    version: last.version,
  }
  return new Problem('profile.moved-on', 'Somebody entered a newer version. Look at it; your text stays here.', {
    facts: facts ?? { version: 0 },
  })
}

/** Who is entered with a sign-in works at the office, or did when she was entered: whoever has left stays in the profile until somebody takes her out. */
async function strangers(
  scope: Scope,
  officeId: Id<'off'>,
  { people }: Profile,
  before: Profile | undefined,
): Promise<FieldProblem[]> {
  const known = new Set(before?.people.map(({ personId }) => personId))
  const fresh = people.flatMap(({ personId }) => (personId && !known.has(personId) ? [personId] : []))
  const there =
    fresh.length === 0
      ? []
      : await scope.find(memberships, and(eq(memberships.party, officeId), oneOf(memberships.personId, fresh)))
  const works = new Set<string>(there.map(({ personId }) => personId))
  return people.flatMap(({ personId }, n) =>
    personId && !known.has(personId) && !works.has(personId)
      ? [{ path: `/profile/people/${n}/personId`, message: 'Nobody with this sign-in works at the office.' }]
      : [],
  )
}
