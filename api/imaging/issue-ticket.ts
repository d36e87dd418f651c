import { and, eq, isNull } from 'drizzle-orm'
import { isLive } from '../access/is-live.ts'
import { accessMinutes, isBeyond } from '../access/rules.ts'
import type { Deps } from '../kernel/deps.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { asSystem } from '../kernel/react.ts'
import { recall } from '../kernel/recall.ts'
import type { Scope } from '../kernel/scope.ts'
import { sign, verify } from '../kernel/seal.ts'
import { referralOfUnit } from '../referral/find-referral.ts'
import { imageOfEither, shownImage, shownOf } from './find-image.ts'
import type { Image, Shown } from './present.ts'
import { images } from './table.ts'

const purpose = 'image-ticket'

/**
 * All that is needed to serve one photograph without asking the database: whose specialists may see it, and who came in
 * how. Anybody may read it, so it holds no key to anything and not whom the portal has open.
 */
export interface Ticket {
  readonly image: Shown
  readonly unitId: Id<'uni'>
  readonly tenantId: Id<'ten'>
  readonly personId: Id<'per'>
  readonly portalId: Id<'ptl'>
  readonly until: number
}

/**
 * A ticket for one photograph, for pages of a portal: a browser's own cookie opens it without. The look is recorded now,
 * because its tiles record none. Throws not-found, access.denied, image.not-ready and the image's refusal.
 */
export async function issueTicket(scope: Scope, id: Id<'img'>) {
  const { tenantId, personId, entry } = scope.actor
  await imageOfEither(scope, id)
  if (entry?.by !== 'portal' || personId === 'system')
    throw new Problem('access.denied', 'Only pages of a portal need a ticket. Ask for the photograph itself.')
  const { referralId, width, height } = await shownImage(scope, id, 'preview')
  const { unitId } = await referralOfUnit(scope, referralId)
  const until = scope.deps.clock.now().getTime() + accessMinutes * 60_000
  const image = { tenantId, id, width, height }
  const ticket: Ticket = { image, unitId, tenantId, personId, portalId: entry.portal, until }
  return { ticket: await sign(ticket, scope.deps.settings.secret, purpose), expiresAt: new Date(until).toISOString() }
}

/** How far the photograph is, from memory; undefined once nobody may see it any more, which is noticed as fast as a sign-out. */
const stateOf = (deps: Deps, ticket: Ticket): Promise<State | undefined> =>
  recall(deps, ['images'], ['shown', ticket.tenantId, ticket.image.id].join(' '), () => readState(deps, ticket))

type State = Pick<Image, 'status' | 'previewSha256'>
async function readState(deps: Deps, { tenantId, image: { id } }: Ticket): Promise<State | undefined> {
  const whole = and(shownOf(eq(images.id, id)), isNull(images.alteredAt))
  const [row] = await asSystem(deps, tenantId, 'ticket').pick(images, ['status', 'previewSha256'], whole, { limit: 1 })
  return row
}

/** What is written on a ticket of ours, or undefined. Whether it still counts is for `openTicket` to say. */
export const readTicket = async (deps: Deps, presented: string): Promise<Ticket | undefined> =>
  (await verify(presented, deps.settings.secret, purpose)) as Ticket | undefined

/**
 * The photograph that a ticket opens, checked without the database. Throws ticket.invalid when it is altered, over,
 * revoked or another photograph's, request.cross-site from a page that is none of the portal's, image.not-ready.
 */
export async function openTicket(
  deps: Deps,
  ticket: Ticket | undefined,
  wanted: { readonly id: Id<'img'>; readonly origin: string | undefined; readonly need: 'preview' | 'pyramid' },
): Promise<Shown> {
  const now = deps.clock.now()
  if (!ticket || ticket.image.id !== wanted.id) throw over()
  if (ticket.until <= now.getTime() || isBeyond(ticket.until, now)) throw over()
  const [live, state] = await Promise.all([isLive(deps, ticket), stateOf(deps, ticket)])
  if (!state) throw over()
  if (!live?.memberships.some(({ party, role }) => party === ticket.unitId && role === 'specialist')) throw over()
  const own = new URL(deps.settings.baseUrl).origin
  if (wanted.origin !== undefined && ![own, ...live.origins].includes(wanted.origin))
    throw new Problem('request.cross-site', 'The page that asked is none of the portal’s. Register its origin.')
  // What memory does not have yet may have come since.
  if (wanted.need === 'pyramid' && state.status !== 'ready' && (await readState(deps, ticket))?.status !== 'ready')
    throw new Problem('image.not-ready', 'Try again in a second or two.')
  return { ...ticket.image, previewSha256: state.previewSha256 }
}

const over = (): Problem => new Problem('ticket.invalid', 'Ask for a new ticket for this photograph.')
