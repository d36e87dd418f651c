import { noted } from '../kernel/audit.ts'
import type { Id } from '../kernel/ids.ts'
import { hashToken, newId, newToken } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { noteNotLetIn } from '../kernel/refusal.ts'
import type { Scope } from '../kernel/scope.ts'
import { isStrong } from './rules.ts'
import { sessions } from './table.ts'

/** How somebody proved who she is. A passkey counts only when its device asked for her finger, face or code. */
export type How =
  | {
      readonly method: 'provider'
      readonly issuer: string
      readonly sid: string | undefined
      readonly level: string | undefined
      readonly authenticatedAt: Date
    }
  | {
      readonly method: 'passkey'
      readonly passkey: Id<'pky'>
      /** What the provider said when it was registered. */
      readonly level: string | undefined
      readonly authenticatedAt: Date
    }

/** `cookie` is what the browser keeps; it is a credential and belongs in no answer. */
export interface Opened {
  readonly cookie: string
  readonly expiresAt: Date
}

/**
 * Opens a session for a person of this tenant; whoever calls has made sure that it is she and that she is not
 * switched off. The token is new each time: nothing a browser brought along becomes a session. That she came in, or that
 * her proof was too weak, stands in the audit. Throws session.too-weak.
 */
export async function openSession(scope: Scope, person: { readonly id: Id<'per'> }, how: How): Promise<Opened> {
  const { settings, clock } = scope.deps
  const provided = how.method === 'provider' ? how : undefined
  if (!isStrong(how.level ?? null, settings.levels))
    throw await noteNotLetIn(
      scope,
      person.id,
      new Problem('session.too-weak', 'Sign in again with a stronger method, such as a code device or an app.'),
    )
  const token = newToken()
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + settings.sessionHours * 3_600_000)
  const row = {
    id: newId('ses', now),
    personId: person.id,
    method: how.method,
    issuer: provided?.issuer ?? null,
    sid: provided?.sid ?? null,
    passkeyId: how.method === 'passkey' ? how.passkey : null,
    level: how.level ?? null,
    authenticatedAt: how.authenticatedAt,
    startedAt: now,
    lastSeenAt: now,
    renewedAt: now,
    expiresAt,
    tokenHash: await hashToken('session', token),
  }
  const proof = {
    method: row.method,
    ...(row.level && { level: row.level }),
    ...(row.issuer && { issuer: row.issuer }),
  }
  const entered = { actor: person.id, action: 'sign-in', object: row.id, span: row.id, at: now }
  await scope.write(scope.insertOnce(sessions, row), await noted(scope, { ...entered, attested: { proof } }))
  return { cookie: `${scope.actor.tenantId}.${token}`, expiresAt }
}
