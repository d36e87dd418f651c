import { expect, test } from 'vitest'
import { routes } from './routes.ts'

interface Api {
  api: {
    units: { ':unitId': { cases: { $get(asked: object): Promise<Response> } } }
    session: { $get(): Promise<Response>; $post(asked: object): Promise<Response> }
  }
}

function begin(base: string) {
  const asked: { url: string; method: string; headers: Record<string, string>; body: unknown }[] = []
  const send = async (url: unknown, init?: RequestInit) => {
    const headers = Object.fromEntries(new Headers(init?.headers))
    asked.push({ url: String(url), method: init!.method!, headers, body: init!.body })
    return new Response('{}')
  }
  return { asked, api: routes<Api>(base, send as typeof fetch).api }
}

test('a call goes where its route is written, with ids, filters, body and deed, and nothing that was not given', async () => {
  const { asked, api } = begin('https://clinic.example:8443/lysbord/')
  await api.units[':unitId'].cases.$get({ param: { unitId: 'uni_1' }, query: { show: 'due', after: undefined } })
  await api.session.$get()
  await api.session.$post({ json: { a: 'å' }, header: { 'idempotency-key': 'cmd_1' } })
  expect(asked).toEqual([
    {
      url: 'https://clinic.example:8443/lysbord/api/units/uni_1/cases?show=due',
      method: 'GET',
      headers: {},
      body: undefined,
    },
    { url: 'https://clinic.example:8443/lysbord/api/session', method: 'GET', headers: {}, body: undefined },
    {
      url: 'https://clinic.example:8443/lysbord/api/session',
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'cmd_1' },
      body: '{"a":"å"}',
    },
  ])
})

test('an id cannot leave its place in the address', async () => {
  const { asked, api } = begin('/lysbord')
  await api.units[':unitId'].cases.$get({ param: { unitId: '../people?x=1#y' } })
  expect(asked[0]?.url).toBe('/lysbord/api/units/..%2Fpeople%3Fx%3D1%23y/cases')
})
