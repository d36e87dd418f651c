import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What the @jsquash decoders return: RGBA, eight bits, not premultiplied. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

// This project's types know no DOM, and Node's own leave WebAssembly to it.
const { WebAssembly } = globalThis as unknown as { WebAssembly: { Module: new (bytes: Uint8Array) => unknown } }

/** Compiles a package's .wasm file: those decoders would fetch it, which is for browsers. */
export function compiled(path: string): unknown {
  // They also answer in the browser's ImageData.
  Object.assign(globalThis, { ImageData: PlainRaster })
  return new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve(path)))
}

class PlainRaster implements Raster {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data
    this.width = width
    this.height = height
  }
}
