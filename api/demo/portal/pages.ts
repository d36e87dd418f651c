import { randomBytes } from 'node:crypto'
import { writeLines } from '../../access/write-lines.ts'
import type { Asset } from '../../ports/site.ts'

export const installations = ['proxied', 'framed', 'cross-origin'] as const
export type Installation = (typeof installations)[number]
export const looks = ['modern', 'legacy'] as const
export type Look = (typeof looks)[number]

export interface PortalPage {
  readonly installation: Installation
  readonly look: Look
  /** Where Lysbord is. */
  readonly lysbord: string
  readonly portal: string
  readonly widget: Asset
  readonly frameHost: Asset
  /** A directive that this page got wrong, to see what is said then. */
  readonly lacks: string | undefined
  /** Who is signed in to the portal, by name; nobody if undefined. */
  readonly person: string | undefined
}

/** The policy of the page: as strict as can be, and exactly what the installation needs. */
function policyOf({ installation, look, lysbord, lacks }: PortalPage, nonce: string): string {
  const from = installation === 'proxied' ? "'self'" : lysbord
  // The old page's library writes markup, by a policy of its own; nothing of ours needs that.
  const old = look === 'legacy' ? ' default' : ''
  const right = lacks === 'trusted-types' ? 'other' : 'lit-html'
  const types = installation === 'framed' ? old.trim() || "'none'" : `${right}${old}`
  return [
    "default-src 'none'",
    `script-src ${from} 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    installation === 'cross-origin' && lacks !== 'connect-src' ? `connect-src 'self' ${lysbord}` : "connect-src 'self'",
    ...(installation === 'framed' ? [`frame-src ${lysbord}`] : []),
    "form-action 'self'",
    look === 'legacy' ? "base-uri 'self'" : "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${types}`,
  ].join('; ')
}

/** What a registration tells the portal's people to paste, under the nonce of this page. */
export function linesOf({ installation, lysbord, portal, widget, frameHost }: PortalPage, nonce: string): string {
  const server = installation === 'proxied' ? '/lysbord' : lysbord
  const element =
    installation === 'framed'
      ? ({ tag: 'lys-frame', script: frameHost } as const)
      : ({ tag: 'lys-embed', script: widget } as const)
  return writeLines({ ...element, from: server, server, portal, audience: lysbord, nonce })
}

const modern = (page: PortalPage, nonce: string): string => `<!doctype html>
<html lang="nb">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demoportalen</title>
<style nonce="${nonce}">
  :root { color-scheme: light dark; font: 15px/22px system-ui, sans-serif }
  body { margin: 0 }
  header { padding: 10px 20px; background: #17414f; color: #fff }
  form { display: inline }
</style>
<header>${head(page)}</header>
<main>
${linesOf(page, nonce)}
</main>
</html>
`

/** As portals were written for fifteen years: another encoding, a base address, a reset that knows no mercy, an old library. */
const legacy = (
  page: PortalPage,
  nonce: string,
): string => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html lang="nb">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<base href="/gammel/portal/">
<title>Journalsystemet på sykehuset</title>
<style nonce="${nonce}">
  * { margin: 0 !important; padding: 0 !important; border: 0 !important; float: none !important;
      box-sizing: content-box !important; background: none !important; color: #703070 !important;
      font: bold 11px/1 "Times New Roman", serif !important; text-transform: uppercase !important;
      letter-spacing: 2px !important; text-align: right !important; visibility: visible !important }
  #old-list li { list-style: square inside !important }
</style>
<script nonce="${nonce}">
  if (window.trustedTypes) trustedTypes.createPolicy('default', { createHTML: function (text) { return text } })
</script>
<script nonce="${nonce}" src="/jquery.js"></script>
</head>
<body>
<div id="old-head">${head(page)}</div>
<ul id="old-list"><li>Timebok</li><li>Prøvesvar</li></ul>
<script nonce="${nonce}">
  var portal = { clicks: 0 }
  $('#old-list').on('click', 'li', function () { portal.clicks += 1; $(this).toggleClass('chosen') })
</script>
${linesOf(page, nonce)}
</body>
</html>
`

const head = ({ person }: PortalPage): string =>
  person
    ? `Demoportalen · ${person} <form method="post" action="/sign-out"><button>Logg ut</button></form>`
    : 'Demoportalen · ingen er logget inn <form method="post" action="/sign-in"><button>Logg inn</button></form>'

/** A page of the portal, with the headers it is served with. */
export function portalPage(page: PortalPage): Response {
  const nonce = randomBytes(16).toString('base64')
  const isOld = page.look === 'legacy'
  const text = (isOld ? legacy : modern)(page, nonce)
  return new Response(new Uint8Array(Buffer.from(text, isOld ? 'latin1' : 'utf8')), {
    headers: {
      'content-type': `text/html; charset=${isOld ? 'iso-8859-1' : 'utf-8'}`,
      'content-security-policy': policyOf(page, nonce),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** The front page: where to go. */
export const portalIndex = (): string => `<!doctype html>
<html lang="nb"><meta charset="utf-8"><title>Demoportalen</title>
<h1>Demoportalen</h1>
<ul><li><a href="/workspace">en portal som Lysbord er en utvidelse av</a></li>${installations.flatMap((installation) => looks.map((look) => `<li><a href="/${installation}/${look}">${installation}, ${look}</a></li>`)).join('')}</ul>
</html>
`
