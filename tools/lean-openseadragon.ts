import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** What of OpenSeadragon no viewer of ours ever calls: other drawers than the canvas, other sources of tiles, its own buttons, overlays and full screen. */
const unused = [
  'full-screen support functions',
  'Overlay',
  'Mat3',
  'WebGLDrawer',
  'HTMLDrawer',
  'DziTileSource',
  'DisplayRect',
  'IIIFTileSource',
  'IIPTileSource',
  'IrisTileSource',
  'OsmTileSource',
  'TmsTileSource',
  'LegacyTileSource',
  'ImageTileSource',
  'TileSourceCollection',
  'Button',
  'ButtonGroup',
  'ReferenceStrip',
] as const

const universal = /^\/\/ Universal Module Definition[\s\S]+?\n\}\(this, OpenSeadragon\)\);$/m

/** What it tells a developer: of the name only, as it always says it, a bundler sees that nothing else hangs on it. */
const told = /(?<![\w.])\$\.console\s*\.\s*(?:error|warn|info|log|debug|assert)\(/g

const beginning = /^\/\*\*?\n \* OpenSeadragon - (.+)$/gm

/**
 * OpenSeadragon without these. It is delivered as one script, its files one after the other, each under its name and standing
 * by itself. It gives itself as a module does, so that nothing stands around it, and keeps to itself what it would tell whoever
 * develops it. Throws where one of them is not there exactly
 * once: then it is another edition, and this list must be read again.
 */
export function leanOpenSeadragon(script: string): string {
  const parts = [...script.matchAll(beginning)].map(({ index, 1: name }) => ({ at: index, name: name!.trim() }))
  for (const name of unused)
    if (parts.filter((part) => part.name === name).length !== 1)
      throw new Error(`OpenSeadragon has no one part ${name}`)
  if (!universal.test(script)) throw new Error('OpenSeadragon does not say how it gives itself')
  const lean = parts.reduceRight(
    (rest, { at, name }, i) =>
      unused.includes(name as (typeof unused)[number])
        ? rest.slice(0, at) + rest.slice(parts[i + 1]?.at ?? rest.length)
        : rest,
    script,
  )
  return lean.replace(universal, 'export default OpenSeadragon;').replaceAll(told, '/* @__PURE__ */ $&')
}

/** A quarter of what a viewer loads is never called. */
export const lean: Plugin = {
  name: 'lean-openseadragon',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]build[\\/]openseadragon[\\/]openseadragon\.js$/ }, async ({ path }) => ({
      contents: leanOpenSeadragon(await readFile(path, 'utf8')),
      loader: 'js',
    }))
  },
}
