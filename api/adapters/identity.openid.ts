import { importJWK, type JWK } from 'jose'
import * as openid from 'openid-client'
import { isLoopback } from '../kernel/loopback.ts'
import type { Identity } from '../ports/identity.ts'
import { readLogout } from './read-logout.ts'

export interface OpenIdSettings {
  readonly issuer: string
  readonly clientId: string
  /** `client_secret_basic`. Give this or `clientKey`. */
  readonly clientSecret?: string | undefined
  /** A private key with its `alg`: `private_key_jwt`. */
  readonly clientKey?: JWK | undefined
  readonly scopes?: string
  readonly acrValues?: string | undefined
  /** Claims of the ID token: how strongly she signed in, and her licence number. */
  readonly levelClaim?: string
  readonly hprClaim?: string | undefined
  /** Seconds for each exchange with the provider. */
  readonly deadline?: number
}

/**
 * Sign-in at one OpenID provider. Throws when the issuer is plain http off loopback. The provider is found on first
 * use, so it may start after us; what was found is kept until a sign-in fails, so it may also change its keys. What it
 * announces is used: requests are pushed (PAR, RFC 9126), and tokens are bound to a key of ours (DPoP, RFC 9449).
 */
export function openIdIdentity(settings: OpenIdSettings): Identity {
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
        scope: settings.scopes ?? 'openid profile',
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(settings.acrValues && { acr_values: settings.acrValues }),
        // With `max_age` a provider must say when it saw her (OpenID Connect Core 1.0, 2).
        ...(wish.again && { prompt: 'login', max_age: '0' }),
        ...(wish.language && { ui_locales: wish.language }),
      }
      const pushes = found.serverMetadata().pushed_authorization_request_endpoint !== undefined
      const url = await (pushes ? openid.buildAuthorizationUrlWithPAR : openid.buildAuthorizationUrl)(found, request)
      return { url, state, nonce, verifier }
    },

    async finish(callback, { state, nonce, verifier }) {
      const found = await provider()
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const bound = await boundToKey(found)
      const tokens = await openid.authorizationCodeGrant(found, callback, checks, undefined, bound).catch((cause) => {
        if (!(cause instanceof openid.AuthorizationResponseError)) known = undefined
        throw cause
      })
      const claims = tokens.claims()!
      const said = (name: string): string | undefined => {
        const value = claims[name]
        return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
      }
      return {
        issuer: claims.iss,
        subject: claims.sub,
        name: said('name') || (await askName(found, tokens.access_token, claims.sub, bound)),
        // Where a provider does not say when it saw the person, she may have sat there for days: never lately.
        authenticatedAt: new Date((claims.auth_time ?? 0) * 1_000),
        sid: said('sid'),
        level: said(settings.levelClaim ?? 'acr'),
        hpr: settings.hprClaim === undefined ? undefined : (said(settings.hprClaim) ?? null),
        idToken: tokens.id_token!,
      }
    },

    async signOutUrl(idTokenHint, returnTo) {
      const found = await provider()
      if (!found.serverMetadata().end_session_endpoint) return undefined
      const request = { post_logout_redirect_uri: returnTo, ...(idTokenHint && { id_token_hint: idTokenHint }) }
      return openid.buildEndSessionUrl(found, request)
    },

    async readLogout(logoutToken) {
      const { issuer, jwks_uri } = (await provider()).serverMetadata()
      const keys = async () => (await fetchSafely(jwks_uri!, { signal: deadlineOf(settings) } as never)).json()
      return readLogout(logoutToken, { issuer, audience: settings.clientId, keys })
    },
  }
}

const deadlineOf = ({ deadline = 10 }: OpenIdSettings): AbortSignal => AbortSignal.timeout(deadline * 1_000)

/** A key for this one sign-in, where the provider takes one: a token that leaks is then worth nothing to others. */
async function boundToKey(found: openid.Configuration): Promise<openid.DPoPOptions> {
  if (!found.serverMetadata().dpop_signing_alg_values_supported?.includes('ES256')) return {}
  return { DPoP: openid.getDPoPHandle(found, await openid.randomDPoPKeyPair('ES256')) }
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

async function askName(
  found: openid.Configuration,
  accessToken: string,
  subject: string,
  bound: openid.DPoPOptions,
): Promise<string> {
  if (!found.serverMetadata().userinfo_endpoint) return subject
  const { name } = await openid.fetchUserInfo(found, accessToken, subject, bound)
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
