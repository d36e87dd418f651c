import { eq } from 'drizzle-orm'
import { readPack } from '../catalogue/publish-pack.ts'
import { listImages } from '../imaging/find-image.ts'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import type { Referral } from '../referral/present.ts'
import { referrals } from '../referral/table.ts'
import type { ManifestOut, ViewNames } from './contract.ts'
import { presentManifest } from './present.ts'
import { levelOf } from './read-region.ts'

/**
 * The photographs of a referral that can be zoomed, oldest first, for a foreign viewer. Who may see it is who may list
 * them, and it is recorded as that. Of the patient it says nothing. Throws not-found.
 */
export async function readManifest(scope: Scope, id: Id<'ref'>): Promise<ManifestOut> {
  const { items } = await listImages(scope, id)
  const row = await scope.first(referrals, eq(referrals.id, id))
  if (!row) throw nothingHere()
  const images = items.flatMap(({ id, view, belongsTo, status, width, height }) =>
    status === 'ready' && width !== null && height !== null ? [{ id, view, belongsTo, width, height }] : [],
  )
  const api = `${scope.deps.settings.baseUrl}/api`
  return presentManifest(
    { caseNumber: row.caseNumber, images, ...(await namesOf(scope, row)) },
    { address: `${api}/referrals/${id}/manifest.json`, services: `${api}/iiif`, level: levelOf(scope.deps) },
  )
}

/** Words for views and parts out of the pack that asked. Her own questionnaire has the last word; a later photograph may be of another one's. */
async function namesOf(
  scope: Scope,
  { pack, packVersion, questionnaire }: Referral,
): Promise<{ views: ViewNames; parts: ViewNames }> {
  const { questionnaires } = (await readPack(scope, pack, packVersion)).contributes
  const own = (id: string) => Number(id === questionnaire)
  const ordered = questionnaires.toSorted((a, b) => own(a.id) - own(b.id))
  return {
    views: new Map(ordered.flatMap((one) => one.views).map(({ view, label }) => [view, label])),
    parts: new Map(ordered.flatMap((one) => one.parts?.choices ?? []).map(({ code, label }) => [code, label])),
  }
}
