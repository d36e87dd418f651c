import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { chromium, type Page } from 'playwright'
import { drawPicture } from '../../api/demo/pictures/draw.ts'
import { launchOptions } from '../support/chromium.ts'
import { startInstance, temporaryFolder } from '../support/instance.ts'
import { samplesDir } from '../support/samples.ts'
import { attaches, submits, waitsForPicture } from '../support/ward.ts'
import { type Asking, askAs } from './asking.ts'
import { film, middle, type Seen, slow } from './film.ts'
import { skipped } from './installed.ts'
import { miradorScript } from './mirador.ts'
import { ownViewer } from './own-viewer.ts'
import { type Line, times } from './report.ts'
import { type Source, serveToViewers } from './viewers.ts'

const drawn = { view: 'close_up_scale', finding: 'melanoma', place: 'back', mm: 11, size: 'large', seed: 1 } as const

/** A 24-megapixel photograph (a drawn one of 12 where it is not there): when it can be recognised, and when it is sharp. */
function photograph(): Uint8Array {
  const path = `${samplesDir}/02-large/exiv2-bug922a.jpg`
  return existsSync(path) ? readFileSync(path) : drawPicture(drawn).jpeg
}

/**
 * From a press until the picture stands, on a slow line: the viewer alone, on a page that has its script and on one that
 * has nothing yet, against Mirador over the same tiles and the original in a plain `<img>`; and the reading screen, where
 * the press opens a case out of the list, or the next one.
 */
export async function measureFirstImage(data: string): Promise<Line[]> {
  const folder = await temporaryFolder()
  const instance = await startInstance(folder)
  const browser = await chromium.launch(await launchOptions())
  let viewers: Awaited<ReturnType<typeof serveToViewers>> | undefined
  try {
    const [gp, specialist] = [
      await askAs(instance.baseUrl, 'gp-alta'),
      await askAs(instance.baseUrl, 'specialist-skin'),
    ]
    const image = await sends(gp, photograph())
    const another = await sends(gp, drawPicture(drawn).jpeg)
    const [, value] = specialist.cookie.split('=')
    const opened = async (address: string): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1640, height: 900 } })
      await context.addCookies([{ name: 'lys_session', value: value!, url: instance.baseUrl }])
      const page = await context.newPage()
      await page.goto(address)
      await page.waitForLoadState('networkidle')
      return page
    }
    const mirador = miradorScript(data)
    const sources = [await sourceOf(specialist, image), await sourceOf(specialist, another)] as const
    viewers = await serveToViewers({ own: await ownViewer(), mirador }, ...sources)
    const { base } = viewers
    const show = (page: Page) => page.evaluate(fromHere('show()'))
    const seen = {
      warm: await middle(async () => {
        const page = await opened(`${base}/own`)
        await page.evaluate('ready().then(() => undefined)')
        return film(page, 'lys-viewer', show)
      }),
      cold: await middle(async () =>
        film(await opened('about:blank'), 'lys-viewer', (page) =>
          page.goto(`${base}/own-at-once`, { waitUntil: 'commit' }),
        ),
      ),
      next: await middle(async () => {
        const page = await opened(`${base}/own`)
        await page.evaluate('ready().then(show)')
        await page.waitForLoadState('networkidle')
        await page.evaluate('fetchNext()')
        return film(page, 'lys-viewer', (one) => one.evaluate(fromHere('showNext()')))
      }),
      decoded: await middle(async () => {
        const page = await opened(`${base}/decoded`)
        await page.evaluate('ready()')
        return film(page, '.ground', (one) => one.evaluate(fromHere('showNext()')))
      }),
      peer: mirador
        ? await middle(async () => film(await opened(`${base}/mirador`), '.openseadragon-container', show))
        : undefined,
      plain: await film(await opened(`${instance.baseUrl}/`), 'img.bench', (page) => page.evaluate(plainly(image))),
      ...(await inReading(() => opened(`${instance.baseUrl}/read`))),
    }
    return lines(seen)
  } finally {
    viewers?.server.close()
    await browser.close()
    await instance.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Does something in the page, and gives the moment at which it began. */
const fromHere = (deed: string) => `{ const at = performance.timeOrigin + performance.now(); ${deed}; at }`

async function sends({ person }: Asking, bytes: Uint8Array): Promise<string> {
  const referral = await submits(person, { pack: 'dermatology' })
  const image = await attaches(person, referral.id, bytes)
  await waitsForPicture(person, image.id, 120_000)
  return image.id
}

/** Said as text: this side of the bench knows no DOM. */
const plainly = (id: string) => `{
  const shown = Object.assign(document.createElement('img'), { src: '/api/images/${id}/original', className: 'bench' })
  const set = { position: 'fixed', inset: '0', width: '900px', height: '700px', 'object-fit': 'contain', 'z-index': '99' }
  for (const [name, value] of Object.entries(set)) shown.style.setProperty(name, value)
  document.body.append(shown)
}`

/** The whole of the product around it: the case that stands first in the list, and the one after it, which was fetched ahead. */
async function inReading(open: () => Promise<Page>): Promise<{ press: Seen; nextCase: Seen }> {
  // The list has the focus: a robot's pointer would take its time on the way.
  const pressed = (key: string) => async (page: Page) => {
    await page.evaluate(
      `addEventListener('keydown', ({ timeStamp }) => (globalThis.pressedAt = performance.timeOrigin + timeStamp), true)`,
    )
    await page.keyboard.press(key)
    return page.evaluate('pressedAt')
  }
  const pressFirst = pressed('Enter')
  const press = await middle(async () => film(await open(), 'lys-viewer', pressFirst))
  const nextCase = await middle(async () => {
    const page = await open()
    await (await slow(page)).detach()
    await pressFirst(page)
    // Long enough for what is looked at and, after it, for what will be.
    await page.waitForTimeout(1_000)
    await page.waitForLoadState('networkidle')
    return film(page, 'lys-viewer', pressed('Shift+J'))
  })
  return { press, nextCase }
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

type Measured = Record<'warm' | 'cold' | 'plain' | 'press' | 'next' | 'decoded' | 'nextCase', Seen> & {
  readonly peer: Seen | undefined
}

function lines({ warm, cold, plain, peer, press, next, decoded, nextCase }: Measured): Line[] {
  const what = '24 MP at 5 Mbit/s, 40 ms'
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
    within('the viewer, script warm, recognisable', warm.recognisable, 0.25),
    within('the viewer, script warm, sharp at fit', warm.sharp, 0.6),
    within('the viewer, script cold, recognisable', cold.recognisable, 0.8),
    within('a case pressed in the list, recognisable', press.recognisable, 0.25),
    within('a case pressed in the list, sharp at fit', press.sharp, 0.7),
    within('the next photograph, fetched ahead, recognisable', next.recognisable, 0.06),
    {
      what: `${what}: a decoded <img> in another's place, seen by the same film`,
      measured: `${decoded.recognisable.toFixed(3)} s; the next photograph ${next.recognisable.toFixed(3)} s`,
      limit: '',
    },
    within('the next photograph, fetched ahead, sharp at fit', next.sharp, 0.4),
    within('the next case, fetched ahead, sharp at fit', nextCase.sharp, 0.4),
    sooner('the original in an <img>, recognisable', warm.recognisable, plain.recognisable, 30),
    ...(peer
      ? [
          sooner('Mirador 4 over the same tiles, recognisable', warm.recognisable, peer.recognisable, 2.5),
          sooner('Mirador 4 over the same tiles, sharp', warm.sharp, peer.sharp, 2.5),
        ]
      : [skipped(`${what}: sooner than Mirador 4`)]),
  ]
}
