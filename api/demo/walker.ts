/** A form as a page offers it: where it leads and what it would send untouched. */
export interface Form {
  readonly action: string
  readonly method: string
  readonly fields: Readonly<Record<string, string>>
  /** Values of its buttons by name: what a person could press. */
  readonly buttons: readonly { readonly name: string; readonly value: string }[]
}

interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
}

const mostRedirects = 20
/** Milliseconds for one answer: a server that never answers is a fault, not a wait. */
const patience = 90_000

/**
 * A browser without a screen: it keeps cookies for each origin, follows redirects itself and fills in the first form
 * of a page. It uses nothing but HTTP, so what it can do anybody can.
 */
export class Walker {
  readonly #cookies = new Map<string, Cookie[]>()
  /** Every address it was sent to, in order. */
  readonly visited: string[] = []

  /** The last answer after all redirects; its `url` says where it ended. A `redirect: 'manual'` stops at the first. */
  async fetch(address: string | URL, init: RequestInit = {}): Promise<Response> {
    let url = new URL(address)
    let request = init
    for (let hop = 0; hop < mostRedirects; hop++) {
      const response = await this.#ask(url, request)
      const target = response.headers.get('location')
      if (!target || response.status < 300 || init.redirect === 'manual') return response
      await response.body?.cancel()
      url = new URL(target, url)
      // 307 and 308 repeat the request; every other redirect becomes a plain look at the new place.
      if (response.status < 307) request = { headers: withoutBody(request.headers) }
    }
    throw new Error(`More than ${mostRedirects} redirects, the last to ${url}`)
  }

  /** Sends the first form of a page, with what the page filled in and with `fields` over it. */
  async submit(response: Response, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    const form = firstForm(await response.text())
    if (!form) throw new Error(`No form at ${response.url} (${response.status})`)
    const url = new URL(form.action || response.url, response.url)
    const sent = new URLSearchParams({ ...form.fields, ...fields })
    if (form.method === 'get') return this.fetch(Object.assign(url, { search: sent.toString() }))
    return this.fetch(url, { method: 'POST', body: sent, headers: { origin: new URL(response.url).origin } })
  }

  /** The value of a cookie it would send to this address. */
  cookie(address: string | URL, name: string): string | undefined {
    return this.#matching(new URL(address)).find((cookie) => cookie.name === name)?.value
  }

  async #ask(url: URL, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    const cookies = this.#matching(url).map(({ name, value }) => `${name}=${value}`)
    const own = headers.get('cookie') ?? []
    if (cookies.length > 0) headers.set('cookie', [own, cookies].flat().join('; '))
    this.visited.push(url.href)
    const response = await fetch(url, { signal: AbortSignal.timeout(patience), ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(url, line)
    return response
  }

  #matching(url: URL): Cookie[] {
    const under = (path: string) =>
      url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
    return (this.#cookies.get(url.origin) ?? []).filter(({ path }) => under(path))
  }

  #keep(url: URL, line: string): void {
    const [pair = '', ...rest] = line.split(/;\s*/)
    const attributes = new Map(
      rest.map((each) => [each.split('=')[0]!.toLowerCase(), each.slice(each.indexOf('=') + 1)]),
    )
    const split = pair.indexOf('=')
    const cookie = { name: pair.slice(0, split), value: pair.slice(split + 1), path: attributes.get('path') ?? '/' }
    const others = (this.#cookies.get(url.origin) ?? []).filter(
      ({ name, path }) => name !== cookie.name || path !== cookie.path,
    )
    const ends = attributes.get('expires')
    const over = attributes.get('max-age') === '0' || (ends !== undefined && new Date(ends).getTime() < Date.now())
    this.#cookies.set(url.origin, over ? others : [...others, cookie])
  }
}

/** Walks from a page of Lysbord through the demo provider and back. A walker that is signed in already is not asked again. */
export async function signIn(walker: Walker, startUrl: string | URL, persona: string): Promise<Response> {
  const asked = await walker.fetch(startUrl)
  const form = firstForm(await asked.clone().text())
  if (!form?.buttons.some(({ name }) => name === 'login')) return asked
  const answered = await walker.submit(asked, { login: persona })
  // Who changes to another person is first signed out, by a page that submits itself.
  const submitsItself = (await answered.clone().text()).includes('document.forms[0].submit()')
  return submitsItself ? walker.submit(answered) : answered
}

/** The first form in a page of ours; it reads what we write, not what browsers forgive. */
export function firstForm(html: string): Form | undefined {
  const [, head = '', body] = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html) ?? []
  if (body === undefined) return undefined
  const id = attribute(head, 'id')
  // A button may stand outside and name its form.
  const outside =
    html
      .replace(body, '')
      .match(/<button\b[^>]*>/gi)
      ?.filter((tag) => id && attribute(tag, 'form') === id) ?? []
  const inputs = body.match(/<(input|textarea|select)\b[^>]*>/gi) ?? []
  const named = (tag: string) => ({ name: attribute(tag, 'name') ?? '', value: attribute(tag, 'value') ?? '' })
  const filled = inputs.filter((tag) => !/type="(radio|checkbox)"/i.test(tag) || /\bchecked\b/i.test(tag)).map(named)
  return {
    action: attribute(head, 'action') ?? '',
    method: (attribute(head, 'method') ?? 'get').toLowerCase(),
    fields: Object.fromEntries(filled.filter(({ name }) => name).map(({ name, value }) => [name, value])),
    buttons: [...(body.match(/<button\b[^>]*>/gi) ?? []), ...outside].map(named).filter(({ name }) => name),
  }
}

function attribute(tag: string, name: string): string | undefined {
  const [, value] = new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`, 'i').exec(tag) ?? []
  return value?.replace(/&(amp|lt|gt|quot|#39);/g, (_, entity: string) => entities[entity]!)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function withoutBody(headers: RequestInit['headers']): Headers {
  const kept = new Headers(headers)
  for (const name of ['content-type', 'content-length', 'origin']) kept.delete(name)
  return kept
}
