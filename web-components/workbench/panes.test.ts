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
  const table = page.getByRole('region', { name: 'Pictures' })
  const drags = (x: number) =>
    userEvent.dragAndDrop(side(), table, { sourcePosition: { x: 4, y: 60 }, targetPosition: { x, y: 60 }, force: true })
  const before = widthOf(screen, '.pictures')
  await drags(before - 120)
  await eventually(() => Math.abs(widthOf(screen, '.reply') - 520)).toBeLessThan(4)
  await drags(2)
  await eventually(() => widthOf(screen, '.pictures')).toBe(400)
  // So wide that question and reply stand beside each other.
  expect(widthOf(screen, '.facts') + widthOf(screen, '.reply')).toBe(888)
  expect(JSON.parse(localStorage.getItem('lysbord.panes')!)).toMatchObject({ side: 888 })
  await side().dblClick({ position: { x: 4, y: 60 } })
  await eventually(() => widthOf(screen, '.reply')).toBe(400)
})

test('in whatever place it is put, nothing of it is wider than the place', async () => {
  localStorage.setItem('lysbord.panes', JSON.stringify({ list: 640, side: 1200, last: 'list' }))
  const { screen } = await opens()
  await openCase(screen)
  for (const width of [360, 599, 600, 700, 1099, 1100, 1366, 1920, 2600, 3840]) {
    await page.viewport(width, 800)
    await eventually(() => widthOf(screen, '.frame')).toBe(width)
    await eventually(() => {
      const frame = screen.renderRoot.querySelector('.frame')!
      const out = [...frame.querySelectorAll('header, lys-worklist, .case, .pictures, .facts, .reply, footer')].filter(
        (part) => {
          const { left, right, width: own } = part.getBoundingClientRect()
          return own > 0 && (right > width + 1 || left < -1)
        },
      )
      return [frame.scrollWidth > width, ...out.map((part) => part.className || part.localName)]
    }).toEqual([false])
  }
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
