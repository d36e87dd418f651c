import { and, eq } from 'drizzle-orm'
import { needsOwnPage } from '../access/needs-own-page.ts'
import { units } from '../access/table.ts'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import type { UnitPack } from './contract.ts'
import type { Pack } from './manifest.ts'
import { engineVersion, fits, presentSummary } from './present.ts'
import { readPack } from './publish-pack.ts'
import { unitPacks } from './table.ts'

const ofUnit = (unitId: Id<'uni'>, pack: string) => and(eq(unitPacks.unitId, unitId), eq(unitPacks.pack, pack))!
const rowOf = (scope: Scope, unitId: Id<'uni'>, pack: string) => scope.first(unitPacks, ofUnit(unitId, pack))

/** Which pack in which version each unit works with, or did. */
export async function listUnitPacks(scope: Scope) {
  const rows = await scope.find(unitPacks, undefined, { orderBy: [unitPacks.unitId, unitPacks.pack] })
  // Units share versions: each is read once.
  const read = new Map<string, Promise<Pack>>()
  const contentOf = ({ pack, version }: (typeof rows)[number]): Promise<Pack> => {
    const key = `${pack}@${version}`
    const found = read.get(key) ?? readPack(scope, pack, version)
    read.set(key, found)
    return found
  }
  return { items: await Promise.all(rows.map(async (row) => present(scope, row, await contentOf(row)))), next: null }
}

const present = (scope: Scope, { unitId, enabled }: typeof unitPacks.$inferSelect, content: Pack): UnitPack => ({
  unitId,
  enabled,
  pack: presentSummary(content, scope.deps.settings.trustedCode),
})
async function presentNow(scope: Scope, unitId: Id<'uni'>, id: string): Promise<UnitPack> {
  const row = (await rowOf(scope, unitId, id))!
  return present(scope, row, await readPack(scope, id, row.version))
}

async function needsUnit(scope: Scope, unitId: Id<'uni'>): Promise<void> {
  if (scope.actor.personId !== 'system') needsOwnPage(scope, 'coordinator')
  if (!(await scope.first(units, eq(units.id, unitId)))) throw nothingHere()
}

/** Throws pack.wrong-engine, and pack.dependency-missing where another pack must be enabled at the unit first. */
async function mayRun(
  scope: Scope,
  unitId: Id<'uni'>,
  { id, engines, extensionDependencies = [] }: Pack,
): Promise<void> {
  if (!fits(engines))
    throw new Problem(
      'pack.wrong-engine',
      `${id} was written for Lysbord ${engines.lysbord}, and this is ${engineVersion}. Ask its author for another version.`,
    )
  for (const other of extensionDependencies)
    if (!(await rowOf(scope, unitId, other))?.enabled)
      throw new Problem('pack.dependency-missing', `${id} needs the pack ${other}. Enable that at the unit first.`)
}

/**
 * A unit works with this version from now on; the one before is replaced.
 * Throws access.denied, not-found, pack.wrong-engine, pack.dependency-missing.
 */
export async function enablePack(scope: Scope, unitId: Id<'uni'>, id: string, version: string, command: CommandId) {
  await needsUnit(scope, unitId)
  const content = await readPack(scope, id, version)
  await mayRun(scope, unitId, content)
  return decide(
    scope,
    { command, name: 'pack.enabled', subject: `pack/${id}/${unitId}`, body: { version } },
    async () => ({
      facts: { unit: unitId, pack: id, version },
      rows: [
        scope.put(
          unitPacks,
          [unitPacks.unitId, unitPacks.pack],
          { unitId, pack: id, version, enabled: true },
          { version, enabled: true },
        ),
      ],
    }),
    () => presentNow(scope, unitId, id),
  )
}

/** A unit no longer works with a pack. What was asked and answered with it stays readable. Throws access.denied, not-found. */
export async function disablePack(scope: Scope, unitId: Id<'uni'>, id: string, command: CommandId) {
  await needsUnit(scope, unitId)
  const row = await rowOf(scope, unitId, id)
  if (!row) throw nothingHere()
  return decide(
    scope,
    { command, name: 'pack.disabled', subject: `pack/${id}/${unitId}`, body: {} },
    async () => ({
      facts: { unit: unitId, pack: id, version: row.version },
      rows: [scope.update(unitPacks, { enabled: false }, ofUnit(unitId, id))],
    }),
    () => presentNow(scope, unitId, id),
  )
}

/** Throws pack.not-enabled where the unit does not work with the pack, or not with this version: not yet, or no more since a day. */
export async function needsEnabled(scope: Scope, unitId: Id<'uni'>, id: string, version: string): Promise<void> {
  const row = await rowOf(scope, unitId, id)
  if (row?.enabled && (row.version === version || (await wasJustReplaced(scope, unitId, id, version)))) return
  throw new Problem('pack.not-enabled', 'The unit does not take this kind of question now. Choose it again.', {
    fields: [{ path: '/questionnaire', message: 'Not enabled at the unit' }],
  })
}

/** How long a page that was opened before the unit went over to another version may still begin with the one it knows. */
const graceMs = 86_400_000

/** The unit worked with this version until a moment ago. */
async function wasJustReplaced(scope: Scope, unitId: Id<'uni'>, id: string, version: string): Promise<boolean> {
  const told = await scope.find(eventLog, eq(eventLog.subject, `pack/${id}/${unitId}`), { orderBy: eventLog.seq })
  const at = told.findLastIndex(({ name, facts }) => name === 'pack.enabled' && facts.version === version)
  const next = at < 0 ? undefined : told[at + 1]
  return next !== undefined && scope.deps.clock.now().getTime() - next.at.getTime() < graceMs
}
