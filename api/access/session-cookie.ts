import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import type { Deps } from '../kernel/deps.ts'
import type { Opened } from './open-session.ts'

const isHttps = (deps: Deps): boolean => deps.settings.baseUrl.startsWith('https:')
/** `__Host-` binds the cookie to this very host; browsers accept that prefix over https only. */
const nameOf = (deps: Deps): string => (isHttps(deps) ? '__Host-lys_session' : 'lys_session')

/** How every cookie of ours is kept: no script reads it, no foreign page's form sends it. */
export const cookie = (deps: Deps) => ({ httpOnly: true, secure: isHttps(deps), sameSite: 'Lax', path: '/' }) as const

/** What the browser brought along as its session. */
export const presented = (c: Context, deps: Deps): string | undefined => getCookie(c, nameOf(deps))

/** The same out of the header itself. */
export const sessionIn = (deps: Deps, header: string | undefined): string | undefined =>
  header === undefined ? undefined : parse(header, nameOf(deps))[nameOf(deps)]

/** Gives the browser its session, in place of any it had. */
export const keepSession = (c: Context, deps: Deps, opened: Opened): void =>
  setCookie(c, nameOf(deps), opened.cookie, { ...cookie(deps), expires: opened.expiresAt })

export const dropSession = (c: Context, deps: Deps): void => {
  deleteCookie(c, nameOf(deps), cookie(deps))
}
