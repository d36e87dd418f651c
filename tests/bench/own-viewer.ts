import { basename } from 'node:path'
import { bundleInMemory } from '../../tools/bundle.ts'

const contents = `
  import { define } from './shared/define.ts'
  import { loadLibrary } from './viewer/open-seadragon.ts'
  import { LysViewer } from './viewer/viewer.ts'
  define(LysViewer)
  export const ready = () => loadLibrary()`

/** The scripts of a page that shows one photograph and nothing else, by name; `own.js` is the first, and its `ready` fetches what the first photograph would. */
export async function ownViewer(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await bundleInMemory(contents)
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
}
