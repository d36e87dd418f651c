import { letterLinks, letterTickets } from '../../../api/delivery/table.ts'
import type { Id } from '../../../api/kernel/ids.ts'
import { hashToken, newToken } from '../../../api/kernel/ids.ts'
import { asSystem } from '../../../api/kernel/react.ts'
import { demoId } from '../../../migrations/seed.ts'
import { type LetterHouse, letterHouse } from '../letter-house.ts'
import { chanceFrom, must, type Promise_, type Trial } from '../promise.ts'

type Kind = 'unknown' | 'ended' | 'foreign'
const kinds: readonly Kind[] = ['unknown', 'ended', 'foreign']

/** Links and tickets of each kind that do not hold, each used once: what was tried before must not decide. */
async function made(house: LetterHouse, each: number) {
  const { deps } = house
  const scope = asSystem(deps, demoId('ten', 'demo'), 'prove')
  const { referral, token } = await house.answered()
  const letterId = `let_${referral.id.slice(4)}` as Id<'let'>
  const [office] = (await scope.find(letterLinks)).filter((one) => one.letterId === letterId)
  const now = deps.clock.now().getTime()
  const [past, future] = [new Date(now - 60_000), new Date(now + 86_400_000)]
  const live = await hashToken('reply-link', token)
  const links: Record<Kind, string[]> = { unknown: [], ended: [], foreign: [] }
  const tickets: Record<Kind, string[]> = { unknown: [], ended: [], foreign: [] }
  for (let n = 0; n < each; n++) {
    const rows = []
    for (const kind of kinds) {
      const [link, ticket] = [newToken(), newToken()]
      links[kind].push(link)
      tickets[kind].push(ticket)
      if (kind === 'unknown') continue
      const tokenHash = await hashToken('reply-link', link)
      // For a link: grown old, or revoked. For a ticket: used, or another office's.
      const ends = kind === 'ended' ? { expiresAt: past } : { expiresAt: future, revokedAt: past }
      const used = kind === 'ended' ? { usedAt: past, usedIn: 'before' } : {}
      rows.push(
        scope.insert(letterLinks, { tokenHash, letterId, address: office!.address, ...ends }),
        scope.insert(letterTickets, {
          ticketHash: await hashToken('letter-ticket', ticket),
          tokenHash: live,
          endsAt: future,
          ...used,
        }),
      )
    }
    await scope.write(...rows)
  }
  return { links, tickets }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

/** How often one of the first took longer than one of the second; a half where nobody can tell them apart (Mann and Whitney). */
function oftenLonger(first: readonly number[], second: readonly number[]): number {
  const sorted = second.toSorted((a, b) => a - b)
  const below = (value: number) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < value) low = middle + 1
      else high = middle
    }
    return low
  }
  return first.reduce((sum, value) => sum + below(value), 0) / (first.length * second.length)
}

/** Asks in an order that chance makes; the answers must be one, and the time they take too. */
async function compares(
  what: string,
  tokens: Record<Kind, string[]>,
  ask: (token: string) => Promise<Response> | Response,
  { seed, quick, log }: Trial,
): Promise<string> {
  const chance = chanceFrom(seed)
  const order = kinds.flatMap((kind) => tokens[kind].map((token) => ({ kind, token, at: chance() })))
  order.sort((a, b) => a.at - b.at)
  const took: Record<Kind, number[]> = { unknown: [], ended: [], foreign: [] }
  const answers = new Set<string>()
  for (const { kind, token } of order) {
    const began = performance.now()
    const answer = await ask(token)
    const body = await answer.text()
    took[kind].push(performance.now() - began)
    answers.add(`${answer.status} ${body} ${[...answer.headers].map(([name]) => name).sort()}`)
  }
  must(answers.size === 1, `${what}: ${answers.size} different answers: ${[...answers].join('\n')}`)
  const words = kinds.map((kind) => `${kind} ${median(took[kind]).toFixed(2)} ms`).join(', ')
  log(`${what}: ${words}`)
  // Five standard errors of the statistic, so that chance does not break the promise.
  const room = 5 * Math.sqrt(1 / (6 * tokens.unknown.length))
  for (const [a, b] of [
    ['unknown', 'ended'],
    ['unknown', 'foreign'],
    ['ended', 'foreign'],
  ] as const) {
    const often = oftenLonger(took[a], took[b])
    must(
      Math.abs(often - 0.5) < Math.max(room, quick ? 0.12 : 0.06),
      `${what}: ${a} takes longer than ${b} in ${(often * 100).toFixed(1)} of 100 (${words})`,
    )
  }
  return `${what} ${words}`
}

async function run(trial: Trial) {
  const each = trial.quick ? 150 : 2_000
  const house = await letterHouse()
  try {
    const { links, tickets } = await made(house, each)
    const cookie = `lys_session=${await house.cookieOf(house.foreign.login)}`
    const headers = { 'content-type': 'application/json' }
    const ask = (path: string, body: object, more = {}) =>
      house.app.request(path, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) })
    const pressed = await compares('links', links, (token) => ask('/api/letter-links', { token }), trial)
    const brought = await compares(
      'tickets',
      tickets,
      (ticket) => ask('/api/letter-tickets', { ticket }, { cookie }),
      trial,
    )
    return { rounds: each * 6, lost: 0, note: `one answer each; medians: ${pressed}; ${brought}` }
  } finally {
    await house.stop()
  }
}

export const promise: Promise_ = {
  number: 4,
  title: 'What does not hold is refused in one way and in one time',
  faults: [],
  run,
  mutation: {
    file: 'api/delivery/find-link.ts',
    find: 'for (const { scope, link } of found) if (link) return { scope, link }\n',
    replace:
      'for (const { scope, link } of found) if (link) return { scope, link }\n  if (await scopes[0]!.first(letterLinks, eq(letterLinks.tokenHash, tokenHash))) await new Promise((later) => setTimeout(later, 2))\n',
    diesIn: 'this promise',
  },
}
