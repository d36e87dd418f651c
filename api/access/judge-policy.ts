import type { Check, SetUp } from './contract.ts'

type Directives = ReadonlyMap<string, readonly string[]>

/** Reads a Content-Security-Policy header; of several policies, which a comma parts, each must allow. The first of a name counts. */
const readPolicies = (header: string): Directives[] =>
  header
    .replace(/^\s*content-security-policy\s*:/i, '')
    .split(',')
    .map((policy) => {
      const found = new Map<string, readonly string[]>()
      for (const [name, ...sources] of policy.split(';').map((directive) => directive.trim().split(/\s+/)))
        if (name && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), sources)
      return found
    })

/** Whether sources let a page of `own` origin load from `wanted`, by origin, scheme, wildcard host or 'self'. */
function allows(sources: readonly string[], wanted: string, own: string): boolean {
  const url = new URL(wanted)
  return sources.some((source) => {
    const word = source.toLowerCase().replace(/\/$/, '')
    if (word === '*' || word === url.protocol || word === wanted) return true
    if (word === "'self'") return wanted === own
    const [scheme, rest] = word.includes('://') ? word.split('://') : [undefined, word]
    if (scheme !== undefined && `${scheme}:` !== url.protocol) return false
    return rest?.startsWith('*.') ? url.host.endsWith(rest.slice(1)) : rest === url.host
  })
}

/** Judges whether a page with this policy can hold us, at our `server` origin, in the installation that was chosen. */
export function judgePolicy({ policy, origin, installation }: SetUp, server: string): Check[] {
  if (policy.trim() === '') return []
  const policies = readPolicies(policy)
  const own = URL.canParse(origin) ? new URL(origin).origin : server
  const from = installation === 'proxied' ? own : server
  const source = from === own ? "'self'" : from
  const every = (holds: (directives: Directives) => boolean) => policies.every(holds)
  const loads = (name: string, wanted: string, more: (source: string) => boolean = () => false) =>
    every((directives) => {
      const sources =
        directives.get(name) ??
        (name === 'frame-src' ? directives.get('child-src') : undefined) ??
        directives.get('default-src')
      return sources === undefined || allows(sources, wanted, own) || sources.some(more)
    })
  const judged = (check: Check['check'], pass: boolean, line: string): Check => ({
    check,
    pass,
    line: pass ? null : line,
  })

  // A nonce on the tag, or the file's own hash, lets a script in from anywhere.
  const script = loads('script-src', from, (source) => /^'(nonce|sha\d+)-/.test(source))
  if (installation === 'framed')
    return [
      judged('script', script, `script-src ${source}`),
      judged('frame', loads('frame-src', server), `frame-src ${server}`),
    ]
  const types = every((directives) => {
    const names = directives.get('trusted-types')
    return names === undefined || names.some((name) => name === 'lit-html' || name === '*')
  })
  return [
    judged('script', script, `script-src ${source}`),
    judged('connect', loads('connect-src', from), `connect-src ${source}`),
    judged('trusted-types', types, 'trusted-types lit-html'),
  ]
}
