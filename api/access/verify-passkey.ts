import { base64url } from 'jose'
import type { Deps } from '../kernel/deps.ts'
import { type Challenge, siteOf } from './passkey-challenge.ts'
import { type PasskeyAssertion, type PasskeyAttestation, passkeyAlgorithms } from './rules.ts'

type Where = Pick<Deps, 'settings'>

// Some hundred kilobytes that few requests need: they are read with the first passkey.
const webauthn = () => import('@simplewebauthn/server')

/** What both halves of WebAuthn must agree on. A device that did not ask for finger, face or code proves one factor, which is none here. */
const demands = (where: Where, { challenge }: Challenge) => ({
  expectedChallenge: challenge,
  expectedOrigin: siteOf(where).origin,
  expectedRPID: siteOf(where).id,
  requireUserVerification: true,
})

/** What to keep of a passkey that a device has just made. Throws with the reason where something does not hold. */
export async function verifyRegistration(where: Where, challenge: Challenge, made: PasskeyAttestation) {
  const { verifyRegistrationResponse } = await webauthn()
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    ...demands(where, challenge),
    supportedAlgorithmIDs: [...passkeyAlgorithms],
    response: { ...made, type: 'public-key', clientExtensionResults: {} },
  })
  if (!verified || !registrationInfo.userVerified) throw new Error('The attestation does not hold')
  const { id, publicKey, counter } = registrationInfo.credential
  return { credentialId: id, publicKey: base64url.encode(publicKey), counter }
}

/** The counter after this use. Throws with the reason where something does not hold: signature, site, challenge, verification, counter. */
export async function verifyUse(
  where: Where,
  challenge: Challenge,
  kept: { readonly credentialId: string; readonly publicKey: string; readonly counter: number },
  used: PasskeyAssertion,
): Promise<number> {
  const { verifyAuthenticationResponse } = await webauthn()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    ...demands(where, challenge),
    credential: {
      id: kept.credentialId,
      publicKey: new Uint8Array(base64url.decode(kept.publicKey)),
      counter: kept.counter,
    },
    response: { ...used, type: 'public-key', clientExtensionResults: {} },
  })
  if (!verified || !authenticationInfo.userVerified) throw new Error('The signature does not hold')
  return authenticationInfo.newCounter
}
