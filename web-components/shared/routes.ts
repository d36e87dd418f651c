/** What a call brings along. */
interface Asked {
  readonly param?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly json?: unknown
  readonly header?: Readonly<Record<string, string>>
}

/** How it is sent, besides. */
interface How {
  readonly init?: RequestInit
}

/**
 * Calls routes as they are written: `api.cases[':referralId'].$get({ param: { referralId } })`. Stands for hono's `hc`, by
 * whose types it is called; of that it does what this client asks for, in a tenth of the bytes. Rejects as `send` does.
 */
export function routes<Routes>(base: string, send: typeof fetch): Routes {
  const at = (path: string): unknown =>
    new Proxy(() => undefined, {
      // A promise it is not, whoever waits for it.
      get: (_, name) => (typeof name === 'string' && name !== 'then' ? at(`${path}/${name}`) : undefined),
      apply: (_, __, [asked, how]: [Asked?, How?]) => call(path, asked ?? {}, how),
    })

  const call = (path: string, { param = {}, query = {}, json, header }: Asked, how?: How): Promise<Response> => {
    const [, route, method] = /^(.*)\/\$(\w+)$/.exec(path)!
    const named = route!.replace(/\/:(\w+)/g, (_, name) => `/${encodeURIComponent(param[name]!)}`)
    const asks = new URLSearchParams(
      Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined),
    )
    const headers = new Headers(header)
    if (json !== undefined) headers.set('content-type', 'application/json')
    return send(`${named}${asks.size > 0 ? `?${asks}` : ''}`, {
      ...how?.init,
      method: method!.toUpperCase(),
      headers,
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
  }
  return at(base.replace(/\/$/, '')) as Routes
}
