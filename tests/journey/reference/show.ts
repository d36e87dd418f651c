import { openProfile, plainConversion } from './profile.ts'
import type { ColourDoubt, Decoded, Size } from './verdict.ts'

/** Upright, in sRGB, on white: three bytes a pixel. */
export type Shown = Size & { readonly rgb: Uint8Array; readonly doubt: ColourDoubt | undefined }

/** Converts, flattens and turns decoded pixels, as a picture on the light table must look. */
export async function show(decoded: Decoded): Promise<Shown> {
  const { space, samples, profile } = decoded
  const sixteen = samples instanceof Uint16Array
  const opened = profile && (await openProfile(profile, space, sixteen))
  try {
    return {
      ...draw(decoded, opened?.convert ?? plainConversion(space, sixteen)),
      doubt: doubtOf(decoded, opened !== undefined),
    }
  } finally {
    opened?.close()
  }
}

function doubtOf({ doubt, profile, space }: Decoded, converted: boolean): ColourDoubt | undefined {
  if (doubt) return doubt
  if (profile && !converted) return { colour: 'unknown', why: 'a colour profile that cannot be used' }
  return space === 'cmyk' && !profile ? { colour: 'rough', why: 'CMYK without a profile' } : undefined
}

/** EXIF orientations 5 to 8 swap the sides. */
function draw(
  { width, height, alpha, samples, space, orientation }: Decoded,
  convert: (row: Uint8Array | Uint16Array) => Uint8Array,
) {
  const colours = { grey: 1, rgb: 3, cmyk: 4 }[space]
  const channels = colours + +alpha
  const full = samples instanceof Uint16Array ? 65_535 : 255
  const upright = orientation > 4 ? { width: height, height: width } : { width, height }
  const out = new Uint8Array(width * height * 3)
  const rows = Math.max(1, Math.floor(65_536 / width))
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top) * width
    const band = samples.subarray(top * width * channels, (top * width + count) * channels)
    const rgb = convert(alpha ? withoutAlpha(band, channels) : band)
    for (let i = 0; i < count; i++) {
      const to = 3 * place(orientation, upright, i % width, top + Math.floor(i / width))
      const cover = alpha ? band[i * channels + colours]! / full : 1
      for (let c = 0; c < 3; c++)
        out[to + c] = cover === 1 ? rgb[i * 3 + c]! : Math.round(rgb[i * 3 + c]! * cover + 255 * (1 - cover))
    }
  }
  return { ...upright, rgb: out }
}

function withoutAlpha(band: Uint8Array | Uint16Array, channels: number) {
  const out = new (band instanceof Uint16Array ? Uint16Array : Uint8Array)((band.length / channels) * (channels - 1))
  for (let from = 0, to = 0; from < band.length; from++) for (let c = 1; c < channels; c++) out[to++] = band[from++]!
  return out
}

/** Where a stored pixel stands in the upright picture (EXIF 2.32, tag 0x0112). */
function place(orientation: number, { width, height }: Size, x: number, y: number): number {
  switch (orientation) {
    case 2:
      return y * width + width - 1 - x
    case 3:
      return (height - 1 - y) * width + width - 1 - x
    case 4:
      return (height - 1 - y) * width + x
    case 5:
      return x * width + y
    case 6:
      return x * width + width - 1 - y
    case 7:
      return (height - 1 - x) * width + width - 1 - y
    case 8:
      return (height - 1 - x) * width + y
    default:
      return y * width + x
  }
}
