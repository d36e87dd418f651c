import { importJWK, type JWK } from 'jose'
import * as openid from 'openid-client'
import { isLoopback } from '../kernel/loopback.ts'
import type { Identified, Identity, SignInAttempt } from '../ports/identity.ts'

export interface OpenIdSettings {
  readonly issuer: string
  readonly clientId: string
  /** `client_secret_basic`. Give this or `clientKey`. */
  readonly clientSecret?: string
  /** A private key with its `alg`: `private_key_jwt`. */
  readonly clientKey?: JWK
  /** Seconds for each exchange with the provider. */
  readonly deadline?: number
}

/** `again` makes the provider ask even if it knows the person; `language` is what its pages should speak. */
export interface Wish {
  readonly again?: boolean
  readonly language?: 'nb' | 'en'
}

export interface OpenIdIdentity extends Identity {
  start(redirectUri: string, wish?: Wish): Promise<SignInAttempt>
  /** `idToken` serves as the hint in `signOutUrl`; it is a credential and belongs in no answer. */
  finish(callback: URL, attempt: Omit<SignInAttempt, 'url'>): Promise<Identified & { readonly idToken: string }>
  /** Where the browser goes to end the provider's own session, or undefined if the provider offers no such place. */
  signOutUrl(idTokenHint: string | undefined, returnTo: string): Promise<URL | undefined>
}

/**
 * Sign-in at one OpenID provider. Throws when the issuer is plain http off loopback. The provider is found on first
 * use, so it may start after us; what was found is kept until a sign-in fails, so it may also change its keys.
 */
export function openIdIdentity(settings: OpenIdSettings): OpenIdIdentity {
  const issuer = new URL(settings.issuer)
  refuseOpenRoad(issuer)
  let known: openid.Configuration | undefined
  // Only what was found is kept: in a Worker one request must not wait for what another one has begun.
  const provider = async (): Promise<openid.Configuration> => {
    known ??= await discover(issuer, settings)
    return known
  }

  return {
    async start(redirectUri, wish = {}) {
      const found = await provider()
      const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()]
      const request = {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(wish.again && { prompt: 'login' }),
        ...(wish.language && { ui_locales: wish.language }),
      }
      const pushed = found.serverMetadata().require_pushed_authorization_requests
      const url = await (pushed ? openid.buildAuthorizationUrlWithPAR : openid.buildAuthorizationUrl)(found, request)
      return { url, state, nonce, verifier }
    },

    async finish(callback, { state, nonce, verifier }) {
      const found = await provider()
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const tokens = await openid.authorizationCodeGrant(found, callback, checks).catch((cause) => {
        if (!(cause instanceof openid.AuthorizationResponseError)) known = undefined
        throw cause
      })
      const claims = tokens.claims()!
      return {
        issuer: claims.iss,
        subject: claims.sub,
        name: claims.name ? String(claims.name) : await askName(found, tokens.access_token, claims.sub),
        // A provider need not say when it saw the person; it then vouches for the moment of the token.
        authenticatedAt: new Date((claims.auth_time ?? claims.iat) * 1_000),
        idToken: tokens.id_token!,
      }
    },

    async signOutUrl(idTokenHint, returnTo) {
      const found = await provider()
      if (!found.serverMetadata().end_session_endpoint) return undefined
      const request = { post_logout_redirect_uri: returnTo, ...(idTokenHint && { id_token_hint: idTokenHint }) }
      return openid.buildEndSessionUrl(found, request)
    },
  }
}

async function discover(issuer: URL, settings: OpenIdSettings): Promise<openid.Configuration> {
  return openid.discovery(issuer, settings.clientId, undefined, await clientAuth(settings), {
    timeout: settings.deadline ?? 10,
    [openid.customFetch]: fetchSafely,
    // Without this, the code flow takes an ID token on the word of the connection and checks no signature.
    execute: [
      openid.enableNonRepudiationChecks,
      ...(issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : []),
    ],
  })
}

async function clientAuth({ clientKey, clientSecret }: OpenIdSettings): Promise<openid.ClientAuth> {
  if (!clientKey) return openid.ClientSecretBasic(clientSecret)
  const key = (await importJWK({ ...clientKey, ext: false })) as openid.CryptoKey
  return openid.PrivateKeyJwt(clientKey.kid ? { key, kid: clientKey.kid } : key)
}

async function askName(found: openid.Configuration, accessToken: string, subject: string): Promise<string> {
  if (!found.serverMetadata().userinfo_endpoint) return subject
  const { name } = await openid.fetchUserInfo(found, accessToken, subject)
  return name ?? subject
}

/** A provider found on loopback could still name addresses that are not. */
const fetchSafely: openid.CustomFetch = (url, options) => {
  refuseOpenRoad(new URL(url))
  return fetch(url, options as RequestInit)
}

function refuseOpenRoad({ protocol, hostname, href }: URL): void {
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return
  throw new Error(`An OpenID provider must be reached by https: ${href}`)
}
