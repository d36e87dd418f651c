import { and, desc, eq, sql } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { officeForItsOwn, writersOf } from './find-office.ts'
import { presentProfile, presentVersion, type Version } from './present.ts'
import { officeProfiles } from './table.ts'

const mostVersions = 100

const versionsOf = (scope: Scope, id: Id<'off'>, limit: number) =>
  scope.find(officeProfiles, eq(officeProfiles.officeId, id), { orderBy: desc(officeProfiles.version), limit })

/** The version that holds; undefined while nobody has entered anything. */
export const latestVersion = async (scope: Scope, id: Id<'off'>) => (await versionsOf(scope, id, 1))[0]

/** The same of these offices, by their ids: of a few at a time, so that no read is long. */
export async function latestVersions(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Version>> {
  const { tenantId, officeId, version } = officeProfiles
  const newer = sql`select 1 from ${officeProfiles} as newer where newer.tenant_id = ${tenantId} and newer.office_id = ${officeId} and newer.version > ${version}`
  const rows = await scope.find(officeProfiles, and(oneOf(officeId, ids), sql`not exists (${newer})`))
  return new Map(rows.map((row) => [row.officeId, row]))
}

/** What an office is like, for a coordinator and whoever works there. Throws not-found. */
export async function readProfile(scope: Scope, id: Id<'off'>) {
  const office = await officeForItsOwn(scope, id)
  await scope.looked('read-profile', id)
  const row = await latestVersion(scope, id)
  return presentProfile(office, row, row ? await writersOf(scope, [row]) : [])
}

/** Who entered what, and when, the latest first. Throws not-found. */
export async function listProfileVersions(scope: Scope, id: Id<'off'>) {
  await officeForItsOwn(scope, id)
  await scope.looked('list-profile-versions', id)
  const rows = await versionsOf(scope, id, mostVersions + 1)
  const known = await writersOf(scope, rows)
  return {
    items: rows.slice(0, mostVersions).map((row) => presentVersion(row, known)),
    more: rows.length > mostVersions,
  }
}
