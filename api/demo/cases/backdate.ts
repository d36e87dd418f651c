import { createApp } from '../../app.ts'
import type { Deps } from '../../kernel/deps.ts'

/** Names the moment at which a request is to happen: the word of this start, a blank, an ISO time. */
export const backdating = 'lysbord-demo'

type Answer = Response | Promise<Response>

/**
 * Lets the demonstration's cases come in over HTTP like everybody's, each on its own day: a request that carries the
 * word happens at the moment it names, one at a time; every other one is none of ours, and gets undefined. A part of
 * the demonstration alone, made anew with each start: a hospital's door has nothing that believes a caller's clock.
 */
export function backdate(deps: Deps, word: string): (request: Request) => Answer | undefined {
  let at = new Date(0)
  let app: ReturnType<typeof createApp> | undefined
  return (request) => {
    const [said, moment = ''] = request.headers.get(backdating)?.split(' ') ?? []
    if (!deps.settings.demo || !word || said !== word || Number.isNaN(Date.parse(moment))) return undefined
    at = new Date(moment)
    app ??= createApp({ ...deps, clock: { now: () => at } })
    return app.fetch(request)
  }
}
