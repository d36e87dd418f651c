import type { Deps } from '../kernel/deps.ts'
import type { Asset } from '../ports/site.ts'
import type { Guide, Portal } from './present.ts'
import { tokenExchange } from './rules.ts'

/** Where a portal's page finds us: under its own address where it passes calls on, else under ours. */
const serverOf = (portal: Portal, own: string) => portal.bases[0] ?? `${portal.origins[0] ?? own}/lysbord`

/** The lines that put the reading screen into a page. `tag` is the element; both ask the page's backend for a token the same way. */
const page = (tag: string, script: Asset, server: string, at: string, portal: Portal): string =>
  `<script type="module" src="${server}${script.href}" integrity="${script.integrity}" crossorigin></script>
<${tag} server="${at}" portal="${portal.id}" audience="${portal.audience}"></${tag}>
<script nonce="…">
  document.querySelector('${tag}').getToken = (ask) =>
    fetch('/lysbord-token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ask),
    }).then((answer) => answer.json())
</script>`

const trustedTypes = ["require-trusted-types-for 'script'", 'trusted-types lit-html']

/** Writes what a portal's people paste where, for each of the three installations. */
export async function writeGuide({ site, settings }: Deps, portal: Portal): Promise<Guide> {
  const { widget, frameHost } = await site.manifest()
  const own = settings.baseUrl
  const { origin } = new URL(own)
  const proxied = serverOf(portal, own)
  return {
    installations: {
      proxied: {
        html: page('lys-embed', widget, proxied, new URL(proxied).pathname, portal),
        policy: ["script-src 'self' 'nonce-…'", "connect-src 'self'", ...trustedTypes],
        cors: null,
      },
      framed: {
        html: page('lys-frame', frameHost, own, own, portal),
        policy: [`script-src ${origin} 'nonce-…'`, `frame-src ${origin}`, "connect-src 'self'", trustedTypes[0]!],
        cors: null,
      },
      crossOrigin: {
        html: page('lys-embed', widget, own, own, portal),
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
