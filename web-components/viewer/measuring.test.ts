import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { soon, tick, ViewerInHand } from '../../tests/components/viewer-in-hand.ts'
import type { CalibrationSaveEvent } from './viewer.events.ts'

let hand: ViewerInHand
afterEach(() => hand?.viewer.remove())

/** By ten millimetres of the ruler on the photograph. */
async function calibrates(): Promise<void> {
  await hand.hold('calibrate')
  await hand.click(tick(2))
  await hand.click(tick(12))
  await userEvent.fill(hand.within('.millimetres')!, '10')
  await hand.press('{Enter}')
}

test('without a scale a length is in pixels and says that it is not calibrated', async () => {
  hand = await ViewerInHand.open({ scale: null })
  await hand.hold('length')
  expect(hand.strip).toContain('Not calibrated')
  await hand.click({ x: 600, y: 600 })
  await hand.click({ x: 1000, y: 600 })
  await soon(() => expect(hand.saved.length).toBe(1))
  expect(hand.saved[0]!.measured).toMatchObject({ unit: '{pixels}' })
  expect(hand.list[0]).toMatch(/^1: Length \d+ px ± \d+ \(not calibrated\), in the middle/)
})

test('a calibration that is refused leaves line and figures where they are', async () => {
  hand = await ViewerInHand.open({ scale: null })
  hand.viewer.addEventListener('lys-calibration-save', (event) => event.preventDefault())
  await hand.hold('calibrate')
  await hand.click(tick(2))
  await hand.click(tick(12))
  await soon(() => expect(hand.viewer.shadowRoot!.activeElement).toBe(hand.within('.millimetres')))
  await userEvent.fill(hand.within('.millimetres')!, 'ten')
  expect(hand.button(/Save/).disabled).toBe(true)
  expect(hand.strip).toContain('in millimetres')
  await userEvent.fill(hand.within('.millimetres')!, '10,0')
  await hand.press('{Enter}')
  await soon(() => expect(hand.said).toContain('could not be saved'))
  expect(hand.within<HTMLInputElement>('.millimetres')!.value).toBe('10,0')
})

test('a calibration whose answer is no holds no longer', async () => {
  hand = await ViewerInHand.open({ scale: null })
  hand.viewer.addEventListener('lys-calibration-save', (event) => event.waitUntil(Promise.reject(new Error('offline'))))
  await calibrates()
  await soon(() => expect(hand.said).toContain('could not be saved'))
  await hand.hold('length')
  expect(hand.strip).toContain('Not calibrated')
})

test('a calibration whose answer is no is offered once more, without drawing and typing it anew', async () => {
  hand = await ViewerInHand.open({ scale: null })
  const asked: CalibrationSaveEvent['calibration'][] = []
  hand.viewer.addEventListener('lys-calibration-save', (event) => {
    asked.push(event.calibration)
    event.waitUntil(asked.length > 1 ? Promise.resolve() : Promise.reject(new Error('offline')))
  })
  await calibrates()
  await soon(() => expect(hand.strip).toContain('The calibration could not be saved.'))
  await userEvent.click(hand.button(/Try again/))
  await soon(() => expect(hand.strip).toContain('mm per pixel'))
  expect(hand.strip).not.toContain('could not be saved')
  expect(asked.length).toBe(2)
  expect(asked[1]).toEqual(asked[0])
})

test('a calibration whose answer is no is offered once more on its photograph also where another one was calibrated meanwhile', async () => {
  hand = await ViewerInHand.open({ scale: null })
  const answers: ((refused: Error) => void)[] = []
  hand.viewer.addEventListener('lys-calibration-save', (event) =>
    event.waitUntil(new Promise((_done, fail) => answers.push(fail))),
  )
  const first = { ...hand.viewer.image!, found: { method: 'ruler', mmPerPixel: 0.052 } as const }
  const shows = async (image: typeof first) => {
    hand.viewer.image = image
    await hand.viewer.updateComplete
    await soon(() => expect(hand.viewer.ready).toBe(true))
    await hand.hold('length')
  }
  for (const image of [first, { ...first, id: 'img_other' }]) {
    await shows(image)
    await userEvent.click(hand.button(/Use it/))
    await soon(() => expect(hand.strip).toContain('0.0520 mm per pixel'))
  }
  answers[0]!(new Error('offline'))
  await soon(() => expect(hand.said).toBe('The calibration of another photograph could not be saved.'))
  expect(hand.button(/Try again/)).toBeUndefined()

  await shows(first)
  expect(hand.strip).toContain('The calibration could not be saved.')
  await userEvent.click(hand.button(/Try again/))
  await soon(() => expect(hand.strip).toContain('0.0520 mm per pixel'))
  expect(answers.length).toBe(3)
})

test.for([
  { zoom: 0.45, rotation: 0, flipped: false },
  { zoom: 0.45, rotation: 90, flipped: true },
  { zoom: 1, rotation: 30, flipped: false },
  { zoom: 0.7, rotation: 217, flipped: true },
  { zoom: 2.2, rotation: 270, flipped: true },
  { zoom: 3.5, rotation: 135, flipped: false },
])('millimetres of a ruler are measured to 1 %, and to what is stated: %o', async (turned) => {
  hand = await ViewerInHand.open()
  await hand.hold('length')
  const long = turned.zoom > 1 ? 3 : 15
  const [from, to] = [tick(12), tick(12 + long)]
  await hand.look({ ...turned, centre: { x: (from.x + to.x) / 2, y: 1080 } })
  await hand.click(from)
  await hand.click(to)
  await soon(() => expect(hand.saved.length).toBe(1))
  const { value, unit, uncertainty } = hand.saved[0]!.measured!
  expect(unit).toBe('mm')
  expect(Math.abs(value / long - 1)).toBeLessThan(0.01)
  expect(Math.abs(value - long)).toBeLessThan(2 * uncertainty)
})

test('calibrated on the ruler itself, a length is right to 1 % in another view', async () => {
  hand = await ViewerInHand.open({ scale: null })
  const asked: CalibrationSaveEvent[] = []
  hand.viewer.addEventListener('lys-calibration-save', (event) => asked.push(event))
  await hand.hold('calibrate')
  await hand.look({ zoom: 0.5, rotation: 12, centre: tick(21) })
  await hand.click(tick(2))
  await hand.click(tick(40))
  await userEvent.fill(hand.within('.millimetres')!, '38')
  await soon(() => expect(hand.strip).toMatch(/0\.025\d? mm per pixel ± \d/))
  await userEvent.click(hand.button(/Save/))
  expect(asked[0]!.calibration).toMatchObject({ method: 'ruler', millimetres: 38 })
  expect(asked[0]!.calibration!.pointPixels).toBeCloseTo(2, 1)
  expect(hand.said).toContain('Calibrated: 0.025')

  // What a scale is wanted for is in hand.
  await soon(() => expect(hand.within('[aria-pressed="true"]')?.textContent).toBe('Length'))
  await hand.look({ zoom: 1.5, rotation: 250, centre: tick(10) })
  await hand.click(tick(6))
  await hand.click(tick(14))
  await soon(() => expect(hand.saved.length).toBe(1))
  expect(Math.abs(hand.saved[0]!.measured!.value / 8 - 1)).toBeLessThan(0.01)
})

test('a scale that comes later turns what was measured in pixels into millimetres', async () => {
  hand = await ViewerInHand.open({ scale: null })
  await hand.hold('length')
  await hand.click({ x: 600, y: 600 })
  await hand.click({ x: 1000, y: 600 })
  await soon(() => expect(hand.list[0]).toContain('px'))
  hand.viewer.scale = { method: 'sticker', mmPerPixel: 0.1, relativeUncertainty: 0.01 }
  await soon(() => expect(hand.list[0]).toMatch(/^1: Length (40|39\.\d|40\.\d) mm ± /))
})
