import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { define } from '../shared/define.ts'
import { post, read } from './channel.ts'
import { LysEmbed } from './embed.ts'
import { LysFrame } from './frame.ts'
import { makePortalKey } from './portal-key.ts'
import { OtherPerson, PortalSession } from './portal-session.ts'

beforeAll(() => define(LysEmbed, LysFrame))
afterEach(() => document.body.replaceChildren())

const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })
const ask = { portal: 'ptl_1', audience: 'https://lysbord.example' }

test('when the portal gives no token calls are answered as refused, it is told once more when there is one', async () => {
  const told: unknown[] = []
  const answers: unknown[] = [
    { code: 'assertion.invalid', line: '"aud": "x"' },
    { access_token: 'abc', expires_in: 300 },
  ]
  const session = new PortalSession(ask, async () => answers.shift(), {
    changed: (trouble) => told.push(trouble?.line),
  })
  const refused = await session.fetch(`${location.origin}/nowhere`)
  expect(refused.status).toBe(401)
  expect(await refused.json()).toMatchObject({ code: 'token.invalid' })
  await session.fetch(`${location.origin}/nowhere`)
  expect(told).toEqual(['"aud": "x"', undefined])
})

test('many calls at once ask for one token', async () => {
  let asked = 0
  const getToken = async () => {
    asked += 1
    return { access_token: 'abc', expires_in: 300 }
  }
  const session = new PortalSession(ask, getToken, { changed: () => undefined })
  await Promise.all(Array.from({ length: 8 }, () => session.fetch(`${location.origin}/nowhere`)))
  expect(asked).toBe(1)
  session.drop()
  await session.fetch(`${location.origin}/nowhere`)
  expect(asked).toBe(2)
})

test('a renewed token lets no call in before it is known whose it is; one of somebody else lets none in at all', async () => {
  const whose = ['A', 'A', 'B']
  const seen: string[] = []
  let release: () => void = () => undefined
  const session = new PortalSession(ask, async () => ({ access_token: whose.shift(), expires_in: 300 }), {
    changed: () => seen.push('changed'),
    renewed: async () => {
      seen.push('asked')
      await new Promise<void>((resolve) => (release = resolve))
      if (whose.length === 0) throw new OtherPerson()
    },
  })
  const call = () => session.fetch(`${location.origin}/nowhere`).then(({ status }) => seen.push(String(status)))
  for (const expected of ['404', '404', '401']) {
    seen.length = 0
    session.drop()
    const called = call()
    await soon(() => expect(seen).toEqual(['asked']))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(seen).toEqual(['asked'])
    release()
    await called
    expect(seen).toEqual(['asked', expected])
  }
})

test('what is forgotten asks for no token any more', async () => {
  let asked = 0
  const getToken = async () => ({ access_token: String(asked++), expires_in: 300 })
  const session = new PortalSession(ask, getToken, { changed: () => undefined })
  expect(await session.enter()).toBe(true)
  session.forget()
  expect((await session.fetch(`${location.origin}/nowhere`)).status).toBe(401)
  expect(asked).toBe(1)
})

test('a proof is signed over this one call, and the key cannot be taken away', async () => {
  const key = await makePortalKey()
  const [head = '', claims = ''] = (
    await key.prove({ method: 'GET', url: 'https://lysbord.example/api/session?x=1#y', token: 'abc', skew: 90_000 })
  ).split('.')
  const open = (part: string) => JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')))
  expect(open(head)).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256' } })
  expect(open(head).jwk.d).toBeUndefined()
  expect(open(claims)).toMatchObject({ htm: 'GET', htu: 'https://lysbord.example/api/session' })
  expect(open(claims).iat - Date.now() / 1000).toBeGreaterThan(88)
  expect(key.thumbprint).toMatch(/^[\w-]{43}$/)
  expect(Object.values(key).some((part) => part instanceof CryptoKey)).toBe(false)
})

test('a message that is too large, of another shape or of somebody else is none', async () => {
  const heard: unknown[] = []
  const hear = (event: MessageEvent) => heard.push(read(event))
  addEventListener('message', hear)
  const payload = { id: '1', ask: { jkt: 'k', audience: 'a', portal: 'p' } }
  for (const data of [
    'text',
    null,
    { messagingHandle: 'other', messageType: 'lysbord.hello', payload: {} },
    { messagingHandle: 'lysbord', messageType: 'lysbord.token', payload: { id: '1', ask: { jkt: 7 } } },
    { messagingHandle: 'lysbord', messageType: 'lysbord.token', payload: { ...payload, more: 'x'.repeat(17_000) } },
    { messagingHandle: 'lysbord', messageType: 'lysbord.event', payload: { name: 'click', referralId: 1 } },
  ])
    postMessage(data, location.origin)
  post(window, location.origin, { type: 'lysbord.token', id: '2', ask: payload.ask })
  await soon(() => expect(heard.at(-1)).toEqual({ type: 'lysbord.token', id: '2', ask: payload.ask }))
  expect(heard.slice(0, -1).every((one) => one === undefined)).toBe(true)
  removeEventListener('message', hear)
})

test('a property that the page set before the element was known counts', async () => {
  const element = document.createElement('lys-embed')
  element.setAttribute('portal', 'ptl_1')
  const asked: unknown[] = []
  Object.defineProperty(element, 'getToken', {
    value: async (wish: unknown) => {
      asked.push(wish)
      return { code: 'portal.unknown', detail: 'Register the portal first.' }
    },
    configurable: true,
    writable: true,
    enumerable: true,
  })
  document.body.append(element)
  await soon(() => expect(element.shadowRoot?.textContent).toContain('not registered'))
  expect(asked).toEqual([expect.objectContaining({ portal: 'ptl_1', jkt: expect.stringMatching(/^[\w-]{43}$/) })])
})

test('an element without its portal, or without a way to a token, says what the page lacks', async () => {
  const element = document.createElement('lys-embed')
  document.body.append(element)
  await soon(() => expect(element.shadowRoot?.querySelector('code')?.textContent).toBe('portal="ptl_…"'))
  element.setAttribute('portal', 'ptl_1')
  void element.start()
  await soon(() => expect(element.shadowRoot?.querySelector('code')?.textContent).toContain('getToken'))
})

test('a frame whose server does not answer says so in the language of the page', async () => {
  const frames = ['nb', 'en'].map((lang) => {
    const place = document.createElement('div')
    place.lang = lang
    const frame = document.createElement('lys-frame')
    frame.setAttribute('server', location.origin)
    place.append(frame)
    document.body.append(place)
    return frame
  })
  const said = () => frames.map((frame) => frame.shadowRoot?.querySelector('[role=alert]')?.textContent ?? '')
  await soon(() =>
    expect(said()).toEqual([
      expect.stringContaining('svarte ikke i rammen'),
      expect.stringContaining('did not answer in its frame'),
    ]),
  )
})

test('another portal or server in a frame that was not heard yet is loaded anew', () => {
  const frame = document.createElement('lys-frame')
  document.body.append(frame)
  const address = () => new URL(frame.shadowRoot!.querySelector('iframe')!.src)
  frame.setAttribute('portal', 'ptl_2')
  expect(address().searchParams.get('portal')).toBe('ptl_2')
  frame.setAttribute('case', 'ref_1')
  expect(address().searchParams.get('case')).toBe('ref_1')
  frame.setAttribute('server', 'http://127.0.0.1:9')
  expect(address().origin).toBe('http://127.0.0.1:9')
})
