import { desc } from 'drizzle-orm'
import type { Scope } from '../kernel/scope.ts'
import { presentSummary } from './present.ts'
import { readPack } from './publish-pack.ts'
import { packs } from './table.ts'

/** The most recently published version of each pack, by id. Of the versions before no more is read than what they are called. */
export async function listPacks(scope: Scope) {
  const all = await scope.pick(packs, ['id', 'version'], undefined, {
    orderBy: [desc(packs.publishedAt), desc(packs.version)],
  })
  const newest = [...new Map(all.toReversed().map((one) => [one.id, one])).values()]
  const contents = await Promise.all(newest.map(({ id, version }) => readPack(scope, id, version)))
  const { trustedCode } = scope.deps.settings
  const items = contents.sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => presentSummary(one, trustedCode))
  return { items, next: null }
}
