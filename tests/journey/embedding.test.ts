import { and, eq } from 'drizzle-orm'
import { generateKeyPair, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { memberships, people, portals, usedIds } from '../../api/access/table.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { auditLog } from '../../api/kernel/table.ts'
import { demoId } from '../../migrations/seed.ts'
import { startClinic } from '../support/clinic.ts'
import { digest, fresh, type Json } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { type Change, PortalPage, portalSettings, TestPortal } from '../support/portal.ts'
import { attaches, replies, submits, syntheticNationalId, waitsForPicture } from '../support/ward.ts'
import { codeOf, theEmbedding, ticketFor, tileBy } from './embedding.ts'

const clinic = await startClinic(portalSettings)
const scope = () => asSystem(clinic.demo.door.deps, demoId('ten', 'demo'), 'test')
let portal: TestPortal
let other: TestPortal
let page: PortalPage
let referral: Json
let image: string
let image2: string

beforeAll(async () => {
  portal = await TestPortal.register(clinic)
  other = await TestPortal.register(clinic, { unitIds: [demoId('uni', 'onh')] })
  page = await PortalPage.open(portal)
  const gp = await clinic.as('gp-hammerfest')
  referral = await submits(gp, {
    pack: 'dermatology',
    content: { patient: { nationalId: syntheticNationalId(31), name: 'Test Testesen', phone: '' } },
  })
  image = (await attaches(gp, referral.id, picture({ width: 900, height: 700 }))).id
  image2 = (await attaches(gp, referral.id, picture({ width: 300, height: 200, seed: 2 }))).id
  await waitsForPicture(gp, image)
  await waitsForPicture(gp, image2)
}, 60_000)

const code = codeOf

theEmbedding(() => ({ portal, page, image, otherImage: image2 }))

describe('registering a portal', () => {
  const rsaShort = { kty: 'RSA', n: 'A'.repeat(171), e: 'AQAB' }
  test.for<[why: string, change: (jwk: Json) => Json, path: string]>([
    ['an origin with a path', () => ({ origins: ['https://portal.example/app'] }), '/origins/0'],
    ['plain http off loopback', () => ({ origins: ['http://portal.example'] }), '/origins/0'],
    ['capital letters', () => ({ origins: ['https://Portal.example'] }), '/origins/0'],
    ['the port everybody has', () => ({ origins: ['https://portal.example:443'] }), '/origins/0'],
    ['no origin', () => ({ origins: [] }), '/origins'],
    ['a unit of nobody', () => ({ unitIds: [fresh('uni')] }), '/unitIds/0'],
    ['a private key', (jwk) => ({ jwks: { keys: [{ ...jwk, d: 'AAAA' }] } }), '/jwks/keys/0/d'],
    ['a shared secret', () => ({ jwks: { keys: [{ kty: 'oct', k: 'AAAA' }] } }), '/jwks/keys/0/k'],
    ['only an encryption key', (jwk) => ({ jwks: { keys: [{ ...jwk, use: 'enc' }] } }), '/jwks/keys'],
    ['only a short RSA key', () => ({ jwks: { keys: [rsaShort] } }), '/jwks/keys'],
    ['no key at all', () => ({ jwks: null }), '/jwks'],
    ['keys in both places', () => ({ jwksUri: 'https://portal.example/jwks' }), '/jwks'],
    ['keys over plain http', () => ({ jwks: null, jwksUri: 'http://portal.example/jwks' }), '/jwksUri'],
    ['a way in under a foreign origin', () => ({ bases: ['https://elsewhere.example/lysbord'] }), '/bases/0'],
    ['no name', () => ({ name: '' }), '/name'],
    ['an issuer nobody vouches for', () => ({ issuer: 'https://elsewhere.example' }), '/issuer'],
    ['another’s key in its issuer’s name', () => ({ jwks: { keys: [other.jwk] } }), '/jwks/keys/0'],
    ['keys published elsewhere', () => ({ jwks: null, jwksUri: 'https://elsewhere.example/jwks' }), '/jwksUri'],
  ])('%s is refused, and it says where', async ([, change, path]) => {
    const coordinator = await clinic.as('coordinator')
    const wish = { ...portal.wish, revision: 0, ...change(portal.jwk) }
    const refused = await coordinator.put(`/api/portals/${fresh('ptl')}`, wish).catch((cause) => cause)
    expect(refused.code).toBe('request.invalid')
    expect(refused.fields.map((field: Json) => field.path)).toContain(path)
    expect(refused.fields.every((field: Json) => field.message.length > 8)).toBe(true)
  })

  test('is for coordinators; a specialist and a stranger are refused', async () => {
    const specialist = await clinic.as('specialist-skin')
    await expect(specialist.put(`/api/portals/${fresh('ptl')}`, portal.wish)).rejects.toMatchObject({
      code: 'access.denied',
    })
    await expect(specialist.get('/api/portals')).rejects.toMatchObject({ code: 'access.denied' })
    await expect(clinic.anyone().get('/api/portals')).rejects.toMatchObject({ code: 'session.missing' })
  })

  test('is for those who answer for the whole hospital, and never done from a portal’s page', async () => {
    const hers = {
      personId: demoId('per', 'specialist-skin'),
      party: demoId('uni', 'hud'),
      role: 'coordinator',
    } as const
    await scope().write(scope().insert(memberships, hers))
    const specialist = await clinic.as('specialist-skin')
    await expect(specialist.put(`/api/portals/${fresh('ptl')}`, portal.wish)).rejects.toMatchObject({
      code: 'access.denied',
    })
    await page.enters('specialist-skin')
    for (const [method, path, json] of [
      ['PUT', `/api/portals/${fresh('ptl')}`, portal.wish],
      ['POST', `/api/portals/${portal.id}/disabling`, {}],
      ['GET', '/api/portals', undefined],
    ] as const) {
      const answer = await page.call(method, path, { json, headers: { 'idempotency-key': fresh('cmd') } })
      expect(await code(answer)).toBe('access.denied')
    }
    await scope().write(
      scope().remove(memberships, and(eq(memberships.personId, hers.personId), eq(memberships.role, hers.role))!),
    )
  })

  test('again is harmless, with other content it is not, and a change names what it changes', async () => {
    const coordinator = await clinic.as('coordinator')
    const id = fresh('ptl')
    const wish = { ...portal.wish, revision: 0 }
    const first = await coordinator.put(`/api/portals/${id}`, wish)
    expect(await coordinator.put(`/api/portals/${id}`, wish)).toEqual(first)
    await expect(coordinator.put(`/api/portals/${id}`, { ...wish, name: 'Annet' })).rejects.toMatchObject({
      code: 'command.other-body',
    })
    const changed = await coordinator.put(`/api/portals/${id}`, { ...wish, revision: 1, name: 'Annet' })
    expect(changed).toMatchObject({ revision: 2, name: 'Annet' })
    await expect(coordinator.put(`/api/portals/${id}`, { ...wish, revision: 7 })).rejects.toMatchObject({
      code: 'subject.moved-on',
    })
  })

  test('answers with ten lines to paste, their hash, the policy and the token call', async () => {
    const coordinator = await clinic.as('coordinator')
    const { installations, tokenCall } = await coordinator.get(`/api/portals/${portal.id}`)
    for (const { html } of Object.values<Json>(installations)) {
      expect(html.split('\n').length).toBeLessThanOrEqual(10)
      const [, address, hash] = /src="[^"]*(\/assets\/[\w-]+\.js)" integrity="(sha384-[^"]+)" crossorigin/.exec(html)!
      const script = await fetch(`${clinic.baseUrl}${address}`, { headers: { origin: portal.origin } })
      expect(script.headers.get('access-control-allow-origin')).toBe('*')
      const bytes = new Uint8Array(await script.arrayBuffer())
      const sha = Buffer.from(await crypto.subtle.digest('SHA-384', bytes)).toString('base64')
      expect(hash).toBe(`sha384-${sha}`)
    }
    expect(installations.crossOrigin.cors).toBe(portal.origin)
    expect(installations.crossOrigin.policy).toContain('trusted-types lit-html')
    expect(tokenCall).toContain(portal.id)
  })
})

describe('a portal’s assertion', () => {
  test.for<[check: string, change: Change]>([
    ['issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['audience', { claims: { aud: 'https://elsewhere.example' } }],
    ['once', { claims: { jti: undefined } }],
    ['person', { claims: { sub: undefined } }],
    ['binding', { claims: { cnf: undefined } }],
    ['clock', { claims: { exp: undefined } }],
    ['clock', { claims: { iat: undefined } }],
  ])('without its %s is refused, and the line to change is named', async ([check, change]) => {
    const answer = await page.enters('specialist-skin', change)
    expect(answer).toMatchObject({ code: 'assertion.invalid', error: 'invalid_grant', check })
    expect(answer.line).toMatch(/"/)
  })

  test('of an issuer that whoever runs Lysbord no longer names opens nothing', async () => {
    const issuers = (issuer: string) =>
      scope().write(scope().update(portals, { issuer }, eq(portals.id, portal.id as never)))
    await issuers('https://gone.example')
    const claims = { iss: 'https://gone.example' }
    expect(await page.enters('specialist-skin', { claims })).toMatchObject({ code: 'portal.unknown' })
    await issuers(portal.issuer)
    expect(await page.enters('specialist-skin')).toMatchObject({ expires_in: 300 })
  })

  test.for<[string, unknown]>([
    ['a number, which loses its first zero', 1019012345],
    ['too few digits', '123456'],
    ['the system’s name before it', `urn:oid:2.16.578.1.12.4.1.4.1|${syntheticNationalId(31)}`],
    ['nothing in it', ''],
    ['a list', [syntheticNationalId(31)]],
  ])(
    'that names the open patient with %s is refused: nobody would be asked before another one is opened',
    async ([, patient]) => {
      const answer = await page.enters('specialist-skin', { claims: { patient } })
      expect(answer).toMatchObject({ code: 'assertion.invalid', check: 'patient' })
      expect(answer.line).toMatch(/eleven digits/)
      expect(JSON.stringify(answer)).not.toContain(syntheticNationalId(31))
    },
  )

  test('signed by another portal, by nobody, or with a shared secret is refused', async () => {
    const claims = { cnf: { jkt: page.thumbprint } }
    const foreign = await generateKeyPair('ES256')
    const secret = new TextEncoder().encode(JSON.stringify(portal.jwk))
    const unsigned = new UnsecuredJWT({
      iss: portal.issuer,
      sub: 'specialist-skin',
      aud: clinic.baseUrl,
      ...claims,
    }).encode()
    const others = [
      await portal.assertion('specialist-skin', { claims, key: foreign.privateKey }),
      await other.assertion('specialist-skin', { claims: { ...claims, iss: portal.issuer } }),
      await portal.assertion('specialist-skin', { claims, header: { alg: 'HS256' }, key: secret }),
      unsigned,
      'nonsense',
      '',
    ]
    for (const subject_token of others)
      expect(await portal.sends({ subject_token })).toMatchObject({ error: expect.stringMatching(/^invalid_/) })
  })

  test.for([
    [59, true],
    [61, false],
    [-59, true],
    [-61, false],
  ] as const)('with a clock %i seconds off is let in: %s', async ([off, isLetIn]) => {
    onTestFinished(clinic.clock.stand())
    const iat = page.seconds + off
    const answer = await page.enters('specialist-skin', { claims: { iat, exp: iat + 60 } })
    expect(Boolean(answer.access_token)).toBe(isLetIn)
  })

  test('that would live longer than a minute, or is over, is refused', async () => {
    onTestFinished(clinic.clock.stand())
    const iat = page.seconds
    for (const exp of [iat + 61, iat - 1, iat])
      expect(await page.enters('specialist-skin', { claims: { iat, exp } })).toMatchObject({ check: 'clock' })
  })

  test('about somebody unknown, of another unit, or switched off opens nothing', async () => {
    for (const login of ['nobody', 'specialist-surgery', 'gp-hammerfest'])
      expect(await page.enters(login)).toMatchObject({ code: 'assertion.person-unknown', error: 'invalid_grant' })
  })

  test.for<[string, Record<string, string>, string]>([
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['another kind of token', { subject_token_type: 'urn:x' }, 'invalid_request'],
    ['a portal nobody registered', { client_id: fresh('ptl') }, 'invalid_client'],
    ['no portal’s name', { client_id: 'x' }, 'invalid_client'],
  ])('in a request with %s is refused in the words of RFC 6749', async ([, fields, error]) => {
    const subject_token = await portal.assertion('specialist-skin')
    const answer = await portal.sends({ subject_token, ...fields })
    expect(answer).toMatchObject({ error, error_description: answer.detail })
    const bare = await fetch(`${clinic.baseUrl}/api/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'x' }),
    })
    expect(await bare.json()).toMatchObject({ code: 'token.request-invalid', error: 'invalid_request' })
  })
})

describe('a call with a token', () => {
  beforeAll(async () => {
    const answer = await page.enters('specialist-skin')
    expect(answer).toMatchObject({ token_type: 'DPoP', expires_in: 300 })
  })

  test('shows the portal’s units and no others, as long as each call is signed', async () => {
    const answer = await page.call('GET', '/api/session')
    const session = (await answer.json()) as Json
    expect(session.units.map((unit: Json) => unit.service)).toEqual(['dermatology'])
    expect(session.roles).toEqual(['specialist'])
    const list = await page.call('GET', `/api/units/${demoId('uni', 'hud')}/cases?show=all`)
    expect(((await list.json()) as Json).items.map((one: Json) => one.id)).toContain(referral.id)
    expect((await page.call('GET', `/api/units/${demoId('uni', 'onh')}/cases`)).status).toBe(404)
  })

  test.for<[string, Change]>([
    ['another method', { claims: { htm: 'POST' } }],
    ['another address', { claims: { htu: 'https://elsewhere.example/api/session' } }],
    ['the address without its path', { claims: { htu: 'http://127.0.0.1/' } }],
    ['another token’s hash', { claims: { ath: 'AAAA' } }],
    ['no hash', { claims: { ath: undefined } }],
    ['no time', { claims: { iat: undefined } }],
    ['no id', { claims: { jti: undefined } }],
    ['another type', { header: { typ: 'JWT' } }],
    ['no key', { header: { jwk: undefined } }],
  ])('and a proof with %s is refused', async ([, change]) => {
    const answer = await page.call('GET', '/api/session', change)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('invalid_dpop_proof')
    expect(await code(answer)).toBe('proof.invalid')
  })

  test('and a proof without a signature, or with a shared secret is refused', async () => {
    const unsigned = new UnsecuredJWT({ htm: 'GET' }).encode()
    expect(await code(await page.call('GET', '/api/session', { proof: unsigned }))).toBe('proof.invalid')
    const hs = { header: { alg: 'HS256' }, key: new TextEncoder().encode('x'.repeat(32)) }
    expect(await code(await page.call('GET', '/api/session', hs))).toBe('proof.invalid')
    expect(await code(await page.call('GET', '/api/session', { headers: { dpop: '' }, proof: '' }))).toBe(
      'proof.invalid',
    )
  })

  test.for([
    [59, 200],
    [61, 401],
    [-59, 200],
    [-61, 401],
  ] as const)('and a proof %i seconds off is answered with %i', async ([off, status]) => {
    onTestFinished(clinic.clock.stand())
    expect((await page.call('GET', '/api/session', { claims: { iat: page.seconds + off } })).status).toBe(status)
  })

  test('sent as a bearer token, altered, or beside a good cookie counts for nothing', async () => {
    const bearer = { headers: { authorization: `Bearer ${page.token}` } }
    expect(await code(await page.call('GET', '/api/session', bearer))).toBe('token.invalid')
    const altered = { headers: { authorization: `DPoP ${page.token.slice(0, -3)}AAA` } }
    expect(await code(await page.call('GET', '/api/session', altered))).toBe('token.invalid')
    const coordinator = await clinic.as('coordinator')
    expect((await coordinator.raw('GET', '/api/session', altered)).status).toBe(401)
    const cookie = coordinator.walker.cookie(clinic.baseUrl, 'lys_session')!
    const both = await page.call('GET', '/api/session', { headers: { cookie: `lys_session=${cookie}` } })
    expect(((await both.json()) as Json).roles).toEqual(['specialist'])
  })

  test('under the portal’s own address counts once that is registered, never by what the Host header says', async () => {
    const base = `${portal.origin}/lysbord`
    const proxied = { as: `${base}/api/session` }
    expect(await code(await page.call('GET', '/api/session', proxied))).toBe('proof.invalid')
    await portal.registers(await clinic.as('coordinator'), { bases: [base] })
    expect((await page.call('GET', '/api/session', proxied)).status).toBe(200)
    const host = new URL(portal.origin).host
    const forged = { as: `https://${host}/api/session`, headers: { host, 'x-forwarded-host': host } }
    expect((await page.call('GET', '/api/session', forged)).status).toBe(401)
  })

  test('ends after five minutes', async () => {
    const late = await PortalPage.open(portal)
    await late.enters('specialist-skin')
    clinic.clock.advance({ minutes: 4, seconds: 55 })
    expect((await late.call('GET', '/api/session')).status).toBe(200)
    clinic.clock.advance({ seconds: 6 })
    expect(await code(await late.call('GET', '/api/session'))).toBe('token.invalid')
    // A clock that is put back does not wake it.
    clinic.clock.advance({ hours: -1 })
    expect(await code(await late.call('GET', '/api/session'))).toBe('token.invalid')
    clinic.clock.advance({ hours: 1 })
    await page.enters('specialist-skin')
  })

  test('ends with the next request when the person or her place in the unit is gone', async () => {
    const id = demoId('per', 'senior-skin')
    const hers = await PortalPage.open(portal)
    await hers.enters('senior-skin')
    expect((await hers.call('GET', '/api/session')).status).toBe(200)
    await scope().write(scope().update(people, { disabledAt: clinic.clock.now() }, eq(people.id, id)))
    expect(await code(await hers.call('GET', '/api/session'))).toBe('token.invalid')
    await scope().write(scope().update(people, { disabledAt: null }, eq(people.id, id)))
    expect((await hers.call('GET', '/api/session')).status).toBe(200)
    await scope().write(scope().remove(memberships, eq(memberships.personId, id)))
    expect(await code(await hers.call('GET', '/api/session'))).toBe('token.invalid')
    const party = demoId('uni', 'hud')
    await scope().write(scope().insert(memberships, { personId: id, party, role: 'specialist' }))
  })

  test('ids that were used are forgotten a day after they would have ended anyhow, and not before', async () => {
    const used = await scope().count(usedIds)
    expect(used).toBeGreaterThan(5)
    clinic.clock.advance({ minutes: 6 })
    await page.enters('specialist-skin')
    expect(await scope().count(usedIds)).toBe(used + 1)
    clinic.clock.advance({ hours: 25 })
    await page.enters('specialist-skin')
    expect(await scope().count(usedIds)).toBe(1)
    clinic.clock.advance({ hours: -25 })
  })
})

describe('the page that asks', () => {
  const session = async (origin: string) => await page.call('GET', '/api/session', { headers: { origin } })
  test('of the portal may read the answer, its preflight is answered, and cookies are never let in', async () => {
    await page.enters('specialist-skin')
    const answer = await session(portal.origin)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe(portal.origin)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('vary')).toContain('Origin')
    const preflight = await fetch(`${clinic.baseUrl}/api/session`, {
      method: 'OPTIONS',
      headers: {
        origin: portal.origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization,dpop',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(portal.origin)
    for (const name of ['authorization', 'dpop', 'lysbord-ticket', 'idempotency-key'])
      expect(preflight.headers.get('access-control-allow-headers')).toContain(name)
  })

  test.for<[string, (origin: string) => string]>([
    ['null', () => 'null'],
    ['a longer name', (origin) => `${origin}.evil.example`],
    ['a name before it', (origin) => origin.replace('https://', 'https://evil-')],
    ['a name under it', (origin) => origin.replace('https://', 'https://x.')],
    ['a port', (origin) => `${origin}:8443`],
    ['capital letters', (origin) => origin.toUpperCase()],
    ['plain http', (origin) => origin.replace('https', 'http')],
    ['a slash at its end', (origin) => `${origin}/`],
    ['another portal', () => other.origin],
  ])('with %s for its origin gets nothing', async ([name, change]) => {
    const origin = change(portal.origin)
    const answer = await session(origin)
    expect(answer.status).toBe(403)
    expect(await code(answer)).toBe('request.cross-site')
    if (name === 'another portal') return
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    const preflight = await fetch(`${clinic.baseUrl}/api/session`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    })
    expect(preflight.status).toBe(403)
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('may frame us only where the portal says so', async () => {
    const framed = await fetch(`${clinic.baseUrl}/framed?portal=${portal.id}`)
    expect(framed.headers.get('content-security-policy')).toContain(`frame-ancestors ${portal.origin};`)
    for (const unknown of [fresh('ptl'), '', 'x'])
      expect((await fetch(`${clinic.baseUrl}/framed?portal=${unknown}`)).status).toBe(404)
    expect((await fetch(`${clinic.baseUrl}/read`)).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    )
  })
})

describe('a ticket for a photograph', () => {
  const tile = (id: string, ticket: string, headers?: Record<string, string>) => tileBy(page, id, ticket, headers)
  const asks = (who: PortalPage): Promise<string> => ticketFor(who, image)

  test('is asked for once, and the look is written down', async () => {
    await page.enters('specialist-skin')
    await asks(page)
    const looks = await scope().find(auditLog, eq(auditLog.object, image))
    expect(looks.map(({ actor, action }) => `${actor} ${action}`)).toContain(
      `${demoId('per', 'specialist-skin')} view-image`,
    )
  })

  test('holds no name of the patient', async () => {
    const national = syntheticNationalId(31)
    const hers = await PortalPage.open(portal)
    await hers.enters('specialist-skin', { claims: { patient: national } })
    const [body] = (await asks(hers)).split('.')
    expect(Buffer.from(body!, 'base64url').toString()).not.toContain(national)
    expect(hers.token).not.toContain(national)
  })

  test('is checked without the database', async () => {
    const ticket = await asks(page)
    await tile(image, ticket)
    const read = clinic.demo.door.deps.database.read as unknown as { select: (...fields: unknown[]) => unknown }
    const { select } = read
    let reads = 0
    // Counted, not replaced: every read passes here, also what the house reads by the clock.
    read.select = (...fields) => {
      reads += 1
      return select.apply(read, fields)
    }
    for (let i = 0; i < 20; i++) expect((await tile(image, ticket, { origin: portal.origin })).status).toBe(200)
    read.select = select
    expect(reads).toBeLessThan(20)
  })

  test('opens nothing for the page of another portal, and nothing after five minutes', async () => {
    const ticket = await asks(page)
    expect((await tile(image, ticket, { origin: other.origin })).status).toBe(403)
    clinic.clock.advance({ minutes: 5, seconds: 1 })
    expect(await code(await tile(image, ticket))).toBe('ticket.invalid')
    await page.enters('specialist-skin')
  })

  test('ends at once with the person, her place in the unit, the photograph and the portal', async () => {
    const ticket = await asks(page)
    expect((await tile(image, ticket)).status).toBe(200)
    const id = demoId('per', 'specialist-skin')
    const party = demoId('uni', 'hud')
    await scope().write(scope().update(people, { disabledAt: clinic.clock.now() }, eq(people.id, id)))
    expect((await tile(image, ticket)).status).toBe(401)
    await scope().write(scope().update(people, { disabledAt: null }, eq(people.id, id)))
    expect((await tile(image, ticket)).status).toBe(200)
    await scope().write(scope().remove(memberships, eq(memberships.personId, id)))
    expect((await tile(image, ticket)).status).toBe(401)
    await scope().write(scope().insert(memberships, { personId: id, party, role: 'specialist' }))
    expect((await tile(image, ticket)).status).toBe(200)
    const gp = await clinic.as('gp-hammerfest')
    const bytes = picture({ width: 80, height: 60, seed: 3 })
    const removed = fresh('img')
    await gp.ask('PUT', `/api/referrals/${referral.id}/images/${removed}?view=close_up`, {
      body: bytes,
      headers: { 'content-type': 'application/octet-stream', 'content-digest': digest(bytes) },
    })
    await waitsForPicture(gp, removed)
    const answer = (await (await page.call('POST', `/api/images/${removed}/ticket`, { json: {} })).json()) as Json
    const preview = () =>
      fetch(`${clinic.baseUrl}/api/images/${removed}/preview`, { headers: { 'lysbord-ticket': answer.ticket } })
    expect((await preview()).status).toBe(200)
    await gp.post(`/api/images/${removed}/removal`, { reason: 'wrong_patient' })
    expect((await preview()).status).toBe(401)
  })

  test('opens nothing for somebody who is in the unit and no specialist', async () => {
    const ticket = await asks(page)
    const hers = and(eq(memberships.personId, demoId('per', 'specialist-skin')), eq(memberships.role, 'specialist'))!
    await scope().write(scope().update(memberships, { role: 'coordinator' }, hers))
    expect(await code(await tile(image, ticket))).toBe('ticket.invalid')
    const before = and(eq(memberships.personId, demoId('per', 'specialist-skin')), eq(memberships.role, 'coordinator'))!
    await scope().write(scope().update(memberships, { role: 'specialist' }, before))
    expect((await tile(image, ticket)).status).toBe(200)
  })

  test('is given to no browser with a cookie, which needs none, and holds nothing of a session', async () => {
    const specialist = await clinic.as('senior-skin')
    await expect(specialist.post(`/api/images/${image}/ticket`, {})).rejects.toMatchObject({ code: 'access.denied' })
    const [body = ''] = (await asks(page)).split('.')
    const held = JSON.parse(Buffer.from(body, 'base64url').toString())
    expect(Object.keys(held).sort()).toEqual(['image', 'personId', 'portalId', 'tenantId', 'unitId', 'until'])
  })
})

describe('the patient whom the portal has open', () => {
  const context = async (patient?: string): Promise<Json> => {
    const hers = await PortalPage.open(portal)
    await hers.enters('specialist-skin', { claims: { patient } })
    return (await hers.call('GET', '/api/context/cases')).json()
  }

  test('is found by the portal’s word, however it is spaced, in the units of the portal alone', async () => {
    const national = syntheticNationalId(31)
    const found = await context(national)
    expect(found).toEqual({ patient: expect.stringMatching(/^[\w-]{22}$/), items: [{ id: referral.id, waits: true }] })
    expect(await context(` ${national.slice(0, 6)}\u00a0${national.slice(6)} `)).toEqual(found)
    const nobody = await context(syntheticNationalId(32))
    expect(nobody).toEqual({ patient: expect.any(String), items: [] })
    expect(nobody.patient).not.toBe(found.patient)
    expect(await context()).toEqual({ patient: null, items: [] })
  })

  test('is known in answered cases too, behind those that wait', async () => {
    const gp = await clinic.as('gp-hammerfest')
    const patient = { nationalId: syntheticNationalId(33), name: 'Test Testesen', phone: '' }
    const answered = await submits(gp, { pack: 'dermatology', content: { patient, urgency: 'haster' } })
    await replies(await clinic.as('specialist-skin'), answered.id, 'Godartet.')
    const waiting = await submits(gp, { pack: 'dermatology', content: { patient } })
    expect((await context(patient.nationalId)).items).toEqual([
      { id: waiting.id, waits: true },
      { id: answered.id, waits: false },
    ])
  })
})

describe('the check of a set-up', () => {
  const checks = async (setUp: Json): Promise<Record<string, string | true>> => {
    const { checks } = await (await clinic.as('coordinator')).ask('POST', `/api/portals/${portal.id}/checks`, {
      json: setUp,
    })
    return Object.fromEntries(checks.map((one: Json) => [one.check, one.pass || one.line]))
  }
  test('passes what fits and names the line that does not', async () => {
    const { origin } = portal
    const own = new URL(clinic.baseUrl).origin
    const right = {
      installation: 'crossOrigin',
      origin,
      policy: `default-src 'none'; script-src ${own}; connect-src 'self' ${own}; trusted-types lit-html`,
      assertion: await portal.assertion('specialist-skin', { claims: { cnf: { jkt: page.thumbprint } } }),
    }
    const all = await checks(right)
    expect(Object.values(all).every((line) => line === true)).toBe(true)
    expect(Object.keys(all)).toEqual(
      expect.arrayContaining(['origin', 'script', 'connect', 'trusted-types', 'key', 'audience', 'clock']),
    )
    const wrong = await checks({
      installation: 'crossOrigin',
      origin: 'https://elsewhere.example',
      policy: "Content-Security-Policy: default-src 'none'; script-src 'self'; trusted-types dompurify",
      assertion: await portal.assertion('specialist-skin', { claims: { aud: 'x', iat: 1 } }),
    })
    expect(wrong).toMatchObject({
      origin: '"origins": ["https://elsewhere.example"]',
      script: `script-src ${own}`,
      connect: `connect-src ${own}`,
      'trusted-types': 'trusted-types lit-html',
      audience: `"aud": "${clinic.baseUrl}"`,
      key: true,
    })
    expect(wrong.clock).toMatch(/^"iat": \d+/)
    expect(
      await checks({ installation: 'framed', origin, policy: `script-src ${own}; frame-src 'self'` }),
    ).toMatchObject({
      script: true,
      frame: `frame-src ${own}`,
      'frame-ancestors': true,
    })
    expect(await checks({ installation: 'proxied', origin: 'https://x.example' })).toMatchObject({
      base: '"bases": ["https://x.example/lysbord"]',
    })
  })
})

test('a portal that is switched off gets nothing more, with the next request', async () => {
  await page.enters('specialist-skin')
  const { ticket } = (await (await page.call('POST', `/api/images/${image}/ticket`, { json: {} })).json()) as Json
  const coordinator = await clinic.as('coordinator')
  await coordinator.post(`/api/portals/${portal.id}/disabling`, {})
  expect(await code(await page.call('GET', '/api/session'))).toBe('token.invalid')
  expect(await page.enters('specialist-skin')).toMatchObject({ code: 'portal.unknown', error: 'invalid_client' })
  const tile = await fetch(`${clinic.baseUrl}/api/images/${image}/tiles/9/0_0.jpg`, {
    headers: { 'lysbord-ticket': ticket },
  })
  expect(tile.status).toBe(401)
  expect((await fetch(`${clinic.baseUrl}/framed?portal=${portal.id}`)).status).toBe(404)
})
