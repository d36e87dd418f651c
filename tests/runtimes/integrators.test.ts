import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright'
import { build as vite } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diskSite } from '../../api/adapters/site.disk.ts'
import { pages } from '../../api/pages.ts'
import { makeKit } from '../../tools/element-kit.ts'
import { publicElements } from '../../tools/manifest/sources.ts'
import { styleAsText } from '../../tools/style-as-text.ts'
import { launchOptions } from '../support/chromium.ts'

const tags = publicElements().map(({ tag }) => tag)
let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await chromium.launch(await launchOptions())
  folder = await mkdtemp(join(tmpdir(), 'lysbord-kit-'))
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

/** A page with nothing of ours in it. */
async function opens(): Promise<Page> {
  const page = await browser.newPage()
  await page.route('http://127.0.0.1:9/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  )
  await page.goto('http://127.0.0.1:9/')
  return page
}
const loads = (page: Page, content: string) => page.addScriptTag({ type: 'module', content })
const known = (page: Page, names: readonly string[]): Promise<string[]> =>
  page.evaluate(`${JSON.stringify(names)}.filter((tag) => customElements.get(tag))`)

test('importing every class registers nothing and changes nothing in the page', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as all from 'lysbord'; globalThis.count = Object.keys(all).length`,
      resolveDir: 'tests',
    },
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [styleAsText()],
  })
  const page = await opens()
  await loads(page, outputFiles[0]!.text)
  await page.waitForFunction('globalThis.count > 0')
  expect(await known(page, tags)).toEqual([])
  expect(
    await page.evaluate('[document.adoptedStyleSheets.length, document.body.childElementCount, localStorage.length]'),
  ).toEqual([0, 0, 0])
  await page.close()
})

test('a bundler takes of the package what is asked for, and everything of lysbord/define', {
  timeout: 40_000,
}, async () => {
  const app = join(folder, 'app')
  await mkdir(join(app, 'node_modules'), { recursive: true })
  await symlink(process.cwd(), join(app, 'node_modules/lysbord'))
  const bundled = async (main: string): Promise<string> => {
    await writeFile(join(app, 'main.js'), main)
    const { output } = (await vite({
      root: app,
      configFile: false,
      logLevel: 'silent',
      build: { write: false, target: 'es2022', rolldownOptions: { input: join(app, 'main.js') } },
    })) as { output: { code?: string }[] }
    return output.map(({ code = '' }) => code).join('\n')
  }
  const one = await bundled("import { define, LysViewer } from 'lysbord'\ndefine(LysViewer)")
  expect(tags.filter((tag) => new RegExp(`tag ?= ?["'\`]${tag}["'\`]`).test(one))).toEqual(['lys-viewer'])
  const all = await bundled("import 'lysbord/define'")
  expect(tags.filter((tag) => all.includes(tag))).toEqual(tags)
})

test('the one script of all elements is served for ever from a folder of its version, with what tells editors of it', async () => {
  const site = diskSite()
  const app = pages(site)
  const { elements } = await site.manifest()
  const { version } = JSON.parse(await readFile('package.json', 'utf8'))
  expect(elements.href).toMatch(
    new RegExp(`^/assets/lysbord-${version.replaceAll('.', '\\.')}-[0-9a-f]{12}/define\\.js$`),
  )
  const script = await app.request(elements.href)
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('access-control-allow-origin')).toBe('*')
  const digest = createHash('sha384').update(Buffer.from(await script.arrayBuffer()))
  expect(`sha384-${digest.digest('base64')}`).toBe(elements.integrity)
  for (const [name, type] of [
    ['custom-elements.json', 'application/json'],
    ['html-custom-data.json', 'application/json'],
    ['jsx.d.ts', 'text/plain; charset=utf-8'],
    ['tokens.css', 'text/css; charset=utf-8'],
  ] as const) {
    const told = await app.request(elements.href.replace('define.js', name))
    expect(told.headers.get('content-type')).toBe(type)
    expect(await told.text()).toBe(await readFile(`web-components/${name}`, 'utf8'))
  }
})

test('loading it twice, or where a tag is taken, harms nobody: whoever came first stays', async () => {
  const { elements } = await diskSite().manifest()
  const script = await readFile(join('dist', elements.href), 'utf8')
  const page = await opens()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.evaluate('customElements.define("lys-viewer", class Stranger extends HTMLElement {})')
  await page.route('http://127.0.0.1:9/define.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  )
  await loads(page, `${script}\n;globalThis.again = true`)
  await page.waitForFunction('globalThis.again')
  expect(await page.evaluate("import('/define.js').then(({ defineAs }) => defineAs('hud'))")).toContain('hud-viewer')
  expect(await page.evaluate('document.createElement("hud-viewer").zoomIn.name')).toBe('zoomIn')
  expect(await known(page, tags)).toEqual(tags)
  expect(await page.evaluate('customElements.get("lys-viewer").name')).toBe('Stranger')
  // Each copy puts its own tokens into the document; a host's on `:root` win over both.
  await page.evaluate('document.documentElement.style.setProperty("--lys-accent", "red")')
  expect(await page.evaluate('getComputedStyle(document.body).getPropertyValue("--lys-accent")')).toBe('red')
  expect(complaints).toEqual([])
  await page.close()
})

test('where the page’s policy refuses the library, the two elements that can say so are there all the same', async () => {
  const { elements } = await diskSite().manifest()
  const script = await readFile(join('dist', elements.href), 'utf8')
  const page = await browser.newPage()
  await page.route('http://127.0.0.1:9/define.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  )
  await page.route('http://127.0.0.1:9/', (route) =>
    route.fulfill({
      headers: {
        'content-type': 'text/html',
        'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'",
      },
      body: '<!doctype html><script type="module" src="/define.js"></script>',
    }),
  )
  const refused = page.waitForEvent('pageerror')
  await page.goto('http://127.0.0.1:9/')
  expect((await refused).message).toContain('lit-html')
  expect((await known(page, tags)).sort()).toEqual(['lys-embed', 'lys-frame'])
  await page.close()
})

test('a prefix that makes no tag is refused before anything is written', async () => {
  const before = await readdir(folder)
  for (const prefix of ['Hud!', '', '1a', '../x'])
    await expect(makeKit(folder, prefix)).rejects.toThrow('begins no tag')
  expect(await readdir(folder)).toEqual(before)
})
