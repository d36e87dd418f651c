import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Answer } from '../client.ts'
import { define } from '../shared/define.ts'
import { window as pane, sides, sites } from './diagram.demo.ts'
import type { RegionChooseEvent } from './diagram.events.ts'
import { LysDiagram } from './diagram.ts'
import type { Region } from './regions.ts'

define(LysDiagram)
afterEach(() => document.body.replaceChildren())

interface Given {
  words?: ReadonlyMap<string, string>
  chosen?: string
  answers?: Record<string, Answer>
  point?: string
  [more: string]: unknown
}

async function draws(given: Given = {}) {
  const element = document.createElement('lys-diagram')
  Object.assign(element, { label: 'Where', words: sites, alsoWords: sides, ...given })
  const chosen: Pick<RegionChooseEvent, 'code' | 'also' | 'point'>[] = []
  element.addEventListener('lys-region-choose', ({ code, also, point }) => chosen.push({ code, also, point }))
  document.body.append(element)
  await element.updateComplete
  return { element, chosen }
}
const regions = (name: string) => page.getByRole('option', { name, exact: true })
const focused = (element: LysDiagram) => element.shadowRoot?.activeElement?.getAttribute('aria-label')

test('what is none of the choices cannot be chosen, by tap or by key', async () => {
  const { element, chosen } = await draws({ words: new Map([['arm', 'Arm']]) })
  expect([
    ...new Set(
      page
        .getByRole('option')
        .elements()
        .map((one) => one.ariaLabel ?? one.getAttribute('aria-label')),
    ),
  ]).toEqual(['Arm, left', 'Arm, right'])
  const leg = element.shadowRoot!.querySelector('svg')!.getBoundingClientRect()
  document.elementFromPoint(leg.x, leg.y)
  element
    .shadowRoot!.querySelector('svg')!
    .dispatchEvent(
      new MouseEvent('click', { bubbles: true, clientX: leg.x + leg.width * 0.6, clientY: leg.y + leg.height * 0.75 }),
    )
  expect(chosen).toEqual([])
})

test('a place that is none of the choices says so, and never stands for its neighbour', async () => {
  const { element, chosen } = await draws({ words: new Map([['chest', 'Chest']]) })
  const abdomen = element.shadowRoot!.querySelectorAll<SVGGeometryElement>('svg:first-of-type .still')
  const belly = [...abdomen].find((one) => (one as Element & { region?: Region }).region?.code === 'abdomen')!
  const named = () => element.shadowRoot!.querySelector('.named')?.textContent
  const box = belly.getBoundingClientRect()
  await userEvent.click(belly, { position: { x: box.width / 2, y: 24 }, force: true })
  await expect.poll(named).toBe('This place is not asked about here.')
  expect(belly.querySelector('title')?.textContent).toBe('This place is not asked about here.')
  expect(chosen).toEqual([])
})

test('where the side is not asked the mark tells which hand is filled; without a mark both are, and why is said', async () => {
  const { element } = await draws({ alsoWords: {}, chosen: 'hand' })
  const filled = () => page.getByRole('option', { selected: true }).elements().length
  const named = () => element.shadowRoot!.querySelector('.named')?.textContent
  expect(filled()).toBe(4)
  await regions('Hand').first().click()
  await expect.poll(named).toBe('Hand. Which side is not asked about here.')
  element.point = 'front:930,540'
  await element.updateComplete
  expect(filled()).toBe(2)
  expect(named()).toBe('Hand')
})

test('both figures lie within the width they have', async () => {
  for (const width of [640, 436, 419, 328]) {
    const { element } = await draws()
    element.style.inlineSize = `${width}px`
    const { left, right } = element.getBoundingClientRect()
    const shown = [...element.shadowRoot!.querySelectorAll('path')].filter((one) => one.checkVisibility())
    const boxes = shown.map((one) => one.getBoundingClientRect())
    expect(Math.min(...boxes.map((box) => box.left))).toBeGreaterThanOrEqual(left)
    expect(Math.max(...boxes.map((box) => box.right))).toBeLessThanOrEqual(right)
    element.remove()
  }
})

test('a switched off drawing chooses nothing, and a drawing to look at has nothing to choose', async () => {
  const { element, chosen } = await draws({ disabled: true })
  await regions('Face, left').click({ force: true })
  await userEvent.keyboard('{Enter}')
  expect(chosen).toEqual([])
  element.readonly = true
  Object.assign(element, { chosen: 'leg', answers: { side: 'left' }, point: 'front:655,810' })
  await element.updateComplete
  expect(page.getByRole('option').elements()).toHaveLength(0)
  await expect.element(page.getByRole('img', { name: 'Where: Front: Leg, left' })).toBeVisible()
})

test('a tap tells the region, whose side it is, and the place', async () => {
  const { chosen } = await draws()
  await regions('Leg, left').first().click()
  expect(chosen).toHaveLength(1)
  expect(chosen[0]).toMatchObject({ code: 'leg', also: { side: 'left' } })
  const [, x, y] = /^front:(\d+),(\d+)$/.exec(chosen[0]!.point)!.map(Number)
  // The patient's left lies to the right of the reader, between hip and ankle.
  expect(x).toBeGreaterThan(500)
  expect(y).toBeGreaterThan(450)
  expect(y).toBeLessThan(930)
})

test('from behind the patient’s left lies to the reader’s left', async () => {
  const { chosen } = await draws()
  await regions('Hand, left').nth(1).click()
  expect(chosen[0]?.point).toMatch(/^back:[0-4]?\d\d?,/)
})

test('a finger that just misses a small part still means it', async () => {
  const { element, chosen } = await draws()
  const ear = regions('Outer ear, left').first().element().getBoundingClientRect()
  const svg = element.shadowRoot!.querySelector('svg')!
  svg.dispatchEvent(
    new MouseEvent('click', { bubbles: true, clientX: ear.right + 10, clientY: ear.y + ear.height / 2 }),
  )
  expect(chosen).toMatchObject([{ code: 'outer_ear', also: { side: 'left' } }])
})

test('with the keyboard alone: one stop for Tab, arrows go where they point, Enter and the space bar choose', async () => {
  const { element, chosen } = await draws()
  await userEvent.keyboard('{Tab}')
  expect(focused(element)).toBe('Scalp, left')
  await userEvent.keyboard('{ArrowDown}')
  expect(focused(element)).toMatch(/^(Face|Outer ear)/)
  await userEvent.keyboard('{End}')
  expect(focused(element)).toBe('Foot, left')
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown} ')
  expect(chosen.map(({ code }) => code)).toEqual(['foot', expect.stringMatching(/neck|chest|face/)])
  expect(chosen[0]?.point).toMatch(/^back:\d+,\d+$/)
  await userEvent.keyboard('{Tab}')
  expect(focused(element)).toBe(undefined)
})

test('each region is reached by arrows from any other', async () => {
  const { element } = await draws()
  const all = page.getByRole('option').elements() as SVGElement[]
  const reached = new Set<Element>([all[0]!])
  const next = [all[0]!]
  for (let from = next.pop(); from; from = next.pop())
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      from.focus()
      from.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }))
      const to = element.shadowRoot!.activeElement as SVGElement
      if (!reached.has(to)) next.push(to)
      reached.add(to)
    }
  expect(all.filter((one) => !reached.has(one)).map((one) => one.getAttribute('aria-label'))).toEqual([])
})

test('what is chosen is filled and named, on both sides where both are meant', async () => {
  const { element } = await draws({ chosen: 'arm', answers: { side: 'left' } })
  const filled = () =>
    page
      .getByRole('option', { selected: true })
      .elements()
      .map((one) => one.getAttribute('aria-label'))
  expect(filled()).toEqual(['Arm, left', 'Arm, left'])
  expect(element.shadowRoot!.querySelector('.named')?.textContent).toBe('Arm, left')
  element.answers = { side: 'bilateral' }
  await element.updateComplete
  expect(filled()).toHaveLength(4)
  expect(element.shadowRoot!.querySelector('.named')?.textContent).toBe('Arm, left and Arm, right')
})

test('on a phone one page is shown, the one with the mark, and a button turns it', async () => {
  await page.viewport(360, 740)
  const { element } = await draws({ chosen: 'back', answers: { side: 'left' }, point: 'back:400,300' })
  const [front, back] = element.shadowRoot!.querySelectorAll('svg')
  expect([front!.checkVisibility(), back!.checkVisibility()]).toEqual([false, true])
  await page.getByRole('button', { name: 'Front' }).click()
  expect([front!.checkVisibility(), back!.checkVisibility()]).toEqual([true, false])
  await page.viewport(1024, 768)
})

test('what a pack draws is shown in its place; what it leaves out of the choices is only seen', async () => {
  const { chosen } = await draws({ diagram: pane, words: new Map([['hinged', 'Hinged pane']]) })
  expect(page.getByRole('option').elements()).toHaveLength(1)
  await regions('Hinged pane').click()
  expect(chosen).toMatchObject([{ code: 'hinged', also: {} }])
  expect(chosen[0]?.point).toMatch(/^front:2\d\d,/)
})

test('a mark that no page has, or that is none, is not drawn', async () => {
  const { element } = await draws({ point: 'side:1,1' })
  expect(element.shadowRoot!.querySelector('circle')).toBe(null)
  element.point = '"><script>'
  await element.updateComplete
  expect(element.shadowRoot!.querySelector('circle')).toBe(null)
})
