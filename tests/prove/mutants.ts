// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is searched for is source
import { registerHooks } from 'node:module'
import type { Removal } from './promise.ts'
import { removed } from './removed.ts'

/** One condition of isolation, and the source without it. */
export type Mutant = Removal

const scope = 'api/kernel/scope.ts'
/** What the scope itself guards; each dies in a promise of `tests/kernel/scope.contract.ts`. */
export const scopeMutants: readonly Mutant[] = [
  { file: scope, find: 'and(eq(table.tenantId, tenant), where && sql`(${where})`)', replace: 'where' },
  { file: scope, find: 'where && sql`(${where})`)', replace: 'where)' },
  { file: scope, find: '.where(mine(table, where))\n      .$dynamic()', replace: '.where(where)\n      .$dynamic()' },
  {
    file: scope,
    find: '.set(kept(set))\n          .where(mine(table, where))',
    replace: '.set(kept(set))\n          .where(where)',
  },
  {
    file: scope,
    find: 'delete(table as AnyTable).where(mine(table, where))',
    replace: 'delete(table as AnyTable).where(where)',
  },
  {
    file: scope,
    find: '.where(mine(eventLog, eq(eventLog.subject, subject)))',
    replace: '.where(eq(eventLog.subject, subject))',
  },
  { file: scope, find: '({ ...row, tenantId: tenant })', replace: '({ tenantId: tenant, ...row })' },
  { file: scope, find: '({ ...set, ...also, tenantId: undefined })', replace: '({ ...set, ...also })' },
  { file: scope, find: 'target: [table.tenantId, ...key]', replace: 'target: [...key]' },
  { file: scope, find: 'database.write(statements, tenant)', replace: 'database.write(statements)' },
  {
    file: scope,
    find: 'database.write(await Promise.all(rows), tenant)',
    replace: 'database.write(await Promise.all(rows))',
  },
  {
    file: scope,
    find: 'recall(deps, tables, `${tenant} ${key}`, ask),\n    recallIfAlone',
    replace: 'recall(deps, tables, key, ask),\n    recallIfAlone',
  },
  {
    file: scope,
    find: 'recallIfAlone(deps, tables, `${tenant} ${key}`, ask)',
    replace: 'recallIfAlone(deps, tables, key, ask)',
  },
  { file: scope, find: '[tenant, actor.personId, action, one, span]', replace: '[actor.personId, action, one, span]' },
  { file: scope, find: 'party.startsWith(`${prefix}_`) && roles.includes(role)', replace: 'roles.includes(role)' },
  {
    file: scope,
    find: 'party.startsWith(`${prefix}_`) && roles.includes(role)',
    replace: 'party.startsWith(`${prefix}_`)',
  },
  {
    file: scope,
    find: "!partiesAs(scope, 'ten', ...roles).includes(scope.actor.tenantId)",
    replace: "partiesAs(scope, 'ten', ...roles).length === 0",
  },
  {
    file: scope,
    find: "!partiesAs(scope, 'ten', ...roles).includes(scope.actor.tenantId)",
    replace: '!scope.actor.memberships.some(({ role }) => roles.includes(role))',
  },
]

const desk = "if (!partiesAs(scope, 'off', 'referrer', 'staff').includes(officeId)) throw nothingHere()"
/** What the steps guard; each dies in the twin's questions. */
export const stepMutants: readonly Mutant[] = [
  {
    file: 'api/referral/find-referral.ts',
    find: 'and(eq(referrals.id, id), inArray(referrals.officeId, mine))',
    replace: 'eq(referrals.id, id)',
  },
  { file: 'api/referral/find-referral.ts', find: 'inArray(referrals.unitId, mine), ', replace: '' },
  { file: 'api/referral/find-patient.ts', find: desk, replace: '' },
  {
    file: 'api/referral/find-patient.ts',
    find: ' eq(referrals.officeId, officeId), eq(referrals.isPractice, false)),',
    replace: ' eq(referrals.isPractice, false)),',
  },
  { file: 'api/referral/list-referrals.ts', find: desk, replace: '' },
  { file: 'api/referral/start-referral.ts', find: desk, replace: '' },
  {
    file: 'api/imaging/find-image.ts',
    find: '  await referralOfEither(scope, row.referralId)\n  return row',
    replace: '  return row',
  },
  {
    file: 'api/imaging/find-image.ts',
    find: 'const glass = await glassOver(scope, referralId)',
    replace: 'const glass = undefined',
  },
  {
    file: 'api/imaging/find-image.ts',
    find: 'const glass = await glassOver(scope, row.referralId)\n    return { row',
    replace: 'const glass = undefined\n    return { row',
  },
  {
    file: 'api/glass/break-glass.ts',
    find: "mine.length === 0 || scope.actor.entry?.by !== 'cookie'",
    replace: 'false',
  },
  {
    file: 'api/triage/list-waiting.ts',
    find: "if (!partiesAs(scope, 'uni', 'specialist').includes(unitId)) throw nothingHere()",
    replace: '',
  },
  {
    file: 'api/delivery/find-letter.ts',
    find: 'and(eq(letters.id, id), inArray(letters.officeId, mine))',
    replace: 'eq(letters.id, id)',
  },
  { file: 'api/delivery/find-letter.ts', find: desk, replace: '' },
  { file: 'api/kernel/scope.ts', find: 'and(eq(table.tenantId, tenant), where && sql`(${where})`)', replace: 'where' },
]

const root = new URL('../..', import.meta.url).href
const loading = new Map<string, Mutant>()

registerHooks({
  resolve(specifier, context, nextResolve) {
    const found = nextResolve(specifier, context)
    const of = context.parentURL?.split('?mutant=')[1]
    return of && found.url.startsWith(`${root}api/`) && !found.url.includes('?')
      ? { ...found, url: `${found.url}?mutant=${of}` }
      : found
  },
  load(url, context, nextLoad) {
    const [file = '', number = ''] = url.split('?mutant=')
    const mutant = loading.get(number)
    const loaded = nextLoad(url, context)
    if (!mutant || file !== root + mutant.file) return loaded
    return removed(loaded, mutant)
  },
})

/** A module of ours, and all of ours that it imports, without one condition. The tree stays as it is, and so does what was loaded before. */
export async function without<T>(mutant: Mutant, file: string): Promise<T> {
  const number = String(loading.size + 1)
  loading.set(number, mutant)
  return (await import(`${root}${file}?mutant=${number}`)) as T
}

export const nameOf = ({ file, find, replace }: Mutant): string =>
  `${file}: ${find.replaceAll(/\s+/g, ' ').slice(0, 70)} -> ${replace.replaceAll(/\s+/g, ' ').slice(0, 50) || 'nothing'}`
