import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { lean } from '../../tools/lean-openseadragon.ts'
import { styleAsText } from '../../tools/style-as-text.ts'

const contents = `
  import { define } from './shared/define.ts'
  import { loadLibrary } from './viewer/open-seadragon.ts'
  import { LysViewer } from './viewer/viewer.ts'
  define(LysViewer)
  export const ready = () => loadLibrary()`

/** The scripts of a page that shows one photograph and nothing else, by name; `own.js` is the first, and its `ready` fetches what the first photograph would. */
export async function ownViewer(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('../../', import.meta.url)),
    stdin: {
      contents,
      resolveDir: fileURLToPath(new URL('../../web-components/', import.meta.url)),
      loader: 'ts',
      sourcefile: 'own.ts',
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    outdir: 'dist/own',
    entryNames: 'own',
    write: false,
    plugins: [lean, styleAsText()],
  })
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
}
