import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { bundle } from '../../tools/bundle.ts'
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

/** What a browser fetches of scripts before a page works, compressed; and all that it ever fetches in one language, the viewer included. */
export async function measureBundles(): Promise<Line[]> {
  await bundle()
  const { pages } = JSON.parse(await readFile(new URL('manifest.json', dist), 'utf8')) as Manifest
  const sizeOf = async (hrefs: Iterable<string>) =>
    (await Promise.all([...new Set(hrefs)].map(zipped))).reduce((sum, size) => sum + size, 0)
  const sizes: Record<string, { first: number; all: number }> = {}
  for (const [name, { href, preload, importMap, words }] of Object.entries(pages)) {
    const ever = Object.keys(JSON.parse(importMap).integrity).filter((one) => one !== words.nb.href)
    const first = [href, ...preload.map((asset) => asset.href)]
    sizes[name] = { first: await sizeOf(first), all: await sizeOf([...first, ...ever]) }
  }
  return ['refer', 'desk', 'read', 'letter', 'adoption']
    .filter((name) => sizes[name] !== undefined)
    .flatMap((name) => {
      const { first: size, all } = sizes[name]!
      const own = { what: `scripts of /${name}`, measured: kilobytes(size), limit: '≤ 60 KB', holds: size <= 60 * 1024 }
      // The letter shows its photographs without the viewer.
      if (name !== 'read') return [own]
      const shown = {
        what: `scripts of /${name}, all with the viewer`,
        measured: kilobytes(all),
        limit: '≤ 165 KB',
        holds: all <= 165 * 1024,
      }
      return [own, shown]
    })
}
