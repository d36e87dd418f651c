/**
 * The calibration sticker: black rings on white. Their edges lie at 1, 2, 3, 4 and 5 mm from the centre, so that any line
 * through it meets dark and light as 1:1:1:1:2:1:1:1:1, turned or tilted as it may be, and nothing on a person does that.
 */
export const stickerEdges = [1, 2, 3, 4, 5] as const

/** Sides of the white square around the rings, in millimetres. */
const side = 16

/** The sticker itself, in millimetres. */
function face(): string {
  const rings = stickerEdges
    .toReversed()
    .map((radius) => `<circle cx="8" cy="8" r="${radius}" fill="${radius % 2 === 1 ? '#000' : '#fff'}"/>`)
  return `<rect width="${side}" height="${side}" fill="#fff"/>
${rings.join('\n')}
<text x="8" y="15.2" font-family="sans-serif" font-size="1.8" text-anchor="middle">10 mm</text>`
}

/** The sticker as an SVG that prints at its size: 10.0 mm across the rings, on a white square of 16 mm. */
export const drawSticker = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}mm" height="${side}mm" viewBox="0 0 ${side} ${side}">
${face()}
</svg>
`

const words = {
  nb: [
    'Måleklistremerker',
    'Skriv ut i 100 %, uten «tilpass til siden», på matt klistrepapir.',
    'Mål streken under. Er den ikke 100 mm, må arket ikke brukes.',
    'Klipp ut ett merke og fest det ved siden av det som skal måles:',
    'like langt fra kameraet, flatt, med hele den hvite kanten synlig.',
  ],
  en: [
    'Measuring stickers',
    'Print at 100 %, without “fit to page”, on matt sticker paper.',
    'Measure the line below. If it is not 100 mm, do not use the sheet.',
    'Cut out one sticker and put it beside what is to be measured:',
    'as far from the camera, flat, with its whole white edge in sight.',
  ],
} as const

/** Inside what every printer reaches of an A4 sheet: nothing is shrunk to fit. In millimetres. */
const sheet = { width: 180, height: 262, columns: 9, rows: 11, first: 38, step: 20 } as const

const pageRule = '@page{size:A4;margin:15mm}'
/** Lets the rule of the sheet, and nothing else, through: its hash as a policy has it. */
export const sheetPolicy =
  "default-src 'none'; style-src 'sha256-JaPTFTTTI9iWvqwkQZnw+tlMN+zVuqoe/Nps9OLzgc4='; frame-ancestors 'none'"

/** A sheet of them to be printed and cut, with how, and a line by which it is seen whether the printer kept the size. */
export function drawStickerSheet(language: 'nb' | 'en'): string {
  const [title, ...how] = words[language]
  const { width, height, columns, rows, first, step } = sheet
  const places = Array.from({ length: columns * rows }, (_, at) => {
    const [x, y] = [(at % columns) * step + 2, Math.floor(at / columns) * step + first + 4]
    return `<use href="#sticker" x="${x}" y="${y}"/>`
  })
  const ticks = Array.from({ length: 11 }, (_, at) => `M${at * 10} 31v${at % 5 === 0 ? 4 : 2.5}`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" lang="${language}" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">
<style>${pageRule}</style>
<title>${title}</title>
<defs><g id="sticker">${face()}<rect width="${side}" height="${side}" fill="none" stroke="#999" stroke-width="0.1"/></g></defs>
<rect width="${width}" height="${height}" fill="#fff"/>
<g font-family="sans-serif" font-size="3" fill="#000">
<text y="7" font-size="6">${title}</text>
${how.map((line, at) => `<text y="${13 + at * 4.5}">${line}</text>`).join('\n')}
<path d="M0 31h100${ticks}" fill="none" stroke="#000" stroke-width="0.2"/>
<text x="102" y="35">100 mm</text>
</g>
${places.join('\n')}
</svg>
`
}
