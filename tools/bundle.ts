import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = join(root, 'web-components')
const dist = join(root, 'dist')
const manifestPath = join(dist, 'manifest.json')

/** A file that a page loads, with its hash for `integrity`. */
interface Asset {
  readonly href: string
  readonly integrity: string
}

/** Written to dist/manifest.json: for each page its script, and the one style sheet. */
export interface Manifest {
  readonly pages: Readonly<Record<string, Asset>>
  readonly styles: Asset
}

/** Bundles the pages of `web-components/pages` into `dist`, if a source is newer than the last bundle. Needs no network. */
export async function bundle({ force = false } = {}): Promise<boolean> {
  if (!force && !(await isStale())) return false
  await rm(dist, { recursive: true, force: true })
  await mkdir(dist, { recursive: true })
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...(await entries()), join(source, 'page.css')],
    outdir: join(dist, 'assets'),
    outbase: source,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: 'linked',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    metafile: true,
    legalComments: 'linked',
    logLevel: 'warning',
  })
  const outputs = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint)
  const assets = await Promise.all(
    outputs.map(
      async ([path, { entryPoint }]) => [basename(entryPoint!, extname(entryPoint!)), await asset(path)] as const,
    ),
  )
  const manifest: Manifest = {
    pages: Object.fromEntries(assets.filter(([, { href }]) => href.endsWith('.js')).sort()),
    styles: assets.find(([, { href }]) => href.endsWith('.css'))![1],
  }
  // Last, so that a bundle that broke off is stale.
  await writeFile(manifestPath, JSON.stringify(manifest, null, 2))
  return true
}

async function asset(path: string): Promise<Asset> {
  const digest = createHash('sha384')
    .update(await readFile(join(root, path)))
    .digest('base64')
  return { href: `/${relative('dist', path).replaceAll('\\', '/')}`, integrity: `sha384-${digest}` }
}

const isEntry = (name: string) => name.endsWith('.ts') && !/\.(test|styles|events)\.ts$/.test(name)

/** Every file of `pages` that opens a page; what they share stands in folders or has a dotted name. */
async function entries(): Promise<string[]> {
  const names = (await readdir(join(source, 'pages'))).filter(isEntry)
  const texts = await Promise.all(names.map((name) => readFile(join(source, 'pages', name), 'utf8')))
  return names
    .filter((_, i) => /^await openPage\(|^openPage\(|^await open/m.test(texts[i]!))
    .map((name) => join(source, 'pages', name))
}

async function isStale(): Promise<boolean> {
  const made = await stat(manifestPath).catch(() => undefined)
  if (!made) return true
  const files = await readdir(source, { recursive: true, withFileTypes: true })
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  const times = await Promise.all(
    [...paths, join(root, 'package-lock.json'), fileURLToPath(import.meta.url)].map(
      async (path) => (await stat(path)).mtimeMs,
    ),
  )
  return times.some((time) => time > made.mtimeMs)
}

if (import.meta.main) {
  const began = performance.now()
  const fresh = await bundle({ force: process.argv.includes('--force') })
  console.log(fresh ? `Bundled in ${Math.round(performance.now() - began)} ms.` : 'The bundle is fresh.')
}
