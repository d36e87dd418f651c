import type { Deps } from '../kernel/deps.ts'
import type { Guide, Portal } from './present.ts'
import { tokenExchange } from './rules.ts'
import { writeLines } from './write-lines.ts'

/** Where a portal's page finds us: under its own address where it passes calls on, else under ours. */
const serverOf = (portal: Portal, own: string) => portal.bases[0] ?? `${portal.origins[0] ?? own}/lysbord`

const trustedTypes = ["require-trusted-types-for 'script'", 'trusted-types lit-html']

/** Writes what a portal's people paste where, for each of the three installations. */
export async function writeGuide({ site, settings }: Pick<Deps, 'site' | 'settings'>, portal: Portal): Promise<Guide> {
  const { widget, frameHost } = await site.manifest()
  const own = settings.baseUrl
  const { origin } = new URL(own)
  const proxied = serverOf(portal, own)
  const shared = { portal: portal.id, audience: portal.audience, nonce: '…' }
  const embed = { ...shared, tag: 'lys-embed', script: widget } as const
  return {
    installations: {
      proxied: {
        html: writeLines({ ...embed, from: proxied, server: new URL(proxied).pathname }),
        policy: ["script-src 'self' 'nonce-…'", "connect-src 'self'", ...trustedTypes],
        cors: null,
      },
      framed: {
        html: writeLines({ ...shared, tag: 'lys-frame', script: frameHost, from: own, server: own }),
        policy: [`script-src ${origin} 'nonce-…'`, `frame-src ${origin}`, "connect-src 'self'", trustedTypes[0]!],
        cors: null,
      },
      crossOrigin: {
        html: writeLines({ ...embed, from: own, server: own }),
        policy: [`script-src ${origin} 'nonce-…'`, `connect-src 'self' ${origin}`, ...trustedTypes],
        cors: portal.origins[0] ?? null,
      },
    },
    tokenCall: `POST ${own}/api/token
Content-Type: application/x-www-form-urlencoded

grant_type=${tokenExchange.grant}
&client_id=${portal.id}
&subject_token_type=${tokenExchange.jwt}
&subject_token=(a JWT, signed by the portal: { "iss": ${JSON.stringify(portal.issuer)}, "sub": "…", "aud": ${JSON.stringify(portal.audience)}, "iat": now, "exp": now + 60, "jti": "once", "cnf": { "jkt": "…" } })`,
  }
}
