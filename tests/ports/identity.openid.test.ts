import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdIdentity } from '../../api/adapters/identity.openid.ts'
import { type Neighbour, startNeighbour } from '../../api/demo/neighbour.ts'
import { readProviderSettings } from '../../api/demo/provider-settings.ts'
import { signIn, Walker } from '../../api/demo/walker.ts'
import type { Identity } from '../../api/ports/identity.ts'
import { identityContract } from './identity.contract.ts'

interface Ready {
  port: number
  issuer: string
}

const clientSecret = 'a secret only for this test'
const person = { subject: 'gp-alta', name: 'Demo Lege Alta' }
const levelClaim = 'helseid://claims/identity/security_level'
const hprClaim = 'helseid://claims/hpr/hpr_number'
let lysbord: Server
let baseUrl: string
let bySecret: Neighbour<Ready>
let byKey: Neighbour<Ready>
let withSecret: Identity
let withKey: Identity

const provider = (env: Record<string, string>) =>
  startNeighbour<Ready>(new URL('../../api/demo/provider.ts', import.meta.url), {
    env: { LYSBORD_BASE_URL: baseUrl, ...env },
  })
const redirectUri = () => `${baseUrl}/sign-in/callback`
const signsIn = async (url: URL): Promise<URL> => new URL((await signIn(new Walker(), url, person.subject)).url)

beforeAll(async () => {
  // Where the browser is sent back to; what it brings is looked at by the tests.
  lysbord = createServer((_request, response) => response.end('<form method="post"></form>'))
  await new Promise<void>((resolve) => lysbord.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(lysbord.address() as AddressInfo).port}`
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const clientKey = { ...(await exportJWK(privateKey)), alg: 'ES256', kid: 'one' }
  const announced = JSON.stringify({ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'one', use: 'sig' })
  const extra = JSON.stringify([
    { login: 'anne', name: 'Anne <b>Ærlig</b>' },
    { login: 'strong', name: 'Sterk', claims: { [levelClaim]: '4', [hprClaim]: '0000999' } },
    { login: 'weak', name: 'Svak', claims: { [levelClaim]: '3' } },
  ])
  bySecret = await provider({ LYSBORD_CLIENT_SECRET: clientSecret, LYSBORD_EXTRA_PERSONAS: extra })
  byKey = await provider({ LYSBORD_CLIENT_KEY: announced })
  withSecret = openIdIdentity({ issuer: bySecret.ready.issuer, clientId: 'lysbord', clientSecret })
  withKey = openIdIdentity({ issuer: byKey.ready.issuer, clientId: 'lysbord', clientKey })
})
afterAll(async () => {
  lysbord.closeAllConnections()
  lysbord.close()
  await Promise.all([bySecret.stop(), byKey.stop()])
})

identityContract('with a shared secret', () => ({
  identity: withSecret,
  redirectUri: redirectUri(),
  issuer: bySecret.ready.issuer,
  person,
  signsIn,
}))
identityContract('with a key', () => ({
  identity: withKey,
  redirectUri: redirectUri(),
  issuer: byKey.ready.issuer,
  person,
  signsIn,
}))

test('an answer of one provider is worth nothing at another', async () => {
  const { url, ...attempt } = await withKey.start(redirectUri())
  const { url: elsewhere } = await withSecret.start(redirectUri())
  elsewhere.searchParams.set('state', attempt.state)
  elsewhere.searchParams.set('nonce', attempt.nonce)

  await expect(withKey.finish(await signsIn(elsewhere), attempt)).rejects.toThrow()
})

test('a wrong secret signs nobody in', async () => {
  const stranger = openIdIdentity({
    issuer: bySecret.ready.issuer,
    clientId: 'lysbord',
    clientSecret: 'another secret',
  })
  // Requests are pushed: it does not even get as far as the provider's page.
  await expect(stranger.start(redirectUri())).rejects.toThrow()
})

test('a provider over plain http is accepted on this machine only', () => {
  const at = (issuer: string) => () => openIdIdentity({ issuer, clientId: 'lysbord', clientSecret })

  for (const issuer of [
    'http://login.example',
    'http://10.0.0.1',
    'http://127.0.0.1.example',
    'http://localhost.example',
    'ftp://127.0.0.1',
  ])
    expect(at(issuer)).toThrow('https')
  for (const issuer of ['https://login.example', 'http://127.0.0.1:1', 'http://localhost:1', 'http://[::1]:1'])
    expect(at(issuer)).not.toThrow()
})

test('a provider that hangs is an error within a bounded time', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const began = performance.now()

  await expect(
    openIdIdentity({ issuer, clientId: 'lysbord', clientSecret, deadline: 0.3 }).start(redirectUri()),
  ).rejects.toThrow()
  expect(performance.now() - began).toBeLessThan(2_000)
  silent.closeAllConnections()
  silent.close()
})

test('sign-in works again after the provider was away and came back with other keys', async () => {
  const { port } = byKey.ready
  const env = { LYSBORD_CLIENT_SECRET: clientSecret, LYSBORD_PROVIDER_PORT: String(port) }
  await byKey.stop()
  const late = openIdIdentity({ issuer: byKey.ready.issuer, clientId: 'lysbord', clientSecret })
  await expect(late.start(redirectUri())).rejects.toThrow()

  const completes = async () => {
    const { url, ...attempt } = await late.start(redirectUri())
    return late.finish(await signsIn(url), attempt)
  }
  byKey = await provider(env)
  expect(await completes()).toMatchObject(person)
  await byKey.stop()
  byKey = await provider(env)
  await completes().catch(() => {})
  expect(await completes()).toMatchObject(person)
})

test('the provider asks again when the sign-in must be fresh, and speaks the language that was asked for', async () => {
  const walker = new Walker()
  const known = await withSecret.start(redirectUri(), { language: 'nb' })
  expect(await (await walker.fetch(known.url)).text()).toContain('<html lang="nb">')
  await signIn(walker, known.url, 'gp-alta')
  expect((await walker.fetch((await withSecret.start(redirectUri())).url)).url).toContain(redirectUri())

  const { url, ...attempt } = await withSecret.start(redirectUri(), { again: true, language: 'en' })
  expect(await (await walker.fetch(url)).text()).toContain('Who are you today?')
  const back = new URL((await signIn(walker, url, 'anne')).url)
  expect(await withSecret.finish(back, attempt)).toMatchObject({ subject: 'anne', name: 'Anne <b>Ærlig</b>' })
})

test('a person the provider does not know, or who cancels, does not get in', async () => {
  const walker = new Walker()
  const { url, ...attempt } = await withSecret.start(redirectUri())
  const asked = await walker.submit(await walker.fetch(url), { login: 'nobody' })
  expect(asked.status).toBe(422)

  const back = await walker.submit(asked, { cancel: 'yes' })
  expect(new URL(back.url).searchParams.get('error')).toBe('access_denied')
  await expect(withSecret.finish(new URL(back.url), attempt)).rejects.toThrow()
})

test('signing out at the provider leads back to Lysbord, and the next sign-in asks who it is', async () => {
  const walker = new Walker()
  const { url, ...attempt } = await withSecret.start(redirectUri())
  const { idToken } = await withSecret.finish(new URL((await signIn(walker, url, 'gp-alta')).url), attempt)
  const leave = await withSecret.signOutUrl(idToken, `${baseUrl}/`)
  const left = await walker.submit(await walker.fetch(leave!), { logout: 'yes' })
  expect(left.url).toBe(`${baseUrl}/`)

  const { url: next } = await withSecret.start(redirectUri())
  expect(await (await walker.fetch(next)).text()).toContain('name="login"')
})

test('the demo provider sends nobody to an address it was not given, and refuses to serve a Lysbord others can reach', async () => {
  await expect(withSecret.start('http://127.0.0.1:1/sign-in/callback')).rejects.toThrow()

  const open = { LYSBORD_BASE_URL: 'https://lysbord.hospital.example', LYSBORD_CLIENT_SECRET: clientSecret }
  await expect(readProviderSettings(open)).rejects.toThrow('loopback')
})

test('HelseID’s words for how strongly somebody signed in and for her licence number are understood', async () => {
  const scopes = 'openid profile helseid://scopes/identity/security_level helseid://scopes/hpr/hpr_number'
  const { issuer } = bySecret.ready
  const helseId = openIdIdentity({ issuer, clientId: 'lysbord', clientSecret, scopes, levelClaim, hprClaim })
  const said = async (login: string) => {
    const { url, ...attempt } = await helseId.start(redirectUri())
    return helseId.finish(new URL((await signIn(new Walker(), url, login)).url), attempt)
  }

  expect(await said('strong')).toMatchObject({ subject: 'strong', level: '4', hpr: '0000999' })
  expect(await said('weak')).toMatchObject({ subject: 'weak', level: '3', hpr: null })
  expect(await said('anne')).toMatchObject({ level: undefined, hpr: null })
})

test('what the provider announces is used: requests are pushed, and tokens are bound to a key of ours', async () => {
  const seen: { url: string; proof: string | null }[] = []
  const own = globalThis.fetch
  globalThis.fetch = (input, init) => {
    seen.push({ url: String(input), proof: new Headers(init?.headers).get('dpop') })
    return own(input, init)
  }
  try {
    const fresh = openIdIdentity({ issuer: bySecret.ready.issuer, clientId: 'lysbord', clientSecret })
    const { url, ...attempt } = await fresh.start(redirectUri())
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
    await fresh.finish(await signsIn(url), attempt)
  } finally {
    globalThis.fetch = own
  }
  expect(seen.filter(({ url }) => url.endsWith('/request'))).toHaveLength(1)
  expect(seen.find(({ url }) => url.endsWith('/token'))?.proof).toMatch(/^ey/)
})
