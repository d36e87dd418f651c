import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'playwright'
import { compileScript, parse } from 'vue/compiler-sfc'
import type { Manifest } from '../../api/ports/site.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** A portal as its own people would ship it: one script. */
const bundled = async (contents: string, loader: 'tsx' | 'js'): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, loader, resolveDir: at('tests/components') },
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    minify: true,
    write: false,
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  })
  return outputFiles[0]!.text
}

/** `tests/components/react-portal.tsx`. */
export const reactPortal = (): Promise<string> => bundled("import './react-portal.tsx'", 'tsx')

/** The component that web-components/README.md shows, word for word, with the setting that it names. */
export async function vuePortal(): Promise<string> {
  const [, component = ''] = /```vue\n([\s\S]*?)```/.exec(await readFile(at('web-components/README.md'), 'utf8')) ?? []
  const { content } = compileScript(parse(component).descriptor, {
    id: 'portal',
    inlineTemplate: true,
    templateOptions: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('lys-') } },
  })
  const mounts = `import * as vue from 'vue'
const { lysbord: server, portal, cases } = JSON.parse(document.querySelector('meta[name=place]').content)
const caseId = vue.ref()
const root = document.createElement('main')
document.body.append(root)
vue.createApp(() => [
  vue.h(Portal, { server, portal, caseId: caseId.value }),
  cases.map((id) => vue.h('button', { onClick: () => (caseId.value = id) }, id)),
]).mount(root)`
  return bundled(`${content.replace('export default', 'const Portal =')}\n${mounts}`, 'js')
}

export interface FrameworkPortal {
  readonly installation: 'framed' | 'direct'
  /** Where Lysbord is, and where the portal. */
  readonly lysbord: string
  readonly portalUrl: string
  readonly portal: string
  readonly cases: readonly string[]
  /** A policy of Trusted Types that the framework makes for itself. */
  readonly ownPolicy?: string
}

/** Opens a page with this script at the portal's origin, under as strict a policy as the installation allows. */
export async function openPortal(page: Page, place: FrameworkPortal, script: string): Promise<void> {
  const { installation, lysbord, portalUrl, ownPolicy = "'none'" } = place
  const { frameHost, elements } = JSON.parse(await readFile(at('dist/manifest.json'), 'utf8')) as Manifest
  const element = installation === 'framed' ? frameHost : elements
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${lysbord}`,
    ...(installation === 'framed' ? [`frame-src ${lysbord}`, "connect-src 'self'"] : [`connect-src 'self' ${lysbord}`]),
    "require-trusted-types-for 'script'",
    `trusted-types ${installation === 'framed' ? ownPolicy : 'lit-html'}`,
  ].join('; ')
  const body = `<!doctype html><html lang="nb"><meta charset="utf-8"><title>Portal</title>
<meta name="place" content="${JSON.stringify(place).replaceAll('"', '&quot;')}">
<script type="module" src="${lysbord}${element.href}" integrity="${element.integrity}" crossorigin></script>
<script type="module" src="/framework.js"></script>`
  await page.route(`${portalUrl}/framework.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script }),
  )
  await page.route(`${portalUrl}/framework`, (route) =>
    route.fulfill({ headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }, body }),
  )
  await page.goto(`${portalUrl}/framework`)
}
