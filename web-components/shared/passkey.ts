import type { Client, PasskeyOptions, PasskeyToMake } from '../client.ts'
import { problemText } from './all-problems.ts'
import { msg } from './i18n.ts'

/** Why a device made or used no passkey: it was stopped or had none, it has hers already, or it cannot here. */
export class PasskeyFailed extends Error {
  readonly why: 'stopped' | 'known' | 'impossible'
  constructor(why: PasskeyFailed['why']) {
    super(why)
    this.name = 'PasskeyFailed'
    this.why = why
  }
}

/** What went wrong with a passkey, in words. */
export function passkeyText(problem: unknown): string {
  if (!(problem instanceof PasskeyFailed)) return problemText(problem)
  if (problem.why === 'known') return msg('This device has a passkey of yours for Lysbord already.')
  return problem.why === 'stopped'
    ? msg('No passkey was used: it was stopped, took too long, or there is none here. Try again.')
    : msg('This browser cannot use passkeys here. Sign in with the sign-in service instead.')
}

const decoded = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const encoded = (buffer: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

async function ask(asking: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  // Absent off https, and in browsers that know no passkeys.
  if (!('credentials' in navigator) || typeof PublicKeyCredential === 'undefined') throw new PasskeyFailed('impossible')
  try {
    return (await asking()) as PublicKeyCredential // the only kind that was asked for
  } catch (cause) {
    const { name } = cause as DOMException
    if (name === 'InvalidStateError') throw new PasskeyFailed('known')
    throw new PasskeyFailed(name === 'NotAllowedError' || name === 'AbortError' ? 'stopped' : 'impossible')
  }
}

/** Has the device make a passkey. Throws PasskeyFailed. */
export async function makePasskey({ challenge, user, excludeCredentials, ...options }: PasskeyToMake) {
  const publicKey: PublicKeyCredentialCreationOptions = {
    ...options,
    challenge: decoded(challenge),
    user: { ...user, id: decoded(user.id) },
    excludeCredentials: excludeCredentials.map(({ id, transports, ...one }) => ({
      ...one,
      id: decoded(id),
      transports: transports as AuthenticatorTransport[], // as the device itself named them
    })),
  }
  const made = await ask(() => navigator.credentials.create({ publicKey }))
  const response = made.response as AuthenticatorAttestationResponse // what `create` gives
  return {
    id: made.id,
    rawId: encoded(made.rawId),
    response: {
      clientDataJSON: encoded(response.clientDataJSON),
      attestationObject: encoded(response.attestationObject),
      transports: (response.getTransports?.() ?? []).filter(isTransport),
    },
  }
}

const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
const isTransport = (name: string): name is (typeof transports)[number] =>
  (transports as readonly string[]).includes(name)

async function usePasskey({ challenge, ...options }: PasskeyOptions) {
  const used = await ask(() => navigator.credentials.get({ publicKey: { ...options, challenge: decoded(challenge) } }))
  const response = used.response as AuthenticatorAssertionResponse // what `get` gives
  return {
    id: used.id,
    rawId: encoded(used.rawId),
    response: {
      clientDataJSON: encoded(response.clientDataJSON),
      authenticatorData: encoded(response.authenticatorData),
      signature: encoded(response.signature),
      userHandle: encoded(response.userHandle),
    },
  }
}

export type PasskeyClient = Pick<Client, 'challengePasskey' | 'signInByPasskey'>

/** Signs in with a passkey of this device or of a phone beside it. Throws PasskeyFailed, ClientProblem. */
export async function signInWithPasskey(client: PasskeyClient): Promise<void> {
  await client.signInByPasskey(await usePasskey(await client.challengePasskey()))
}
