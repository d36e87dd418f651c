import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import jpeg from 'jpeg-js'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sheetPolicy } from '../../api/imaging/sticker.ts'
import { measureQuality } from '../../api/pyramids/measure-quality.ts'
import { launchOptions } from '../support/chromium.ts'
import { startClinic } from '../support/clinic.ts'
import type { Json } from '../support/person.ts'

const clinic = await startClinic()
const address = `${clinic.baseUrl}/api/sticker.svg`
let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(await launchOptions())
}, 60_000)
afterAll(() => browser?.close())

test('in another language than ours there is no sheet; unasked it speaks the browser’s', async () => {
  expect((await fetch(`${address}?language=de`)).status).toBe(422)
  const sheet = async (path: string, wish: string) =>
    (await fetch(path, { headers: { 'accept-language': wish } })).text()
  expect(await sheet(address, 'en-GB')).toContain('<title>Measuring stickers</title>')
  expect(await sheet(address, 'nn-NO')).toContain('<title>Måleklistremerker</title>')
  expect(await sheet(`${address}?language=en`, 'nb')).toContain('<title>Measuring stickers</title>')
})

test('whoever prints needs no session, and the policy lets through the rule of the sheet and nothing else', async () => {
  const answer = await fetch(address)
  expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  expect(answer.headers.get('content-security-policy')).toBe(sheetPolicy)
  const [, style] = /<style>(.*)<\/style>/.exec(await answer.text())!
  expect(sheetPolicy).toContain(`'sha256-${createHash('sha256').update(style!).digest('base64')}'`)
  const document = (await (await fetch(`${clinic.baseUrl}/openapi.json`)).json()) as Json
  expect(document.paths['/api/sticker.svg'].get.operationId).toBe('readSticker')
})

test.each([1.5, 2, 3])(
  'printed, and photographed at %s × 96 dots an inch, it is found and gives the size of a pixel to 1 %%',
  async (times) => {
    const page = await browser.newPage({ deviceScaleFactor: times, viewport: { width: 700, height: 1000 } })
    await page.emulateMedia({ media: 'print' })
    await page.goto(address)
    const mm = 96 / 25.4
    // One of them on the sheet, with some of its neighbours.
    const clip = { x: 20 * mm, y: 60 * mm, width: 60 * mm, height: 45 * mm }
    const photograph = await page.screenshot({ clip, type: 'jpeg', quality: 92 })
    await page.close()
    const { width, height, data } = jpeg.decode(photograph, { formatAsRGBA: false, useTArray: true })
    const found = measureQuality({ data, width, height, channels: 3 }, { width, height })
    expect(found.scale).toBe('sticker')
    expect(Math.abs(found.mmPerPixel! * mm * times - 1)).toBeLessThan(0.01)
  },
)

test('it is one sheet of A4 on paper, where a millimetre is one', async () => {
  const page = await browser.newPage()
  await page.goto(address)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!
  expect([Math.round((Number(width) / 72) * 25.4), Math.round((Number(height) / 72) * 25.4)]).toEqual([210, 297])
  // How many points of 1/72 inch a millimetre of the drawing is, as the page is drawn: the sheet's own ground is 180 × 262.
  const drawn = streamsOf(pdf).find((text) => / 0 0 180 262 re/.test(text.replaceAll('\n', ' ')))!
  const [outer, inner] = [...drawn.matchAll(/^([\d.]+) 0 0 -?[\d.]+ [\d.]+ [\d.]+ cm$/gm)].map(([, by]) => Number(by))
  expect(Math.abs((outer! * inner! * 25.4) / 72 - 1)).toBeLessThan(0.002)
  await page.close()
})

/** What is drawn on the pages of a PDF. */
function streamsOf(pdf: string): readonly string[] {
  return [...pdf.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, packed]) => {
    try {
      return [inflateSync(Buffer.from(packed!, 'latin1')).toString('latin1')]
    } catch {
      return [] // a picture or a font
    }
  })
}
