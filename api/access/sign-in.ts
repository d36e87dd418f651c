import { and, eq } from 'drizzle-orm'
import type { Deps } from '../kernel/deps.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { noteNotLetIn } from '../kernel/refusal.ts'
import type { Scope } from '../kernel/scope.ts'
import { seal, unseal } from '../kernel/seal.ts'
import { eachTenant } from '../kernel/tenants.ts'
import type { Identified, Wish } from '../ports/identity.ts'
import { type How, type Opened, openSession } from './open-session.ts'
import { localPath } from './rules.ts'
import { people } from './table.ts'
import { useOnce } from './use-once.ts'

const minutesToSignIn = 15
const minutesToChoose = 5
const callback = (deps: Deps): string => `${deps.settings.baseUrl}/sign-in/callback`

/** Sends the browser to the provider. `sealed` must come back as a cookie: it ties the answer to this browser. */
export async function startSignIn(
  deps: Deps,
  returnTo: string | undefined,
  wish: Wish,
): Promise<{ url: URL; sealed: string }> {
  const { url, ...attempt } = await deps.identity.start(callback(deps), wish).catch((cause) => {
    throw new Problem('service.unavailable', 'The sign-in service does not answer. Try again in a minute.', { cause })
  })
  const kept = { ...attempt, returnTo: localPath(returnTo) }
  return { url, sealed: await seal(kept, deps.settings.secret, 'sign-in', deps.clock.now(), minutesToSignIn) }
}

/** Back from the provider: a session, or a choice among the hospitals that know her. `hint` serves the sign-out later. */
export type Arrived = { readonly returnTo: string; readonly hint: string } & (
  | { readonly opened: Opened; readonly choice?: undefined }
  | { readonly choice: string; readonly opened?: undefined }
)

interface Known {
  readonly scope: Scope
  readonly person: typeof people.$inferSelect
}

/**
 * Opens a session for the person the provider named. Whoever is known in several hospitals chooses one first.
 * Throws session.sign-in-failed, session.unknown-person, session.too-weak.
 */
export async function finishSignIn(
  deps: Deps,
  url: URL,
  sealed: string | undefined,
  requestId: string,
): Promise<Arrived> {
  const { settings, clock } = deps
  const kept = sealed && (await unseal(sealed, settings.secret, 'sign-in', clock.now()))
  if (!kept)
    throw new Problem(
      'session.sign-in-failed',
      'The sign-in took too long or began in another browser. Please start again.',
    )
  const attempt = { state: String(kept.state), nonce: String(kept.nonce), verifier: String(kept.verifier) }
  // Behind a proxy our own address is not what we were called by.
  const back = new URL(callback(deps) + url.search)
  const who = await deps.identity.finish(back, attempt).catch((cause) => {
    throw new Problem(
      'session.sign-in-failed',
      'The sign-in service did not confirm who you are. Please start again.',
      { cause },
    )
  })
  const known = await whereKnown(deps, who, requestId)
  const hint = await seal(
    { idToken: who.idToken },
    settings.secret,
    'sign-out',
    clock.now(),
    settings.sessionHours * 60,
  )
  const arrived = { returnTo: String(kept.returnTo), hint }
  if (known.length === 1) return { ...arrived, opened: await enter(known[0]!, who) }
  const { idToken: _, ...kindOf } = who
  const asked = { ...kindOf, authenticatedAt: who.authenticatedAt.getTime(), once: attempt.state, ...arrived, hint: '' }
  return { ...arrived, choice: await seal(asked, settings.secret, 'hospital', clock.now(), minutesToChoose) }
}

async function whereKnown(
  deps: Deps,
  { issuer, subject }: Pick<Identified, 'issuer' | 'subject'>,
  requestId: string,
): Promise<Known[]> {
  const hers = and(eq(people.issuer, issuer), eq(people.subject, subject))
  const known: Known[] = []
  for (const scope of await eachTenant(deps, requestId)) {
    const person = await scope.first(people, hers)
    if (person) known.push({ scope, person })
  }
  const on = known.filter(({ person }) => person.disabledAt === null)
  if (on.length > 0) return on
  const refusal = new Problem('session.unknown-person', 'Ask your coordinator to add you to your office or unit.')
  for (const { scope, person } of known) await noteNotLetIn(scope, person.id, refusal)
  throw refusal
}

/** Where the provider is asked for licence numbers its word decides: who lost hers is no clinician from here on. */
async function enter({ scope, person }: Known, who: Omit<Identified, 'name' | 'idToken'>): Promise<Opened> {
  const how: How = {
    method: 'provider',
    issuer: who.issuer,
    sid: who.sid,
    level: who.level,
    authenticatedAt: who.authenticatedAt,
  }
  const opened = await openSession(scope, person, how)
  if (who.hpr !== undefined && who.hpr !== person.hpr)
    await scope.write(scope.update(people, { hpr: who.hpr }, eq(people.id, person.id)))
  return opened
}

/** The hospitals among which the bearer of this choice may choose. Throws session.sign-in-failed when it has grown old. */
export async function hospitalsOf(deps: Deps, choice: string | undefined, requestId: string): Promise<Id<'ten'>[]> {
  const { issuer, subject } = await openChoice(deps, choice)
  return (await whereKnown(deps, { issuer, subject }, requestId)).map(({ scope }) => scope.actor.tenantId)
}

/** The session of one hospital, once for each sign-in. Throws session.sign-in-failed. */
export async function chooseHospital(deps: Deps, choice: string | undefined, tenantId: string, requestId: string) {
  const { once, returnTo, ...who } = await openChoice(deps, choice)
  const known = (await whereKnown(deps, who, requestId)).find(({ scope }) => scope.actor.tenantId === tenantId)
  const endsAt = new Date(deps.clock.now().getTime() + minutesToChoose * 60_000)
  // Once for all of them: one sign-in does not become two sessions.
  const first = known && (await useOnce((await eachTenant(deps, requestId))[0]!, 'choice', [once], endsAt))
  if (!known || !first) throw tooLate()
  return { returnTo, opened: await enter(known, who) }
}

async function openChoice(deps: Deps, choice: string | undefined) {
  const kept = choice && (await unseal(choice, deps.settings.secret, 'hospital', deps.clock.now()))
  if (!kept) throw tooLate()
  const { authenticatedAt, ...rest } = kept as unknown as Omit<Identified, 'authenticatedAt' | 'idToken'> & {
    authenticatedAt: number
    once: string
    returnTo: string
  }
  return { ...rest, authenticatedAt: new Date(authenticatedAt) }
}

const tooLate = (): Problem =>
  new Problem('session.sign-in-failed', 'The choice took too long or was made already. Please sign in again.')
