import jpeg from 'jpeg-js'

/** A made-up patch of skin with a spot, as a JPEG; `seed` moves the spot. */
export function picture({ width = 640, height = 480, seed = 1 } = {}): Uint8Array {
  const data = new Uint8Array(width * height * 4)
  const [cx, cy, r] = [width * (0.35 + 0.05 * (seed % 5)), height * 0.5, Math.min(width, height) * 0.18]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const inside = Math.hypot(x - cx, (y - cy) * 1.3) < r * (1 + 0.1 * Math.sin(Math.atan2(y - cy, x - cx) * 5))
      const shade = 12 * Math.sin(x / 17) * Math.cos(y / 23)
      const [red, green, blue] = inside ? [112, 72, 58] : [224, 178, 156]
      data.set([red + shade, green + shade, blue + shade, 255], (y * width + x) * 4)
    }
  return new Uint8Array(jpeg.encode({ data, width, height }, 85).data)
}
