import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'
import type { DemoCase } from '../shared/demo-clinic.ts'
import { isSame } from '../viewer/view.ts'
import type { LysWorkbench } from './workbench.ts'

forgetsEachVisit()

const keys = (typed: string) => userEvent.keyboard(typed)
const viewers = (screen: LysWorkbench) => [...screen.renderRoot.querySelectorAll('lys-viewer')]
const said = (screen: LysWorkbench) => screen.renderRoot.querySelector('.compare [role=status]')?.textContent
const line = (screen: LysWorkbench) => screen.renderRoot.querySelector<HTMLElement>('[role=slider].line')
const share = (screen: LysWorkbench) => line(screen)?.getAttribute('aria-valuenow')
const frames = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame)
}
const alike = (screen: LysWorkbench) => {
  const [first, second] = viewers(screen)
  return isSame(first!.view!, second!.view!)
}

/** A case is open and W was pressed. */
async function draws(of: DemoCase = { images: ['ready', 'ready', 'ready'] }, width = 1640): Promise<LysWorkbench> {
  const { screen } = await opens([of, {}], width)
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => viewers(screen).length > 0 && viewers(screen).every((one) => one.ready)).toBe(true)
  await eventually(() => screen.commands.isEnabled('viewer.curtain')).toBe(true)
  await keys('w')
  return screen
}
async function hangs(...how: Parameters<typeof draws>): Promise<LysWorkbench> {
  const screen = await draws(...how)
  await eventually(() => screen.compare?.state).toBe('curtain')
  await eventually(() => viewers(screen).every((one) => one.ready)).toBe(true)
  await eventually(() => screen.shadowRoot?.activeElement).toBe(line(screen))
  await frames(8)
  return screen
}

test('where there is one photograph only there is no curtain, and it says so', async () => {
  const screen = await draws({ images: ['ready', 'failed'] })
  await eventually(() => screen.renderRoot.querySelector('.compare')?.textContent).toBe(
    'There is no other photograph to compare with.',
  )
  expect(line(screen)).toBeNull()
})

test('between three photographs no curtain hangs; a third one takes it down', async () => {
  const screen = await hangs({ images: ['ready', 'ready', 'ready'] })
  await keys('{Shift>}!{/Shift}')
  await eventually(() => viewers(screen).length).toBe(3)
  await eventually(() => screen.compare?.state).toBe('beside')
  expect(page.getByRole('button', { name: 'Curtain' }).elements()).toHaveLength(0)
  await keys('w')
  await eventually(() => said(screen)).toBe('The curtain hangs between two photographs.')
  expect(line(screen)).toBeNull()
})

test('W lays two on one place; arrows, Home and End move the line, and how far is told', async () => {
  const screen = await hangs()
  const [first, second] = viewers(screen).map((one) => one.getBoundingClientRect())
  expect([first!.x, first!.width]).toEqual([second!.x, second!.width])
  expect(alike(screen)).toBe(true)
  expect(line(screen)!.getAttribute('aria-label')).toBe('Curtain between Photograph 2 of 3 and Photograph 3 of 3')
  expect(share(screen)).toBe('50')
  for (const [key, place] of [
    ['{ArrowRight}', '52'],
    ['{Shift>}{ArrowLeft}{/Shift}', '42'],
    ['{PageUp}', '52'],
    ['{Home}', '0'],
    ['{ArrowLeft}', '0'],
    ['{End}', '100'],
    ['{ArrowRight}', '100'],
  ] as const) {
    await keys(key)
    await eventually(() => share(screen)).toBe(place)
  }
  expect(line(screen)!.getAttribute('aria-valuetext')).toBe('100%')
})

test('the pointer draws the line, and on either side of it the photograph that is seen there is moved, both as one', async () => {
  const screen = await hangs()
  const table = screen.renderRoot.querySelector('.panes')!.getBoundingClientRect()
  await userEvent.dragAndDrop(line(screen)!, screen.renderRoot.querySelector('.panes')!, {
    targetPosition: { x: table.width * 0.3, y: table.height / 2 },
  })
  await eventually(() => Math.abs(Number(share(screen)) - 30)).toBeLessThan(2)
  const at = (part: number) => {
    const { left, top, width, height } = table
    return screen.shadowRoot!.elementFromPoint(left + width * part, top + height / 2)?.closest('lys-viewer')
  }
  expect([at(0.15), at(0.6)]).toEqual(viewers(screen))
  viewers(screen)[1]!.zoomIn()
  await frames(40)
  expect(alike(screen)).toBe(true)
})

test('W once more, or Escape, puts them beside each other, and the keys go to the photograph', async () => {
  const screen = await hangs()
  await keys('{Escape}')
  await eventually(() => screen.compare?.state).toBe('beside')
  await eventually(() => viewers(screen).some((one) => one.matches(':focus-within'))).toBe(true)
  await frames(8)
  expect(alike(screen)).toBe(true)
  await page.getByRole('button', { name: /^Curtain/ }).click()
  await eventually(() => screen.compare?.state).toBe('curtain')
  await keys('w')
  await eventually(() => screen.compare?.state).toBe('beside')
})

test('a tool under one of them would move it from under the other: they stand beside each other again', async () => {
  const screen = await hangs()
  viewers(screen)[0]!.hold('length')
  await eventually(() => screen.compare?.state).toBe('beside')
  expect(said(screen)).toMatch(/^Beside each other again/)
})

test('on a telephone the curtain has room too', async () => {
  const { screen } = await opens([{}, {}], 390)
  await page.getByRole('button', { name: /^Føflekk/ }).click()
  await eventually(() => viewers(screen).length > 0 && viewers(screen).every((one) => one.ready)).toBe(true)
  await page.getByRole('button', { name: 'Compare photographs' }).click()
  await page.getByRole('button', { name: 'Curtain' }).click()
  await eventually(() => screen.compare?.state).toBe('curtain')
  await eventually(() => viewers(screen).every((one) => one.ready)).toBe(true)
  expect(viewers(screen).map((one) => getComputedStyle(one).visibility)).toEqual(['visible', 'visible'])
})

test('whoever cannot see it well can use it', async () => {
  const screen = await hangs()
  const { violations } = await axe.run(screen, { resultTypes: ['violations'] })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})
