import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { languageOf } from './kernel/language.ts'
import { packFrame, packFramePolicy, withTrustedCode } from './pack-pages.ts'
import type { Asset, Page, Site } from './ports/site.ts'

const routes: Readonly<Record<string, string>> = {
  '/': 'home',
  '/refer': 'refer',
  '/desk': 'desk',
  '/read': 'read',
  '/letter': 'letter-link',
  '/letters/:id': 'letter',
  '/adoption': 'adoption',
  '/method': 'method',
  '/research': 'research',
  '/packs': 'packs',
  '/gallery': 'gallery',
  '/embed/check': 'embed-check',
}

/** Pages on which the code of packs may run: in a frame, or in the page where the deployer vouches for it. */
const takesPacks = ['read', 'framed', 'gallery']

/** The scripts of this page by their hashes, nothing from elsewhere, and no page may frame ours. */
const policyOf = ({ runs }: Page, { asks = '', framers = "'none'", frames = '' } = {}): string =>
  [
    "default-src 'none'",
    `script-src ${runs.map((hash) => `'${hash}'`).join(' ')}`,
    "style-src 'self'",
    "img-src 'self' blob:",
    `connect-src 'self' ${asks}`.trimEnd(),
    ...(frames ? [`frame-src ${frames}`] : []),
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framers}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')

const preload = ({ href, integrity }: Asset): string =>
  `<link rel="modulepreload" href="${href}" integrity="${integrity}">`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
const metaOf = (facts: Readonly<Record<string, string>>): string =>
  Object.entries(facts)
    .map(([name, content]) => `<meta name="lysbord-${name}" content="${escaped(content)}">`)
    .join('\n')

const shell = (
  script: Page,
  styles: Asset,
  language: 'nb' | 'en',
  facts: Readonly<Record<string, string>> = {},
): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Lysbord</title>
${metaOf(facts)}
<script type="importmap">${script.importMap}</script>
<link rel="stylesheet" href="${styles.href}" integrity="${styles.integrity}">
${[...(script.preload ?? []), ...(language === 'nb' && script.words ? [script.words.nb] : [])].map(preload).join('\n')}
<script type="module" src="${script.href}" integrity="${script.integrity}"></script>
</head>
<body><noscript>Lysbord trenger JavaScript. Lysbord needs JavaScript.</noscript></body>
</html>
`

const docs = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lysbord API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<script defer src="/docs/swagger-ui-bundle.js"></script>
<script defer src="/docs/start.js"></script>
</head>
<body><div id="docs"></div></body>
</html>
`
const docsStart = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null })`
/** The reference page sets styles on elements and shows icons as data; it holds no patient data. */
const docsPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** What the pages for portals need to know. */
export interface Portals {
  /** Origins that may frame us for a portal; undefined for one that is not known or switched off. */
  readonly framersOf: (portalId: string) => Promise<readonly string[] | undefined>
  /** Where the demonstration's portal is. */
  readonly demo: string | undefined
  /** Code of packs that the deployer lets run in our pages, by its hash, and where its text is. */
  readonly trustedCode?: readonly string[]
  readonly codeOf?: (hash: string) => Promise<string | undefined>
  /** Whom to tell of a hole (RFC 9116); without a contact there is no such file. */
  readonly securityText?: string | undefined
}
const noPortals: Portals = { framersOf: async () => undefined, demo: undefined }

/** The pages: static shells that load one element each. They read no cookie, and of the rows only who may frame them. */
export function pages(site: Site, portals = noPortals): Hono {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'Accept-Language',
    'x-robots-tag': 'noindex',
    'cross-origin-opener-policy': 'same-origin',
  }
  const app = new Hono()
  const show = async (
    c: Context,
    name: string,
    facts: Record<string, string>,
    opens: Parameters<typeof policyOf>[1] = {},
  ) => {
    const { pages, styles } = await site.manifest()
    const found = pages[name]
    const isForPacks = takesPacks.includes(name)
    const page = found && isForPacks ? await withTrustedCode(found, portals.trustedCode ?? []) : found
    const language = languageOf(c.req.header('accept-language'))
    if (!page) return c.notFound()
    const policy = {
      'content-security-policy': policyOf(page, isForPacks ? { ...opens, frames: "'self'" } : opens),
    }
    return c.body(shell(page, styles, language, facts), 200, { ...headers, ...policy })
  }
  // Nothing in a shell is secret or comes from the address, so that its length tells nobody anything.
  for (const [path, name] of Object.entries(routes)) app.get(path, compress(), (c) => show(c, name, {}))
  app.get('/embed', async (c) => {
    const { demo } = portals
    const { elements } = await site.manifest()
    const facts = { elements: elements.href, 'elements-hash': elements.integrity }
    return show(c, 'embed', demo ? { ...facts, portal: demo } : facts, { asks: demo })
  })
  app.get('/framed', async (c) => {
    const framers = (await portals.framersOf(c.req.query('portal') ?? '')) ?? []
    if (framers.length === 0) return c.notFound()
    return show(c, 'framed', { framers: framers.join(' ') }, { framers: framers.join(' ') })
  })
  // A host's page loads our script from here and checks its hash, which browsers do only for what anybody may read.
  const shared = {
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  }
  app.get('/pack-frame', async (c) => {
    const { packFrame: script } = await site.manifest()
    return c.body(packFrame(script), 200, { ...headers, 'content-security-policy': packFramePolicy(script) })
  })
  app.get('/packs/code/:name{sha256-[0-9a-f]{64}\\.js}', async (c) => {
    const code = await portals.codeOf?.(c.req.param('name').slice(0, -'.js'.length))
    return code === undefined
      ? c.notFound()
      : c.body(code, 200, { ...shared, 'content-type': 'text/javascript; charset=utf-8' })
  })
  // What Lysbord contributes to a portal, and which script does it: the one address that stays from release to release.
  app.get('/lysbord.extension.json', compress(), (c) => file(c, { ...shared, 'cache-control': 'no-cache' }))
  // On a slow line the words and scripts of a page are what one waits for.
  app.use('/assets/*', compress())
  app.use('/docs/*', compress())
  app.get('/assets/*', (c) => file(c, shared))
  app.get('/docs', (c) => c.body(docs, 200, { ...headers, 'content-security-policy': docsPolicy }))
  app.get('/docs/start.js', (c) => c.body(docsStart, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  app.get('/docs/:name{swagger-ui\\.css|swagger-ui-bundle\\.js}', (c) => file(c))
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.get('/.well-known/security.txt', (c) => (portals.securityText ? c.text(portals.securityText) : c.notFound()))
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n'))
  return app

  async function file(c: Context, more: Record<string, string> = {}): Promise<Response> {
    const found = await site.file(c.req.path)
    return found
      ? new Response(found.body, { headers: { ...Object.fromEntries(found.headers), ...more } })
      : c.notFound()
  }
}
