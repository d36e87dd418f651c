import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

export interface Source {
  readonly width: number
  readonly height: number
  readonly tileSize: number
  readonly maxLevel: number
  /** A Deep Zoom tile's JPEG. */
  tile(level: number, column: number, row: number): Promise<Uint8Array>
}

/**
 * A page with our viewer (`/own`; `/own-at-once` shows without being asked) and one with Mirador (`/mirador`), and the same
 * tiles for both, for one by their Deep Zoom addresses, for the other as IIIF Image 3.0 level 0. In the page `show()` opens
 * the photograph, and with ours `showNext()` another one that `fetchNext()` has fetched. On `/decoded` two plain pictures
 * that are decoded take each other's place: nothing can be sooner. On loopback, without compression but for the scripts, and nobody is asked who she is.
 */
export async function serveToViewers(
  scripts: { readonly own: ReadonlyMap<string, Uint8Array>; readonly mirador: Uint8Array | undefined },
  source: Source,
  next: Source,
): Promise<{ base: string; server: Server }> {
  const packed = new Map([...scripts.own].map(([name, script]) => [`/own/${name}`, gzipSync(script)]))
  if (scripts.mirador) packed.set('/mirador.js', gzipSync(scripts.mirador))
  const server = createServer(async ({ url = '' }, answer) => {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const found: Record<string, () => [type: string, body: string | Uint8Array]> = {
      '/own': () => ['text/html', ownPage(source, next, '')],
      '/own-at-once': () => ['text/html', ownPage(source, next, 'show()')],
      '/decoded': () => ['text/html', decodedPage(source, next)],
      '/mirador': () => ['text/html', miradorPage],
      '/manifest.json': () => ['application/json', JSON.stringify(manifest(base, source))],
      '/image/info.json': () => ['application/json', JSON.stringify(info(base, source))],
    }
    const script = packed.get(url)
    if (script) {
      answer.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'gzip' }).end(script)
      return
    }
    const known = found[url]?.()
    const tile = known
      ? undefined
      : await tileAt(url.startsWith('/next/') ? next : source, url.replace('/next/', '/tiles/')).catch(() => undefined)
    if (!known && !tile) return void answer.writeHead(404).end()
    const [type, body] = known ?? ['image/jpeg', tile!]
    answer.writeHead(200, { 'content-type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

const miradorPage = `<!doctype html><meta charset="utf-8"><title>Mirador</title><div id="m" style="position:fixed;inset:0"></div>
<script src="/mirador.js"></script><script>
const show = () => Mirador.viewer({ id: 'm', window: { allowClose: false, sideBarOpen: false, defaultView: 'single' },
  workspaceControlPanel: { enabled: false }, windows: [{ manifestId: location.origin + '/manifest.json' }] })
</script>`

const told = (id: string, { width, height, tileSize }: Source, folder: string): string =>
  JSON.stringify({ id, width, height, tileSize, tileUrl: `/${folder}/{level}/{column}_{row}.jpg`, description: id })

const ownPage = (source: Source, next: Source, then: string): string => `<!doctype html><meta charset="utf-8">
<title>Lysbord</title><lys-viewer style="position:fixed;inset:0"></lys-viewer><script type="module">
import { ready } from '/own/own.js'
globalThis.ready = ready
const viewer = document.querySelector('lys-viewer')
const next = ${told('img_2', next, 'next')}
globalThis.show = () => { viewer.image = ${told('img_1', source, 'tiles')} }
globalThis.fetchNext = () => viewer.prefetch(next)
globalThis.showNext = () => { viewer.image = next }
${then}
</script>`

/** The largest tile that is the whole photograph, twice. */
function decodedPage(source: Source, next: Source): string {
  const address = ({ width, height, tileSize, maxLevel }: Source, folder: string) =>
    `/${folder}/${maxLevel - Math.ceil(Math.log2(Math.max(width, height) / tileSize))}/0_0.jpg`
  const picture = (src: string) =>
    `<img src="${src}" style="position:absolute;inset:0;width:100%;height:100%;object-fit:contain">`
  return `<!doctype html><meta charset="utf-8"><title>Decoded</title><div class="ground" style="position:fixed;inset:0">
${picture(address(source, 'tiles'))}${picture(address(next, 'next'))}</div><script>
const [one, other] = document.querySelectorAll('img')
other.hidden = true
const ready = () => Promise.all([one.decode(), other.decode()]).then(() => undefined)
const showNext = () => { one.hidden = true; other.hidden = false }
</script>`
}

/** Level 0 names a tile by its place in the whole picture and its own size; Deep Zoom by its level, column and row. */
async function tileAt({ tileSize, maxLevel, width, tile }: Source, url: string): Promise<Uint8Array | undefined> {
  const [, level, column, row] = /^\/tiles\/(\d+)\/(\d+)_(\d+)\.jpg$/.exec(url) ?? []
  if (level) return tile(Number(level), Number(column), Number(row))
  const [, region = '', wide] = /^\/image\/([^/]+)\/(\d+),\d*\/0\/default\.jpg$/.exec(url) ?? []
  const [x = 0, y = 0, w = 0] = region === 'full' ? [0, 0, width] : region.split(',').map(Number)
  const scale = 2 ** Math.round(Math.log2(w / Number(wide)))
  if (!Number.isFinite(scale)) return undefined
  return tile(maxLevel - Math.log2(scale), x / scale / tileSize, y / scale / tileSize)
}

function info(base: string, { width, height, tileSize, maxLevel }: Source) {
  const scaleFactors = Array.from({ length: maxLevel + 1 }, (_, n) => 2 ** n).filter(
    (scale) => Math.max(width, height) / scale >= tileSize / 2,
  )
  // The largest level that is one tile.
  const small = scaleFactors.find((scale) => Math.max(width, height) / scale <= tileSize)!
  return {
    '@context': 'http://iiif.io/api/image/3/context.json',
    id: `${base}/image`,
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level0',
    width,
    height,
    sizes: [{ width: Math.ceil(width / small), height: Math.ceil(height / small) }],
    tiles: [{ width: tileSize, height: tileSize, scaleFactors }],
  }
}

function manifest(base: string, { width, height }: Source) {
  const [canvas, painting] = [`${base}/canvas`, `${base}/painting`]
  const service = [{ id: `${base}/image`, type: 'ImageService3', profile: 'level0' }]
  const body = {
    id: `${base}/image/full/max/0/default.jpg`,
    type: 'Image',
    format: 'image/jpeg',
    width,
    height,
    service,
  }
  const annotation = { id: `${painting}/1`, type: 'Annotation', motivation: 'painting', target: canvas, body }
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${base}/manifest.json`,
    type: 'Manifest',
    label: { en: ['A photograph'] },
    items: [
      {
        id: canvas,
        type: 'Canvas',
        width,
        height,
        items: [{ id: painting, type: 'AnnotationPage', items: [annotation] }],
      },
    ],
  }
}
