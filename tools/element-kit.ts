import { createHash } from 'node:crypto'
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { lean } from './lean-openseadragon.ts'
import { styleAsText } from './style-as-text.ts'
import { wordsAsJson } from './words-as-json.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = join(root, 'web-components')

/** What tells editors and compilers of the elements; made by `npm run manifest`. */
const told = ['custom-elements.json', 'html-custom-data.json', 'jsx.d.ts', 'tokens.css']

/**
 * Everything an integrator serves who wants the elements without our pages: `define.js`, whole in one file, and what tells
 * editors of it, in a folder named by version and content, so that it may be kept for ever. With `as` the tags begin with
 * that instead of `lys`. Gives the folder. Throws for a prefix that makes no tag.
 */
export async function makeKit(into: string, as?: string): Promise<string> {
  const rewrite = as === undefined ? undefined : await tagsAs(as)
  await mkdir(into, { recursive: true })
  const fresh = await mkdtemp(join(into, 'kit-'))
  await chmod(fresh, 0o755)
  await build({
    absWorkingDir: root,
    entryPoints: [join(source, 'define.ts')],
    outdir: fresh,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    sourcemap: 'linked',
    legalComments: 'linked',
    logLevel: 'warning',
    plugins: [lean, styleAsText(rewrite), await wordsAsJson(fresh), ...(rewrite ? [modulesAs(rewrite)] : [])],
  })
  if (!rewrite) for (const name of told) await copyFile(join(source, name), join(fresh, name))
  const hash = createHash('sha256')
  for (const name of (await readdir(fresh)).sort()) hash.update(name).update(await readFile(join(fresh, name)))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const kit = join(into, `lysbord-${version}-${as ? `${as}-` : ''}${hash.digest('hex').slice(0, 12)}`)
  await rm(kit, { recursive: true, force: true })
  await rename(fresh, kit)
  return kit
}

const tagOfClass = /static readonly tag = '(lys-[\w-]+)'/g

/** What writes every tag of ours anew, wherever a module or a style sheet names one; events and tokens keep their names. */
async function tagsAs(prefix: string): Promise<(module: string) => string> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(prefix)) throw new TypeError(`“${prefix}” begins no tag of an element`)
  const paths = (await readdir(source, { recursive: true })).filter((path) => path.endsWith('.ts'))
  const modules = await Promise.all(paths.map((path) => readFile(join(source, path), 'utf8')))
  const names = modules.flatMap((module) =>
    [...module.matchAll(tagOfClass)].map(([, tag]) => tag!.slice('lys-'.length)),
  )
  const tag = new RegExp(`(?<![\\w-])lys-(${names.join('|')})(?![\\w-])`, 'g')
  return (module) => module.replaceAll(tag, `${prefix}-$1`)
}

const modulesAs = (rewrite: (module: string) => string): Plugin => ({
  name: 'tags-as',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]web-components[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: rewrite(await readFile(path, 'utf8')),
      loader: 'ts',
    }))
  },
})
