import type { Context } from 'hono'
import type { Id } from '../kernel/ids.ts'
import { type Env, scope } from '../kernel/slice.ts'
import { shownImage } from './find-image.ts'
import { openTicket, readTicket } from './issue-ticket.ts'
import type { Shown } from './present.ts'

/** The photograph that whoever asks may see: by a ticket where one is presented, else by who she is. */
export async function shownTo(c: Context<Env>, id: Id<'img'>, need: 'preview' | 'pyramid'): Promise<Shown> {
  const deps = c.get('deps')
  const ticket = c.req.header('lysbord-ticket')
  if (ticket === undefined) return shownImage(scope(c), id, need)
  return openTicket(deps, await readTicket(deps, ticket), { id, need, origin: c.req.header('origin') })
}
