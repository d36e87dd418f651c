import { adviceFor, type RefusedKind } from './advise-format.ts'

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff' | 'heic'
export type Sniffed =
  | { readonly format: ImageFormat; readonly mediaType: string }
  /** `advice`: one English sentence or two that a secretary can act on. */
  | { readonly refused: RefusedKind; readonly advice: string }

/**
 * What a file is, by its first bytes alone; names and headers are never asked. Give it the first 4,096 bytes, or the
 * whole file if that is shorter. Says nothing about whether the rest can be decoded.
 */
export function sniffFormat(head: Uint8Array): Sniffed {
  const text = latin1(head)
  const found = picture(head, text) ?? other(text)
  return found in adviceFor
    ? { refused: found as RefusedKind, advice: adviceFor[found as RefusedKind] }
    : { format: found as ImageFormat, mediaType: `image/${found}` }
}

type Found = ImageFormat | RefusedKind

function picture(head: Uint8Array, text: string): Found | undefined {
  if (head.length === 0) return 'empty'
  // Before TIFF: a DICOM file may carry a TIFF header in its preamble, and is then a medical record, not a photograph.
  if (text.startsWith('DICM', 128)) return 'dicom'
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp'
  if (text.startsWith('ftyp', 4)) return isoMedia(text)
  if (/^(II[*+]\0|MM\0[*+])/.test(text)) return tiff(head, text)
  return undefined
}

/** HEIC, AVIF and films share one container; the brands after `ftyp` tell them apart (ISO/IEC 14496-12, 4.3). */
function isoMedia(text: string): Found {
  const end = Math.max(16, text.charCodeAt(2) * 256 + text.charCodeAt(3))
  const brands: string[] = text.slice(8, end).match(/[^]{4}/g) ?? []
  brands.splice(1, 1) // the minor version
  const [major = ''] = brands
  if (major === 'crx ') return 'raw'
  if (/^avi[fs]$/.test(major)) return 'avif'
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms])$/.test(brand))) return 'heic'
  if (/^m[is]f1$/.test(major)) return brands.includes('avif') ? 'avif' : 'heic'
  return /^(qt|iso|mp4|avc|M4|3g|dash|f4v|mmp|MSNV)/.test(major) ? 'video' : 'unknown'
}

/**
 * Camera raw files look like TIFF, and their first picture is a thumbnail: shown alone it would pass for the photograph.
 * They are known by the maker's mark, by the DNG version tag, or by a first picture that calls itself a reduced copy.
 */
function tiff(head: Uint8Array, text: string): Found {
  if (text.startsWith('CR', 8)) return 'raw'
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const little = text[0] === 'I'
  const at = head.length >= 8 ? view.getUint32(4, little) : head.length
  if (text.includes('+', 2) && (text[2] === '+' || text[3] === '+')) return 'tiff' // BigTIFF: no camera writes it
  if (at + 2 > head.length) return 'tiff'
  const tags = Math.min(view.getUint16(at, little), Math.floor((head.length - at - 2) / 12))
  for (let i = 0; i < tags; i++) {
    const entry = at + 2 + i * 12
    const tag = view.getUint16(entry, little)
    if (tag === 0xc612 || (tag === 0xfe && view.getUint32(entry + 8, little) & 1)) return 'raw'
  }
  return 'tiff'
}

const signatures: readonly (readonly [RegExp, RefusedKind])[] = [
  [/^GIF8/, 'gif'],
  [/^[^]{0,1024}%PDF-/, 'pdf'],
  [/^BM[^]{4}\0\0\0\0/, 'bmp'],
  [/^8BPS/, 'psd'],
  [/^(\xff\x0a|\0\0\0\x0cJXL )/, 'jxl'],
  [/^(\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/, 'jpeg2000'],
  [/^(IIU\0|IIRO|IIRS|MMOR|FUJIFILM)/, 'raw'],
  [/^(PK[\x03\x05\x07]|Rar!|7z\xbc\xaf|\x1f\x8b)/, 'zip'],
  [/^(\xd0\xcf\x11\xe0|\{\\rtf)/, 'word'],
  [/^[^]{4}(moov|mdat|free|wide|skip|pnot)/, 'video'],
  [/^RIFF[^]{4}(AVI |WAVE)/, 'video'],
  [/^(\x1a\x45\xdf\xa3|\0\0\x01[\xb3\xba]|OggS|FLV\x01|ID3|\x30\x26\xb2\x75)/, 'video'],
]

function other(text: string): RefusedKind {
  for (const [signature, kind] of signatures)
    if (signature.test(text)) return kind === 'zip' && /word\/|xl\/|ppt\/|\[Content_Types\]/.test(text) ? 'word' : kind
  // UTF-16 is unfolded far enough to see the tags.
  const plain = text.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '')
  if (/^\s*<(\?xml|!--|!doctype|[a-z]+:?svg|svg)/i.test(plain) && /<(!doctype\s+|[a-z]+:)?svg/i.test(plain))
    return 'svg'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells text from the rest.
  return /[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(plain) || plain.length < text.length / 2 - 2 ? 'unknown' : 'text'
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes.subarray(0, 4096)) text += String.fromCharCode(byte)
  return text
}
