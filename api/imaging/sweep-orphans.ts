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
/** As many daily rounds must have seen it there: a clock that jumps empties nothing. */
const quarantineRounds = 20
/** More strays than this, and than one of a hundred, are no strays: rows are missing. */
const mostStrays = 20

/**
 * Looks at the next so many stored objects of each hospital whose round of the day is not over. What belongs to no
 * photograph and is two days old goes to quarantine, is deleted thirty days and twenty rounds later, and goes back where
 * its photograph has appeared again. Where too many belong to none the round of the day ends with an alarm, and they stay.
 * Gives how many it looked at.
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
  const sinceBegun = before && Math.abs(now.getTime() - before.begunAt.getTime())
  if (before?.after === null && sinceBegun! < dayMs) return 0
  const begins = !before?.after
  const round = (before?.rounds ?? 0) + (begins ? 1 : 0)
  const stored = await blobs.list(`${scope.actor.tenantId}/`, before?.after ?? undefined, most)
  const fates = await judge(scope, stored, now, round)
  const strays = fates.filter(({ what }) => what === 'quarantined').length
  const isHeld = strays > mostStrays && strays * 100 > stored.length
  if (isHeld) console.error(JSON.stringify({ alarm: 'sweep.held', tenant: scope.actor.tenantId, strays }))
  const done: Fate[] = []
  for (const fate of isHeld ? [] : fates) if (await carryOut(blobs, fate)) done.push(fate)
  if (done.length > 0) console.error(JSON.stringify({ sweep: scope.actor.tenantId, ...countOf(done) }))
  const after = stored.length === most && !isHeld ? stored.at(-1)!.key : null
  const set = { after, begunAt: begins ? now : before.begunAt, rounds: round }
  await scope.write(scope.put(blobSweeps, [], set, set))
  return isHeld ? 0 : stored.length
}

interface Fate {
  readonly what: 'quarantined' | 'returned' | 'deleted'
  readonly from: string
  /** Undefined: nowhere any more. */
  readonly to?: string
  /** What its row says it is, where there is one and says so. */
  readonly sha256?: string | undefined
}

/** What must happen with each; nothing with most of them. */
async function judge(scope: Scope, stored: readonly StoredBlob[], now: Date, round: number): Promise<Fate[]> {
  const places = stored.map((blob) => ({ ...blob, ...placeOf(blob.key) }))
  const ids = [...new Set(places.map(({ imageId }) => imageId))]
  const rows = await scope.pick(images, [...picked], oneOf(images.id, ids))
  const owned = new Map(
    rows.flatMap((row) => [
      [row.originalKey, row.sha256],
      [previewKey(row), row.previewSha256 ?? undefined],
      [pyramidKey(row), row.pyramidSha256 ?? undefined],
    ]),
  )
  const fates: Fate[] = []
  for (const { key, home, since, seenFrom, storedAt } of places) {
    if (since === undefined) {
      const isOrphan = !owned.has(key) && now.getTime() - storedAt.getTime() >= mayComeMs
      if (isOrphan) fates.push({ what: 'quarantined', from: key, to: quarantined(key, now, round) })
    } else if (owned.has(home)) {
      if ((await scope.deps.blobs.size(home)) === undefined)
        fates.push({ what: 'returned', from: key, to: home, sha256: owned.get(home) })
      // Of the day of quarantine only the date is known, so it counts from its end.
    } else if (now.getTime() >= since + (quarantineDays + 1) * dayMs && round - seenFrom >= quarantineRounds)
      fates.push({ what: 'deleted', from: key })
  }
  return fates
}

const picked = ['tenantId', 'id', 'originalKey', 'sha256', 'previewSha256', 'pyramidSha256'] as const
const inQuarantine = /^([^/]+)\/quarantine\/(\d{4}-\d{2}-\d{2})_(\d+)\/(.+)$/

/** Where something lies, or lay before quarantine and since which day and round, and of which photograph it would be. */
function placeOf(key: string): {
  readonly home: string
  readonly imageId: string
  readonly since?: number
  readonly seenFrom: number
} {
  const [, tenant, day, round, rest] = inQuarantine.exec(key) ?? []
  const home = day === undefined ? key : `${tenant}/${rest}`
  const imageId = home.split('/')[1] ?? ''
  return { home, imageId, seenFrom: Number(round ?? 0), ...(day !== undefined && { since: Date.parse(day) }) }
}

const quarantined = (key: string, now: Date, round: number): string => {
  const [tenant, ...rest] = key.split('/')
  return [tenant, 'quarantine', `${now.toISOString().slice(0, 10)}_${round}`, ...rest].join('/')
}

async function carryOut(blobs: BlobStore, { from, to, sha256 }: Fate): Promise<boolean> {
  if (to !== undefined) return move(blobs, from, to, sha256)
  await blobs.delete(from)
  return true
}

/** First there, then here no more: at no moment it is nowhere. What arrived is compared before anything is deleted. */
async function move(blobs: BlobStore, from: string, to: string, sha256?: string): Promise<boolean> {
  const size = await blobs.size(from)
  const digest = await blobs.digest(from)
  const stream = await blobs.get(from)
  if (!stream || digest === undefined) return false
  const arrived = await blobs.put(to, stream)
  const isWhole = arrived.size === size && arrived.sha256 === digest && digest === (sha256 ?? digest)
  await blobs.delete(isWhole ? from : to)
  if (!isWhole) console.error(JSON.stringify({ alarm: 'sweep.unlike', from, to }))
  return isWhole
}

const countOf = (fates: readonly Fate[]) =>
  Object.fromEntries(
    (['quarantined', 'returned', 'deleted'] as const).map((what) => [
      what,
      fates.filter((fate) => fate.what === what).length,
    ]),
  )
