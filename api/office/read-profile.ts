import { desc, eq } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { officeForItsOwn, writersOf } from './find-office.ts'
import { presentProfile, presentVersion } from './present.ts'
import { officeProfiles } from './table.ts'

const mostVersions = 100

const versionsOf = (scope: Scope, id: Id<'off'>, limit: number) =>
  scope.find(officeProfiles, eq(officeProfiles.officeId, id), { orderBy: desc(officeProfiles.version), limit })

/** The version that holds; undefined while nobody has entered anything. */
export const latestVersion = async (scope: Scope, id: Id<'off'>) => (await versionsOf(scope, id, 1))[0]

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
