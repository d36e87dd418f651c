import { createHash } from 'node:crypto'
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import type { Asset, Manifest } from '../api/ports/site.ts'
import { makeKit } from './element-kit.ts'
import { lean } from './lean-openseadragon.ts'
import { styleAsText } from './style-as-text.ts'
import { wordsAsJson } from './words-as-json.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = join(root, 'web-components')
const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

/**
 * Bundles the pages of `web-components/pages`, if a source is newer than the last bundle, and says whether it did. Needs
 * no network. `into` lies on the disk this stands on; whoever reads it meanwhile sees the old bundle or the new one, never half of one.
 */
export async function bundle({ force = false, into = join(root, 'dist') } = {}): Promise<boolean> {
  if (!force && !(await isStale(into))) return false
  const cache = join(root, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const fresh = await mkdtemp(join(cache, 'bundle-'))
  try {
    await chmod(fresh, 0o755)
    const manifest = await bundleInto(fresh)
    await writeFile(join(fresh, 'manifest.json'), JSON.stringify(manifest, null, 2))
    await writeFile(join(fresh, 'lysbord.extension.json'), await extensionOf(manifest.widget))
    await writeFile(join(fresh, '_headers'), headersOfAssets)
    await mkdir(join(fresh, 'docs'))
    for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js'])
      await copyFile(join(swagger, name), join(fresh, 'docs', name))
    await rm(into, { recursive: true, force: true })
    await rename(fresh, into)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
  return true
}

/** What Lysbord contributes to a portal, written from what it registers there: it cannot say anything else. */
async function extensionOf(widget: Asset): Promise<string> {
  const load = (path: string) => import(pathToFileURL(join(source, path)).href)
  const [{ manifestOf }, { nb }, { version }] = await Promise.all([
    load('embed/host/manifest.ts'),
    load('shared/locales/nb.ts'),
    readFile(join(root, 'package.json'), 'utf8').then(JSON.parse),
  ])
  return JSON.stringify(manifestOf(nb, version, widget), null, 2)
}

/** What Workers Assets adds to files that it serves without asking the Worker; door 1 says the same. */
const headersOfAssets = `/assets/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  Referrer-Policy: no-referrer
`

/**
 * Pages built apart, so that they come in few pieces, with no words but their own: those that one goes to from a mail, often on
 * a slow line, the one that an office sends from, and the reading screen, which a specialist has open all day. The gallery
 * too: it shows every element alone, and would break up the others' pieces.
 */
const apart: readonly (readonly string[])[] = [['letter', 'letter-link', 'desk'], ['refer'], ['read'], ['gallery']]

async function bundleInto(folder: string): Promise<Manifest> {
  const opening = await pages()
  const named = (names: readonly string[]) => opening.filter((path) => names.includes(basename(path, '.ts')))
  const others = opening.filter((path) => !named(apart.flat()).includes(path))
  const fetched = await wordsAsJson(join(folder, 'assets'))
  const made = await Promise.all([
    ...apart.map(async (names) => buildPages(folder, named(names), [fetched, await wordsOf(named(names))])),
    buildPages(folder, [...others, join(source, 'page.css'), join(source, 'tokens.css')], [fetched]),
  ])
  const metafile = { inputs: {}, outputs: Object.assign({}, ...made.map(({ outputs }) => outputs)) } as Metafile
  const hashed =
    (algorithm: 'sha256' | 'sha384') =>
    async (path: string): Promise<Asset> => {
      const digest = createHash(algorithm).update(await readFile(join(root, path)))
      const href = `/${relative(folder, join(root, path)).replaceAll('\\', '/')}`
      return { href, integrity: `${algorithm}-${digest.digest('base64')}` }
    }
  const asset = hashed('sha384')
  // The policy of a page names each of them, and a proxy may take no more than four kilobytes of headers.
  const piece = hashed('sha256')
  const entries = Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint ? [{ path, name: basename(entryPoint, extname(entryPoint)), isScript: path.endsWith('.js') }] : [],
  )
  const page = async (path: string) => {
    const all = await Promise.all(loadedEver(metafile, path).map(piece))
    const importMap = JSON.stringify({
      integrity: Object.fromEntries(all.map(({ href, integrity }) => [href, integrity])),
    })
    const own = await piece(path)
    const ofMap = `sha256-${createHash('sha256').update(importMap).digest('base64')}`
    return {
      ...own,
      preload: await Promise.all(loadedAtOnce(metafile, path).map(piece)),
      words: { nb: await piece(norwegianOf(metafile, path)) },
      importMap,
      runs: [ofMap, own.integrity, ...all.map(({ integrity }) => integrity)],
    }
  }
  const style = (wanted: string) => asset(entries.find(({ name, isScript }) => name === wanted && !isScript)!.path)
  // What is loaded by `import()` is an entry of its own too, but no page.
  const names = new Set(opening.map((path) => basename(path, '.ts')))
  const scripts = entries.filter(({ isScript, name }) => isScript && names.has(name))
  const [widget, frameHost, packFrame] = await wholeScripts(folder, fetched)
  const kit = await makeKit(join(folder, 'assets'))
  return {
    widget: await asset(widget),
    frameHost: await asset(frameHost),
    packFrame: await asset(packFrame),
    elements: await asset(relative(root, join(kit, 'define.js'))),
    pages: Object.fromEntries(
      await Promise.all(scripts.map(async ({ name, path }) => [name, await page(path)] as const)),
    ),
    styles: await style('page'),
    tokens: await style('tokens'),
  }
}

/** What a page loads: pieces, each of which comes when it is needed. */
const inPieces = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  minify: true,
} as const satisfies BuildOptions

/** The same, held in memory, of a page whose script is `contents`, which stands in `web-components`. It begins with `own.js`. */
export const bundleInMemory = (contents: string) =>
  build({
    ...inPieces,
    stdin: { contents, resolveDir: source, loader: 'ts' },
    outdir: 'dist/own',
    entryNames: 'own',
    write: false,
    metafile: true,
    plugins: [lean, styleAsText()],
  })

async function buildPages(folder: string, entryPoints: readonly string[], plugins: Plugin[] = []): Promise<Metafile> {
  const { metafile } = await build({
    ...inPieces,
    entryPoints: [...entryPoints],
    outdir: join(folder, 'assets'),
    outbase: source,
    sourcemap: 'linked',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    metafile: true,
    legalComments: 'linked',
    logLevel: 'warning',
    plugins: [lean, styleAsText(), ...plugins],
  })
  return metafile
}

/** What hosts load: each whole in one file, so that the hash in a host's page vouches for every line that runs there. */
async function wholeScripts(
  folder: string,
  fetched: Plugin,
): Promise<[widget: string, frameHost: string, packFrame: string]> {
  const names = ['widget', 'frame-host', 'pack-frame'] as const
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => join(source, 'pages', `${name}.ts`)),
    outdir: join(folder, 'assets'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: 'linked',
    entryNames: '[name]-[hash]',
    metafile: true,
    legalComments: 'linked',
    logLevel: 'warning',
    plugins: [lean, styleAsText(), fetched],
  })
  const made = Object.keys(metafile.outputs)
  const of = (name: string) => made.find((path) => path.endsWith('.js') && basename(path).startsWith(`${name}-`))!
  return [of(names[0]), of(names[1]), of(names[2])]
}

/** The pieces a script imports, and theirs; what comes by `import()` waits until it is asked for. */
const loadedAtOnce = (metafile: Metafile, path: string) => loaded(metafile, path, ['import-statement'])

/** All pieces that a script may ever load. */
const loadedEver = (metafile: Metafile, path: string) => loaded(metafile, path, ['import-statement', 'dynamic-import'])

function loaded(
  { outputs }: Metafile,
  path: string,
  kinds: readonly string[],
  found = new Set<string>(),
): readonly string[] {
  for (const { kind, path: piece } of outputs[path]?.imports ?? []) {
    if (!kinds.includes(kind) || found.has(piece)) continue
    found.add(piece)
    loaded({ outputs } as Metafile, piece, kinds, found)
  }
  return [...found]
}

/** The piece with a page's Norwegian words: what it asks for first once it knows whom it speaks to. */
const norwegianOf = ({ outputs }: Metafile, path: string): string =>
  [path, ...loadedAtOnce({ outputs } as Metafile, path)]
    .flatMap((piece) => outputs[piece]?.imports ?? [])
    .find(({ path: piece }) => outputs[piece]?.entryPoint?.endsWith('/locales/nb.ts'))!.path

/** Leaves of the translations what these pages say: the others’ words are a third of what a slow line would carry. */
async function wordsOf(entryPoints: readonly string[]): Promise<Plugin> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...entryPoints],
    outdir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    metafile: true,
    plugins: [styleAsText()],
  })
  const modules = Object.keys(metafile.inputs).filter((path) => path.endsWith('.ts') && !path.includes('/locales/'))
  const texts = await Promise.all(modules.map((path) => readFile(join(root, path), 'utf8')))
  return {
    name: 'words',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]locales[\\/]nb\.ts$/ }, async ({ path }) => {
        const { nb } = (await import(pathToFileURL(path).href)) as { nb: Readonly<Record<string, string>> }
        const said = Object.entries(nb).filter(([english]) => texts.some((text) => says(text, english)))
        return { contents: `export const nb = ${JSON.stringify(Object.fromEntries(said))}`, loader: 'ts' }
      })
    },
  }
}

/** Whether a module may say this English text: all that stands between the values is written there. */
export const says = (module: string, english: string): boolean =>
  english.split(/\{\d+\}/).every((part) => module.includes(part) || module.includes(part.replaceAll("'", "\\'")))

/** Every module of `pages` that opens a page; the others are what pages share. */
async function pages(): Promise<string[]> {
  const folder = join(source, 'pages')
  const paths = (await readdir(folder)).filter((name) => /^[\w-]+\.ts$/.test(name)).map((name) => join(folder, name))
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
  return paths.filter((_, i) => /^await open/m.test(texts[i]!))
}

async function isStale(folder: string): Promise<boolean> {
  const made = await stat(join(folder, 'manifest.json')).catch(() => undefined)
  if (!made) return true
  const files = await readdir(source, { recursive: true, withFileTypes: true })
  // A folder's own time tells that a file was taken away.
  const inside = files.map((file) => join(file.parentPath, file.name))
  const tools = (await readdir(join(root, 'tools'))).map((name) => join(root, 'tools', name))
  const paths = [source, ...inside, join(root, 'package-lock.json'), ...tools]
  const times = await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs))
  return times.some((time) => time > made.mtimeMs)
}

/** The elements under another prefix, for a page where ours is taken: beside the bundle, and served as long as it is. */
async function tellKitAs(as: string): Promise<void> {
  const kit = await makeKit(join(root, 'dist/assets'), as)
  const digest = createHash('sha384').update(await readFile(join(kit, 'define.js')))
  console.log(`/assets/${basename(kit)}/define.js sha384-${digest.digest('base64')}`)
}

if (import.meta.main) {
  const began = performance.now()
  const { values } = parseArgs({ options: { force: { type: 'boolean' }, as: { type: 'string' } } })
  const fresh = await bundle({ force: values.force ?? false })
  if (values.as) await tellKitAs(values.as)
  console.log(fresh ? `Bundled in ${Math.round(performance.now() - began)} ms.` : 'The bundle is fresh.')
}
