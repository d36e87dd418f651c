import { type Frame, type Jpeg, readJpeg } from './jpeg-markers.ts'
import { position } from './jpeg-scan.ts'
import { inverse } from './jpeg-transform.ts'
import { Broken, type Decoded, NotJudged } from './verdict.ts'

/** How the samples stand in the components; TIFF says it in its own header. */
type Coding = 'grey' | 'rgb' | 'ycc' | 'cmyk' | 'ycck'

/**
 * Decodes a JPEG file, baseline or progressive Huffman, after ITU T.81. Written for this check, since jpeg-js hides
 * CMYK samples, passes over stray data and takes every RGB JPEG for YCbCr; it shares no line with libjpeg.
 * Throws Broken if any block is missing or damaged, NotJudged for other JPEG processes.
 */
export function decodeJpeg(bytes: Uint8Array, told?: 'rgb' | 'ycc'): Decoded {
  const jpeg = readJpeg(bytes)
  const { frame } = jpeg
  if (!frame) throw new Broken('no frame header')
  if (!frame.components.every((it) => it.seen)) throw new Broken('a component without scan data')
  if (jpeg.odd) throw new NotJudged(jpeg.odd, frame)
  for (const { coefficients, quant, plane, stride, rows } of frame.components)
    if (coefficients)
      for (let i = 0; i < stride * rows; i++)
        inverse(coefficients, i * 64, quant!, plane, position(i, stride), stride * 8)

  const coding = (frame.components.length === 3 && told) || codingOf(jpeg, frame)
  const space = coding === 'grey' ? 'grey' : coding === 'cmyk' || coding === 'ycck' ? 'cmyk' : 'rgb'
  const samples = interleave(frame, coding, jpeg.adobe !== undefined)
  const { width, height } = frame
  return { width, height, space, alpha: false, samples, orientation: jpeg.orientation, profile: profileOf(jpeg) }
}

/** The rules of libjpeg's jdapimin.c, which every decoder follows. */
function codingOf({ jfif, adobe }: Jpeg, { components }: Frame): Coding {
  if (components.length === 1) return 'grey'
  if (components.length === 4) return adobe === 2 ? 'ycck' : 'cmyk'
  if (jfif) return 'ycc'
  if (adobe !== undefined) return adobe === 0 ? 'rgb' : 'ycc'
  return String.fromCharCode(...components.map((it) => it.id)) === 'RGB' ? 'rgb' : 'ycc'
}

/** Undefined unless every part is there. */
function profileOf({ profileParts }: Jpeg): Uint8Array | undefined {
  const parts = [...profileParts].sort(([a], [b]) => a - b)
  if (parts.length === 0 || parts.some(([number], i) => number !== i + 1)) return undefined
  return new Uint8Array(Buffer.concat(parts.map(([, part]) => part)))
}

/** Chroma is repeated, not interpolated: the comparison looks at means over a neighbourhood. */
function interleave(frame: Frame, coding: Coding, adobe: boolean): Uint8Array {
  const { width, height, components, maxH, maxV } = frame
  const channels = components.length
  const out = new Uint8ClampedArray(width * height * channels)
  for (const [channel, { h, v, plane, stride }] of components.entries()) {
    const repeatX = maxH / h
    const repeatY = maxV / v
    for (let y = 0, to = channel; y < height; y++) {
      const row = Math.floor(y / repeatY) * stride * 8
      if (repeatX === 1) for (let x = 0; x < width; x++, to += channels) out[to] = plane[row + x]!
      else for (let x = 0; x < width; x++, to += channels) out[to] = plane[row + Math.floor(x / repeatX)]!
    }
  }
  if (coding === 'ycc' || coding === 'ycck') toRgb(out, channels)
  // Photoshop stores ink upside down and says so with its marker. YCCK is the complement of that once more, but for K.
  if (channels === 4 && adobe)
    for (let i = 0; i < out.length; i++) if (coding === 'cmyk' || i % 4 === 3) out[i] = 255 - out[i]!
  return new Uint8Array(out.buffer)
}

function toRgb(out: Uint8ClampedArray, channels: number) {
  for (let i = 0; i < out.length; i += channels) {
    const y = out[i]!
    const cb = out[i + 1]! - 128
    const cr = out[i + 2]! - 128
    out[i] = y + 1.402 * cr
    out[i + 1] = y - 0.344136 * cb - 0.714136 * cr
    out[i + 2] = y + 1.772 * cb
  }
}
