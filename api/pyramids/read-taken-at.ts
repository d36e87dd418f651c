const [exifDirectory, dateTimeOriginal, offsetTimeOriginal] = [0x8769, 0x9003, 0x9011]

/**
 * When a photograph was taken, out of its EXIF block (CIPA DC-008, 4.6): `2026-05-17T12:30:00` by the camera's own
 * clock, with `+02:00` behind it where the camera says so. Undefined where it says nothing, or nothing that is a date.
 */
export function readTakenAt(exif: Uint8Array): string | undefined {
  const head = exif[0] === 0x45 ? 6 : 0 // "Exif\0\0", which not every container keeps
  const view = new DataView(exif.buffer, exif.byteOffset + head, Math.max(0, exif.byteLength - head))
  try {
    const little = view.getUint16(0) === 0x4949
    const first = find(view, little, view.getUint32(4, little), exifDirectory)
    const directory = first && view.getUint32(first + 8, little)
    if (!directory) return undefined
    const date = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text(view, little, directory, dateTimeOriginal))
    if (!date) return undefined
    const [, year, month, day, time] = date
    const local = `${year}-${month}-${day}T${time}`
    if (!isMoment(local)) return undefined
    const offset = /^[+-]\d\d:\d\d$/.exec(text(view, little, directory, offsetTimeOriginal))?.[0] ?? ''
    return Number.isNaN(Date.parse(local + offset)) ? local : local + offset
  } catch (cause) {
    // A directory that leads out of the block.
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

/** Also the thirtieth of February is none. */
function isMoment(local: string): boolean {
  const parsed = new Date(`${local}Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(local)
}

/** Where the entry of a tag begins in a directory, or undefined. */
function find(view: DataView, little: boolean, directory: number, tag: number): number | undefined {
  const count = view.getUint16(directory, little)
  for (let n = 0; n < count; n++) {
    const entry = directory + 2 + n * 12
    if (view.getUint16(entry, little) === tag) return entry
  }
  return undefined
}

/** The characters of an entry, without the zero that ends them; empty where there is none, or more than a date is long. */
function text(view: DataView, little: boolean, directory: number, tag: number): string {
  const entry = find(view, little, directory, tag)
  const length = entry === undefined ? 0 : view.getUint32(entry + 4, little)
  if (entry === undefined || length === 0 || length > 32) return ''
  const at = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
  const bytes = Array.from({ length }, (_, n) => view.getUint8(at + n))
  return String.fromCharCode(...bytes).replace(/\0.*$/s, '')
}
