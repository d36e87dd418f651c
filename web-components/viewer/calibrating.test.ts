import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { soon, ViewerInHand } from '../../tests/components/viewer-in-hand.ts'
import type { CalibrationSaveEvent } from './viewer.events.ts'

let hand: ViewerInHand
let asked: CalibrationSaveEvent['calibration'][] = []
afterEach(() => hand?.viewer.remove())

/** A photograph of which nobody said how large it is, with what was found in it. */
async function opens(found?: NonNullable<ViewerInHand['viewer']['image']>['found']): Promise<void> {
  hand = await ViewerInHand.open({ scale: null })
  asked = []
  hand.viewer.addEventListener('lys-calibration-save', ({ calibration }) => asked.push(calibration))
  hand.viewer.image = { ...hand.viewer.image!, found }
  await hand.viewer.updateComplete
}
const field = () => hand.within<HTMLInputElement>('.millimetres')!
const inHand = () => hand.within('[aria-pressed="true"]')?.textContent
async function asksDevice(says: 'pixel' | 'width' = 'pixel'): Promise<void> {
  await hand.hold('calibrate')
  hand.viewer.focus()
  await hand.press('d')
  await soon(() => expect(hand.viewer.shadowRoot!.activeElement).toBe(field()))
  await userEvent.selectOptions(hand.within('.calibrate select')!, says)
}

test.each([
  ['pixel', 'nothing'],
  ['pixel', '0'],
  ['pixel', '-0.02'],
  ['pixel', '10.5'],
  // Small enough for a pixel, and too much for all of them.
  ['pixel', '9'],
  ['width', '2001'],
  ['width', '1.2.3'],
] as const)('a device that says %s %s is told what to write instead', async (says, typed) => {
  await opens()
  await asksDevice(says)
  await userEvent.fill(field(), typed)
  await soon(() => expect(hand.within('#result')!.textContent).toContain('Write millimetres, like 0.02 or 12.5'))
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(hand.button(/Save/).disabled).toBe(true)
  await hand.press('{Enter}')
  expect(asked).toEqual([])
  expect(field().value).toBe(typed)
})

test('what a device says is typed with comma or point, of one pixel or of the whole width, by keys alone', async () => {
  await opens()
  await asksDevice()
  await userEvent.fill(field(), '0,02')
  await soon(() => expect(hand.strip).toMatch(/0\.0200 mm per pixel ± 10%; the picture is \d+(\.\d+)? mm wide/))
  await hand.press('{Enter}')
  const told = { method: 'device_calibrated', selector: null, millimetres: null }
  await soon(() => expect(asked).toMatchObject([{ ...told, mmPerPixel: 0.02 }]))
  await soon(() => expect(inHand()).toBe('Length'))
  expect(hand.said).toContain('Calibrated: 0.0200 mm per pixel ± 10%')

  await asksDevice('width')
  await userEvent.fill(field(), '11.5')
  await hand.press('{Enter}')
  await soon(() => expect(asked.length).toBe(2))
  expect(asked[1]!.mmPerPixel! * hand.viewer.image!.width).toBeCloseTo(11.5, 6)
})

test('what was typed is there again after a way out, a line begun meanwhile, and a refusal', async () => {
  await opens()
  hand.viewer.addEventListener('lys-calibration-save', (event) => event.preventDefault())
  await asksDevice('width')
  await userEvent.fill(field(), '12,5')
  await hand.press('{Escape}')
  await soon(() => expect(hand.within('.calibrate')).toBeNull())
  await hand.click({ x: 600, y: 600 })
  await hand.press('{Backspace}d')
  await soon(() => expect(hand.viewer.shadowRoot!.activeElement).toBe(field()))
  expect(field().value).toBe('12,5')
  expect(hand.within<HTMLSelectElement>('.calibrate select')!.value).toBe('width')
  await hand.press('{Enter}')
  await soon(() => expect(hand.said).toContain('could not be saved'))
  expect(field().value).toBe('12,5')
})

test('a ruler that was found when the photograph came is offered, and U takes it', async () => {
  await opens({ method: 'ruler', mmPerPixel: 0.052 })
  await hand.hold('calibrate')
  expect(hand.strip).toContain('A ruler was found: 0.0520 mm per pixel ± 4%; the picture is')
  expect(hand.said).toContain('A ruler was found: 0.0520')
  hand.viewer.focus()
  await hand.press('u')
  await soon(() => expect(asked).toMatchObject([{ method: 'ruler', selector: null, mmPerPixel: 0.052 }]))
  await soon(() => expect(inHand()).toBe('Length'))
  await hand.hold('calibrate')
  expect(hand.strip).not.toContain('was found')
})

test('where nobody calibrated, whoever measures is offered what was found, and goes on measuring', async () => {
  await opens({ method: 'sticker', mmPerPixel: 0.052 })
  await hand.hold('diameters')
  await userEvent.click(hand.button(/Use it/))
  await soon(() => expect(asked).toMatchObject([{ method: 'sticker' }]))
  await soon(() => expect(hand.strip).toContain('0.0520 mm per pixel'))
  expect(inHand()).toBe('Diameters')
})

test('nothing is offered where nothing was found, and U does nothing', async () => {
  await opens()
  await hand.hold('calibrate')
  hand.viewer.focus()
  await hand.press('u')
  expect(hand.strip).not.toContain('was found')
  expect(asked).toEqual([])
})

test('both ways can be used by everybody', async () => {
  await opens({ method: 'ruler', mmPerPixel: 0.052 })
  await hand.hold('calibrate')
  const wrong = async () => {
    const { violations } = await axe.run(hand.viewer, { rules: { region: { enabled: false } } })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }
  expect(await wrong()).toEqual([])
  await asksDevice()
  await userEvent.fill(field(), 'ten')
  expect(await wrong()).toEqual([])
})
