import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { compress } from 'hono/compress'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

/** What the bundler wrote to `dist/manifest.json`. */
interface Asset {
  readonly href: string
  readonly integrity: string
}
/** A page's script, and what it will ask for at once: named in the page, the browser fetches all of it in one go. */
interface Page extends Asset {
  readonly preload?: readonly Asset[]
}
interface Manifest {
  readonly pages: Readonly<Record<string, Page>>
  readonly styles: Asset
}

const routes: Readonly<Record<string, string>> = {
  '/': 'home',
  '/refer': 'refer',
  '/desk': 'desk',
  '/read': 'read',
  '/letter': 'letter-link',
  '/letters/:id': 'letter',
  '/adoption': 'adoption',
  '/gallery': 'gallery',
}

const mediaTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  map: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** Nothing inline, nothing from elsewhere, and no page may frame ours. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ')

const preload = ({ href, integrity }: Asset): string =>
  `<link rel="modulepreload" href="${href}" integrity="${integrity}">`

/** The language of a page before its script runs; afterwards the person's own. */
const languageOf = (accepted: string | undefined): 'nb' | 'en' =>
  /^\s*(nb|nn|no)\b/i.test(accepted ?? 'nb') ? 'nb' : 'en'

const shell = (script: Page, styles: Asset, language: 'nb' | 'en'): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Lysbord</title>
<link rel="stylesheet" href="${styles.href}" integrity="${styles.integrity}">
${(script.preload ?? []).map(preload).join('\n')}
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
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'"

let read: { readonly at: number; readonly manifest: Manifest } | undefined

/** The bundle as it lies on the disk now: it may be made anew under a running server. */
async function currentManifest(): Promise<Manifest> {
  const path = join(dist, 'manifest.json')
  const { mtimeMs } = await stat(path)
  if (read?.at !== mtimeMs) read = { at: mtimeMs, manifest: JSON.parse(await readFile(path, 'utf8')) }
  return read.manifest
}

/** The pages of door 1: static shells that load one element each. They read no cookie and no row. */
export function pages(): Hono {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    vary: 'Accept-Language',
    'x-robots-tag': 'noindex',
    'cross-origin-opener-policy': 'same-origin',
  }
  const app = new Hono()
  for (const [path, name] of Object.entries(routes))
    app.get(path, async (c) => {
      const { pages, styles } = await currentManifest()
      const page = pages[name]
      return page
        ? c.body(shell(page, styles, languageOf(c.req.header('accept-language'))), 200, headers)
        : c.notFound()
    })
  // On a slow line the words and scripts of a page are what one waits for.
  app.use('/assets/*', compress())
  app.use('/docs/*', compress())
  app.get('/assets/*', (c) => file(join(dist, c.req.path), { 'cache-control': 'public, max-age=31536000, immutable' }))
  app.get('/docs', (c) => c.body(docs, 200, { ...headers, 'content-security-policy': docsPolicy }))
  app.get('/docs/start.js', (c) => c.body(docsStart, 200, { 'content-type': mediaTypes.js! }))
  app.get('/docs/:name{swagger-ui\\.css|swagger-ui-bundle\\.js}', (c) => file(join(swagger, c.req.param('name')), {}))
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n'))
  return app
}

async function file(path: string, headers: Record<string, string>): Promise<Response> {
  const known = await stat(path).catch(() => undefined)
  // Paths come normalised from the URL; whatever is no file of ours is not there.
  if (!known?.isFile() || !(path.startsWith(dist) || path.startsWith(swagger)))
    return new Response('Not found', { status: 404 })
  const type = mediaTypes[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream
  return new Response(body, { headers: { 'content-type': type, 'content-length': String(known.size), ...headers } })
}
