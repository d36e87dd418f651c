import { sessionIn } from '../access/session-cookie.ts'
import { type Named, readCookie, whoLooks } from '../access/who-asks.ts'
import type { Deps } from '../kernel/deps.ts'
import { type Id, newToken } from '../kernel/ids.ts'
import { makeScope } from '../kernel/scope.ts'
import { shownImage } from './find-image.ts'
import { openTicket } from './issue-ticket.ts'
import type { Shown } from './present.ts'
import { readTile } from './read-tile.ts'

/** What a request for a tile shows of who sends it. */
export interface Bearer {
  readonly cookie: string | undefined
  readonly ticket: string | undefined
  /** The line it came on, on which the next ones come with the same cookie. */
  readonly line?: object
}

const address = /^\/api\/images\/(img_[0-9a-hjkmnp-tv-z]{26})\/tiles\/(\d{1,2})\/(\d{1,4})_(\d{1,4})\.jpg$/

/**
 * The tile at this address, for who may see it: by the very functions that the route calls, without what every other
 * request needs besides. Whatever else is asked, and whatever goes wrong, is undefined: the route says what that means.
 */
export async function handOverTile(deps: Deps, path: string, bearer: Bearer): Promise<Uint8Array | undefined> {
  const [, id, ...place] = address.exec(path) ?? []
  if (!id) return undefined
  const [level, column, row] = place.map(Number)
  try {
    const image = await shownTo(deps, bearer, id as Id<'img'>)
    return image && (await readTile(deps, image, level!, column!, row!))
  } catch {
    return undefined
  }
}

/** As random as any other for who does not know the one before, and made once in a thousand tiles. */
let [begun, count] = ['', 0]
function nextRequest(): string {
  count = (count + 1) % 1_000
  if (count === 1 || begun === '') begun = newToken().slice(0, 13)
  return begun + String(count).padStart(3, '0')
}

/** Whom the cookies of a line named last: what the words say, not whether it still counts. Gone with the line. */
const namedOn = new WeakMap<object, { readonly cookie: string | undefined; readonly named: Named | undefined }>()

async function namedBy(deps: Deps, { cookie, line }: Bearer): Promise<Named | undefined> {
  const last = line && namedOn.get(line)
  if (last && last.cookie === cookie) return last.named
  const named = await readCookie(sessionIn(deps, cookie))
  if (line) namedOn.set(line, { cookie, named })
  return named
}

async function shownTo(deps: Deps, bearer: Bearer, id: Id<'img'>): Promise<Shown | undefined> {
  const { ticket } = bearer
  if (ticket !== undefined) return openTicket(deps, ticket, { id, origin: undefined, need: 'pyramid' })
  const requestId = nextRequest()
  const actor = await whoLooks(deps, await namedBy(deps, bearer), requestId)
  return actor && shownImage(makeScope(deps, actor, requestId), id, 'pyramid')
}
