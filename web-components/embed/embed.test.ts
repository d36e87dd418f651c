import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { define } from '../shared/define.ts'
import { Channel, newHandle } from './channel.ts'
import { LysEmbed } from './embed.ts'
import type { Request } from './envelope.ts'
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

/** A conversation of this window with itself, and all that was put on the wire. */
function speaks(handle: string, answer: (asked: Request) => Record<string, unknown>) {
  const wire: Record<string, unknown>[] = []
  const listen = ({ data }: MessageEvent) => wire.push(data)
  addEventListener('message', listen)
  const channel = new Channel({ window, origin: location.origin, handle }, answer)
  const close = () => {
    removeEventListener('message', listen)
    channel.close()
  }
  return { channel, wire, close, send: (data: unknown) => postMessage(data, location.origin) }
}
const wish = { jkt: 'k', audience: 'a', portal: 'p' }

test('a message that is too large, of another form or without the handle of this launch is as if it had not been sent', async () => {
  const asked: Request[] = []
  const { wire, send, close } = speaks('right', (one) => {
    asked.push(one)
    return {}
  })
  const right = { messagingHandle: 'right', messageId: '1', messageType: 'lysbord.token', payload: { ask: wish } }
  const wrong = [
    'text',
    null,
    { ...right, messagingHandle: 'other' },
    { ...right, messagingHandle: undefined },
    { ...right, messageId: 7 },
    { ...right, payload: 'x' },
    { ...right, payload: { ask: wish, more: 'x'.repeat(17_000) } },
    { messageId: '2', responseToMessageId: 'nobody asked', payload: {} },
  ]
  for (const data of wrong) send(data)
  send(right)
  await soon(() => expect(asked).toEqual([{ type: 'lysbord.token', ask: wish }]))
  // All of them were heard; the right one alone has a response.
  await soon(() => expect(wire.length).toBe(wrong.length + 2))
  close()
})

test('a request that nobody here knows, or without what it needs, is answered with the code of its fault', async () => {
  const { wire, send, close } = speaks('right', () => {
    throw new Error('Test Testesen, 67 years')
  })
  const error = (code: string) => ({ error: { system: 'http://hl7.org/fhir/issue-type', code } })
  for (const [messageType, payload, code] of [
    ['ui.done', {}, 'not-supported'],
    ['lysbord.token', { ask: { jkt: 7 } }, 'invalid'],
    ['lysbord.event', { name: 'click', referralId: 1 }, 'invalid'],
    ['lysbord.change', { name: 'portal', value: 'ptl_2' }, 'invalid'],
    ['lysbord.drop-token', {}, 'exception'],
  ] as const) {
    wire.length = 0
    send({ messagingHandle: 'right', messageId: '1', messageType, payload })
    await soon(() => expect(wire[1]).toMatchObject({ responseToMessageId: '1', payload: error(code) }))
  }
  close()
})

test('what is asked and answered has the form of SMART Web Messaging, property by property', async () => {
  const { channel, wire, close } = speaks('right', () => ({ answer: { access_token: 'abc' } }))
  const answer = await channel.ask({ type: 'lysbord.token', ask: wish }, 5_000)
  expect(answer).toEqual({ answer: { access_token: 'abc' } })
  const [request, response] = wire
  const id = expect.stringMatching(/^[0-9a-f]{32}$/)
  expect(request).toEqual({
    messagingHandle: 'right',
    messageId: id,
    messageType: 'lysbord.token',
    payload: { ask: wish },
  })
  expect(response).toEqual({
    messageId: id,
    responseToMessageId: request!.messageId,
    additionalResponsesExpected: false,
    payload: answer,
  })
  expect(response!.messageId).not.toBe(request!.messageId)
  close()
})

test('a response that announces more is not yet the answer, one to another message never is, and silence ends', async () => {
  const { wire, send, close } = speaks('theirs', () => ({}))
  const silent = () => new Promise<never>(() => undefined)
  // Whoever speaks with another handle than the other side knows is not answered.
  const other = new Channel({ window, origin: location.origin, handle: newHandle() }, silent)
  const asked = other.ask({ type: 'status.handshake' }, 5_000)
  await soon(() => expect(wire.length).toBe(1))
  const responseToMessageId = String(wire[0]!.messageId)
  send({ messageId: '1', responseToMessageId: 'another', payload: { of: 'another' } })
  send({ messageId: '2', responseToMessageId, additionalResponsesExpected: true, payload: { of: 'some' } })
  send({ messageId: '3', responseToMessageId, payload: { of: 'all' } })
  expect(await asked).toEqual({ of: 'all' })
  other.close()
  const alone = new Channel({ window, origin: location.origin, handle: 'x' }, silent)
  alone.close()
  await expect(alone.ask({ type: 'status.handshake' }, 30)).rejects.toThrow('No response to status.handshake')
  close()
})

test('a frame knows its handle from behind the hash of its address, anew each time it is loaded', () => {
  const frame = document.createElement('lys-frame')
  document.body.append(frame)
  const handle = () =>
    new URLSearchParams(new URL(frame.shadowRoot!.querySelector('iframe')!.src).hash.slice(1)).get(
      'smart_web_messaging_handle',
    )
  const first = handle()
  expect(first).toMatch(/^[0-9a-f]{32}$/)
  frame.setAttribute('portal', 'ptl_2')
  expect(handle()).toMatch(/^[0-9a-f]{32}$/)
  expect(handle()).not.toBe(first)
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
