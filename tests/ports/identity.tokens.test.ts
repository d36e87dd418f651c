import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdIdentity } from '../../api/adapters/identity.openid.ts'

type Claims = JWTPayload & { nonce: string; name?: string }

// A provider in our own hands: what it signs, and with which key, is up to each test.
const [ours, another] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')]
let server: Server
let issuer: string
let idToken = ''
let tokenEndpoint: string | undefined
const redirectUri = 'http://127.0.0.1:1/sign-in/callback'

beforeAll(async () => {
  const keys = [{ ...(await exportJWK(ours.publicKey)), alg: 'ES256', kid: 'one', use: 'sig' }]
  const pages: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: tokenEndpoint ?? `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      id_token_signing_alg_values_supported: ['ES256'],
    }),
    '/keys': () => ({ keys }),
    '/token': () => ({ access_token: 'a', token_type: 'Bearer', id_token: idToken }),
  }
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(pages[request.url!]?.() ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const seconds = () => Math.floor(Date.now() / 1_000)
const right = (nonce: string): Claims => ({
  iss: issuer,
  aud: 'lysbord',
  sub: 'gp',
  name: 'Demo Lege',
  nonce,
  iat: seconds(),
  exp: seconds() + 60,
})
const signed = (claims: JWTPayload, key = ours.privateKey) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(key)

async function signInWith(token: (claims: Claims) => Promise<string> | string) {
  const identity = openIdIdentity({ issuer, clientId: 'lysbord', clientSecret: 'a secret only for this test' })
  const { url: _url, ...attempt } = await identity.start(redirectUri)
  idToken = await token(right(attempt.nonce))
  return identity.finish(new URL(`${redirectUri}?code=c&state=${attempt.state}`), attempt)
}

test('a provider says who signed in and when; without a time, it was not lately', async () => {
  const seen = seconds() - 600
  expect(await signInWith((claims) => signed({ ...claims, auth_time: seen }))).toMatchObject({
    issuer,
    subject: 'gp',
    name: 'Demo Lege',
    authenticatedAt: new Date(seen * 1_000),
  })
  const now = await signInWith((claims) => signed(claims))
  expect(now.authenticatedAt).toEqual(new Date(0))
})

test('a provider that tells no name still signs the person in', async () => {
  expect(await signInWith(({ name: _name, ...claims }) => signed(claims))).toMatchObject({ subject: 'gp', name: 'gp' })
})

const forgeries: Record<string, (claims: Claims) => Promise<string> | string> = {
  'is signed by another key': (claims) => signed(claims, another.privateKey),
  'is not signed': (claims) => new UnsecuredJWT(claims).encode(),
  'was changed after signing': async (claims) => {
    const [head, , signature] = (await signed(claims)).split('.')
    return [head, Buffer.from(JSON.stringify({ ...claims, sub: 'someone' })).toString('base64url'), signature].join('.')
  },
  'is meant for another service': (claims) => signed({ ...claims, aud: 'portal' }),
  'comes from another issuer': (claims) => signed({ ...claims, iss: 'https://elsewhere.example' }),
  'belongs to another sign-in': (claims) => signed({ ...claims, nonce: 'another' }),
  'names no sign-in': ({ nonce: _nonce, ...claims }) => signed(claims),
  'has expired': (claims) => signed({ ...claims, iat: seconds() - 7_200, exp: seconds() - 3_600 }),
  'names nobody': ({ sub: _sub, ...claims }) => signed(claims),
  'is missing': () => '',
}
test.each(Object.entries(forgeries))('a word of the provider that %s signs nobody in', async (_what, forge) => {
  await expect(signInWith(forge)).rejects.toThrow()
})

test('a provider found on this machine cannot send us elsewhere without https', async () => {
  tokenEndpoint = 'http://elsewhere.example/token'
  const refusal = { cause: { message: expect.stringContaining('https') } }
  await expect(signInWith((claims) => signed(claims))).rejects.toMatchObject(refusal)
  tokenEndpoint = undefined
})

const logoutEvent = { 'http://schemas.openid.net/event/backchannel-logout': {} }
const leaving = (): JWTPayload => ({
  iss: issuer,
  aud: 'lysbord',
  sub: 'gp',
  sid: 'one session',
  iat: seconds(),
  exp: seconds() + 60,
  jti: 'once',
  events: logoutEvent,
})
const leaves = async (token: string | Promise<string>) =>
  openIdIdentity({ issuer, clientId: 'lysbord', clientSecret: 'secret' }).readLogout(await token)

test('a provider says which session ended, or that all of a person’s did', async () => {
  expect(await leaves(signed(leaving()))).toMatchObject({ issuer, id: 'once', sid: 'one session', subject: 'gp' })
  const { sid: _, ...all } = leaving()
  expect(await leaves(signed(all))).toMatchObject({ sid: undefined, subject: 'gp' })
})

const without = (name: string): JWTPayload => {
  const { [name]: _, ...rest } = leaving()
  return rest
}
const falseEnds: Record<string, () => string | Promise<string>> = {
  'is signed by another key': () => signed(leaving(), another.privateKey),
  'is not signed': () => new UnsecuredJWT(leaving()).encode(),
  'is signed with our own secret': () =>
    new SignJWT(leaving()).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('secret')),
  'is an ID token': () => signed({ ...leaving(), nonce: 'n' }),
  'names no logout': () => signed(without('events')),
  'names another event': () => signed({ ...leaving(), events: { 'https://elsewhere.example': {} } }),
  'is meant for another service': () => signed({ ...leaving(), aud: 'portal' }),
  'comes from another issuer': () => signed({ ...leaving(), iss: 'https://elsewhere.example' }),
  'has no id of its own': () => signed(without('jti')),
  'has no time': () => signed(without('iat')),
  'is old': () => signed({ ...leaving(), iat: seconds() - 200 }),
  'has expired': () => signed({ ...leaving(), exp: seconds() - 60 }),
  'names neither session nor person': () =>
    signed({ ...leaving(), sub: undefined, sid: undefined } as unknown as JWTPayload),
  'is of another kind': () =>
    new SignJWT(leaving()).setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'at+jwt' }).sign(ours.privateKey),
  'is no token': () => 'x',
}
test.each(Object.entries(falseEnds))('a logout of the provider that %s ends nothing', async (_what, forge) => {
  await expect(leaves(forge())).rejects.toThrow()
})
