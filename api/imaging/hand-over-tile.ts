import { sessionIn } from '../access/session-cookie.ts'
import { readCookie, whoLooks } from '../access/who-asks.ts'
import type { Deps } from '../kernel/deps.ts'
import { type Id, newToken } from '../kernel/ids.ts'
import { makeScope } from '../kernel/scope.ts'
import { shownImage } from './find-image.ts'
import { openTicket, readTicket } from './issue-ticket.ts'
import type { Shown } from './present.ts'
import { readTile } from './read-tile.ts'

/** What a request for a tile shows of who sends it. */
export interface Bearer {
  readonly cookie: string | undefined
  readonly ticket: string | undefined
  /** What it came on. */
  readonly line: object
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

/**
 * Reads what a request says of its bearer, and the same words on the same line only once: they come hundreds of times in a
 * row. What they say is remembered as long as the line is, never whether it still counts.
 */
function onLine<T>(read: (deps: Deps, words: string) => Promise<T>) {
  const last = new WeakMap<object, { readonly words: string; readonly said: T }>()
  return async (deps: Deps, words: string, line: object): Promise<T> => {
    const before = last.get(line)
    if (before?.words === words) return before.said
    const said = await read(deps, words)
    last.set(line, { words, said })
    return said
  }
}
const cookieOn = onLine((deps, words) => readCookie(sessionIn(deps, words)))
const ticketOn = onLine(readTicket)

async function shownTo(deps: Deps, { cookie, ticket, line }: Bearer, id: Id<'img'>): Promise<Shown | undefined> {
  if (ticket !== undefined)
    return openTicket(deps, await ticketOn(deps, ticket, line), { id, origin: undefined, need: 'pyramid' })
  if (cookie === undefined) return undefined
  const requestId = nextRequest()
  const actor = await whoLooks(deps, await cookieOn(deps, cookie, line), requestId)
  return actor && shownImage(makeScope(deps, actor, requestId), id, 'pyramid')
}
