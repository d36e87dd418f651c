import jpeg from 'jpeg-js'

/** A made-up patch of skin with a spot, as a JPEG; `seed` moves the spot. */
export function picture({ width = 640, height = 480, seed = 1 } = {}): Uint8Array {
  const data = new Uint8Array(width * height * 4)
  const [cx, cy, r] = [width * (0.35 + 0.05 * (seed % 5)), height * 0.5, Math.min(width, height) * 0.18]
  const wave = Float64Array.from({ length: width }, (_, x) => 12 * Math.sin(x / 17))
  for (let y = 0, at = 0; y < height; y++) {
    const [up, dip] = [(y - cy) * 1.3, Math.cos(y / 23)]
    for (let x = 0; x < width; x++, at += 4) {
      const far = (x - cx) ** 2 + up ** 2
      const inside = far < (1.1 * r) ** 2 && far < (r * (1 + 0.1 * Math.sin(Math.atan2(y - cy, x - cx) * 5))) ** 2
      const shade = wave[x]! * dip
      data[at] = (inside ? 112 : 224) + shade
      data[at + 1] = (inside ? 72 : 178) + shade
      data[at + 2] = (inside ? 58 : 156) + shade
      data[at + 3] = 255
    }
  }
  return new Uint8Array(jpeg.encode({ data, width, height }, 85).data)
}
