import { eq, sql } from 'drizzle-orm'
import { units } from '../../api/access/table.ts'
import { systemClock } from '../../api/adapters/clock.system.ts'
import { officeDays } from '../../api/adoption/table.ts'
import type { Database, Statement } from '../../api/kernel/database.ts'
import type { Deps } from '../../api/kernel/deps.ts'
import { type Id, newId } from '../../api/kernel/ids.ts'
import type * as scopes from '../../api/kernel/scope.ts'
import { auditLog, eventLog, tenants } from '../../api/kernel/table.ts'

/** The module under trial: as it stands in the tree, or with one condition taken out. */
export type Scopes = Pick<typeof scopes, 'makeScope' | 'partiesAs' | 'needsRole'>

/** What a step may never get round, each in a hospital of its own beside another. Throws where it does not hold. */
export interface ScopePromise {
  readonly title: string
  prove(scopes: Scopes, database: Database): Promise<void>
}

const settings = { secret: 'a secret for the tests of scopes', serverName: 'test' }
const day = '2026-11-24'
const counts = { day, cases: 7, replies: 0, acknowledged: 0 }
const officeId = 'off_00000000000000000000000001' as Id<'off'>
const everything = sql`1 = 0 or 1 = 1`

/** Two hospitals with one row each under the same key. */
async function twoHospitals({ makeScope }: Scopes, database: Database) {
  const deps = { database, clock: systemClock, settings, queue: { hint: () => {} } } as unknown as Deps
  const at = (tenantId: Id<'ten'>) =>
    makeScope(deps, { tenantId, personId: newId('per', new Date()), clinician: true, memberships: [] }, 'test')
  const [ours, theirs] = [at(newId('ten', new Date())), at(newId('ten', new Date()))]
  await theirs.write(theirs.insert(officeDays, { officeId, ...counts }))
  const before = async () => JSON.stringify(await theirs.find(officeDays))
  const kept = await before()
  return { deps, ours, theirs, untouched: async () => same(await before(), kept, 'the other hospital’s row') }
}

function same(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${what}: ${a}, not ${b}`)
}

const reads: ScopePromise[] = [
  {
    title: 'finds no row of another hospital',
    prove: async (scopes, database) => {
      const { ours } = await twoHospitals(scopes, database)
      same(await ours.find(officeDays), [], 'find')
      same((await ours.first(officeDays, eq(officeDays.day, day))) ?? null, null, 'first')
      same(await ours.pick(officeDays, ['cases']), [], 'pick')
      same(await ours.count(officeDays), 0, 'count')
      same(await ours.count(officeDays, undefined, 5), 0, 'count of some')
      same(await ours.countEach(officeDays, { all: eq(officeDays.day, day) }, 5), { all: 0 }, 'countEach')
      same(await ours.gather(officeDays, { day: sql`day` }, { all: sql`sum(cases)` }), [], 'gather by day')
      same(await ours.gather(officeDays, {}, { all: sql`sum(cases)` }), [{ all: null }], 'gather')
    },
  },
  {
    title: 'finds none either where the question itself says “or”',
    prove: async (scopes, database) => {
      const { ours, theirs, untouched } = await twoHospitals(scopes, database)
      same(await ours.find(officeDays, everything), [], 'find')
      same(await ours.count(officeDays, everything), 0, 'count')
      same(await ours.countEach(officeDays, { all: everything }, 5), { all: 0 }, 'countEach')
      same(await ours.gather(officeDays, {}, { all: sql`sum(cases)` }, everything), [{ all: null }], 'gather')
      await ours.write(
        ours.update(officeDays, { cases: 99 }, everything),
        ours.remove(officeDays, everything),
        ours.update(officeDays, { cases: 99 }, everything),
      )
      await untouched()
      same((await theirs.find(officeDays, everything)).length, 1, 'what is its own')
    },
  },
  {
    title: 'takes the first rows of an index from its own alone',
    prove: async (scopes, database) => {
      const { ours, theirs } = await twoHospitals(scopes, database)
      const name = { nameNb: 'x', phone: 'x' }
      for (const [one, nameEn] of [
        [theirs, 'a'],
        [ours, 'b'],
      ] as const)
        await one.write(
          one.insert(tenants, { nameEn, ...name }),
          one.insert(units, { id: 'uni_1', service: 's', nameEn, ...name }),
        )
      // As the worklist asks: one row is wanted, and the other hospital's comes first.
      const search = { orderBy: [units.nameEn], limit: 1 }
      const first = ours.firstOf(units, [eq(units.service, 's')], search)
      same(await ours.pick(units, ['nameEn'], first), [{ nameEn: 'b' }], 'firstOf')
    },
  },
  {
    title: 'counts the events of its own subjects alone',
    prove: async (scopes, database) => {
      const { ours, theirs } = await twoHospitals(scopes, database)
      const event = { subject: 's', seq: 5, commandId: 'c', name: 'draft.saved', facts: {}, actor: 'a' } as const
      await theirs.write(theirs.insert(eventLog, { ...event, at: new Date(0), bodyHash: '' }))
      same(await ours.seq('s'), 0, 'seq')
      same(await theirs.seq('s'), 5, 'seq of its own')
    },
  },
]

const writes: ScopePromise[] = [
  {
    title: 'changes and removes no row of another hospital',
    prove: async (scopes, database) => {
      const { ours, theirs, untouched } = await twoHospitals(scopes, database)
      const own = eq(officeDays.officeId, officeId)
      await ours.write(ours.update(officeDays, { cases: 99 }, own))
      await untouched()
      await ours.write(ours.remove(officeDays, own))
      await untouched()
      await theirs.write(theirs.update(officeDays, { cases: 8 }, own))
      same(
        (await theirs.find(officeDays)).map(({ cases }) => cases),
        [8],
        'its own change',
      )
    },
  },
  {
    title: 'writes into its own hospital, whatever tenant the row names',
    prove: async (scopes, database) => {
      const { ours, theirs, untouched } = await twoHospitals(scopes, database)
      const foreign = { officeId: 'off_x' as Id<'off'>, ...counts, tenantId: theirs.actor.tenantId }
      await ours.write(ours.insert(officeDays, foreign))
      await ours.write(ours.insertOnce(officeDays, { ...foreign, day: '2026-11-25' }))
      await ours.write(
        ours.put(officeDays, [officeDays.officeId, officeDays.day], { ...foreign, day: '2026-11-26' }, { cases: 7 }),
      )
      await untouched()
      same(await ours.count(officeDays), 3, 'its own rows')
    },
  },
  {
    title: 'moves no row of its own to another hospital',
    prove: async (scopes, database) => {
      const { ours, theirs, untouched } = await twoHospitals(scopes, database)
      const away = { cases: 1, tenantId: theirs.actor.tenantId } as { cases: number }
      const row = { officeId: 'off_y' as Id<'off'>, ...counts }
      const key = [officeDays.officeId, officeDays.day]
      await ours.write(ours.insert(officeDays, row))
      await ours.write(ours.update(officeDays, away, eq(officeDays.officeId, row.officeId)))
      await ours.write(ours.put(officeDays, key, row, away))
      await untouched()
      same(await ours.count(officeDays), 1, 'its own rows')
    },
  },
  {
    title: 'puts beside a row of another hospital under the same key, not over it',
    prove: async (scopes, database) => {
      const { ours, untouched } = await twoHospitals(scopes, database)
      const key = [officeDays.officeId, officeDays.day]
      await ours.write(ours.put(officeDays, key, { officeId, ...counts, cases: 1 }, { cases: 1 }))
      await ours.write(ours.put(officeDays, key, { officeId, ...counts, cases: 2 }, { cases: 2 }))
      await untouched()
      same(
        (await ours.find(officeDays)).map(({ cases }) => cases),
        [2],
        'its own row',
      )
    },
  },
  {
    title: 'names the hospital whose writer is to write',
    prove: async (scopes, database) => {
      const named: (string | undefined)[] = []
      const write = (statements: readonly Statement[], tenantId?: Id<'ten'>) => {
        named.push(tenantId)
        return database.write(statements, tenantId)
      }
      const watched = { alone: database.alone, read: database.read, write, close: database.close } as Database
      const { ours } = await twoHospitals(scopes, watched)
      named.length = 0
      await ours.write(ours.insertOnce(officeDays, { officeId, ...counts }))
      await ours.looked('read-case', 'ref_1')
      same(named, [ours.actor.tenantId, ours.actor.tenantId], 'writers')
    },
  },
]

const rest: ScopePromise[] = [
  {
    title: 'remembers nothing across hospitals: neither what was read nor that somebody looked',
    prove: async (scopes, database) => {
      const { ours, theirs } = await twoHospitals(scopes, database)
      same(await theirs.recall(['t'], 'k', async () => 'theirs'), 'theirs', 'recall')
      same(await ours.recall(['t'], 'k', async () => 'ours'), 'ours', 'recall')
      await theirs.recallIfAlone(['t'], 'n', async () => 'theirs')
      same(await ours.recallIfAlone(['t'], 'n', async () => 'ours'), 'ours', 'recallIfAlone')
      const both = { ...ours.actor, tenantId: theirs.actor.tenantId }
      const there = scopes.makeScope({ ...ours.deps, database } as Deps, both, 'test')
      await ours.looked('read-case', 'ref_1')
      await there.looked('read-case', 'ref_1')
      same([await ours.count(auditLog), await there.count(auditLog)], [1, 1], 'looks')
    },
  },
  {
    title:
      'gives a person her own parties in the role that was asked for, and the hospital’s roles at the hospital alone',
    prove: async ({ makeScope, partiesAs, needsRole }, database) => {
      const tenantId = newId('ten', new Date())
      const memberships = [
        { party: 'off_1', role: 'coordinator' },
        { party: 'off_2', role: 'referrer' },
        { party: 'uni_1', role: 'specialist' },
        { party: 'uni_2', role: 'coordinator' },
        { party: 'uni_3', role: 'referrer' },
        { party: newId('ten', new Date()), role: 'coordinator' },
      ] as const
      const deps = { database, clock: systemClock, settings } as unknown as Deps
      const actor = { tenantId, personId: newId('per', new Date()), clinician: true, memberships }
      const scope = makeScope(deps, actor, 'test')
      same(partiesAs(scope, 'off', 'referrer', 'staff'), ['off_2'], 'offices')
      same(partiesAs(scope, 'uni', 'specialist'), ['uni_1'], 'units')
      const may = (one: typeof scope) => {
        try {
          needsRole(one, 'coordinator')
          return true
        } catch {
          return false
        }
      }
      same(may(scope), false, 'a coordinator of one office')
      const own = { ...actor, memberships: [{ party: tenantId, role: 'coordinator' } as const] }
      same(may(makeScope(deps, own, 'test')), true, 'a coordinator of the hospital')
      const researcher = { ...actor, memberships: [{ party: tenantId, role: 'researcher' } as const] }
      same(may(makeScope(deps, researcher, 'test')), false, 'a researcher')
    },
  },
  {
    title: 'does not even know which other hospitals there are',
    prove: async (scopes, database) => {
      const { ours, theirs } = await twoHospitals(scopes, database)
      same(await ours.count(tenants), 0, 'tenants')
      await theirs.write(theirs.insert(tenants, { nameEn: 'x', nameNb: 'x', phone: 'x' }))
      same(await ours.find(tenants), [], 'tenants')
    },
  },
]

/** All of them, in the order of reading, writing and what is left. Only web APIs, so that they also run inside workerd. */
export const scopePromises: readonly ScopePromise[] = [...reads, ...writes, ...rest]
