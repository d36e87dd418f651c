import { adviceFor, type RefusedKind } from './advise-format.ts'

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff' | 'heic'
export type Sniffed =
  | { readonly format: ImageFormat; readonly mediaType: string }
  /** `advice`: an English sentence or two that a secretary can act on. */
  | { readonly refused: RefusedKind; readonly advice: string }

/**
 * What a file is, by its first bytes alone; names and headers are never asked. Give it the first 4,096 bytes, or the
 * whole file if that is shorter. Says nothing about whether the rest can be decoded.
 */
export function sniffFormat(head: Uint8Array): Sniffed {
  const text = latin1(head.subarray(0, 4096))
  const found = byContainer(text) ?? bySignature(text) ?? byWords(text)
  return isRefused(found)
    ? { refused: found, advice: adviceFor[found] }
    : { format: found, mediaType: `image/${found}` }
}

type Found = ImageFormat | RefusedKind
const isRefused = (found: Found): found is RefusedKind => found in adviceFor

/** Each byte as one character, so that signatures can be written as they are read. */
function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Containers that hold pictures and other things alike. */
function byContainer(text: string): Found | undefined {
  if (text === '') return 'empty'
  // Before TIFF: a DICOM file may carry a TIFF header in its preamble, and is then a medical record, not a photograph.
  if (text.startsWith('DICM', 128)) return 'dicom'
  if (text.startsWith('ftyp', 4)) return isoMedia(text)
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return tiff(text)
  if (text.startsWith('PK')) return /word\/|xl\/|ppt\/|\[Content_Types\]/.test(text) ? 'word' : 'zip'
  return undefined
}

/** HEIC, AVIF and films share one container; the brands after `ftyp` tell them apart (ISO/IEC 14496-12, 4.3). */
function isoMedia(text: string): Found {
  const end = Math.max(16, number(text.slice(2, 4)))
  const major = text.slice(8, 12)
  const brands = [major, ...(text.slice(16, end).match(/[\s\S]{4}/g) ?? [])]
  if (major === 'crx ') return 'raw'
  if (major === 'avif' || major === 'avis') return 'avif'
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms])$/.test(brand))) return 'heic'
  if (major === 'mif1' || major === 'msf1') return brands.includes('avif') ? 'avif' : 'heic'
  return /^(qt|iso|mp4|avc|M4|3g|dash|f4v|mmp|MSNV)/.test(major) ? 'video' : 'unknown'
}

/**
 * Camera raw files look like TIFF, and their first picture is a thumbnail: shown alone it would pass for the photograph.
 * They are known by the maker's mark, by the DNG version tag, or by a first picture that calls itself a reduced copy.
 */
function tiff(text: string): Found {
  if (text.startsWith('CR', 8)) return 'raw'
  const read = (at: number, size: number): number => {
    const bytes = text.slice(at, at + size)
    return number(text.startsWith('II') ? [...bytes].reverse().join('') : bytes)
  }
  const first = read(4, 4) + 2
  const dngVersion = 0xc612
  const newSubfileType = 0xfe
  for (let at = first; at < first + read(first - 2, 2) * 12 && at + 12 <= text.length; at += 12) {
    const tag = read(at, 2)
    if (tag === dngVersion || (tag === newSubfileType && read(at + 8, 4) % 2 === 1)) return 'raw'
  }
  return 'tiff'
}

const number = (bytes: string): number => [...bytes].reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0)

const signatures: readonly (readonly [offset: number, bytes: string, found: Found])[] = [
  [0, '\xff\xd8\xff', 'jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'png'],
  [8, 'WEBP', 'webp'],
  [0, 'II+\0', 'tiff'], // BigTIFF
  [0, 'MM\0+', 'tiff'],
  [0, 'GIF8', 'gif'],
  [0, '8BPS', 'psd'],
  [6, '\0\0\0\0', 'bmp'],
  [0, '\xff\x0a', 'jxl'],
  [4, 'JXL \r\n', 'jxl'],
  [4, 'jP  \r\n', 'jpeg2000'],
  [0, '\xff\x4f\xff\x51', 'jpeg2000'],
  [0, 'IIU\0', 'raw'], // Panasonic
  [0, 'IIRO', 'raw'], // Olympus
  [0, 'IIRS', 'raw'],
  [0, 'FUJIFILM', 'raw'],
  [0, 'Rar!', 'zip'],
  [0, '7z\xbc\xaf', 'zip'],
  [0, '\x1f\x8b', 'zip'],
  [0, '\xd0\xcf\x11\xe0', 'word'],
  [0, '{\\rtf', 'word'],
  [4, 'moov', 'video'],
  [4, 'mdat', 'video'],
  [8, 'AVI ', 'video'],
  [8, 'WAVE', 'video'],
  [0, '\x1a\x45\xdf\xa3', 'video'], // Matroska, WebM
  [0, '\0\0\x01\xba', 'video'], // MPEG
  [0, '\0\0\x01\xb3', 'video'],
  [0, '\x30\x26\xb2\x75', 'video'], // Windows Media
  [0, 'OggS', 'video'],
  [0, 'FLV\x01', 'video'],
  [0, 'ID3', 'video'],
]
// What stands further in counts only behind the container's own first letters.
const leads: Readonly<Record<string, string>> = { webp: 'RIFF', bmp: 'BM', 'AVI ': 'RIFF', WAVE: 'RIFF' }

function bySignature(text: string): Found | undefined {
  return signatures.find(
    ([offset, bytes, found]) => text.startsWith(bytes, offset) && text.startsWith(leads[bytes] ?? leads[found] ?? ''),
  )?.[2]
}

function byWords(text: string): RefusedKind {
  if (text.slice(0, 1024).includes('%PDF-')) return 'pdf'
  // UTF-16 is unfolded far enough to see the tags.
  const plain = text.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '')
  if (plain.trimStart().startsWith('<') && /<(!doctype\s+|[a-z]+:)?svg/i.test(plain)) return 'svg'
  const isText = plain.length >= text.length / 2 - 2 && [...plain].every((c) => c >= ' ' || '\t\n\r\f\x1b'.includes(c))
  return isText ? 'text' : 'unknown'
}
