import { and, gt, sql } from 'drizzle-orm'
import { memberships, offices, people } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { Contact, Version } from '../office/present.ts'
import { latestVersions } from '../office/read-profile.ts'
import type { CanWait, Profile } from '../office/rules.ts'
import { officeContacts } from '../office/table.ts'
import { type DaysRow, daysOf, eachDay, fewAtATime } from './gather.ts'
import { keyPeopleLeft } from './key-people-left.ts'
import { practisedOffices } from './practised.ts'
import type { Contacts, OfficeWaiting } from './present-today.ts'
import { type Carrying, kitDays, type Left, type Standing, waitingOf } from './rules.ts'

type Office = typeof offices.$inferSelect

/** Longer than anything that was said rests. */
const rememberedMs = 750 * 86_400_000

/** Contacts to a statement: so many that none holds up whoever else waits. */
const atOnce = 1_000

/** What was noted of each office, oldest first, as far back as it still counts. */
export async function contactsOf(scope: Scope, now: Date): Promise<Contacts> {
  const { id, madeAt } = officeContacts
  const since = gt(madeAt, new Date(now.getTime() - rememberedMs))
  const rows: Contact[] = []
  for (let page: Contact[], after = ''; ; after = page.at(-1)!.id) {
    page = await scope.find(officeContacts, and(gt(id, after as Id<'con'>), since), { orderBy: id, limit: atOnce })
    rows.push(...page)
    if (page.length < atOnce) break
  }
  rows.sort((a, b) => a.madeAt.getTime() - b.madeAt.getTime() || (a.id < b.id ? -1 : 1))
  return Map.groupBy(rows, ({ officeId }) => officeId as string)
}

/** Rows made of what is counted: half of it would say that an office is silent which sent yesterday. */
const ofCases: readonly CanWait[] = ['first_case', 'kit', 'silent', 'not_used']

/**
 * Offices to ring because of a promise, longest first, then those that nothing comes from, the latest silence first. Until
 * everything is counted, those alone that no case tells of.
 */
export async function officesToRing(
  scope: Scope,
  contacts: Contacts,
  isCounted: boolean,
  now: Date,
): Promise<OfficeWaiting[]> {
  const open = (await scope.find(offices)).filter(
    ({ closedAt, mergedInto }) => !(closedAt ? closedAt <= now : mergedInto),
  )
  const today = osloDate(now)
  const carriers = new Map<string, Left>(
    (isCounted ? await keyPeopleLeft(scope) : []).map(({ officeId, since }) => [
      officeId,
      leftSince('key_person', since, today),
    ]),
  )
  const found: OfficeWaiting[] = []
  for await (const some of fewAtATime(open))
    found.push(...(await waitingAmong(scope, some, { contacts, carriers }, now)))
  const known = found.filter(({ waiting }) => isCounted || !ofCases.includes(waiting.kind))
  const isSilence = ({ waiting }: OfficeWaiting) => waiting.kind === 'silent' || waiting.kind === 'not_used'
  const bySince = (a: OfficeWaiting, b: OfficeWaiting) => (a.waiting.since < b.waiting.since ? -1 : 1)
  return [
    ...known.filter((one) => !isSilence(one)).sort(bySince),
    ...known.filter(isSilence).sort((a, b) => bySince(b, a)),
  ]
}

interface Around {
  readonly contacts: Contacts
  /** Who took part in most of an office's cases and has left it. */
  readonly carriers: ReadonlyMap<string, Left>
}

async function waitingAmong(scope: Scope, some: readonly Office[], { contacts, carriers }: Around, now: Date) {
  const today = osloDate(now)
  const ids = some.map(({ id }) => id)
  const profiles = await latestVersions(scope, ids)
  const gone = await whoLeft(scope, profiles)
  const days = await daysOf(scope, ids, today)
  const sent = new Map<string, Sent>(ids.map((id) => [id, sentIn(days.get(id))]))
  const unused = lately(profiles, now).filter((id) => sent.get(id)?.cases === 0)
  const practised = await practisedOffices(scope, unused)
  return some.flatMap((office): OfficeWaiting[] => {
    const profile = profiles.get(office.id)?.content
    const carrier = carriers.get(office.id)
    const standing: Standing = {
      connectedOn: office.connectedAt && office.connectedAt <= now ? osloDate(office.connectedAt) : null,
      // Whoever has practised with it has shown that it works.
      deliveredOn: profile && !practised.has(office.id) ? deliveredOn(profile) : null,
      ...sent.get(office.id)!,
      noted: (contacts.get(office.id) ?? []).map((one) => ({ ...one, on: osloDate(one.madeAt) })),
      left: [...(profile ? leftOf(office.id, profile, gone, today) : []), ...(carrier ? [carrier] : [])],
    }
    const waiting = waitingOf(standing, today)
    return waiting ? [{ office, owner: profile?.owner ?? null, waiting }] : []
  })
}

type Sent = Pick<Standing, 'caseDays' | 'cases'>
function sentIn(row: DaysRow | undefined): Sent {
  const caseDays: string[] = []
  let cases = 0
  eachDay(row, (day, count) => {
    cases += count
    if (count > 0) caseDays.push(day)
  })
  return { caseDays: caseDays.sort(), cases: Math.max(0, cases) }
}

const deliveredOn = ({ equipment }: Profile): string | null =>
  equipment.flatMap(({ deliveredOn }) => deliveredOn ?? []).sort()[0] ?? null

/** Offices to which something was delivered so lately that it is a promise to keep. */
function lately(profiles: ReadonlyMap<string, Version>, now: Date): Id<'off'>[] {
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
async function whoLeft(scope: Scope, profiles: ReadonlyMap<string, Version>): Promise<Gone> {
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
const leftSince = (role: Carrying, off: Date | null | undefined, today: string): Left => ({
  role,
  since: off ? osloDate(off) : today,
  isDated: Boolean(off),
})

const leftOf = (officeId: string, profile: Profile, { works, disabledAt }: Gone, today: string): Left[] =>
  answering(profile).flatMap(({ role, personId }) => {
    const off = disabledAt.get(personId)
    return off || !works.has(at(officeId, personId)) ? [leftSince(role, off, today)] : []
  })
