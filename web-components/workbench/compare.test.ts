import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { eventually, forgetsEachVisit, opens } from '../../tests/components/reading-screen.ts'
import type { DemoCase } from '../shared/demo-clinic.ts'
import { isSame } from '../viewer/view.ts'
import type { Point, View } from './compare-views.ts'
import type { LysWorkbench } from './workbench.ts'

forgetsEachVisit()

const keys = (typed: string) => userEvent.keyboard(typed)
const viewers = (screen: LysWorkbench) => [...screen.renderRoot.querySelectorAll('lys-viewer')]
/** The numbers of the photographs on the table, from left to right. */
const hung = (screen: LysWorkbench) =>
  [...screen.renderRoot.querySelectorAll('.pane .caption')].map(
    (one) => /^Photograph (\d)/.exec(one.textContent)?.[1] ?? one.textContent,
  )
const views = (screen: LysWorkbench) => viewers(screen).map((one) => one.view)
const said = (screen: LysWorkbench) => screen.renderRoot.querySelector('.compare [role=status]')?.textContent
const frames = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame)
}

/** What can be done with several comes behind the list. */
const mayCompare = (screen: LysWorkbench) => eventually(() => screen.commands.isEnabled('viewer.compare')).toBe(true)
/** A case is open and compared; all that hang are on the screen. */
async function compares(of: DemoCase = { images: ['ready', 'ready', 'ready'] }, width = 1640, key = 'c') {
  const { clinic, screen } = await opens([of, {}], width)
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => viewers(screen).length > 0 && viewers(screen).every((one) => one.ready)).toBe(true)
  await mayCompare(screen)
  await keys(key)
  await eventually(() => screen.compare?.state).not.toBe('')
  await settled(screen)
  return { clinic, screen }
}
const settled = async (screen: LysWorkbench) => {
  await eventually(() => viewers(screen).every((one) => one.ready)).toBe(true)
  await frames(6)
}
/** Both look at the same pixel, equally close and turned alike. */
const alike = (screen: LysWorkbench) => {
  const [first, ...others] = views(screen) as View[]
  return others.every((one) => isSame(one, first!))
}

test('where there is one photograph only, comparing says so and nothing else happens', async () => {
  const { screen } = await opens([{ images: ['ready', 'failed'] }])
  screen.commands.run('case.open', 'ref_1')
  await eventually(() => screen.viewer?.zoomIn !== undefined && hung(screen).length).toBe(1)
  await mayCompare(screen)
  await keys('c')

  await eventually(() => screen.renderRoot.querySelector('.compare')?.textContent).toBe(
    'There is no other photograph to compare with.',
  )
  expect(screen.compare?.state).toBe('')
})

test('C puts the photograph turned to beside the next of its kind, and once more as the pack hangs them', async () => {
  const { screen } = await compares()
  expect(hung(screen)).toEqual(['2', '3'])
  const [left, right] = viewers(screen).map((one) => one.getBoundingClientRect())
  expect(Math.abs(left!.width - right!.width)).toBeLessThan(2)

  await keys('c')
  await eventually(() => hung(screen)).toEqual(['1', '2', '3'])
  expect(screen.compare?.state).toBe('')
})

test('what is done to one of them, both show in the same frame: closer, aside, turned and mirrored', async () => {
  const { screen } = await compares()
  const [first, second] = viewers(screen) as [LysViewer, LysViewer]
  for (const [leader, follower] of [
    [first, second],
    [second, first],
  ] as const) {
    const [led, followed] = [drawnBy(leader), drawnBy(follower)]
    leader.zoomIn()
    leader.panBy(2, 1)
    leader.rotateRight()
    leader.flip()
    await frames(30)
    const late = [...led].filter(([at, view]) => !followed.has(at) || !isSame(followed.get(at)!, view))
    expect(led.size).toBeGreaterThan(2)
    // Which of them has its turn first is learned from the first frame.
    expect(late.length).toBeLessThan(2)
  }
  expect(alike(screen)).toBe(true)
})

/** What was on the screen in each frame that was drawn. */
function drawnBy(viewer: LysViewer): ReadonlyMap<number, View> {
  const drawn = new Map<number, View>()
  viewer.onDraw(() => drawn.set(Number(document.timeline.currentTime), viewer.view!))
  return drawn
}

test('unlocked one is put right alone; locked again they keep that, and move together from there', async () => {
  const { screen } = await compares()
  const [first, second] = viewers(screen) as [LysViewer, LysViewer]
  first.zoomIn()
  await frames(40)
  await keys('l')
  expect(said(screen)).toBe('Each moves alone.')
  first.panBy(1, 0)
  await frames(40)
  expect(alike(screen)).toBe(false)
  const offset = () => first.view!.centre.x - second.view!.centre.x
  const before = offset()
  await keys('l')
  second.panBy(0, 1)
  second.zoomIn()
  await frames(40)

  expect(offset()).toBeCloseTo(before, 1)
  expect(first.view!.zoom).toBeCloseTo(second.view!.zoom, 4)
  screen.commands.run('viewer.unalignCompared')
  await frames(6)
  expect(alike(screen)).toBe(true)
})

test('Shift and a digit puts one more beside them, four at most, and takes it away', async () => {
  const { screen } = await compares({ images: Array.from({ length: 5 }, () => 'ready' as const) })
  const shown = hung(screen)
  await keys('{Shift>}!{/Shift}')
  await eventually(() => hung(screen)).toEqual([...new Set(['1', ...shown])].sort())
  await keys('{Shift>}@{/Shift}')
  await eventually(() => hung(screen).length).toBe(4)
  screen.commands.run('image.compare', 3)
  await frames(2)
  expect(hung(screen).length).toBe(4)
  expect(said(screen)).toBe('No more than four can be compared.')
  await settled(screen)
  viewers(screen)[2]!.zoomIn()
  await frames(40)
  expect(alike(screen)).toBe(true)

  await page
    .getByRole('button', { name: /^Take away: Photograph/ })
    .first()
    .click()
  await eventually(() => hung(screen).length).toBe(3)
})

test('B shows the other on the same place, and Escape puts them beside each other again', async () => {
  const { screen } = await compares({ images: ['ready', 'ready', 'ready'] }, 1640, 'b')
  const seen = () => viewers(screen).map((one) => getComputedStyle(one).visibility)
  expect(seen()).toEqual(['visible', 'hidden'])
  viewers(screen)[0]!.zoomIn()
  await frames(40)
  expect(alike(screen)).toBe(true)
  await keys('b')
  await eventually(seen).toEqual(['hidden', 'visible'])
  expect(said(screen)).toMatch(/^Photograph 3 of 3/)
  await keys('b{Escape}')
  await eventually(seen).toEqual(['visible', 'visible'])
  await frames(6)
  expect(alike(screen)).toBe(true)
})

test('on a telephone they are shown one at a time', async () => {
  const { screen } = await opens([{}, {}], 390)
  await page.getByRole('button', { name: /^Føflekk/ }).click()
  await eventually(() => viewers(screen).length > 0 && viewers(screen).every((one) => one.ready)).toBe(true)
  await page.getByRole('button', { name: 'Compare photographs' }).click()
  await eventually(() => hung(screen)).toEqual(['1', '2'])
  await settled(screen)
  expect(viewers(screen).filter((one) => getComputedStyle(one).visibility === 'visible')).toHaveLength(1)
  await page.getByRole('button', { name: /^Show the other/ }).click()
  await eventually(() => screen.renderRoot.querySelector('.pane.active .caption')?.textContent).toMatch(/^Photograph 1/)
})

/** How far, in pixels of the screen, the same spots of two photographs lie from each other. */
function apart(screen: LysWorkbench, spots: readonly (readonly [Point, Point])[]): number {
  const [first, second] = viewers(screen) as [LysViewer, LysViewer]
  const far = spots.map(([on, other]) => {
    const [a, b] = [first.surface.toScreen(on), second.surface.toScreen(other)]
    return Math.hypot(a.x - b.x, a.y - b.y)
  })
  return Math.max(...far)
}

test('two spots put with the keys align a photograph that was turned and mirrored, and both then move as one', async () => {
  const { screen } = await compares()
  const [first, second] = viewers(screen) as [LysViewer, LysViewer]
  await keys('{Shift>}A{/Shift}')
  expect(screen.compare?.state).toBe('align')
  await eventually(() => said(screen)).toMatch(/^Spot 1 of 2: .* Now: Photograph 2 of 3\.$/)
  second.rotateRight()
  second.flip()
  first.zoomIn()
  await frames(40)
  const spots: [Point, Point][] = []
  for (const arrow of ['{ArrowLeft}', '{ArrowRight}{ArrowRight}{ArrowDown}']) {
    await keys(arrow)
    await frames(40)
    const on = first.view!.centre
    await keys('{Enter}')
    await eventually(() => second.matches(':focus-within')).toBe(true)
    await keys(arrow)
    await frames(40)
    spots.push([on, second.view!.centre])
    await keys('{Enter}')
  }

  await eventually(() => said(screen)).toBe('Aligned. They move together.')
  await frames(6)
  expect(apart(screen, spots)).toBeLessThan(1)
  expect(second.view!.flipped).not.toBe(first.view!.flipped)
  second.zoomIn()
  first.rotateLeft()
  await frames(40)
  expect(apart(screen, spots)).toBeLessThan(1)
  await page.getByRole('button', { name: /^Undo alignment/ }).click()
  await frames(6)
  expect(alike(screen)).toBe(true)
})

test('spots are put by clicking; two on one place are refused in words, and Escape leaves everything as it was', async () => {
  const { screen } = await compares()
  const before = views(screen)
  const [first, second] = viewers(screen).map((one) => page.elementLocator(one))
  await page.getByRole('button', { name: /^Align two spots/ }).click()
  await first!.click({ position: { x: 200, y: 300 } })
  await second!.click({ position: { x: 220, y: 280 } })
  await eventually(() => said(screen)).toMatch(/^Spot 2 of 2/)
  await first!.click({ position: { x: 205, y: 303 } })
  await eventually(() => said(screen)).toBe('Too close to the first spot. Choose one farther away.')
  await keys('{Escape}')
  expect(screen.compare?.state).toBe('beside')
  await frames(6)
  expect(views(screen).every((view, index) => isSame(view!, before[index]!))).toBe(true)

  const spots: readonly [Point, Point][] = [
    [
      { x: 200, y: 300 },
      { x: 220, y: 280 },
    ],
    [
      { x: 330, y: 410 },
      { x: 370, y: 360 },
    ],
  ].map(([on, other]) => [
    viewers(screen)[0]!.surface.toPhotograph(on!),
    viewers(screen)[1]!.surface.toPhotograph(other!),
  ])
  await page.getByRole('button', { name: /^Align two spots/ }).click()
  await first!.click({ position: { x: 200, y: 300 } })
  await second!.click({ position: { x: 220, y: 280 } })
  await second!.click({ position: { x: 370, y: 360 } })
  await first!.click({ position: { x: 330, y: 410 } })
  await eventually(() => said(screen)).toBe('Aligned. They move together.')
  await frames(6)
  expect(apart(screen, spots)).toBeLessThan(1.5)
})

test.for(['beside', 'align', 'blink'])('whoever cannot see them well can use them: %s', async (shows) => {
  const { screen } = await compares({ images: ['ready', 'ready', 'ready'], earlier: ['Utslett'] })
  if (shows !== 'beside') screen.commands.run(shows === 'align' ? 'viewer.alignCompared' : 'viewer.blink')
  await eventually(() => screen.compare?.state).toBe(shows)
  const { violations } = await axe.run(screen, { resultTypes: ['violations'] })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

type LysViewer = HTMLElementTagNameMap['lys-viewer']
