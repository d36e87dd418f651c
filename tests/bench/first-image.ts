import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type CDPSession, chromium, type Page } from 'playwright'
import { drawPicture } from '../../api/demo/pictures/draw.ts'
import { launchOptions } from '../support/chromium.ts'
import { startInstance, temporaryFolder } from '../support/instance.ts'
import { samplesDir } from '../support/samples.ts'
import { attaches, submits, waitsForPicture } from '../support/ward.ts'
import { askAs } from './asking.ts'
import { type Line, times } from './report.ts'
import { type Box, greyOf, ssim } from './similarity.ts'

/** 5 Mbit/s with 40 ms there and back. */
const line = { offline: false, latency: 40, downloadThroughput: 625_000, uploadThroughput: 625_000 }
const recognisable = 0.85
const sharp = 0.98

interface Seen {
  readonly recognisable: number
  readonly sharp: number
}

/** A 24-megapixel photograph (a drawn one of 12 where it is not there): when it can be recognised, and when it is sharp. */
function photograph(): Uint8Array {
  const path = `${samplesDir}/02-large/exiv2-bug922a.jpg`
  if (existsSync(path)) return readFileSync(path)
  return drawPicture({ view: 'close_up_scale', finding: 'melanoma', place: 'back', mm: 11, size: 'large', seed: 1 })
    .jpeg
}

/** From the press that opens the case until the picture stands, on a slow line, against the original in a plain `<img>`. */
export async function measureFirstImage(): Promise<Line[]> {
  const folder = await temporaryFolder()
  const instance = await startInstance(folder)
  const browser = await chromium.launch(await launchOptions())
  try {
    const [gp, specialist] = [
      await askAs(instance.baseUrl, 'gp-alta'),
      await askAs(instance.baseUrl, 'specialist-skin'),
    ]
    const referral = await submits(gp.person, { pack: 'dermatology' })
    const image = await attaches(gp.person, referral.id, photograph())
    await waitsForPicture(gp.person, image.id, 120_000)
    const [, value] = specialist.cookie.split('=')
    const open = async () => {
      const context = await browser.newContext({ viewport: { width: 1640, height: 900 } })
      await context.addCookies([{ name: 'lys_session', value: value!, url: instance.baseUrl }])
      return context.newPage()
    }
    const ours = await watch(await open(), `${instance.baseUrl}/read`, 'lys-viewer', async (page) => {
      await page.locator('lys-worklist [data-case], lys-worklist li button, lys-worklist a').first().click()
    })
    const plain = await watch(await open(), `${instance.baseUrl}/`, 'img.bench', async (page) => {
      // Said as text: this side of the bench knows no DOM.
      await page.evaluate(`{
        const shown = Object.assign(document.createElement('img'), { src: '/api/images/${image.id}/original', className: 'bench' })
        const set = { position: 'fixed', inset: '0', width: '900px', height: '700px', 'object-fit': 'contain', 'z-index': '99' }
        for (const [name, value] of Object.entries(set)) shown.style.setProperty(name, value)
        document.body.append(shown)
      }`)
    })
    const row = (what: string, own: number, other: number, limit: number): Line => ({
      what: `first image at 5 Mbit/s, 40 ms: ${what}, ours / <img> of the original`,
      measured: `${own.toFixed(2)} s / ${other.toFixed(2)} s = ${times(own / other)}`,
      limit: `≤ ${limit} s`,
      holds: own <= limit,
    })
    return [
      row('recognisable', ours.recognisable, plain.recognisable, 2.5),
      row('sharp at fit', ours.sharp, plain.sharp, 2.5),
    ]
  } finally {
    await browser.close()
    await instance.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Films the page from `act` on and compares every frame with the last one, where the picture stands. */
async function watch(page: Page, address: string, where: string, act: (page: Page) => Promise<void>): Promise<Seen> {
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', line)
  const frames: { at: number; data: Uint8Array }[] = []
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({ at: metadata.timestamp ?? Date.now() / 1_000, data: Buffer.from(data, 'base64') })
    void session.send('Page.screencastFrameAck', { sessionId })
  })
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 85 })
  const began = Date.now() / 1_000
  await act(page)
  // Still for three seconds after something came: nothing more comes.
  for (let last = -1, still = 0; still < 12; ) {
    await page.waitForTimeout(250)
    const idle = frames.length === last && (await page.locator(where).count()) > 0
    still = idle && Date.now() / 1_000 - began > 4 && (await isDone(page)) ? still + 1 : 0
    last = frames.length
  }
  const box = (await page.locator(where).first().boundingBox())!
  await session.send('Page.stopScreencast')
  await page.context().close()
  return momentsOf(frames, box, began)
}

/** An `<img>` says when all of it has come. */
const isDone = (page: Page): Promise<boolean> => page.evaluate("document.querySelector('img.bench')?.complete ?? true")

function momentsOf(frames: readonly { at: number; data: Uint8Array }[], box: Box, began: number): Seen {
  const truth = greyOf(frames.at(-1)!.data, box)
  const reached = (level: number) => {
    const found = frames.find(({ data }) => ssim(greyOf(data, box), truth) >= level)
    return (found?.at ?? Number.NaN) - began
  }
  return { recognisable: reached(recognisable), sharp: reached(sharp) }
}
