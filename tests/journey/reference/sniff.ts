import type { Format } from './verdict.ts'

/** The format by the first bytes, as the product's own documents list them; undefined for everything else. */
export function sniff(bytes: Uint8Array): Format | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, 132))
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp'
  // A DICOM file may carry a TIFF header in its preamble.
  if (/^(II[*+]\0|MM\0[*+])/.test(text) && !text.startsWith('DICM', 128)) return 'tiff'
  if (!text.startsWith('ftyp', 4)) return undefined
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
  const brands = [text.slice(8, 12), ...(text.slice(16, Math.max(16, length)).match(/[\s\S]{4}/g) ?? [])]
  if (brands[0] === 'avif' || brands[0] === 'avis') return 'avif'
  if (brands.some((it) => /^he(ic|ix|im|is|vc|vx|vm|vs)$/.test(it))) return 'heic'
  if (brands[0] === 'mif1' || brands[0] === 'msf1') return brands.includes('avif') ? 'avif' : 'heic'
  return undefined
}
