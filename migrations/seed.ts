import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { registerPortal } from '../api/access/register-portal.ts'
import { memberships, offices, people, units } from '../api/access/table.ts'
import { enablePack, listUnitPacks } from '../api/catalogue/enable-pack.ts'
import { type Pack, pack } from '../api/catalogue/manifest.ts'
import { publishPack } from '../api/catalogue/publish-pack.ts'
import { demoPersonas, demoTenant, demoUnits } from '../api/demo/personas.ts'
import { enteredProfile, pastContacts } from '../api/demo/region/entered.ts'
import { type PastEvent, regionHistory } from '../api/demo/region/history.ts'
import { pastMonths } from '../api/demo/region/months.ts'
import { officeProfiles } from '../api/demo/region/profile.ts'
import type { Deps } from '../api/kernel/deps.ts'
import type { Id, Prefix } from '../api/kernel/ids.ts'
import { asSystem } from '../api/kernel/react.ts'
import type { Scope } from '../api/kernel/scope.ts'
import { eventLog, tenants } from '../api/kernel/table.ts'
import { officeContacts, officeProfiles as officeContent } from '../api/office/table.ts'
import { officeMonths } from '../api/practice/table.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** The same id for the same key on every machine. */
export const demoId = <P extends Prefix>(prefix: P, key: string): Id<P> => {
  const digest = createHash('sha256').update(`${prefix} ${key}`).digest()
  return `${prefix}_${Array.from(digest.subarray(0, 26), (byte) => alphabet[byte & 31]).join('')}`
}

/** The year of the project whose shape the region has. Another number gives another region of the same shape. */
export const regionSeed = 2003

/** The demonstration's hospital, offices, units, people and packs. Running it again only brings it up to date. */
export async function seedDemo(deps: Deps): Promise<void> {
  const scope = asSystem(deps, demoId('ten', demoTenant.key), 'seed')
  const { issuer } = deps.settings
  const today = deps.clock.now()
  const tenant = { nameEn: demoTenant.name.en, nameNb: demoTenant.name.nb, phone: demoTenant.phone }
  await scope.write(
    scope.put(tenants, [], tenant, tenant),
    ...officeProfiles(regionSeed).map(({ office, connectedDaysAgo }) => {
      const { key, name, municipality, phone, email } = office
      const set = { name, municipality, phone, email }
      const connectedAt = new Date(today.getTime() - connectedDaysAgo * 86_400_000)
      // Connected once: a later start brings names up to date, not the day.
      return scope.put(offices, [offices.id], { id: demoId('off', key), ...set, connectedAt }, set)
    }),
    ...officeProfiles(regionSeed).map((one) => {
      const officeId = demoId('off', one.office.key)
      const content = enteredProfile(one, regionSeed, today, { person: (key) => demoId('per', key) })
      const madeAt = new Date(today.getTime() - one.connectedDaysAgo * 86_400_000)
      // What a coordinator enters later stands in later versions.
      return scope.insertOnce(officeContent, { officeId, version: 1, content, madeBy: 'system', madeAt })
    }),
    ...demoUnits.map(({ key, service, name, phone }) => {
      const row = { id: demoId('uni', key), service, nameEn: name.en, nameNb: name.nb, phone }
      return scope.put(units, [units.id], row, row)
    }),
    ...demoPersonas.flatMap(({ login, name, hpr, email, language, role, office, units: of = [] }) => {
      const id = demoId('per', login)
      const row = { id, issuer, subject: login, name, hpr: hpr ?? null, email, language }
      const parties = [...(office ? [demoId('off', office)] : []), ...of.map((key) => demoId('uni', key))]
      const places = parties.length > 0 ? parties : [scope.actor.tenantId]
      return [
        scope.put(people, [people.id], row, row),
        ...places.map((party) => scope.insertOnce(memberships, { personId: id, party, role })),
      ]
    }),
  )
  const decided = (await listUnitPacks(scope)).items
  for (const content of await shippedPacks()) {
    await publishPack(scope, content.id, content.version, content)
    await enableAtUnits(scope, content, decided)
  }
}

type Decided = Awaited<ReturnType<typeof listUnitPacks>>['items']

/** The units a pack's questions are for work with it, unless a coordinator decided otherwise. */
async function enableAtUnits(scope: Scope, { id, version, contributes }: Pack, decided: Decided): Promise<void> {
  for (const { key, service } of demoUnits) {
    const unitId = demoId('uni', key)
    const before = decided.find((one) => one.unitId === unitId && one.pack.id === id)
    if (!contributes.questionnaires.some((one) => one.service === service)) continue
    if (before && (!before.enabled || before.pack.version === version)) continue
    await enablePack(scope, unitId, id, version, `seed/${key}/${id}/${version}`)
  }
}

/** Registers the demonstration's portal where it is now; its key is new with every start, so it is read where it is published. */
export async function registerDemoPortal(deps: Deps, portalUrl: string): Promise<void> {
  const scope = asSystem(deps, demoId('ten', demoTenant.key), 'seed')
  const id = demoId('ptl', 'demo')
  await registerPortal(scope, id, {
    revision: await scope.seq(id),
    name: 'Demoportalen',
    origins: [portalUrl],
    bases: [`${portalUrl}/lysbord`],
    issuer: portalUrl,
    jwks: null,
    jwksUri: `${portalUrl}/jwks.json`,
    audience: null,
    peopleIssuer: null,
    unitIds: demoUnits.map(({ key }) => demoId('uni', key)),
  })
}

/**
 * What the region did in the past two years, as events alone: nobody's data is kept that long. Written once, whole,
 * into a log without referrals; a second call does nothing. Use is counted from it like from everything else, later.
 */
export async function seedHistory(deps: Deps, seed = regionSeed, factor = 1): Promise<void> {
  const scope = asSystem(deps, demoId('ten', demoTenant.key), 'seed')
  if (await scope.first(eventLog, eq(eventLog.name, 'referral.started'))) return
  const known = new Map(
    demoPersonas.map(({ login, office }) => [`${office} doctor 1` as string, login] as const).reverse(),
  )
  const names = {
    office: (key: string) => demoId('off', key),
    unit: (key: string) => demoId('uni', key),
    person: (key: string) => demoId('per', known.get(key) ?? key),
  }
  const happened = regionHistory(seed, deps.clock.now(), names, factor)
  const { tenantId } = scope.actor
  // One statement for all: eight thousand rows bound one by one would hold up the start.
  await scope.write(
    {
      sql: `insert into events (tenant_id, subject, seq, command_id, name, facts, actor, at, body_hash)
            select ?, value ->> 'subject', value ->> 'seq', value ->> 'commandId', value ->> 'name', value -> 'facts',
                   value ->> 'actor', value ->> 'at', ? from json_each(?)`,
      // Nobody can repeat these commands: what was said in them is not kept.
      params: [tenantId, 'history', JSON.stringify(happened.map((event) => ({ ...event, at: event.at.getTime() })))],
    },
    {
      sql: `insert into reactions (tenant_id, event_position, name, claimed_until, tries)
            select ?, max(position), 'count-use', 0, 0 from events where tenant_id = ?`,
      params: [tenantId, tenantId],
    },
  )
  await scope.write(...contactRows(scope, seed, deps.clock.now()))
  await scope.write(...(await monthRows(scope, happened)))
  deps.queue.hint()
}

/** What offices were told month by month: nobody is mailed about the past. */
async function monthRows(scope: Scope, happened: readonly PastEvent[]) {
  const madeAt = scope.deps.clock.now()
  const entered = await scope.find(officeContent)
  const kilometres = new Map(entered.map(({ officeId, content }) => [officeId, content.travelKilometres]))
  return pastMonths(happened, madeAt, (officeId) => kilometres.get(officeId) ?? null).map((one) =>
    scope.insertOnce(officeMonths, { ...one, madeAt }),
  )
}

/** What the coordinator did for offices in the past year. */
function contactRows(scope: Scope, seed: number, today: Date) {
  const keys = officeProfiles(seed).map(({ office }) => office.key)
  return pastContacts(seed, today, keys).map(({ office, at, ...contact }, n) =>
    scope.insertOnce(officeContacts, {
      id: demoId('con', `${office} ${n}`),
      officeId: demoId('off', office),
      ...contact,
      madeBy: demoId('per', 'coordinator'),
      madeAt: at,
    }),
  )
}

/** The packs that come with Lysbord: data like anybody else's. */
export async function shippedPacks() {
  const folder = new URL('../web-components/extensions/', import.meta.url)
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const texts = await Promise.all(
    names.sort().map((name) => readFile(new URL(`${name}/extension.json`, folder), 'utf8')),
  )
  return texts.map((text) => pack.parse(JSON.parse(text)))
}
