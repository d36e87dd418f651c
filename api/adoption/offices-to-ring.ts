import { and, gt, sql } from 'drizzle-orm'
import { memberships, offices, people } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { Profile } from '../office/rules.ts'
import { officeContacts, officeProfiles } from '../office/table.ts'
import { practisedOffices } from './practised.ts'
import { eligibleOffices } from './present.ts'
import type { Contacts, OfficeWaiting } from './present-today.ts'
import { kitDays, type Standing, waitingOf } from './rules.ts'
import { officeDays } from './table.ts'

/** Longer than anything that was said rests. */
const rememberedMs = 750 * 86_400_000

/** Rows to a statement: so many that none holds up whoever else waits. */
const atOnce = 1_000

/** All rows, each statement a short one. `read` gives those after a key, in the order of that key. */
async function inPages<R>(read: (after: string, limit: number) => Promise<R[]>, keyOf: (row: R) => string) {
  const all: R[] = []
  for (;;) {
    const last = all.at(-1)
    const rows = await read(last ? keyOf(last) : '', atOnce)
    all.push(...rows)
    if (rows.length < atOnce) return all
  }
}

/** What was noted of each office, oldest first, as far back as it still counts. */
export async function contactsOf(scope: Scope, now: Date): Promise<Contacts> {
  const { id, madeAt } = officeContacts
  const since = gt(madeAt, new Date(now.getTime() - rememberedMs))
  const rows = await inPages(
    (after, limit) => scope.find(officeContacts, and(gt(id, after as Id<'con'>), since), { orderBy: id, limit }),
    (row) => row.id,
  )
  rows.sort((a, b) => a.madeAt.getTime() - b.madeAt.getTime() || (a.id < b.id ? -1 : 1))
  return Map.groupBy(rows, ({ officeId }) => officeId as string)
}

/** Offices to ring because of a promise, longest first, then those that nothing comes from, the latest silence first. */
export async function officesToRing(scope: Scope, contacts: Contacts, now: Date): Promise<OfficeWaiting[]> {
  const today = osloDate(now)
  const profiles = await latestProfiles(scope)
  const gone = await whoLeft(scope, profiles)
  const eligible = eligibleOffices(await scope.find(offices), await scope.find(officeDays), now)
  const unused = new Set<string>(eligible.flatMap(({ office, cases }) => (cases > 0 ? [] : [office.id])))
  const practised = await practisedOffices(
    scope,
    lately(profiles, now).filter((id) => unused.has(id)),
  )
  const found = eligible.flatMap(({ office, own, cases }): OfficeWaiting[] => {
    const profile = profiles.get(office.id)
    const noted = (contacts.get(office.id) ?? []).map((one) => ({ ...one, on: osloDate(one.madeAt) }))
    const standing: Standing = {
      connectedOn: osloDate(office.connectedAt ?? now),
      // Whoever has practised with it has shown that it works.
      deliveredOn: profile && !practised.has(office.id) ? deliveredOn(profile.content) : null,
      caseDays: own.filter((day) => day.cases > 0).map(({ day }) => day),
      cases,
      noted,
      left: profile ? leftOf(office.id, profile.content, gone, today) : null,
    }
    const waiting = waitingOf(standing, today)
    return waiting ? [{ office, owner: profile?.content.owner ?? null, waiting }] : []
  })
  const isSilence = ({ waiting }: OfficeWaiting) => waiting.kind === 'silent' || waiting.kind === 'not_used'
  const bySince = (a: OfficeWaiting, b: OfficeWaiting) => (a.waiting.since < b.waiting.since ? -1 : 1)
  return [
    ...found.filter((one) => !isSilence(one)).sort(bySince),
    ...found.filter(isSilence).sort((a, b) => bySince(b, a)),
  ]
}

type Latest = typeof officeProfiles.$inferSelect

/** The version that holds, of every office that has one. */
async function latestProfiles(scope: Scope): Promise<ReadonlyMap<string, Latest>> {
  const { tenantId, officeId, version } = officeProfiles
  const newer = sql`select 1 from ${officeProfiles} as newer where newer.tenant_id = ${tenantId} and newer.office_id = ${officeId} and newer.version > ${version}`
  const rows = await inPages(
    (after, limit) =>
      scope.find(officeProfiles, and(gt(officeId, after as Id<'off'>), sql`not exists (${newer})`), {
        orderBy: officeId,
        limit,
      }),
    (row) => row.officeId,
  )
  return new Map(rows.map((row) => [row.officeId, row]))
}

const deliveredOn = ({ equipment }: Profile): string | null =>
  equipment.flatMap(({ deliveredOn }) => deliveredOn ?? []).sort()[0] ?? null

/** Offices to which something was delivered so lately that it is a promise to keep. */
function lately(profiles: ReadonlyMap<string, Latest>, now: Date): Id<'off'>[] {
  const from = osloDate(new Date(now.getTime() - kitDays.until * 86_400_000))
  return [...profiles.values()].filter(({ content }) => (deliveredOn(content) ?? '') >= from).map((one) => one.officeId)
}

/** A key for somebody at some office. */
const at = (officeId: string, personId: string) => `${officeId} ${personId}`
const answering = ({ owner, photographer, people }: Profile) =>
  (
    [
      ['owner', owner],
      ['photographer', photographer],
    ] as const
  ).flatMap(([role, name]) => {
    const personId = people.find((one) => one.name === name)?.personId
    return name !== null && personId ? [{ role, personId }] : []
  })

interface Gone {
  /** Who works where. */
  readonly works: ReadonlySet<string>
  readonly disabledAt: ReadonlyMap<string, Date>
}

/** Where the owners and photographers still work, and which of them were switched off. */
async function whoLeft(scope: Scope, profiles: ReadonlyMap<string, Latest>): Promise<Gone> {
  const ids = [
    ...new Set([...profiles.values()].flatMap(({ content }) => answering(content).map((one) => one.personId))),
  ]
  const places = await scope.find(memberships, oneOf(memberships.personId, ids))
  const off = await scope.pick(
    people,
    ['id', 'disabledAt'],
    and(oneOf(people.id, ids), sql`${people.disabledAt} is not null`),
  )
  return {
    works: new Set(places.map(({ party, personId }) => at(party, personId))),
    disabledAt: new Map(off.map(({ id, disabledAt }) => [id, disabledAt!])),
  }
}

/** When a membership ended stands nowhere: then it is found today. */
function leftOf(officeId: string, profile: Profile, { works, disabledAt }: Gone, today: string): Standing['left'] {
  for (const { role, personId } of answering(profile)) {
    const off = disabledAt.get(personId)
    if (off || !works.has(at(officeId, personId))) return { role, since: off ? osloDate(off) : today }
  }
  return null
}
