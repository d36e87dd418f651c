/**
 * The calibration sticker: black rings on white. Their edges lie at 1, 2, 3, 4 and 5 mm from the centre, so that any line
 * through it meets dark and light as 1:1:1:1:2:1:1:1:1, turned or tilted as it may be, and nothing on a person does that.
 */
export const stickerEdges = [1, 2, 3, 4, 5] as const

/** Sides of the white square around the rings, in millimetres. */
const side = 16

/** The sticker as an SVG that prints at its size: 10.0 mm across the rings, on a white square of 16 mm. */
export function drawSticker(): string {
  const rings = stickerEdges
    .toReversed()
    .map((radius) => `<circle cx="8" cy="8" r="${radius}" fill="${radius % 2 === 1 ? '#000' : '#fff'}"/>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}mm" height="${side}mm" viewBox="0 0 ${side} ${side}">
<rect width="${side}" height="${side}" fill="#fff"/>
${rings.join('\n')}
<text x="8" y="15.2" font-family="sans-serif" font-size="1.8" text-anchor="middle">10 mm</text>
</svg>
`
}
