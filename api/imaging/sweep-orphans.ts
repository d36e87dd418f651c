import type { Deps } from '../kernel/deps.ts'
import { faultOf } from '../kernel/fault.ts'
import { regularly } from '../kernel/regularly.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { eachTenant } from '../kernel/tenants.ts'
import type { BlobStore, StoredBlob } from '../ports/blob-store.ts'
import { previewKey, pyramidKey } from './build-picture.ts'
import { blobSweeps, images } from './table.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Bytes come before their row: until then somebody may still be sending. */
const mayComeMs = 48 * hourMs
const quarantineDays = 30

/**
 * Looks at the next so many stored objects of each hospital whose round of the day is not over. What belongs to no
 * photograph and is two days old goes to quarantine, is deleted thirty days later, and goes back where its photograph
 * has appeared again. Gives how many it looked at.
 */
export async function sweepOrphans(deps: Deps, most: number): Promise<number> {
  let looked = 0
  for (const scope of await eachTenant(deps, 'sweep')) looked += await sweepSome(scope, most)
  return looked
}

/** Every ten minutes it asks whether a new day's round is due, and carries that through. */
export const sweepRegularly = (deps: Deps, { most = 300, everyMs = 600_000 } = {}): { stop(): Promise<void> } =>
  regularly(everyMs, async (goes) => {
    try {
      while (goes() && (await sweepOrphans(deps, most)) > 0);
    } catch (cause) {
      console.error('the sweep pauses:', faultOf(cause))
    }
  })

async function sweepSome(scope: Scope, most: number): Promise<number> {
  const { blobs, clock } = scope.deps
  const now = clock.now()
  const before = await scope.first(blobSweeps)
  if (before && before.after === null && now.getTime() - before.begunAt.getTime() < dayMs) return 0
  const stored = await blobs.list(`${scope.actor.tenantId}/`, before?.after ?? undefined, most)
  const fates = await judge(scope, stored, now)
  for (const { from, to } of fates) await (to === undefined ? blobs.delete(from) : move(blobs, from, to))
  if (fates.length > 0) console.error(JSON.stringify({ sweep: scope.actor.tenantId, ...countOf(fates) }))
  const after = stored.length === most ? stored.at(-1)!.key : null
  const begunAt = before?.after ? before.begunAt : now
  await scope.write(scope.put(blobSweeps, [], { after, begunAt }, { after, begunAt }))
  return stored.length
}

interface Fate {
  readonly what: 'quarantined' | 'returned' | 'deleted'
  readonly from: string
  /** Undefined: nowhere any more. */
  readonly to?: string
}

/** What must happen with each; nothing with most of them. */
async function judge(scope: Scope, stored: readonly StoredBlob[], now: Date): Promise<Fate[]> {
  const places = stored.map((blob) => ({ ...blob, ...placeOf(blob.key) }))
  const ids = [...new Set(places.map(({ imageId }) => imageId))]
  const rows = await scope.pick(images, ['tenantId', 'id', 'originalKey'], oneOf(images.id, ids))
  const owned = new Set(rows.flatMap((row) => [row.originalKey, previewKey(row), pyramidKey(row)]))
  const fates: Fate[] = []
  for (const { key, home, since, storedAt } of places) {
    if (since === undefined) {
      const isOrphan = !owned.has(key) && now.getTime() - storedAt.getTime() >= mayComeMs
      if (isOrphan) fates.push({ what: 'quarantined', from: key, to: quarantined(key, now) })
    } else if (owned.has(home) && (await scope.deps.blobs.size(home)) === undefined)
      fates.push({ what: 'returned', from: key, to: home })
    // Of the day of quarantine only the date is known, so it counts from its end.
    else if (now.getTime() >= since + (quarantineDays + 1) * dayMs) fates.push({ what: 'deleted', from: key })
  }
  return fates
}

const inQuarantine = /^([^/]+)\/quarantine\/(\d{4}-\d{2}-\d{2})\/(.+)$/

/** Where something lies, or lay before quarantine, and of which photograph it would be. */
function placeOf(key: string): { readonly home: string; readonly imageId: string; readonly since?: number } {
  const [, tenant, day, rest] = inQuarantine.exec(key) ?? []
  const home = day === undefined ? key : `${tenant}/${rest}`
  return { home, imageId: home.split('/')[1] ?? '', ...(day !== undefined && { since: Date.parse(day) }) }
}

const quarantined = (key: string, now: Date): string => {
  const [tenant, ...rest] = key.split('/')
  return [tenant, 'quarantine', now.toISOString().slice(0, 10), ...rest].join('/')
}

/** First there, then here no more: at no moment it is nowhere. */
async function move(blobs: BlobStore, from: string, to: string): Promise<void> {
  const stream = await blobs.get(from)
  if (!stream) return
  await blobs.put(to, stream)
  await blobs.delete(from)
}

const countOf = (fates: readonly Fate[]) =>
  Object.fromEntries(
    (['quarantined', 'returned', 'deleted'] as const).map((what) => [
      what,
      fates.filter((fate) => fate.what === what).length,
    ]),
  )
