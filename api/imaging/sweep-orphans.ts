import { decide } from '../kernel/decide.ts'
import type { Deps } from '../kernel/deps.ts'
import { faultOf } from '../kernel/fault.ts'
import { regularly } from '../kernel/regularly.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { eachTenant } from '../kernel/tenants.ts'
import type { BlobStore, StoredBlob } from '../ports/blob-store.ts'
import { previewKey, pyramidKey } from './build-picture.ts'
import { moveStored } from './move-stored.ts'
import { placeOf, quarantineKey, quarantineOf } from './rules.ts'
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
 * Looks at the next so many stored objects of each hospital whose round of the day is not over. A round counts first. Then
 * what belongs to no photograph and is two days old goes to quarantine, is deleted thirty days and twenty rounds later, and
 * goes back where its photograph has appeared again. Where too many belong to none the round ends, they stay, and a
 * coordinator and the log are told. Gives how many hospitals' rounds go on.
 */
export async function sweepOrphans(deps: Deps, most: number): Promise<number> {
  let goOn = 0
  for (const scope of await eachTenant(deps, 'sweep')) if (await sweepSome(scope, most)) goOn++
  return goOn
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

type Round = Omit<typeof blobSweeps.$inferSelect, 'tenantId'>

async function sweepSome(scope: Scope, most: number): Promise<boolean> {
  const { blobs, clock } = scope.deps
  const now = clock.now()
  const before = await scope.first(blobSweeps)
  const isOver = !before || before.after === null
  if (before && isOver && Math.abs(now.getTime() - before.begunAt.getTime()) < dayMs) return false
  const round = isOver ? begun(before, now) : before
  const stored = await blobs.list(`${scope.actor.tenantId}/`, round.after || undefined, most)
  const fates = await judge(scope, stored, now, round.rounds)
  const strays = round.strays + fates.filter(({ what }) => what === 'quarantined').length
  const outside = stored.filter(({ key }) => quarantineOf(key) === undefined).length
  const looked = round.looked + (round.isMoving ? 0 : outside)
  const isLast = stored.length < most
  const isHeld = (round.isMoving || isLast) && strays > mostStrays && strays * 100 > looked
  if (round.isMoving && !isHeld) await carryOutAll(scope, fates)
  const isDone = isHeld || (isLast && round.isMoving)
  const after = stored.at(-1)?.key ?? ''
  if (isDone) await end(scope, { ...round, looked, strays }, isHeld)
  else if (isLast) await keep(scope, { ...round, after: '', isMoving: true, looked, strays: 0 })
  else await keep(scope, { ...round, after, looked, strays })
  return !isDone
}

const begun = (before: Round | undefined, begunAt: Date): Round => ({
  after: '',
  begunAt,
  rounds: (before?.rounds ?? 0) + 1,
  isMoving: false,
  looked: 0,
  strays: 0,
  heldAt: before?.heldAt ?? null,
})

const keeping = (scope: Scope, round: Round) => scope.put(blobSweeps, [], round, round)
const keep = (scope: Scope, round: Round) => scope.write(keeping(scope, round))

/** A coordinator hears of it when rounds begin to be held, and when one is whole again: each once. */
async function end(scope: Scope, round: Round, isHeld: boolean): Promise<void> {
  const { tenantId } = scope.actor
  const { strays } = round
  if (isHeld) console.error(JSON.stringify({ alarm: 'sweep.held', tenant: tenantId, strays }))
  const over = (heldAt: Date | null): Round => ({ ...round, after: null, heldAt })
  if (isHeld === (round.heldAt !== null)) return void (await keep(scope, over(round.heldAt)))
  const name = isHeld ? 'sweep.held' : 'sweep.resumed'
  await decide(
    scope,
    { command: `${tenantId}/${name}/${round.rounds}`, name, subject: tenantId, body: null },
    async (at) => ({ facts: { strays }, rows: [keeping(scope, over(isHeld ? at : null))] }),
    async () => undefined,
  )
}

async function carryOutAll(scope: Scope, fates: readonly Fate[]): Promise<void> {
  const done: Fate[] = []
  for (const fate of fates) if (await carryOut(scope.deps.blobs, fate)) done.push(fate)
  if (done.length > 0) console.error(JSON.stringify({ sweep: scope.actor.tenantId, ...countOf(done) }))
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
      if (isOrphan) fates.push({ what: 'quarantined', from: key, to: quarantineKey(key, now, round) })
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
async function carryOut(blobs: BlobStore, { from, to, sha256 }: Fate): Promise<boolean> {
  if (to !== undefined) return moveStored(blobs, from, to, sha256)
  await blobs.delete(from)
  return true
}

const countOf = (fates: readonly Fate[]) =>
  Object.fromEntries(
    (['quarantined', 'returned', 'deleted'] as const).map((what) => [
      what,
      fates.filter((fate) => fate.what === what).length,
    ]),
  )
