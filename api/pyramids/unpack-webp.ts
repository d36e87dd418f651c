import { Worker } from 'node:worker_threads'
import { sharp } from './sharp.ts'

/** What the thread beside is told. */
export interface Unpacking {
  readonly original: string
  readonly to: string
  readonly width: number
  readonly height: number
  readonly bands: number
  readonly profile: Uint8Array | undefined
  readonly orientation: number | undefined
}

/**
 * Writes the one picture of a WebP file as a TIFF, upright and with its profile, with half the memory libvips takes for
 * it. Resolves to whether that went well; what did not is left for libvips to judge. In a thread of its own,
 * because the memory of WebAssembly is surely given back only when its thread ends.
 */
export async function unpackWebp(original: string, to: string): Promise<boolean> {
  const { width, height, hasAlpha, icc, orientation } = await sharp(original).metadata()
  const workerData: Unpacking = { original, to, width, height, bands: hasAlpha ? 4 : 3, profile: icc, orientation }
  const thread = new Worker(new URL('./unpack-webp-thread.ts', import.meta.url), { workerData })
  return new Promise((resolve) => {
    thread.on('error', () => {})
    thread.once('exit', (code) => resolve(code === 0))
  })
}
