/**
 * The EXIF block of a PNG file, or undefined. It may stand behind the pixels (PNG 3, 11.3.2.4 and 5.6), where libpng has
 * not looked by the time libvips asks.
 */
export function findPngExif(file: Uint8Array): Uint8Array | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  for (let at = 8; at + 12 <= file.length; ) {
    const length = view.getUint32(at)
    if (view.getUint32(at + 4) === eXIf) return file.subarray(at + 8, at + 8 + length)
    at += 12 + length
  }
  return undefined
}

const eXIf = 0x65584966
