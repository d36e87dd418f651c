import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type CDPSession, chromium, type Page } from 'playwright'
import { drawPicture } from '../../api/demo/pictures/draw.ts'
import { launchOptions } from '../support/chromium.ts'
import { startInstance, temporaryFolder } from '../support/instance.ts'
import { samplesDir } from '../support/samples.ts'
import { attaches, submits, waitsForPicture } from '../support/ward.ts'
import { type Asking, askAs } from './asking.ts'
import { type Source, serveToMirador } from './iiif-source.ts'
import { median, skipped } from './installed.ts'
import { miradorScript } from './mirador.ts'
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

/**
 * From the press that opens the case until the picture stands, on a slow line: with the script there already, with nothing
 * there yet, and against Mirador over the same tiles and the original in a plain `<img>`.
 */
export async function measureFirstImage(data: string): Promise<Line[]> {
  const folder = await temporaryFolder()
  const instance = await startInstance(folder)
  const browser = await chromium.launch(await launchOptions())
  let mirador: Awaited<ReturnType<typeof serveToMirador>> | undefined
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
    const reading = `${instance.baseUrl}/read`
    const pressFirst = async (page: Page) => {
      await page.locator('lys-worklist [data-case], lys-worklist li button, lys-worklist a').first().click()
    }
    const warm = await middle(async () => watch(await open(), reading, 'lys-viewer', pressFirst))
    const cold = await middle(async () =>
      watch(await open(), 'about:blank', 'lys-viewer', async (page) => {
        await page.goto(reading, { waitUntil: 'commit' })
        await pressFirst(page)
      }),
    )
    const plain = await watch(await open(), `${instance.baseUrl}/`, 'img.bench', async (page) => {
      // Said as text: this side of the bench knows no DOM.
      await page.evaluate(`{
        const shown = Object.assign(document.createElement('img'), { src: '/api/images/${image.id}/original', className: 'bench' })
        const set = { position: 'fixed', inset: '0', width: '900px', height: '700px', 'object-fit': 'contain', 'z-index': '99' }
        for (const [name, value] of Object.entries(set)) shown.style.setProperty(name, value)
        document.body.append(shown)
      }`)
    })
    const script = miradorScript(data)
    if (script) mirador = await serveToMirador(script, await sourceOf(specialist, image.id))
    const peer =
      mirador &&
      (await middle(async () =>
        watch(await open(), `${mirador!.base}/`, '.openseadragon-container', async (page) => {
          await page.evaluate('void show()')
        }),
      ))
    return lines({ warm, cold, plain, peer })
  } finally {
    mirador?.server.close()
    await browser.close()
    await instance.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Of three tries the one in the middle. */
async function middle(attempt: () => Promise<Seen>): Promise<Seen> {
  const all = [await attempt(), await attempt(), await attempt()]
  return {
    recognisable: median(all.map((one) => one.recognisable)),
    sharp: median(all.map((one) => one.sharp)),
  }
}

/** The tiles of a photograph of the house, fetched once. */
async function sourceOf({ person }: Asking, id: string): Promise<Source> {
  const { width, height, tileSize, maxLevel } = await person.get(`/api/images/${id}/info`)
  const known = new Map<string, Promise<Uint8Array>>()
  const fetched = async (path: string): Promise<Uint8Array> => {
    const answer = await person.raw('GET', path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
  const tile = (level: number, column: number, row: number) => {
    const path = `/api/images/${id}/tiles/${level}/${column}_${row}.jpg`
    const found = known.get(path) ?? fetched(path)
    known.set(path, found)
    return found
  }
  // There before anybody waits for them: what is timed is the viewer, not this bench.
  for (let level = 0; level <= maxLevel; level++) {
    const side = (length: number) => Math.ceil(Math.ceil(length / 2 ** (maxLevel - level)) / tileSize)
    for (let column = 0; column < side(width); column++)
      for (let row = 0; row < side(height); row++) await tile(level, column, row)
  }
  return { width, height, tileSize, maxLevel, tile }
}

function lines({
  warm,
  cold,
  plain,
  peer,
}: Record<'warm' | 'cold' | 'plain', Seen> & { peer: Seen | undefined }): Line[] {
  const what = 'first image at 5 Mbit/s, 40 ms'
  const within = (how: string, seconds: number, most: number): Line => ({
    what: `${what}: ${how}`,
    measured: `${seconds.toFixed(2)} s`,
    limit: `≤ ${most} s`,
    holds: seconds <= most,
  })
  const sooner = (than: string, own: number, other: number, least: number): Line => ({
    what: `${what}: sooner than ${than} (${other.toFixed(2)} s)`,
    measured: times(other / own),
    limit: `≥ ${least} ×`,
    holds: other / own >= least,
  })
  return [
    within('recognisable, script warm', warm.recognisable, 0.25),
    within('sharp at fit, script warm', warm.sharp, 0.6),
    within('recognisable, script cold', cold.recognisable, 0.8),
    sooner('the original in an <img>, recognisable', warm.recognisable, plain.recognisable, 30),
    ...(peer
      ? [
          sooner('Mirador 4 over the same tiles, recognisable', warm.recognisable, peer.recognisable, 2.5),
          sooner('Mirador 4 over the same tiles, sharp', warm.sharp, peer.sharp, 2.5),
        ]
      : [skipped(`${what}: sooner than Mirador 4`)]),
  ]
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
