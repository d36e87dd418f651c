import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'
import type { LysWorkbench } from './workbench.ts'

forgetsEachVisit()

const keys = (typed: string) => userEvent.keyboard(typed)
const line = (name: string) => page.getByRole('separator', { name })
const list = () => line('Width of the list')
const side = () => line('Width of question and reply')
const widthOf = (screen: LysWorkbench, selector: string) =>
  Math.round(screen.renderRoot.querySelector(selector)?.getBoundingClientRect().width ?? 0)

async function openCase(screen: LysWorkbench) {
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => screen.reply?.ready).toBe(true)
}

/** Takes hold of a line, moves it, and lets go. */
function drag(element: Element, by: number) {
  const { left, top } = element.getBoundingClientRect()
  const at = (type: string, clientX: number) =>
    new PointerEvent(type, { pointerId: 1, button: 0, clientX, clientY: top + 50, bubbles: true, composed: true })
  // A pointer that no hardware has cannot be held.
  ;(element as HTMLElement).setPointerCapture = () => undefined
  element.dispatchEvent(at('pointerdown', left))
  element.dispatchEvent(at('pointermove', left + by))
  element.dispatchEvent(at('lostpointercapture', left + by))
}

test('the list is made wider with the arrow keys, says how wide it is, and is so wide tomorrow', async () => {
  const { screen } = await opens()
  await expect.element(list()).toHaveAttribute('aria-valuenow', '340')
  ;(list().element() as HTMLElement).focus()
  await keys('{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{/Shift}')
  await expect.element(list()).toHaveAttribute('aria-valuenow', '436')
  expect(widthOf(screen, 'lys-worklist')).toBe(436)
  document.body.replaceChildren()
  const tomorrow = await opens()
  await eventually(() => widthOf(tomorrow.screen, 'lys-worklist')).toBe(436)
  ;(list().element() as HTMLElement).focus()
  await keys('{Home}')
  await expect.element(list()).toHaveAttribute('aria-valuenow', '240')
  await keys('{Enter}')
  await expect.element(list()).toHaveAttribute('aria-valuenow', '340')
})

test('question and reply are dragged wider, no further than the photographs allow, and a double click gives it back', async () => {
  const { screen } = await opens()
  await openCase(screen)
  drag(side().element(), -120)
  await eventually(() => widthOf(screen, '.reply')).toBe(520)
  drag(side().element(), -4000)
  await eventually(() => widthOf(screen, '.pictures')).toBe(400)
  await page.viewport(1120, 800)
  await eventually(() => widthOf(screen, '.pictures')).toBe(400)
  expect(screen.scrollWidth).toBeLessThanOrEqual(screen.clientWidth)
  await page.viewport(1400, 800)
  await side().dblClick()
  await eventually(() => widthOf(screen, '.reply')).toBe(400)
})

test('where one reads from right to left the lines move the other way', async () => {
  document.documentElement.dir = 'rtl'
  try {
    const { screen } = await opens()
    await expect.element(list()).toBeVisible()
    ;(list().element() as HTMLElement).focus()
    await keys('{ArrowLeft}')
    await eventually(() => widthOf(screen, 'lys-worklist')).toBe(356)
  } finally {
    document.documentElement.dir = ''
  }
})

test('question and reply fold away for the photographs, come back for the key that leads to them, and stay as she left them', async () => {
  const { screen } = await opens()
  await openCase(screen)
  const before = widthOf(screen, '.pictures')
  await keys('{Shift>}S{/Shift}')
  await eventually(() => widthOf(screen, '.pictures')).toBe(before + 400)
  await expect.element(page.getByLabelText('Text to the GP')).not.toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Question and reply' })).toBeVisible()
  document.body.replaceChildren()
  const tomorrow = await opens()
  await openCase(tomorrow.screen)
  await eventually(() => widthOf(tomorrow.screen, '.pictures')).toBe(before + 400)
  await keys('t')
  await expect.element(page.getByLabelText('Text to the GP')).toBeVisible()
  await eventually(() => tomorrow.screen.reply?.renderRoot.querySelector(':focus')?.id).toBe('textToGp')
})

test('whoever cannot drag makes room with commands', async () => {
  const { screen } = await opens()
  await openCase(screen)
  screen.commands.run('side.widen')
  await eventually(() => widthOf(screen, '.reply')).toBe(464)
  // The folded list has one width.
  expect(screen.commands.isEnabled('worklist.widen')).toBe(false)
  screen.commands.run('panes.reset')
  await eventually(() => widthOf(screen, '.reply')).toBe(400)
})

test('on a screen for reading X-rays the photographs are larger, and the question stands beside the reply', async () => {
  const { screen } = await opens([{ images: ['ready', 'ready', 'ready', 'ready'] }], 3840)
  await openCase(screen)
  await eventually(() => screen.renderRoot.querySelectorAll('.pane').length).toBeGreaterThan(2)
  const closeUps = [...screen.renderRoot.querySelectorAll('.pane:not(.w1)')]
  for (const one of closeUps) expect(one.getBoundingClientRect().width).toBeGreaterThan(800)
  const [facts, reply] = ['.facts', '.reply'].map((part) => screen.renderRoot.querySelector(part)!)
  expect(facts!.getBoundingClientRect().top).toBe(reply!.getBoundingClientRect().top)
  // Lines that can still be read.
  expect(widthOf(screen, '.facts')).toBeLessThan(700)
  expect(widthOf(screen, '.reply')).toBeLessThan(700)
})
