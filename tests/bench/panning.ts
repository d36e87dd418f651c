import { inBrowser } from './in-browser.ts'
import { type Line, quantile, times } from './report.ts'

/** 24 megapixels of noise out of sixteen tiles, with fifty marks over them; and the same in OpenSeadragon alone. */
const script = `
  import OpenSeadragon from 'openseadragon'
  import { define } from './shared/define.ts'
  import { LysViewer } from './viewer/viewer.ts'

  define(LysViewer)
  const [width, height, tileSize, maxLevel] = [6000, 4000, 512, 13]
  let seed = 11
  const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647

  async function tile() {
    const canvas = new OffscreenCanvas(tileSize, tileSize)
    const context = canvas.getContext('2d')
    for (let i = 0; i < 900; i++) {
      context.fillStyle = 'rgb(' + [180, 130, 110].map((part) => part + 60 * chance()).join(' ') + ')'
      context.fillRect(chance() * tileSize, chance() * tileSize, 40 * chance(), 40 * chance())
    }
    return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 }))
  }
  const tiles = Promise.all(Array.from({ length: 16 }, tile))
  const place = () => {
    const box = document.createElement('div')
    box.style.cssText = 'inline-size: 1200px; block-size: 800px'
    document.body.append(box)
    return box
  }

  const marks = () => Array.from({ length: 50 }, (_, i) => {
    const [x, y] = [1200 + (i % 10) * 300, 1000 + Math.floor(i / 10) * 350]
    const drawn = [
      ['ellipse', '<ellipse cx="' + x + '" cy="' + y + '" rx="90" ry="60" transform="rotate(30 ' + x + ' ' + y + ')"/>'],
      ['length', '<line x1="' + x + '" y1="' + y + '" x2="' + (x + 180) + '" y2="' + (y + 40) + '"/>'],
      ['arrow', '<line x1="' + x + '" y1="' + y + '" x2="' + (x + 90) + '" y2="' + (y + 90) + '"/>'],
      ['area', '<polygon points="' + [0, 1, 2, 3, 4, 5, 6, 7].map((n) => (x + 80 * Math.cos(n)).toFixed(2) + ',' + (y + 80 * Math.sin(n)).toFixed(2)).join(' ') + '"/>'],
    ][i % 4]
    return { id: 'ann_' + i, version: 1, kind: drawn[0], text: 'mark ' + i, measured: null,
      selector: { type: 'SvgSelector', value: '<svg xmlns="http://www.w3.org/2000/svg">' + drawn[1] + '</svg>' } }
  })

  /** Milliseconds of each frame while the photograph is moved to and fro. */
  function pan(move, frames) {
    return new Promise((done) => {
      const at = []
      const step = (now) => {
        at.push(now)
        const n = at.length
        if (n > frames) return done(at.slice(1).map((one, i) => one - at[i]))
        move({ x: 2600 + 500 * Math.sin(n / 20), y: 1900 + 300 * Math.cos(n / 25) })
        requestAnimationFrame(step)
      }
      requestAnimationFrame(step)
    })
  }

  async function ours(withMarks) {
    const urls = await tiles
    const box = place()
    const viewer = document.createElement('lys-viewer')
    viewer.bare = true
    viewer.style.blockSize = '800px'
    box.append(viewer)
    viewer.image = { id: 'img_bench', width, height, tileSize, description: '', tileUrl: (level, column, row) => urls[(level + 3 * column + 5 * row) % 16] }
    if (withMarks) viewer.annotations = marks()
    while (!viewer.ready || (withMarks && !viewer.shadowRoot.querySelector('.drawn .fixed'))) await new Promise((go) => setTimeout(go, 50))
    const move = (centre) => viewer.lookAt({ centre, zoom: 0.5, rotation: 0, flipped: false })
    return { move, end: () => box.remove() }
  }

  async function bare() {
    const urls = await tiles
    const box = place()
    const source = new OpenSeadragon.TileSource({ width, height, tileSize, tileOverlap: 0, minLevel: 9, maxLevel })
    source.getTileUrl = (level, column, row) => urls[(level + 3 * column + 5 * row) % 16]
    const viewer = OpenSeadragon({ element: box, drawer: 'canvas', showNavigationControl: false, immediateRender: true, blendTime: 0, animationTime: 0.4, maxImageCacheCount: 150, tileSources: source })
    await new Promise((opened) => viewer.addOnceHandler('open', opened))
    const item = viewer.world.getItemAt(0)
    const move = ({ x, y }) => {
      viewer.viewport.zoomTo(item.imageToViewportZoom(0.5), undefined, true)
      viewer.viewport.panTo(item.imageToViewportCoordinates(new OpenSeadragon.Point(x, y)), true)
    }
    return { move, end: () => (viewer.destroy(), box.remove()) }
  }

  globalThis.measurePanning = async () => {
    const kinds = { bare, ours: () => ours(false), marked: () => ours(true) }
    const took = { bare: [], ours: [], marked: [] }
    for (let round = 0; round < 4; round++)
      for (const [name, begin] of Object.entries(kinds)) {
        const one = await begin()
        await pan(one.move, 150)
        took[name].push(...(await pan(one.move, 240)))
        one.end()
      }
    return took
  }
`

/** Frames a second while a photograph of 24 megapixels with fifty marks is moved, against OpenSeadragon alone on the same canvas. */
export async function measurePanning(): Promise<Line[]> {
  return inBrowser(script, async (page) => {
    const took = (await page.evaluate('measurePanning()')) as Record<'bare' | 'ours' | 'marked', number[]>
    const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
    const rate = (of: readonly number[]) => mean(took.bare) / mean(of)
    const words = (of: readonly number[]) =>
      `${(1000 / mean(of)).toFixed(0)}/s, slowest of 100 ${quantile(of, 0.99).toFixed(0)} ms`
    return [
      { what: 'frames while panning 24 MP, OpenSeadragon alone', measured: words(took.bare), limit: '' },
      { what: '… our viewer', measured: `${times(rate(took.ours))} (${words(took.ours)})`, limit: '' },
      {
        what: '… our viewer with 50 marks',
        measured: `${times(rate(took.marked))} (${words(took.marked)})`,
        limit: '≥ 0.9 × OpenSeadragon alone',
        holds: rate(took.marked) >= 0.9,
      },
    ]
  })
}
