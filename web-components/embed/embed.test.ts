import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { define } from '../shared/define.ts'
import { post, read } from './channel.ts'
import { LysEmbed } from './embed.ts'
import { makePortalKey } from './portal-key.ts'
import { PortalSession } from './portal-session.ts'

beforeAll(() => define(LysEmbed))
afterEach(() => document.body.replaceChildren())

const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })
const ask = { portal: 'ptl_1', audience: 'https://lysbord.example' }

test('when the portal gives no token calls are answered as refused, it is told once more when there is one', async () => {
  const told: unknown[] = []
  const answers: unknown[] = [
    { code: 'assertion.invalid', line: '"aud": "x"' },
    { access_token: 'abc', expires_in: 300 },
  ]
  const session = new PortalSession(
    ask,
    async () => answers.shift(),
    (trouble) => told.push(trouble?.line),
  )
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
  const session = new PortalSession(ask, getToken, () => undefined)
  await Promise.all(Array.from({ length: 8 }, () => session.fetch(`${location.origin}/nowhere`)))
  expect(asked).toBe(1)
  session.drop()
  await session.fetch(`${location.origin}/nowhere`)
  expect(asked).toBe(2)
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
