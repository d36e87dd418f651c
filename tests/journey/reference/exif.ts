import { NotJudged } from './verdict.ts'

/**
 * The orientation (1–8) in an EXIF block that begins with its TIFF header; 1 where it says nothing usable.
 * Throws NotJudged if it asks for a turn from inside a damaged block: readers then differ in what they believe.
 */
export function readExif(exif: Uint8Array): number {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  const order = exif.length < 14 ? 0 : view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return 1
  const little = order === 0x4949
  const directory = view.getUint32(4, little)
  if (view.getUint16(2, little) !== 42 || directory + 2 > exif.length) return 1
  const count = view.getUint16(directory, little)
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12
    if (entry + 12 > exif.length) return 1
    if (view.getUint16(entry, little) !== 0x0112) continue
    const value = view.getUint16(entry + 8, little)
    const sound = view.getUint16(entry + 2, little) === 3 && view.getUint32(entry + 4, little) === 1
    const whole = directory + 2 + count * 12 <= exif.length
    if (value < 2 || value > 8) return 1
    if (!sound || !whole) throw new NotJudged('an orientation inside damaged EXIF')
    return value
  }
  return 1
}
