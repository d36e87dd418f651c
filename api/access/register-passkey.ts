import { eq } from 'drizzle-orm'
import { base64url } from 'jose'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import type { NewPasskey } from './contract.ts'
import { needsFreshSignIn } from './needs-fresh-sign-in.ts'
import { newChallenge, readChallenge, siteOf } from './passkey-challenge.ts'
import { presentPasskey } from './present.ts'
import { ownPasskeys, passkeyOf } from './read-passkeys.ts'
import { freshMinutes, handleOf, type PasskeyCreationOptions, passkeyAlgorithms, rolesBy } from './rules.ts'
import { passkeys, people } from './table.ts'
import { onceRow } from './use-once.ts'
import { verifyRegistration } from './verify-passkey.ts'

/**
 * What the device needs to make a passkey for the asker; the sealed challenge goes into a cookie. Only who came from her
 * provider a moment ago may: a passkey is as strong as the sign-in it stands for. Throws session.stale, access.denied.
 */
export async function preparePasskey(
  scope: Scope,
): Promise<{ readonly options: PasskeyCreationOptions; readonly sealed: string }> {
  mayRegister(scope)
  const { tenantId, personId } = scope.actor
  const person = await scope.first(people, eq(people.id, personId as Id<'per'>))
  if (!person) throw nothingHere()
  const { challenge, sealed } = await newChallenge(scope.deps, personId)
  const options: PasskeyCreationOptions = {
    rp: { id: siteOf(scope.deps).id, name: 'Lysbord' },
    user: { id: base64url.encode(handleOf(tenantId, personId)), name: person.name, displayName: person.name },
    challenge,
    pubKeyCredParams: passkeyAlgorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: freshMinutes * 60_000,
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    excludeCredentials: (await ownPasskeys(scope)).map(({ credentialId, transports }) => ({
      type: 'public-key',
      id: credentialId,
      transports: [...transports],
    })),
  }
  return { options, sealed }
}

/**
 * Registers what the device made; the same again is harmless, also later. Throws session.stale, access.denied,
 * passkey.not-registered, id.taken.
 */
export async function registerPasskey(
  scope: Scope,
  id: Id<'pky'>,
  { name, credential }: NewPasskey,
  sealed: string | undefined,
) {
  return decide(
    scope,
    { command: id, name: 'passkey.registered', subject: id, body: { name, credential } },
    async (at) => {
      mayRegister(scope)
      const { once, kept } = await check(scope, credential, sealed)
      const row = {
        id,
        personId: scope.actor.personId as Id<'per'>,
        name,
        ...kept,
        transports: credential.response.transports,
        level: scope.actor.level ?? null,
        registeredAt: at,
      }
      return { facts: { person: scope.actor.personId, passkey: id }, rows: [scope.insert(passkeys, row), once] }
    },
    async () => presentPasskey(await passkeyOf(scope, id)),
  )
}

/** Who is of an office, and came from her provider a moment ago. Whoever is of the hospital alone comes in by the provider only. */
function mayRegister(scope: Scope): void {
  if (rolesBy('passkey', scope.actor.memberships).length === 0)
    throw new Problem('access.denied', 'Passkeys are for people of GP offices. Sign in with the sign-in service.')
  needsFreshSignIn(scope, 'provider')
}

async function check(scope: Scope, credential: NewPasskey['credential'], sealed: string | undefined) {
  const challenge = await readChallenge(scope.deps, sealed, scope.actor.personId)
  if (!challenge) throw refused()
  const kept = await verifyRegistration(scope.deps, challenge, credential).catch((cause) => {
    throw refused(cause)
  })
  const once = await onceRow(scope, 'passkey', [challenge.challenge], challenge.endsAt)
  if (!once) throw refused()
  return { once, kept }
}

const refused = (cause?: unknown): Problem =>
  new Problem('passkey.not-registered', 'Start again, and let the device ask for your finger, face or code.', { cause })
