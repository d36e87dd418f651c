import type { CDPSession, Page } from 'playwright'
import { median } from './installed.ts'
import { type Box, greyOf, ssim } from './similarity.ts'

/** 5 Mbit/s with 40 ms there and back. */
const line = { offline: false, latency: 40, downloadThroughput: 625_000, uploadThroughput: 625_000 }
/** How like the last frame it is (SSIM), and how closely that is looked at: every so many pixels. */
const marks = { recognisable: { level: 0.85, step: 4 }, sharp: { level: 0.98, step: 1 } } as const

/** Seconds after it began. */
export interface Seen {
  readonly recognisable: number
  readonly sharp: number
}

/** Of three tries the one in the middle. */
export async function middle(attempt: () => Promise<Seen>): Promise<Seen> {
  const all = [await attempt(), await attempt(), await attempt()]
  return {
    recognisable: median(all.map((one) => one.recognisable)),
    sharp: median(all.map((one) => one.sharp)),
  }
}

/** From now on this page has the slow line, which carries what it fetched before too. */
export async function slow(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', line)
  return session
}

/**
 * Films the page from `act` on and compares every frame with the last one, where the picture stands. Closes it. `act` may give
 * the moment it counts from, by the page's clock in milliseconds: a robot's own way to the page is nobody's waiting.
 */
export async function film(page: Page, where: string, act: (page: Page) => Promise<unknown>): Promise<Seen> {
  const session = await slow(page)
  const frames: { at: number; data: Uint8Array }[] = []
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({ at: metadata.timestamp ?? Date.now() / 1_000, data: Buffer.from(data, 'base64') })
    void session.send('Page.screencastFrameAck', { sessionId })
  })
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 85 })
  const sent = Date.now()
  const told = await act(page)
  const began = (typeof told === 'number' ? told : sent) / 1_000
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
  const reached = ({ level, step }: (typeof marks)[keyof typeof marks]) => {
    const truth = greyOf(frames.at(-1)!.data, box, step)
    const found = frames.find(({ at, data }) => at >= began && ssim(greyOf(data, box, step), truth) >= level)
    return (found?.at ?? Number.NaN) - began
  }
  return { recognisable: reached(marks.recognisable), sharp: reached(marks.sharp) }
}
