import { type Came, whoCameIn } from '../access/who-came-in.ts'
import { imageOfEither, shownImage } from '../imaging/find-image.ts'
import type { Shown } from '../imaging/present.ts'
import type { Deps } from '../kernel/deps.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { type Entry, makeScope, nothingHere, type Scope } from '../kernel/scope.ts'
import { sign, verify } from '../kernel/seal.ts'

const purpose = 'image-grant'

/** One photograph for whoever has the address, in the name of her who asked. Anybody may read it: it holds no key to anything else. */
interface Grant extends Came {
  readonly imageId: Id<'img'>
  readonly until: number
}

/** How she came in, without whom her portal has open. */
const plain = (entry: Entry): Entry => (entry.by === 'portal' ? { by: 'portal', portal: entry.portal } : entry)

/** Where the image service of a photograph is for whoever has this word. */
export const grantedBase = (baseUrl: string, word: string, imageId: string): string =>
  `${baseUrl}/iiif/${word}/${imageId}`

/**
 * An address for foreign viewers, which have neither our cookie nor a ticket. What is seen there is recorded as seen by
 * her who asked. Throws access.denied where the deployer allows none, not-found, image.not-ready and the image's refusal.
 */
export async function issueGrant(scope: Scope, imageId: Id<'img'>) {
  const { settings, clock } = scope.deps
  const { tenantId, personId, entry } = scope.actor
  await imageOfEither(scope, imageId)
  if (settings.iiifGrantMinutes === 0 || !entry || personId === 'system')
    throw new Problem('access.denied', 'Foreign viewers are not let in here. Whoever runs Lysbord can allow it.')
  await shownImage(scope, imageId, 'pyramid')
  await scope.looked('grant-image', imageId)
  const until = clock.now().getTime() + settings.iiifGrantMinutes * 60_000
  const grant: Grant = { imageId, tenantId, personId, entry: plain(entry), until }
  const word = await sign(grant, settings.secret, purpose)
  return {
    imageId,
    service: grantedBase(settings.baseUrl, word, imageId),
    expiresAt: new Date(until).toISOString(),
  }
}

/**
 * The photograph that a grant opens, as long as she who asked may see it herself; recorded as a look. Throws grant.invalid
 * when it is altered, over or revoked, not-found for any other photograph, image.not-ready and the image's refusal.
 */
export async function openGrant(deps: Deps, word: string, imageId: Id<'img'>, requestId: string): Promise<Shown> {
  const { settings, clock } = deps
  const grant = (await verify(word, settings.secret, purpose)) as Grant | undefined
  const left = grant ? grant.until - clock.now().getTime() : 0
  // More than is ever given means that the clock was put back since.
  if (!grant || left <= 0 || left > settings.iiifGrantMinutes * 60_000) throw over()
  if (grant.imageId !== imageId) throw nothingHere()
  const actor = await whoCameIn(deps, grant)
  if (!actor) throw over()
  const scope = makeScope(deps, actor, requestId)
  const image = await shownImage(scope, imageId, 'pyramid')
  await scope.looked('view-granted-image', imageId)
  return image
}

const over = (): Problem => new Problem('grant.invalid', 'Ask for a new address of this photograph.')
