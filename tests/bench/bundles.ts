import { readdir, readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { bundle } from '../../tools/bundle.ts'
import type { Line } from './report.ts'

interface Asset {
  readonly href: string
}
interface Manifest {
  readonly pages: Readonly<Record<string, Asset & { preload: readonly Asset[] }>>
}
const dist = new URL('../../dist/', import.meta.url)
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const zipped = async (href: string) => gzipSync(await readFile(new URL(`.${href}`, dist))).length

/** What a browser fetches of scripts before a page works, compressed; and with the viewer, which comes with the first photograph. */
export async function measureBundles(): Promise<Line[]> {
  await bundle()
  const { pages } = JSON.parse(await readFile(new URL('manifest.json', dist), 'utf8')) as Manifest
  const sizes: Record<string, number> = {}
  for (const [name, { href, preload }] of Object.entries(pages)) {
    const all = await Promise.all([...new Set([href, ...preload.map((asset) => asset.href)])].map(zipped))
    sizes[name] = all.reduce((sum, size) => sum + size, 0)
  }
  const viewer = await viewerSize()
  return ['refer', 'desk', 'read', 'letter', 'adoption']
    .filter((name) => sizes[name] !== undefined)
    .flatMap((name) => {
      const size = sizes[name]!
      const own = { what: `scripts of /${name}`, measured: kilobytes(size), limit: '≤ 60 KB', holds: size <= 60 * 1024 }
      if (name !== 'read' && name !== 'letter') return [own]
      const both = size + viewer
      const shown = {
        what: `scripts of /${name} with the viewer`,
        measured: kilobytes(both),
        limit: '≤ 165 KB',
        holds: both <= 165 * 1024,
      }
      return [own, shown]
    })
}

/** The piece that holds the library which shows photographs. */
async function viewerSize(): Promise<number> {
  const names = (await readdir(new URL('assets/', dist))).filter((name) => name.endsWith('.js'))
  for (const name of names) {
    const text = await readFile(new URL(`assets/${name}`, dist), 'utf8')
    if (text.includes('navigatorPosition') && text.includes('immediateRender')) return gzipSync(text).length
  }
  throw new Error('The viewer is in no piece of its own')
}
