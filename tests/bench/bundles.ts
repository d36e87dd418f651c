import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { bundle, bundleInMemory } from '../../tools/bundle.ts'
import type { Line } from './report.ts'

interface Asset {
  readonly href: string
}
interface Page extends Asset {
  readonly preload: readonly Asset[]
  /** Every piece it ever loads. */
  readonly importMap: string
  readonly words: { readonly nb: Asset }
}
interface Manifest {
  readonly pages: Readonly<Record<string, Page>>
}
const dist = new URL('../../dist/', import.meta.url)
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const zipped = async (href: string) => gzipSync(await readFile(new URL(`.${href}`, dist))).length

/** What a browser fetches of scripts before a page works, compressed; for the reading screen also with an open case, the viewer included, and all that it ever fetches in one language. */
export async function measureBundles(): Promise<Line[]> {
  await bundle()
  const { pages } = JSON.parse(await readFile(new URL('manifest.json', dist), 'utf8')) as Manifest
  const sizeOf = async (hrefs: Iterable<string>) =>
    (await Promise.all([...new Set(hrefs)].map(zipped))).reduce((sum, size) => sum + size, 0)
  const sizes: Record<string, { first: number; open: number; all: number }> = {}
  for (const [name, { href, preload, importMap, words }] of Object.entries(pages)) {
    const ever = Object.keys(JSON.parse(importMap).integrity).filter((one) => one !== words.nb.href)
    const first = [href, ...preload.map((asset) => asset.href)]
    const open = await withImports(ever.filter((one) => /\/(case-parts|beside)-/.test(one)))
    sizes[name] = {
      first: await sizeOf(first),
      open: await sizeOf([...first, ...open].filter((one) => one !== words.nb.href)),
      all: await sizeOf([...first, ...ever]),
    }
  }
  const together = await sizeTogether(three)
  const [viewer, whole] = [
    await sizeTogether(photograph, /openseadragon-/),
    await sizeTogether(photograph, /(openseadragon|in-hand)-/),
  ]
  const lines = ['refer', 'desk', 'read', 'letter', 'adoption']
    .filter((name) => sizes[name] !== undefined)
    .flatMap((name) => {
      const { first: size, open, all } = sizes[name]!
      const own = { what: `scripts of /${name}`, measured: kilobytes(size), limit: '≤ 60 KB', holds: size <= 60 * 1024 }
      // The letter shows its photographs without the viewer.
      if (name !== 'read') return [own]
      const shown = {
        what: `scripts of /${name} with an open case and the viewer`,
        measured: kilobytes(open),
        limit: '≤ 165 KB',
        holds: open <= 165 * 1024,
      }
      const asked = {
        what: `scripts of /${name} with palette, settings and emergency`,
        measured: kilobytes(all),
        limit: '',
      }
      return [own, shown, asked]
    })
  return [
    {
      what: 'worklist, reply and workbench together, with Lit and the client',
      measured: kilobytes(together),
      limit: '≤ 60 KB',
      holds: together <= 60 * 1024,
    },
    ...lines,
    {
      what: 'the viewer with OpenSeadragon and Lit / with all it measures, marks and adjusts with',
      measured: `${kilobytes(viewer)} / ${kilobytes(whole)}`,
      limit: '≤ 105 KB',
      holds: whole <= 105 * 1024,
    },
  ]
}

/** What a portal loads that wants these elements and nothing else: all they import, and `also` of what comes when it is first used. */
async function sizeTogether(contents: string, also = /^$/): Promise<number> {
  const { outputFiles, metafile } = await bundleInMemory(contents)
  const { outputs } = metafile
  const needed = new Set<string>()
  const need = (path: string): void => {
    if (needed.has(path)) return
    needed.add(path)
    for (const { kind, path: piece } of outputs[path]!.imports)
      if (kind === 'import-statement' || also.test(piece)) need(piece)
  }
  need(Object.keys(outputs).find((path) => outputs[path]!.entryPoint === '<stdin>')!)
  const pieces = outputFiles.filter(({ path }) => [...needed].some((one) => path.replaceAll('\\', '/').endsWith(one)))
  return pieces.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0)
}
const three = `
  export { connect } from './client.ts'
  export { setLanguage } from './shared/i18n.ts'
  import { define } from './shared/define.ts'
  import { LysReplyForm } from './reply-form/reply-form.ts'
  import { LysWorkbench } from './workbench/workbench.ts'
  import { LysWorklist } from './worklist/worklist.ts'
  define(LysWorkbench, LysWorklist, LysReplyForm)`

const photograph = `export { LysViewer } from './viewer/viewer.ts'`

/** What comes with a piece, and the viewer's library with the first photograph; the rest waits until it is asked for, or the page is idle. */
const imported = /(?:from|import)\s*"\.\/([\w.-]+\.js)"|import\("\.\/(openseadragon-[\w.-]+\.js)"\)/g
/** These pieces and all they load. */
async function withImports(hrefs: readonly string[], found = new Set<string>()): Promise<ReadonlySet<string>> {
  for (const href of hrefs.filter((one) => !found.has(one))) {
    found.add(href)
    const text = await readFile(new URL(`.${href}`, dist), 'utf8')
    const loaded = [...text.matchAll(imported)].map(([, file, library]) => `/assets/${file ?? library}`)
    await withImports(loaded, found)
  }
  return found
}
