import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Watch } from './person.ts'

const secret = /(_|^)(hash|token|secret)$|(Hash|Token|Secret)$/

const isJson = (type: string) => /^application\/(ld\+)?json\b/.test(type)

/** Fails when an answer of the API holds a field its contract does not name, or one that sounds like a secret. */
// biome-ignore lint/suspicious/noExplicitAny: any app will do
export function strictly(app: OpenAPIHono<any, any, any>): Watch {
  const routes = app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route' ? [definition.route] : [],
  )
  const patterns = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  }))
  return (method, path, status, json) => {
    // A token request is answered with the token; nothing else ever is.
    const may = path === '/api/token' ? ['access_token'] : []
    const secrets = names(json).filter((name) => secret.test(name) && !may.includes(name))
    if (secrets.length) throw new Error(`${method} ${path} shows ${secrets.join(', ')}`)
    if (status >= 400 || json === undefined) return
    const bare = path.split('?')[0]!
    const found = patterns.find(({ route, pattern }) => route.method === method.toLowerCase() && pattern.test(bare))
    if (!found) throw new Error(`${method} ${path} is in no contract`)
    const answer = found.route.responses[status] as
      | { content?: Record<string, { schema: { parse(value: unknown): unknown } }> }
      | undefined
    const [schema] = Object.entries(answer?.content ?? {}).flatMap(([type, { schema }]) =>
      isJson(type) ? [schema] : [],
    )
    if (!schema) throw new Error(`${method} ${path} answers ${status}, which its contract does not name`)
    schema.parse(json)
  }
}

function names(value: unknown): string[] {
  if (!value || typeof value !== 'object') return []
  const inner = Object.values(value).flatMap(names)
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner]
}
