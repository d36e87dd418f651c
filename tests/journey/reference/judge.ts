import { type Shown, show } from './show.ts'
import { sniff } from './sniff.ts'
import {
  Broken,
  type ColourDoubt,
  type Decoded,
  type Format,
  limits,
  NotJudged,
  type Size,
  TooLarge,
} from './verdict.ts'

export type Judgement =
  | ({
      readonly opens: true
      readonly format: Format
      readonly rgb: Uint8Array
      readonly doubt: ColourDoubt | undefined
    } & Size)
  | { readonly opens: false; readonly fault: 'format' | 'size' | 'damage'; readonly reason: string }
  | { readonly opens: 'not-judged'; readonly reason: string; readonly stored: Size | undefined }

/** Each reader is loaded when its first file comes. */
const readers: Readonly<Record<Format, (bytes: Uint8Array) => Promise<Decoded>>> = {
  jpeg: async (bytes) => (await import('./jpeg.ts')).decodeJpeg(bytes),
  png: async (bytes) => (await import('./png.ts')).decodePng(bytes),
  webp: async (bytes) => (await import('./webp.ts')).decodeWebp(bytes),
  avif: async (bytes) => (await import('./avif.ts')).decodeAvif(bytes),
  tiff: async (bytes) => (await import('./tiff.ts')).decodeTiff(bytes),
  heic: async (bytes) => (await import('./heic.ts')).decodeHeic(bytes),
}

/** Says whether a file must open, and how it must then look. Never throws; a reader's own fault is 'not-judged'. */
export async function judge(bytes: Uint8Array): Promise<Judgement> {
  const format = sniff(bytes)
  if (!format) return { opens: false, fault: 'format', reason: 'not an allowed format' }
  if (bytes.length > limits.bytes) return { opens: false, fault: 'size', reason: 'larger than 40 MB' }
  try {
    const shown: Shown = await show(await readers[format](bytes))
    return { opens: true, format, ...shown }
  } catch (error) {
    if (error instanceof Broken)
      return {
        opens: false,
        fault: error instanceof TooLarge ? 'size' : 'damage',
        reason: `${format}: ${error.message}`,
      }
    if (error instanceof NotJudged)
      return { opens: 'not-judged', reason: `${format}: ${error.message}`, stored: error.size }
    return { opens: 'not-judged', reason: `${format}: the reference reader failed (${error})`, stored: undefined }
  }
}
