/** Position in a block of the n-th stored coefficient: ITU T.81 figure A.6. */
export const zigzag = Uint8Array.of(
  0,
  1,
  8,
  16,
  9,
  2,
  3,
  10,
  17,
  24,
  32,
  25,
  18,
  11,
  4,
  5,
  12,
  19,
  26,
  33,
  40,
  48,
  41,
  34,
  27,
  20,
  13,
  6,
  7,
  14,
  21,
  28,
  35,
  42,
  49,
  56,
  57,
  50,
  43,
  36,
  29,
  22,
  15,
  23,
  30,
  37,
  44,
  51,
  58,
  59,
  52,
  45,
  38,
  31,
  39,
  46,
  53,
  60,
  61,
  54,
  47,
  55,
  62,
  63,
)

const scale = [1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961, 0.275899379]

/** Folds the scaling of the transform below into a quantisation table. */
export const scaledQuant = (table: Float32Array) =>
  table.map((value, i) => (value * scale[i >> 3]! * scale[i & 7]!) / 8)

const work = new Float32Array(64)

/**
 * Dequantises one block and writes its 64 samples into a plane. Arai, Agui and Nakajima's inverse DCT in floating
 * point: exact to rounding, and another arithmetic than libjpeg's default.
 */
export function inverse(
  block: Int16Array,
  from: number,
  quant: Float32Array,
  plane: Uint8ClampedArray,
  to: number,
  stride: number,
) {
  for (let i = 0; i < 64; i++) work[i] = block[from + i]! * quant[i]!
  for (let column = 0; column < 8; column++) pass(column, 8)
  for (let row = 0; row < 8; row++) {
    pass(row * 8, 1)
    const at = to + row * stride
    for (let i = 0; i < 8; i++) plane[at + i] = work[row * 8 + i]! + 128
  }
}

function pass(at: number, step: number) {
  const s0 = work[at]!
  const s1 = work[at + step]!
  const s2 = work[at + 2 * step]!
  const s3 = work[at + 3 * step]!
  const s4 = work[at + 4 * step]!
  const s5 = work[at + 5 * step]!
  const s6 = work[at + 6 * step]!
  const s7 = work[at + 7 * step]!

  const sum04 = s0 + s4
  const difference04 = s0 - s4
  const sum26 = s2 + s6
  const turned26 = (s2 - s6) * Math.SQRT2 - sum26
  const even0 = sum04 + sum26
  const even3 = sum04 - sum26
  const even1 = difference04 + turned26
  const even2 = difference04 - turned26

  const z13 = s5 + s3
  const z10 = s5 - s3
  const z11 = s1 + s7
  const z12 = s1 - s7
  const odd7 = z11 + z13
  const z5 = (z10 + z12) * 1.847759065
  const odd6 = z5 - z10 * 2.61312593 - odd7
  const odd5 = (z11 - z13) * Math.SQRT2 - odd6
  const odd4 = z5 - z12 * 1.0823922 - odd5

  work[at] = even0 + odd7
  work[at + 7 * step] = even0 - odd7
  work[at + step] = even1 + odd6
  work[at + 6 * step] = even1 - odd6
  work[at + 2 * step] = even2 + odd5
  work[at + 5 * step] = even2 - odd5
  work[at + 3 * step] = even3 + odd4
  work[at + 4 * step] = even3 - odd4
}
