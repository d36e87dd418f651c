import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { define } from '../shared/define.ts'
import { type DrawnPhotograph, drawPhotograph } from './demo-photograph.ts'
import { fitLevel, lowestLevel } from './viewed-image.ts'
import type { ImageShownEvent } from './viewer.events.ts'
import { LysViewer } from './viewer.ts'

let photograph: DrawnPhotograph
let viewer: LysViewer
const originalFetch = globalThis.fetch

beforeAll(async () => {
  define(LysViewer)
  photograph = await drawPhotograph()
})

beforeEach(() => {
  viewer = document.createElement('lys-viewer')
  viewer.fetcher = photograph.fetcher
  viewer.style.blockSize = '600px'
  document.body.append(viewer)
})

afterEach(() => viewer.remove())

const within = <E extends HTMLElement>(selector: string) => viewer.renderRoot.querySelector<E>(selector)!
const words = () => within('.frame').textContent.trim()
const percent = () => Number.parseInt(within('.zoom').textContent, 10)
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })
const shown = () => soon(() => expect(viewer.ready).toBe(true))

async function open(change: Partial<DrawnPhotograph['image']> = {}): Promise<void> {
  viewer.image = { ...photograph.image, ...change }
  await viewer.updateComplete
  await shown()
}

/** The colour on the screen, at shares of the width and height of the stage. */
function colourAt(x: number, y: number): readonly number[] {
  const canvas = within<HTMLCanvasElement>('.place canvas')
  return [
    ...canvas
      .getContext('2d')!
      .getImageData(canvas.width * x, canvas.height * y, 1, 1)
      .data.slice(0, 3),
  ]
}
const isRuler = (x: number, y: number) => colourAt(x, y).every((part) => part > 225)

test('shows all of it small first and then the sharp photograph', async () => {
  const steps: boolean[] = []
  viewer.addEventListener('lys-image-shown', (event: ImageShownEvent) => steps.push(event.sharp))
  await open()
  await soon(() => expect(steps).toContain(true))
  expect(steps[0]).toBe(false)
  expect(words()).toBe('')
})

test('on a slow line one small tile comes first, and then those that fill the screen and no others', async () => {
  const template = photograph.image.tileUrl as (level: number, column: number, row: number) => string
  const levels: number[] = []
  const tileUrl = (level: number, column: number, row: number) => {
    levels.push(level)
    return template(level, column, row)
  }
  let previews = 0
  viewer.fetcher = (...request) => {
    previews += 1
    return photograph.fetcher(...request)
  }
  const sharp = new Promise((done) => viewer.addEventListener('lys-image-shown', (event) => event.sharp && done(true)))
  await open({ tileUrl })
  expect(await sharp).toBe(true)
  const fit = fitLevel(photograph.image, viewer.place)
  expect(fit).toBeGreaterThan(lowestLevel(photograph.image))
  expect(new Set(levels)).toEqual(new Set([lowestLevel(photograph.image), fit]))
  expect(levels[0]).toBe(lowestLevel(photograph.image))
  expect(previews).toBe(0)
})

test('where the smallest tile does not come, the preview does', async () => {
  const asked: string[] = []
  viewer.fetcher = async (address) => {
    asked.push(String(address))
    return String(address).includes('/tiles/') ? new Response(null, { status: 409 }) : photograph.fetcher(address)
  }
  await open({ tileUrl: '/tiles/{level}/{column}_{row}' })
  expect(asked.slice(0, 2)).toEqual(['/tiles/9/0_0', photograph.image.previewUrl])
})

test('says in words what it shows, how it is moved, and where zooming came to rest', async () => {
  await open()
  const stage = within('.stage')
  expect(stage.ariaLabel).toBe(photograph.image.description)
  expect(within(`#${stage.getAttribute('aria-describedby')}`).textContent).toContain('Plus and minus zoom')
  const status = within('#announced')
  const heard = (text: RegExp) => soon(() => expect(status.textContent).toMatch(text))
  viewer.zoomIn()
  expect(status.textContent).toBe('')
  await heard(/^Zoom \d+\s?%$/)
  viewer.fit()
  await heard(/^Whole picture, \d+\s?%$/)
})

test('says in words that it was turned, mirrored and moved, and what came back as it was; what got more room says nothing', async () => {
  await open()
  const status = within('#announced')
  const heard = (text: RegExp) => soon(() => expect(status.textContent).toMatch(text))
  viewer.rotateRight()
  await heard(/^turned 90° to the right$/)
  viewer.flip()
  await heard(/^turned 270° to the right, mirrored$/)
  viewer.reset()
  await heard(/^upright, not mirrored$/)
  viewer.actualSize()
  await heard(/^Zoom 100\s?%$/)
  viewer.panBy(-3, -3)
  await heard(/^(upper|central) (left|middle) \(\d+\s?% from the left, \d+\s?% from the top\)$/)
  viewer.reset()
  await heard(/^Whole picture/)
  viewer.say('It could not be saved.')
  viewer.style.blockSize = '420px'
  await new Promise((resolve) => setTimeout(resolve, 900))
  expect(status.textContent).toBe('It could not be saved.')
})

test('what another photograph has led says nothing, and is heard again as soon as it is moved by itself', async () => {
  await open()
  const status = within('#announced')
  const view = viewer.view!
  viewer.lookAt({ ...view, zoom: view.zoom * 2 })
  await new Promise((resolve) => setTimeout(resolve, 900))
  expect(status.textContent).toBe('')
  viewer.rotateRight()
  await soon(() => expect(status.textContent).toMatch(/^turned 90° to the right/))
  viewer.rotateLeft()
  await soon(() => expect(status.textContent).toMatch(/^upright/))
})

test('in full screen also a viewer whose tools are elsewhere shows them: a finger finds the way back', async () => {
  viewer.bare = true
  await open()
  expect(within('.bar')).toBeNull()
  await userEvent.click(within('.stage'))
  await userEvent.keyboard('f')
  await soon(() => expect(within('.bar')).not.toBeNull())
  await userEvent.click(within('.bar button[aria-label="Leave full screen"]'))
  await soon(() => expect(within('.bar')).toBeNull())
  expect(document.fullscreenElement).toBeNull()
})

test('every tool has a key while the photograph has the focus', async () => {
  await open()
  const whole = percent()
  viewer.focus()
  await userEvent.keyboard('++')
  await soon(() => expect(percent()).toBeGreaterThan(whole * 1.8))
  await userEvent.keyboard('a')
  await soon(() => expect(percent()).toBe(100))
  await userEvent.keyboard('0')
  await soon(() => expect(percent()).toBe(whole))

  await soon(() => expect(isRuler(0.6, 0.93)).toBe(true))
  await userEvent.keyboard('R')
  await soon(() => expect([isRuler(0.6, 0.93), isRuler(0.33, 0.6)]).toEqual([false, true]))
})

test('turning right is to the right for the eye also when the photograph is mirrored', async () => {
  await open()
  viewer.flip()
  viewer.rotateRight()
  await soon(() => expect(isRuler(0.33, 0.6)).toBe(true))
  viewer.rotateLeft()
  viewer.rotateLeft()
  await soon(() => expect(isRuler(0.67, 0.6)).toBe(true))
})

test('the arrows move the view the way they point, however the photograph is turned', async () => {
  await open()
  viewer.rotateRight()
  viewer.flip()
  viewer.actualSize()
  // Down, until the end: nothing is painted beside the picture, the grey of the stage shines through.
  for (let i = 0; i < 20; i++) viewer.panBy(0, 1)
  const edges = () => [colourAt(0.5, 0.97), colourAt(0.5, 0.03)].map((colour) => colour.every((part) => part === 0))
  await soon(() => expect(edges()).toEqual([true, false]))
})

test('another photograph takes the first one away before it is there itself', async () => {
  await open()
  viewer.fetcher = () => new Promise(() => undefined)
  viewer.image = { ...photograph.image, id: 'img_other', previewUrl: '/other', tileSize: undefined }
  await viewer.updateComplete
  expect(viewer.ready).toBe(false)
  expect(getComputedStyle(within('.place')).visibility).toBe('hidden')
  expect(words()).toContain('Fetching the photograph')
})

test('tiles that are ready later come over the preview and leave the view where it is', async () => {
  await open({ tileSize: undefined })
  expect(words()).toContain('A small copy')
  const whole = percent()
  viewer.zoomIn()
  await soon(() => expect(percent()).toBeGreaterThan(whole))
  const before = percent()
  const sharp = new Promise((done) => viewer.addEventListener('lys-image-shown', (event) => event.sharp && done(true)))
  viewer.image = photograph.image
  expect(await sharp).toBe(true)
  expect(percent()).toBe(before)
  expect(words()).toBe('')
})

test('with Caps Lock on every key does what it does without', async () => {
  await open()
  const deeds = (['flip', 'measure', 'rotateLeft'] as const).map((deed) => vi.spyOn(viewer, deed).mockReturnValue())
  const press = (key: string, shiftKey = false) =>
    within('.stage').dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, modifierCapsLock: true }))
  press('M')
  press('E')
  press('e', true)
  expect(deeds.map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1])
})

test('what did not arrive says so and can be asked for again', async () => {
  viewer.fetcher = async () => new Response(null, { status: 404 })
  viewer.image = { ...photograph.image, tileSize: undefined }
  await soon(() => expect(words()).toContain('could not be fetched'))

  const asked: string[] = []
  viewer.addEventListener('lys-image-retry', (event) => asked.push(event.imageId))
  viewer.fetcher = photograph.fetcher
  await userEvent.click(within('.message button'))
  await shown()
  expect(asked).toEqual([photograph.image.id])
})

test('a lost connection mends itself when the network is back', async () => {
  viewer.fetcher = () => Promise.reject(new TypeError('Failed to fetch'))
  viewer.image = { ...photograph.image, tileUrl: '/tiles/{level}/{column}_{row}' }
  await soon(() => expect(words()).toContain('connection was lost'))
  viewer.fetcher = photograph.fetcher
  window.dispatchEvent(new Event('online'))
  await shown()
})

test('lost tiles leave the preview, with a word about it', { timeout: 30_000 }, async () => {
  viewer.fetcher = async (address) =>
    String(address).includes('/nothing/') ? new Response(null, { status: 500 }) : photograph.fetcher(address)
  await open({ tileUrl: '/nothing/{level}/{column}_{row}.jpg' })
  await soon(() => expect(words()).toContain('may be blurred'))
  expect(viewer.ready).toBe(true)
})

test('parts that an old ticket did not open are asked for with a new one, and where none is given that is said again', {
  timeout: 30_000,
}, async () => {
  const sent = vi.spyOn(XMLHttpRequest.prototype, 'setRequestHeader')
  let [count, isLost] = [1, false]
  viewer.tickets = {
    headers: async () => (isLost ? Promise.reject(new Error('lost')) : { 'Lysbord-Ticket': `ticket ${count}` }),
    drop: () => (count += 1),
  }
  viewer.fetcher = async (address) =>
    String(address).includes('/nothing/') ? new Response(null, { status: 401 }) : photograph.fetcher(address)
  await open({ tileUrl: '/nothing/{level}/{column}_{row}.jpg' })
  await soon(() => expect(words()).toContain('may be blurred'))
  isLost = true
  await userEvent.click(within('.note button'))
  await soon(() => expect([count, words()]).toEqual([2, expect.stringContaining('may be blurred')]))
  isLost = false
  await userEvent.click(within('.note button'))
  await soon(() => expect(sent.mock.calls).toContainEqual(['Lysbord-Ticket', 'ticket 3']))
  sent.mockRestore()
})

test('what was prefetched is there without asking', async () => {
  let asked = 0
  viewer.fetcher = (...request) => {
    asked += 1
    return photograph.fetcher(...request)
  }
  const next = { ...photograph.image, id: 'img_next', previewUrl: '/next', tileSize: undefined }
  await viewer.prefetch(next)
  viewer.image = next
  await shown()
  expect(asked).toBe(1)
})

test('what was prefetched is seen with the next frame, where it will be sharp, and is nobody else’s then', async () => {
  await open()
  const next = { ...photograph.image, id: 'img_next' }
  await viewer.prefetch(next)
  const frame = new Promise((resolve) => requestAnimationFrame(resolve))
  viewer.image = next
  await frame
  const first = within<HTMLCanvasElement>('.place > canvas')
  expect(getComputedStyle(first).visibility).toBe('visible')
  const { clientWidth, clientHeight } = within('.place')
  expect([first.clientWidth, first.clientHeight]).toEqual([clientWidth, clientHeight])
  await shown()
  await soon(() => expect(first.isConnected).toBe(false))
  viewer.image = { ...photograph.image, id: 'img_third' }
  await viewer.updateComplete
  viewer.remove()
  expect(viewer.renderRoot.querySelector('.place > canvas')).toBeNull()
})

/** Tiles come over the line too; what was asked for, in order. */
function servesTiles(): readonly string[] {
  const template = photograph.image.tileUrl as (level: number, column: number, row: number) => string
  const tiles = /\/tiles\/(\d+)\/(\d+)_(\d+)$/
  const asked: string[] = []
  viewer.fetcher = async (address) => {
    const [, ...place] = tiles.exec(String(address)) ?? []
    if (place.length === 0) return photograph.fetcher(address)
    asked.push(String(address))
    const [level, column, row] = place.map(Number)
    return originalFetch(template(level!, column!, row!))
  }
  return asked
}

test('where the smallest tile is sharp enough it is asked for once, now or ahead of its time', async () => {
  const asked = servesTiles()
  viewer.style.inlineSize = '300px'
  const sharp = new Promise((resolve) =>
    viewer.addEventListener('lys-image-shown', (event) => event.sharp && resolve(true)),
  )
  await open({ tileUrl: '/tiles/{level}/{column}_{row}' })
  expect(await sharp).toBe(true)
  await viewer.prefetch({ ...photograph.image, id: 'img_next', tileUrl: '/next/tiles/{level}/{column}_{row}' })
  expect(fitLevel(photograph.image, viewer.place)).toBe(lowestLevel(photograph.image))
  expect(asked).toEqual(['/tiles/9/0_0', '/next/tiles/9/0_0'])
})

test('what was prefetched is sharp too, though no tile can be had any more', async () => {
  const asked = servesTiles()
  const next = { ...photograph.image, id: 'img_next', previewUrl: '/next', tileUrl: '/tiles/{level}/{column}_{row}' }
  await open()
  await viewer.prefetch(next)
  expect(asked.length).toBeGreaterThan(0)
  const sharp = new Promise((resolve) =>
    viewer.addEventListener('lys-image-shown', ({ imageId, sharp }) => imageId === next.id && sharp && resolve(true)),
  )
  viewer.image = next
  expect(await sharp).toBe(true)
  expect(words()).toBe('')
})

test('the ticket goes along with the preview', async () => {
  const sent: string[] = []
  viewer.tickets = { headers: async () => ({ 'Lysbord-Ticket': 'abc' }) }
  viewer.fetcher = (address, init) => {
    sent.push(new Headers(init?.headers).get('Lysbord-Ticket') ?? '')
    return photograph.fetcher(address, init)
  }
  await open({ tileSize: undefined })
  expect(sent).toEqual(['abc'])
})

test('an element that leaves the page and returns shows its photograph again', async () => {
  await open()
  viewer.remove()
  document.body.append(viewer)
  await soon(() => expect(viewer.renderRoot.querySelectorAll('.place canvas').length).toBeGreaterThan(0))
  await shown()
  await soon(() => expect(isRuler(0.6, 0.93)).toBe(true))
})

test('a picture the machine took off the screen is drawn again, and meanwhile that is said', async () => {
  await open()
  await soon(() => expect(isRuler(0.5, 0.97) || isRuler(0.5, 0.9)).toBe(true))
  const canvas = within<HTMLCanvasElement>('.place canvas')
  canvas.getContext('2d')!.reset()
  canvas.dispatchEvent(new Event('contextlost'))
  await soon(() => expect(words()).toContain('It is drawn again'))
  canvas.dispatchEvent(new Event('contextrestored'))
  await soon(() => expect(colourAt(0.5, 0.5)[0]).toBeGreaterThan(40))
  expect(words()).toBe('')
})
