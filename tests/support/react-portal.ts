import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'playwright'
import type { Manifest } from '../../api/ports/site.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

let bundled: Promise<string> | undefined
/** The portal of `tests/components/react-portal.tsx` as one script, as its own people would ship it. */
const script = (): Promise<string> =>
  (bundled ??= build({
    entryPoints: [at('tests/components/react-portal.tsx')],
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  }).then(({ outputFiles }) => outputFiles[0]!.text))

export interface ReactPortal {
  readonly installation: 'framed' | 'direct'
  /** Where Lysbord is, and where the portal. */
  readonly lysbord: string
  readonly portalUrl: string
  readonly portal: string
  readonly cases: readonly string[]
}

/** Opens a page of a portal written with React, at the portal's origin, under as strict a policy as the installation allows. */
export async function openReactPortal(page: Page, place: ReactPortal): Promise<void> {
  const { installation, lysbord, portalUrl } = place
  const { frameHost, elements } = JSON.parse(await readFile(at('dist/manifest.json'), 'utf8')) as Manifest
  const element = installation === 'framed' ? frameHost : elements
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${lysbord}`,
    ...(installation === 'framed' ? [`frame-src ${lysbord}`, "connect-src 'self'"] : [`connect-src 'self' ${lysbord}`]),
    "require-trusted-types-for 'script'",
    `trusted-types ${installation === 'framed' ? "'none'" : 'lit-html'}`,
  ].join('; ')
  const body = `<!doctype html><html lang="nb"><meta charset="utf-8"><title>Portal</title>
<meta name="place" content="${JSON.stringify(place).replaceAll('"', '&quot;')}">
<script type="module" src="${lysbord}${element.href}" integrity="${element.integrity}" crossorigin></script>
<script type="module" src="/react.js"></script>`
  await page.route(`${portalUrl}/react.js`, async (route) =>
    route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: await script() }),
  )
  await page.route(`${portalUrl}/react`, (route) =>
    route.fulfill({ headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }, body }),
  )
  await page.goto(`${portalUrl}/react`)
}
