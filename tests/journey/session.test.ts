import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openSession } from '../../api/access/open-session.ts'
import { memberships, people } from '../../api/access/table.ts'
import { createApp } from '../../api/app.ts'
import { signIn } from '../../api/demo/walker.ts'
import type { Id } from '../../api/kernel/ids.ts'
import { asSystem } from '../../api/kernel/react.ts'
import { tenants } from '../../api/kernel/table.ts'
import { Authenticator, registersPasskey, usesPasskey } from '../support/authenticator.ts'
import { startClinic } from '../support/clinic.ts'
import { fresh, type Json, Person } from '../support/person.ts'
import { picture } from '../support/picture.ts'
import { attaches, submits, waitsForPicture } from '../support/ward.ts'

const clinic = await startClinic({ LYSBORD_IDLE_MINUTES: '60' })
const { deps } = clinic.demo.door
const name = 'lys_session'
const enters = (login: string) => new Person(clinic.baseUrl, login).signsIn()
/** The same person as her provider would bring her at this very moment of the clinic's clock: its own clock is never put forward. */
async function entersNow(who: Person): Promise<Person> {
  const scope = asSystem(deps, tenantOf(who), 'test')
  const provided = { issuer: clinic.demo.issuer, sid: undefined, level: undefined }
  const how = { method: 'provider', ...provided, authenticatedAt: clinic.clock.now() } as const
  const { cookie } = await openSession(scope, { id: who.session.person.id }, how)
  return clinic.anyone().entersWith(cookie)
}
const cookieOf = (who: Person) => who.walker.cookie(clinic.baseUrl, name)!
/** What a cookie opens, without a browser that would follow a renewal. */
const opens = (cookie: string, app = createApp(deps)) =>
  app.request('/api/session', { headers: { cookie: `${name}=${cookie}` } })

const cookiesOf = (who: Person, cookie: string) => who.walker.cookie(`${clinic.baseUrl}/api/session`, cookie)

/** The code of a sign-in with a passkey; `in` when it opened a session. */
async function comesIn(device: Authenticator, wish?: Parameters<typeof usesPasskey>[2]): Promise<string> {
  const answer = await usesPasskey(clinic.anyone(), device, wish)
  const body = (await answer.json()) as Json
  expect(answer.headers.getSetCookie().some((line) => line.startsWith(`${name}=`))).toBe(answer.ok)
  return answer.ok ? 'in' : body.code
}
const refused = 'passkey.not-valid'

test('a passkey signs its person in, once for each question, and nothing but the whole of it does', async () => {
  const gp = await enters('gp-sortland')
  const { device, passkey } = await registersPasskey(gp, fresh('pky'))
  expect(await comesIn(device, { verified: false })).toBe(refused)
  expect(await comesIn(device, { origin: 'https://lysbord.example' })).toBe(refused)
  expect(await comesIn(device, { type: 'webauthn.create' })).toBe(refused)
  const strange = new Authenticator(clinic.baseUrl)
  strange.handle = device.handle
  expect(await comesIn(strange)).toBe(refused)
  const [handle, other] = [device.handle, await registersPasskey(await enters('deputy-alta'), fresh('pky'))]
  device.handle = other.device.handle
  expect(await comesIn(device)).toBe(refused)
  device.handle = handle

  const her = clinic.anyone()
  const asked = await her.ask('POST', '/api/session/passkey-challenge', { json: {} })
  const before = cookiesOf(her, 'lys_passkey')
  // Many devices never count: then nothing but the question tells a replay.
  const credential = device.signs(asked, { counter: 0 })
  const answer = await her.raw('POST', '/api/session/passkey', { json: { credential } })
  expect(answer.status).toBe(200)
  expect((await her.get('/api/session')).person.id).toBe(gp.session.person.id)
  const replay = await fetch(`${clinic.baseUrl}/api/session/passkey`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `lys_passkey=${before}` },
    body: JSON.stringify({ credential }),
  })
  expect([replay.status, ((await replay.json()) as Json).code]).toEqual([401, refused])
  // A copy of the key that counts by itself falls behind.
  expect(await comesIn(device)).toBe('in')
  expect(await comesIn(device, { counter: 1 })).toBe(refused)
  const [used] = (await her.get('/api/passkeys')).items
  expect(used).toMatchObject({ id: passkey.id })
  expect(used.lastUsedAt).not.toBeNull()

  // She may take a key away with a key; a new one comes from the provider alone.
  await expect(her.ask('POST', '/api/passkey-preparations', { json: {} })).rejects.toMatchObject({
    code: 'session.stale',
  })
  await her.post(`/api/passkeys/${passkey.id}/removal`, {})
  expect(await comesIn(device)).toBe(refused)
  // Whoever came in with it is out, whichever browser it was; who came from the provider stays.
  await expect(her.get('/api/session')).rejects.toMatchObject({ code: 'session.missing' })
  expect((await gp.get('/api/passkeys')).items).toEqual([])
})

test('the finder of a lost device is out the moment its passkey is removed, and so is nobody else', async () => {
  const gp = await enters('gp-sortland')
  const [lost, other] = [await registersPasskey(gp, fresh('pky')), await registersPasskey(gp, fresh('pky'))]
  const [finder, her] = [clinic.anyone(), clinic.anyone()]
  await usesPasskey(finder, lost.device)
  await usesPasskey(her, other.device)
  const letters = (who: Person) => who.raw('GET', `/api/offices/${gp.office.id}/letters?show=all`)
  expect([(await letters(finder)).status, (await letters(her)).status]).toEqual([200, 200])
  await gp.post(`/api/passkeys/${lost.passkey.id}/removal`, {})
  expect([(await letters(finder)).status, (await letters(her)).status, (await letters(gp)).status]).toEqual([
    401, 200, 200,
  ])
})

test('a passkey opens an office and nothing of the hospital, and people of the hospital alone make none', async () => {
  const denied = { code: 'access.denied' }
  for (const login of ['specialist-skin', 'coordinator'])
    await expect((await enters(login)).ask('POST', '/api/passkey-preparations', { json: {} })).rejects.toMatchObject(
      denied,
    )
  const gp = await enters('gp-sortland')
  const { device } = await registersPasskey(gp, fresh('pky'))
  const scope = asSystem(deps, tenantOf(gp), 'test')
  const asCoordinator = { personId: gp.session.person.id, party: tenantOf(gp), role: 'coordinator' } as const
  await scope.write(scope.insert(memberships, asCoordinator))
  try {
    await gp.get('/api/people')
    const her = clinic.anyone()
    await usesPasskey(her, device)
    expect((await her.get('/api/session')).roles).toEqual(['referrer'])
    await expect(her.get('/api/people')).rejects.toMatchObject(denied)
  } finally {
    await scope.write(
      scope.remove(
        memberships,
        and(eq(memberships.personId, asCoordinator.personId), eq(memberships.role, 'coordinator'))!,
      ),
    )
  }
})

test('what a device signed counts once, also when the clock is put back after it was forgotten', async () => {
  const { device } = await registersPasskey(await enters('gp-sortland'), fresh('pky'))
  const her = clinic.anyone()
  const asked = await her.ask('POST', '/api/session/passkey-challenge', { json: {} })
  const kept = cookiesOf(her, 'lys_passkey')
  const credential = device.signs(asked, { counter: 0 })
  const presents = async () =>
    (
      await fetch(`${clinic.baseUrl}/api/session/passkey`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `lys_passkey=${kept}` },
        body: JSON.stringify({ credential }),
      })
    ).status
  expect(await presents()).toBe(200)
  clinic.clock.advance({ minutes: 6 })
  expect(await comesIn(device, { counter: 0 })).toBe('in')
  clinic.clock.advance({ minutes: -4 })
  expect(await presents()).toBe(401)
  clinic.clock.advance({ minutes: -2 })
})

test('a passkey is made only by who signed in at the provider a moment ago, with her finger, face or code, here', async () => {
  const gp = await enters('deputy-alta')
  const prepares = () => gp.ask('POST', '/api/passkey-preparations', { json: {} })
  const made = (credential: Json, id = fresh('pky')) =>
    gp.put(`/api/passkeys/${id}`, { name: 'Telefonen', credential }).then(
      () => 'registered',
      ({ code }) => code,
    )
  const device = () => new Authenticator(clinic.baseUrl)
  const wrong = 'passkey.not-registered'
  expect(await made(device().makes(await prepares(), { verified: false }))).toBe(wrong)
  expect(await made(device().makes(await prepares(), { origin: 'https://lysbord.example' }))).toBe(wrong)
  expect(await made(device().makes(await prepares(), { type: 'webauthn.get' }))).toBe(wrong)
  const asked = await prepares()
  expect(await made(device().makes({ ...asked, challenge: 'A'.repeat(43) }))).toBe(wrong)
  expect(await made(device().makes({ ...asked, rp: { id: 'hospital.example' } }))).toBe(wrong)
  const first = device().makes(asked)
  const id = fresh('pky')
  expect(await made(first, id)).toBe('registered')
  // The answer may have got lost; another key for the same challenge is another matter.
  expect(await made(first, id)).toBe('registered')
  expect(await made(device().makes(asked))).toBe(wrong)
  expect((await gp.get('/api/passkeys')).items.at(-1)).toMatchObject({ id, name: 'Telefonen', lastUsedAt: null })
  clinic.clock.advance({ minutes: 6 })
  expect(await made(first, id)).toBe('registered')
  clinic.clock.advance({ minutes: -6 })
  await expect(clinic.anyone().get('/api/passkeys')).rejects.toMatchObject({ code: 'session.missing' })
})

test('a question grows old in five minutes, and a passkey dies with its person, her memberships and her office', async () => {
  let [gp, coordinator] = [await enters('gp-hammerfest'), await enters('coordinator')]
  const { device, passkey } = await registersPasskey(gp, fresh('pky'))
  const credential = new Authenticator(clinic.baseUrl).makes(
    await gp.ask('POST', '/api/passkey-preparations', { json: {} }),
  )
  const her = clinic.anyone()
  const asked = await her.ask('POST', '/api/session/passkey-challenge', { json: {} })
  clinic.clock.advance({ minutes: 5, seconds: 1 })
  const late = await her.raw('POST', '/api/session/passkey', { json: { credential: device.signs(asked) } })
  expect(((await late.json()) as Json).code).toBe(refused)
  const notFresh = { code: 'session.stale' }
  await expect(gp.put(`/api/passkeys/${fresh('pky')}`, { name: 'Sen', credential })).rejects.toMatchObject(notFresh)
  await expect(gp.ask('POST', '/api/passkey-preparations', { json: {} })).rejects.toMatchObject(notFresh)
  await expect(gp.post(`/api/passkeys/${passkey.id}/removal`, {})).rejects.toMatchObject(notFresh)

  const { id } = gp.session.person
  coordinator = await entersNow(coordinator)
  await coordinator.post(`/api/offices/${gp.office.id}/closing`, {})
  expect(await comesIn(device)).toBe(refused)
  await coordinator.post(`/api/offices/${gp.office.id}/opening`, {})
  expect(await comesIn(device)).toBe('in')
  const scope = asSystem(deps, tenantOf(gp), 'test')
  const hers = eq(memberships.personId, id)
  const kept = await scope.find(memberships, hers)
  await scope.write(scope.remove(memberships, hers))
  expect(await comesIn(device)).toBe(refused)
  await scope.write(...kept.map((row) => scope.insert(memberships, row)))
  expect(await comesIn(device)).toBe('in')

  // Switched off and on again she starts anew: nobody knows who had the device meanwhile.
  await coordinator.post(`/api/people/${id}/disabling`, {})
  expect(await comesIn(device)).toBe(refused)
  await coordinator.post(`/api/people/${id}/enabling`, {})
  expect(await comesIn(device)).toBe(refused)
  gp = await enters('gp-hammerfest')
  expect((await gp.get('/api/passkeys')).items).toEqual([])
})

test('an old cookie counts half a minute after it was renewed, then it is worth nothing', async () => {
  const gp = await enters('gp-alta')
  const before = cookieOf(gp)
  await gp.get('/api/session')
  expect(cookieOf(gp)).toBe(before)

  clinic.clock.advance({ minutes: 16 })
  const both = await Promise.all([gp.get('/api/session'), opens(before)])
  expect((both[1] as Response).status).toBe(200)
  await gp.get('/api/session')
  expect((await opens(before)).status).toBe(200)

  clinic.clock.advance({ seconds: 31 })
  expect((await opens(before)).status).toBe(401)
})

test('who does nothing for an hour is signed out; who works is not, until ten hours are over', async () => {
  const [idle, busy] = [await enters('gp-alta'), await enters('gp-sortland')]
  clinic.clock.advance({ minutes: 59 })
  await busy.get('/api/session')
  clinic.clock.advance({ minutes: 2 })
  await busy.get('/api/session')
  await expect(idle.get('/api/session')).rejects.toMatchObject({ code: 'session.missing' })

  for (let half = 0; half < 17; half++) {
    clinic.clock.advance({ minutes: 31 })
    await busy.get('/api/session')
  }
  clinic.clock.advance({ minutes: 15 })
  await expect(busy.get('/api/session')).rejects.toMatchObject({ code: 'session.missing' })
})

test('a cookie that was there before the sign-in opens nothing after it', async () => {
  const first = await enters('deputy-alta')
  const old = cookieOf(first)
  const again = await first.signsIn()
  expect(cookieOf(again)).not.toBe(old)
  expect((await opens(old)).status).toBe(401)
})

test('who signs out is out here and at the provider, and nobody is signed out by a link', async () => {
  const gp = await enters('gp-alta')
  const link = await gp.walker.fetch(`${clinic.baseUrl}/sign-out`)
  expect(new URL(link.url).pathname).toBe('/')
  await gp.get('/api/session')

  const old = cookieOf(gp)
  await gp.ask('DELETE', '/api/session')
  expect((await opens(old)).status).toBe(401)
  const asked = await gp.walker.fetch(`${clinic.baseUrl}/sign-out`)
  expect(asked.url).toContain(clinic.demo.issuer)
  const left = await gp.walker.submit(asked, { logout: 'yes' })
  expect(left.url).toBe(`${clinic.baseUrl}/?left=both`)
  const next = await gp.walker.fetch(`${clinic.baseUrl}/sign-in`)
  expect(await next.text()).toContain('name="login"')
})

test('when the provider ends its session, ours ends, and one word of it counts once', async () => {
  const [gp, other] = [await enters('gp-alta'), await enters('gp-alta')]
  const asked = await gp.walker.fetch((await deps.identity.signOutUrl(undefined, `${clinic.baseUrl}/`))!)
  await gp.walker.submit(asked, { logout: 'yes' })

  await expect(gp.get('/api/session')).rejects.toMatchObject({ code: 'session.missing' })
  await other.get('/api/session')
  const [{ device }, byPasskey] = [await registersPasskey(await entersNow(other), fresh('pky')), clinic.anyone()]
  await usesPasskey(byPasskey, device)
  await byPasskey.get('/api/session')
  const forged = await fetch(`${clinic.baseUrl}/sign-in/back-channel-logout`, {
    method: 'POST',
    body: new URLSearchParams({ logout_token: 'x' }),
  })
  expect(forged.status).toBe(400)

  const { issuer, subject } = (await asSystem(deps, tenantOf(other), 'test').first(
    people,
    eq(people.subject, 'gp-alta'),
  ))!
  const word = { issuer, id: fresh('cmd'), sid: undefined, subject, until: new Date(Date.now() + 9e8) }
  const app = createApp({ ...deps, identity: { ...deps.identity, readLogout: async () => word } })
  const says = () =>
    app.request('/sign-in/back-channel-logout', { method: 'POST', body: new URLSearchParams({ logout_token: 'y' }) })
  expect((await says()).status).toBe(200)
  await expect(byPasskey.get('/api/session')).rejects.toMatchObject({ code: 'session.missing' })
  await expect(other.get('/api/session')).rejects.toMatchObject({ code: 'session.missing' })
  const later = await enters('gp-alta')
  expect((await says()).status).toBe(400)
  await later.get('/api/session')
})

const tenantOf = (who: Person) => cookieOf(who).split('.')[0] as Id<'ten'>

test('where a level is demanded, a weaker session opens nothing and none is begun', async () => {
  const gp = await enters('gp-alta')
  const app = createApp({ ...deps, settings: { ...deps.settings, levels: ['4'] } })
  expect((await opens(cookieOf(gp), app)).status).toBe(401)
  const [{ device }, byPasskey] = [await registersPasskey(await entersNow(gp), fresh('pky')), clinic.anyone()]
  await usesPasskey(byPasskey, device)
  expect((await opens(cookieOf(byPasskey), app)).status).toBe(401)

  const asked = await gp.walker.fetch(`${clinic.baseUrl}/sign-in`, { redirect: 'manual' })
  const attempt = gp.walker.cookie(clinic.baseUrl, 'lys_sign_in')
  const back = new URL(
    (await gp.walker.fetch(asked.headers.get('location')!, { redirect: 'manual' })).headers.get('location')!,
  )
  const answer = (on: typeof app) =>
    on.request(back.pathname + back.search, { headers: { cookie: `lys_sign_in=${attempt}` } })
  const refused = await answer(app)
  expect(refused.status).toBe(403)
  expect(((await refused.json()) as Json).code).toBe('session.too-weak')
  expect(refused.headers.getSetCookie().some((line) => line.startsWith(`${name}=`))).toBe(false)
})

test('a person who is switched off sees nothing from her next request on, not even a picture, until she is switched on', async () => {
  const gp = await enters('gp-hammerfest')
  const coordinator = await enters('coordinator')
  const referral = await submits(gp, { pack: 'dermatology' })
  const image = await attaches(gp, referral.id, picture({ width: 64, height: 48 }))
  await waitsForPicture(gp, image.id)
  const looks = async () => (await gp.raw('GET', `/api/images/${image.id}/preview`)).status
  expect(await looks()).toBe(200)
  const her = (await coordinator.get('/api/people')).items.find((one: Json) => one.id === gp.session.person.id)
  expect(her.disabledAt).toBeNull()

  await expect(gp.post(`/api/people/${her.id}/disabling`, {})).rejects.toMatchObject({ code: 'access.denied' })
  const self = coordinator.session.person.id
  await expect(coordinator.post(`/api/people/${self}/disabling`, {})).rejects.toMatchObject({ code: 'access.denied' })
  await coordinator.post(`/api/people/${her.id}/disabling`, {})
  expect(await looks()).toBe(401)
  await expect(gp.get('/api/session')).rejects.toMatchObject({ code: 'session.missing' })
  const back = await signIn(gp.walker, `${clinic.baseUrl}/sign-in`, 'gp-hammerfest')
  expect(back.status).toBe(403)

  await coordinator.post(`/api/people/${her.id}/enabling`, {})
  expect(await looks()).toBe(401)
  await gp.signsIn()
  expect(await looks()).toBe(200)

  // What another process ends counts for pictures within the minute; that others come and go meanwhile costs no reading.
  clinic.clock.advance({ seconds: 61 })
  expect(await looks()).toBe(200)
  await coordinator.get('/api/session')
  const sql = 'update sessions set ended_at = 1 where person_id = ? and ended_at is null'
  await deps.database.write([{ sql, params: [her.id] }])
  expect(await looks()).toBe(200)
  clinic.clock.advance({ seconds: 61 })
  expect(await looks()).toBe(401)
})

test('nobody acts for a closed office, until it is opened again', async () => {
  const gp = await enters('gp-sortland')
  const coordinator = await enters('coordinator')
  const { id } = gp.office
  const list = () => gp.raw('GET', `/api/offices/${id}/letters`).then(({ status }) => status)
  expect(await list()).toBe(200)
  await expect(gp.post(`/api/offices/${id}/closing`, {})).rejects.toMatchObject({ code: 'access.denied' })

  await coordinator.post(`/api/offices/${id}/closing`, {})
  expect(await list()).toBeGreaterThanOrEqual(403)
  expect(await gp.get('/api/session')).toMatchObject({ offices: [], roles: [] })

  await coordinator.post(`/api/offices/${id}/opening`, {})
  expect(await list()).toBe(200)
})

test('who is known in two hospitals says for which she comes, once, and is in that one alone', async () => {
  const gp = await enters('gp-alta')
  const known = (await asSystem(deps, tenantOf(gp), 'test').first(people, eq(people.subject, 'gp-alta')))!
  const there = asSystem(deps, fresh('ten') as Id<'ten'>, 'test')
  const id = fresh('per') as Id<'per'>
  await there.write(
    there.insert(tenants, { nameEn: 'Other <Hospital>', nameNb: 'Annet <sykehus>', phone: '+47 00 00 00 09' }),
    there.insert(people, { ...known, id }),
    there.insert(memberships, { personId: id, party: there.actor.tenantId, role: 'coordinator' }),
  )
  const { walker } = new Person(clinic.baseUrl, 'gp-alta')
  const asked = await signIn(walker, `${clinic.baseUrl}/sign-in?return=/version`, 'gp-alta')
  const page = await asked.clone().text()
  // A browser tells then where the choice was made; otherwise it would be refused as a foreign page's.
  expect(asked.headers.get('referrer-policy')).toBe('same-origin')
  expect(page).toContain('Other &lt;Hospital&gt;')
  expect(page).toContain('Demo University Hospital')
  expect((await walker.fetch(`${clinic.baseUrl}/api/session`)).status).toBe(401)

  const choice = walker.cookie(`${clinic.baseUrl}/sign-in/hospital`, 'lys_hospital')
  const stranger = fresh('ten')
  const chooses = (hospital: string, origin = clinic.baseUrl) =>
    fetch(`${clinic.baseUrl}/sign-in/hospital`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: `lys_hospital=${choice}`, origin },
      body: new URLSearchParams({ hospital }),
    })
  expect((await chooses(stranger)).status).toBe(400)
  expect((await chooses(there.actor.tenantId, 'https://elsewhere.example')).status).toBe(403)
  const chosen = await walker.submit(asked, { hospital: there.actor.tenantId })
  expect(new URL(chosen.url).pathname).toBe('/version')
  expect(await (await walker.fetch(`${clinic.baseUrl}/api/session`)).json()).toMatchObject({
    person: { id },
    offices: [],
    roles: ['coordinator'],
  })
  expect((await chooses(tenantOf(gp))).status).toBe(400)
})
