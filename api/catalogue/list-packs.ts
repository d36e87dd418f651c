import { desc } from 'drizzle-orm'
import type { Scope } from '../kernel/scope.ts'
import { presentSummary } from './present.ts'
import { packs } from './table.ts'

/** The most recently published version of each pack, by id. */
export async function listPacks(scope: Scope) {
  const rows = await scope.find(packs, undefined, { orderBy: [desc(packs.publishedAt), desc(packs.version)] })
  const newest = new Map(rows.toReversed().map(({ id, content }) => [id, content]))
  const { trustedCode } = scope.deps.settings
  const items = [...newest.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((one) => presentSummary(one, trustedCode))
  return { items, next: null }
}
