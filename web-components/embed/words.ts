import { ClientProblem } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { msg, str } from '../shared/i18n.ts'
import { NoToken } from './portal-session.ts'

/** Why the reading screen does not start, and the line that must change for it, where that is known. */
export interface Trouble {
  readonly why: string
  readonly line: string
}

/** A host's page lacks something before anything is asked of anybody. */
export class SetUpError extends Error {
  readonly line: string
  constructor(why: string, line: string) {
    super(why)
    this.name = 'SetUpError'
    this.line = line
  }
}

/** What was seen while it tried to start. */
export interface Seen {
  /** Where the server is. */
  readonly server: string
  /** Directives of the page's policy that refused something of ours. */
  readonly refused: ReadonlySet<string>
}

/** Reads a failed start as the one thing to change. */
export function troubleOf(cause: unknown, { server, refused }: Seen): Trouble {
  if (cause instanceof SetUpError) return { why: cause.message, line: cause.line }
  const { origin } = new URL(server)
  const source = origin === location.origin ? "'self'" : origin
  if (cause instanceof NoToken)
    return cause.line
      ? { why: msg('What the portal says about you does not hold. Its assertion needs this:'), line: cause.line }
      : { why: tokenWords(cause), line: '' }
  if (refused.has('trusted-types') || isTypesFault(cause)) return typesTrouble(cause)
  if (refused.has('connect-src'))
    return {
      why: msg('The page’s Content-Security-Policy does not let Lysbord be asked. Add this:'),
      line: `connect-src ${source}`,
    }
  if (cause instanceof ClientProblem) return refusal(cause, origin)
  return { why: problemText(cause), line: '' }
}

/** The library's policy is made once a page; a second copy of it needs to be allowed. */
const typesTrouble = (cause: unknown): Trouble => ({
  why: msg(
    'The page’s Content-Security-Policy does not let Lysbord write to the page. Add this and load the page again:',
  ),
  line: `trusted-types lit-html${/already exists/.test(String(cause)) ? " 'allow-duplicates'" : ''}`,
})
const isTypesFault = (cause: unknown): boolean =>
  cause instanceof TypeError && /createPolicy|trusted/i.test(cause.message)

function refusal(problem: ClientProblem, origin: string): Trouble {
  if (problem.code === 'offline' && origin !== location.origin)
    return {
      why: msg(str`No answer came from ${origin}. If Lysbord runs there, register this page’s origin with the portal:`),
      line: `"origins": [${JSON.stringify(location.origin)}]`,
    }
  if (problem.code === 'request.cross-site')
    return {
      why: msg('This page is none of the portal’s. Register its origin:'),
      line: `"origins": [${JSON.stringify(location.origin)}]`,
    }
  if (problem.code === 'proof.invalid')
    return {
      why: msg(
        'The address that Lysbord was called by is none that is registered. Register where the portal passes calls on:',
      ),
      line: `"bases": [${JSON.stringify(`${location.origin}/lysbord`)}]`,
    }
  return { why: problemText(problem), line: '' }
}

const tokenWords = ({ code, message }: NoToken): string =>
  code ? problemText({ code, facts: {} }) : msg(str`The portal’s backend gave no token: ${message}`)
