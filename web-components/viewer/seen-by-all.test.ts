import { afterEach, beforeAll, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import '../page.css'
import { soon, ViewerInHand } from '../../tests/components/viewer-in-hand.ts'
import { sampleMarks } from './demo-marks.ts'

let hand: ViewerInHand
const root = document.documentElement
interface Debugger {
  send(what: string, told: object): Promise<unknown>
}
// The types of its commands are those of a package that nothing else here needs.
const media = (features: readonly { readonly name: string; readonly value: string }[]) =>
  (cdp() as Debugger).send('Emulation.setEmulatedMedia', { features })
const tokens = [
  'font-size',
  'font-size-small',
  'font-size-large',
  'line-height',
  'line-height-small',
  'line-height-large',
]

beforeAll(() => page.viewport(1024, 900))
afterEach(async () => {
  hand?.viewer.remove()
  root.style.cssText = ''
  await media([])
})

/** In a page that scrolls, with what lies on it and what is held. */
async function opens(width: number, found = true): Promise<void> {
  hand = await ViewerInHand.open({ embedded: true, scale: null, annotations: sampleMarks(null) })
  hand.viewer.style.blockSize = ''
  hand.viewer.style.inlineSize = `${width}px`
  if (found) hand.viewer.image = { ...hand.viewer.image!, found: { method: 'ruler', mmPerPixel: 0.025 } }
  await hand.hold('calibrate')
}
const all = () => [
  ...hand.viewer.renderRoot.querySelectorAll<HTMLElement>(
    '.bar :is(button, .zoom), .strips :is(button, select, input, label, .value, .found, .steps > span:not(.other))',
  ),
]
const nameOf = (one: HTMLElement) => one.getAttribute('aria-label') ?? one.textContent.trim()
const shown = () => all().filter((one) => one.checkVisibility() && nameOf(one) !== '')

/** What of it does not lie whole within the viewer, or is larger than its place. */
function cutOff(): readonly string[] {
  const outer = hand.viewer.getBoundingClientRect()
  return shown().flatMap((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect()
    const isOut = left < outer.left - 1 || right > outer.right + 1 || top < outer.top - 1 || bottom > outer.bottom + 1
    const isFull = one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'
    return isOut || isFull ? [`${nameOf(one)}: ${isOut ? 'outside' : 'too wide for its place'}`] : []
  })
}

/** What is drawn with less contrast than 3:1 within its place (WCAG 2.2, 1.4.11), as the screen has it. */
async function faint(): Promise<readonly string[]> {
  const picture = await createImageBitmap(
    await (await fetch(`data:image/png;base64,${await page.screenshot({ element: hand.viewer, save: false })}`)).blob(),
  )
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!
  context.drawImage(picture, 0, 0)
  const outer = hand.viewer.getBoundingClientRect()
  const times = picture.width / outer.width
  return shown().flatMap((one) => {
    const { left, top, width, height } = one.getBoundingClientRect()
    const place = [left - outer.left + 4, top - outer.top + 4, width - 8, height - 8].map((at) =>
      Math.round(at * times),
    )
    const { data } = context.getImageData(...(place as [number, number, number, number]))
    const lights = Array.from({ length: data.length / 4 }, (_, at) => lightOf(data.subarray(at * 4, at * 4 + 3)))
    const contrast = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05)
    return contrast < 3 ? [`${nameOf(one)}: ${contrast.toFixed(1)}`] : []
  })
}
const weights = [0.2126, 0.7152, 0.0722]
const lightOf = (bands: Uint8ClampedArray): number =>
  bands.reduce((sum, band, at) => {
    const share = band / 255
    return sum + weights[at]! * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)
  }, 0)

const twice = {
  'the words of the page twice as large': () => root.style.setProperty('font-size', '200%'),
  'our own words twice as large': () => {
    for (const token of tokens) {
      const now = Number.parseFloat(getComputedStyle(root).getPropertyValue(`--lys-${token}`))
      root.style.setProperty(`--lys-${token}`, `${2 * now}px`)
    }
  },
}
test.each(Object.keys(twice).flatMap((how) => [900, 360].map((width) => [how, width] as const)))(
  '%s, in %i pixels: nothing of bar and strip is cut off',
  async (how, width) => {
    twice[how as keyof typeof twice]()
    await opens(width)
    expect(shown().length).toBeGreaterThan(20)
    expect(cutOff()).toEqual([])
    await hand.press('d')
    await soon(() => expect(hand.within('.millimetres')).not.toBeNull())
    expect(cutOff()).toEqual([])
    await userEvent.fill(hand.within('.millimetres')!, '0.02')
    await soon(() => expect(hand.within('#result')!.textContent).toContain('mm wide'))
    expect(cutOff()).toEqual([])
  },
)

test.each(['light', 'dark'])(
  'in forced colours on a %s ground nothing of bar and strip is invisible, and what is held is told by more than colour',
  async (scheme) => {
    await media([
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-color-scheme', value: scheme },
    ])
    await opens(900)
    expect(matchMedia('(forced-colors: active)').matches).toBe(true)
    expect(cutOff()).toEqual([])
    expect(await faint()).toEqual([])
    const border = (pressed: boolean) =>
      getComputedStyle(hand.within(`.kin [aria-pressed="${pressed}"]`)!).getPropertyValue('border-top-width')
    expect(border(true)).not.toBe(border(false))
  },
)

test('the same measure tells what cannot be seen', async () => {
  await opens(900)
  expect(await faint()).toEqual([])
  hand.button(/Done/).style.opacity = '0.1'
  expect((await faint()).join()).toMatch(/^Done: 1\.\d$/)
})

test('whoever wants no motion has the photograph where it goes at once', async () => {
  const glides = async () => {
    hand = await ViewerInHand.open({})
    const seen = new Set<string>()
    const undo = hand.viewer.onDraw(() => seen.add(hand.viewer.view!.zoom.toFixed(4)))
    hand.viewer.zoomIn()
    hand.viewer.zoomIn()
    await new Promise((resolve) => setTimeout(resolve, 800))
    undo()
    hand.viewer.remove()
    return seen.size
  }
  expect(await glides()).toBeGreaterThan(1)
  await media([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  expect(await glides()).toBe(1)
})
