import * as fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { define } from '../shared/define.ts'
import { keep } from '../shared/kept.ts'
import { type DrawnPhotograph, drawPhotograph } from './demo-photograph.ts'
import { roundLength } from './scale-bar.ts'
import { LysViewer } from './viewer.ts'

let photograph: DrawnPhotograph
let viewer: LysViewer

/** The drawn ruler has 40 pixels a millimetre. */
const scale = { method: 'ruler', mmPerPixel: 1 / 40, relativeUncertainty: 0.01 } as const

beforeAll(async () => {
  define(LysViewer)
  photograph = await drawPhotograph()
})

beforeEach(async () => {
  viewer = document.createElement('lys-viewer')
  viewer.fetcher = photograph.fetcher
  viewer.style.blockSize = '640px'
  document.body.append(viewer)
  viewer.image = photograph.image
  await soon(() => expect(viewer.ready).toBe(true))
})

afterEach(() => {
  viewer.remove()
  localStorage.removeItem('lysbord.screen')
})

const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })
const within = <E extends HTMLElement>(selector: string) => viewer.renderRoot.querySelector<E>(selector)!
const seenThrough = () => getComputedStyle(within('.place')).filter
const button = (name: string) =>
  [...viewer.renderRoot.querySelectorAll('button')].find((one) => (one.ariaLabel ?? one.textContent).trim() === name)!
const pixels = () => {
  const canvas = within<HTMLCanvasElement>('.place canvas')
  return canvas
    .getContext('2d')!
    .getImageData(0, 0, canvas.width, canvas.height)
    .data.reduce((all, one) => all + one)
}

test('light and colour change for the eye, from the keyboard, and not one pixel of the photograph does', async () => {
  viewer.focus()
  await userEvent.keyboard('h')
  await soon(() => expect(within('.adjust')).not.toBeNull())
  await userEvent.keyboard('0')
  let before = 0
  await soon(() => expect(before).toBe((before = pixels())))
  const brightness = within<HTMLInputElement>('.adjust input')
  brightness.focus()
  await userEvent.keyboard('{ArrowRight>5/}')
  expect(seenThrough()).toBe('brightness(1.414)')
  button('Without red').click()
  button('Inverted').click()
  expect(seenThrough()).toBe('url("#light") brightness(1.414) invert(1)')
  expect(pixels()).toBe(before)
})

test('one key brings the photograph back as it came: light, turn, mirror and zoom', async () => {
  viewer.adjust()
  await soon(() => expect(within('.adjust')).not.toBeNull())
  button('Without red').click()
  viewer.rotateRight()
  viewer.flip()
  viewer.zoomIn()
  viewer.focus()
  await userEvent.keyboard('x')
  await soon(() => expect(viewer.view).toMatchObject({ rotation: 0, flipped: false }))
  expect(seenThrough()).toBe('none')
  expect(within('.adjust')).toBeNull()
  expect(button('Mirror').ariaPressed).toBe('false')
})

test('the light of one patient’s photograph is not laid over the next', async () => {
  viewer.adjust()
  await soon(() => expect(within('.adjust')).not.toBeNull())
  button('Inverted').click()
  viewer.image = { ...photograph.image, id: 'img_next' }
  await soon(() => expect(seenThrough()).toBe('none'))
})

test('Escape closes the sliders and leaves what they changed; the keys are the photograph’s again', async () => {
  viewer.adjust()
  await soon(() => expect(within('.adjust')).not.toBeNull())
  button('Inverted').click()
  button('Inverted').focus()
  await userEvent.keyboard('{Escape}')
  await soon(() => expect(within('.adjust')).toBeNull())
  expect(seenThrough()).toBe('invert(1)')
  expect(viewer.shadowRoot!.activeElement).toBe(within('.stage'))
})

test('true size says what is not known instead of guessing it', async () => {
  viewer.trueSize()
  await soon(() => expect(within('.strip')?.textContent).toContain('Nobody has measured yet'))
  expect(button('Measure against a ruler in it')).toBeUndefined()
  viewer.editable = true
  await viewer.updateComplete
  expect(button('Measure against a ruler in it')).toBeDefined()
})

test('a millimetre of skin is one on the glass, once photograph and screen were measured', async () => {
  keep('lysbord.screen', 5 * devicePixelRatio)
  viewer.scale = scale
  await viewer.updateComplete
  viewer.trueSize()
  // 5 pixels of the screen for each millimetre, 40 of the photograph.
  await soon(() => expect(viewer.view?.zoom).toBeCloseTo(5 / 40, 2))
  await soon(() => expect(within('#announced').textContent).toBe('True size'))
  expect(within('.strip')).toBeNull()
})

test('a bank card against the glass measures the screen', async () => {
  viewer.scale = scale
  viewer.trueSize()
  await soon(() => expect(within('.strip')?.textContent).toContain('bank card'))
  const bar = within<HTMLInputElement>('.strip input')
  bar.valueAsNumber = 428
  bar.dispatchEvent(new Event('input', { bubbles: true }))
  expect(within('.card').getBoundingClientRect().width).toBeCloseTo(428, 0)
  button('As wide as the card').click()
  await soon(() => expect(viewer.view?.zoom).toBeCloseTo(5 / 40, 2))
})

test('the scale bar is as long as it says, at every zoom', async () => {
  viewer.scale = scale
  await soon(() => expect(within('.scale-bar .length')?.textContent).not.toBe(''))
  for (const zoom of [() => viewer.zoomIn(), () => viewer.actualSize(), () => viewer.fit()]) {
    zoom()
    await soon(() => {
      const words = within('.scale-bar .length').textContent
      const millimetres = Number.parseFloat(words) * (words.endsWith('cm') ? 10 : 1)
      const width = Number.parseFloat(getComputedStyle(within('.scale-bar')).width)
      expect(width / (millimetres * 40 * viewer.view!.zoom)).toBeCloseTo(1, 2)
    })
  }
})

test('a scale bar is a round length that fits', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 500, noNaN: true }), (perMm) => {
      const { millimetres, pixels } = roundLength(perMm, 160)
      expect(pixels).toBeCloseTo(millimetres * perMm, 6)
      expect(pixels).toBeLessThanOrEqual(160)
      expect(pixels).toBeGreaterThan(25)
    }),
  )
})
