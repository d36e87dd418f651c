import { afterEach, expect, test } from 'vitest'

import { soon, ViewerInHand } from '../../tests/components/viewer-in-hand.ts'
import type { Kind } from '../shared/annotation.ts'
import { distance, type Point } from '../shared/point.ts'
import { readSelector } from '../shared/shapes.ts'

let hand: ViewerInHand
afterEach(() => hand?.viewer.remove())

const pointsOf = (index = 0) => {
  const { kind, selector } = hand.saved[index]!
  return readSelector(kind, selector)!.points
}

test('Escape drops first the unfinished drawing, then the tool', async () => {
  hand = await ViewerInHand.open()
  await hand.hold('length')
  await hand.press('{Enter}{Escape}')
  expect(hand.strip).toContain('The first end')
  await hand.press('{Escape}')
  await soon(() => expect(hand.strip).toBe(''))
  expect(hand.saved).toEqual([])
})

test('arrows move the cross by 5 pixels of the screen, with Shift by 50, with Alt by one', async () => {
  hand = await ViewerInHand.open()
  await hand.hold('length')
  await hand.look({ zoom: 0.5, centre: { x: 900, y: 600 } })
  await hand.press('{Escape}')
  await hand.hold('length')
  await hand.press('{Enter}{Shift>}{ArrowRight}{/Shift}{ArrowRight}{Alt>}{ArrowRight}{ArrowRight}{/Alt}{Enter}')
  await soon(() => expect(hand.saved.length).toBe(1))
  expect(distance(...(pointsOf() as [Point, Point]))).toBeCloseTo(57 / hand.viewer.view!.zoom, 0)
})

test('at the edge the photograph comes along, and zooming keeps the cross where it is', async () => {
  hand = await ViewerInHand.open()
  await hand.hold('length')
  await hand.press('++++')
  const { zoom, centre } = hand.viewer.view!
  await hand.press(`{Enter}${'{Shift>}{ArrowRight}{/Shift}'.repeat(14)}`)
  expect(hand.viewer.view!.centre.x).toBeGreaterThan(centre.x)
  await hand.press('+{Enter}')
  await soon(() => expect(hand.saved.length).toBe(1))
  expect(hand.viewer.view!.zoom).toBeGreaterThan(zoom)
  expect(distance(...(pointsOf() as [Point, Point]))).toBeCloseTo(700 / zoom, 0)
})

test('Backspace takes the last point back, and after that nothing more', async () => {
  hand = await ViewerInHand.open()
  await hand.hold('angle')
  await hand.press('{Enter}{Shift>}{ArrowRight}{/Shift}{Enter}{Backspace}')
  expect(hand.said).toContain('The corner')
  await hand.press('{Backspace}{Backspace}{Backspace}')
  expect(hand.strip).toContain('A point on the first arm')
})

const right = '{Shift>}{ArrowRight}{/Shift}'
const down = '{Shift>}{ArrowDown}{/Shift}'
const byKey: Readonly<Record<Kind, string>> = {
  pointer: '{Enter}',
  text: '{Enter}',
  length: `{Enter}${right}{Enter}`,
  arrow: `{Enter}${right}{Enter}`,
  ellipse: `{Enter}${right}${right}{Enter}${down}{Enter}`,
  diameters: `{Enter}${right}${right}{Enter}${down}{Enter}{Shift>}{ArrowUp}{ArrowUp}{/Shift}{Enter}`,
  angle: `{Enter}${right}{Enter}${down}{Enter}`,
  area: `{Enter}${right}{Enter}${down}{Enter}{Enter}`,
  freehand: `{Enter}${right}{Enter}${down}{Enter}{Enter}`,
}
test.for(Object.entries(byKey) as [Kind, string][])('all is drawn by keys alone: %s', async ([kind, keys]) => {
  hand = await ViewerInHand.open()
  await hand.hold(kind)
  await hand.press(keys)
  if (kind === 'pointer' || kind === 'text') {
    await soon(() => expect(hand.viewer.shadowRoot!.activeElement).toBe(hand.within('.words-of input')))
    await hand.press('Where it began{Enter}')
  }
  await soon(() => expect(hand.saved.length).toBe(1))
  expect(hand.saved[0]!.id).toMatch(/^ann_[0-9a-hjkmnp-tv-z]{26}$/)
  expect(hand.saved[0]).toMatchObject({ kind, version: 1 })
  expect(hand.list.length).toBe(1)
  // The tool stays in hand for the next, and the keys are still its.
  await hand.press('{Enter}')
  expect(hand.within('[aria-pressed="true"]')).not.toBeNull()
})

test('a pointer needs no words, a text does', async () => {
  hand = await ViewerInHand.open()
  await hand.hold('text')
  await hand.press('{Enter}')
  await soon(() => expect(hand.within('.words-of input')).not.toBeNull())
  await hand.press('{Enter}')
  await soon(() => expect(hand.within('.words-of input')).toBeNull())
  expect(hand.saved).toEqual([])
  await hand.hold('pointer')
  await hand.press('{Enter}')
  await soon(() => expect(hand.within('.words-of input')).not.toBeNull())
  await hand.press('{Enter}')
  await soon(() => expect(hand.saved.length).toBe(1))
})

test('a mark is chosen, moved point by point and taken back by keys alone', async () => {
  hand = await ViewerInHand.open()
  await hand.hold('length')
  await hand.press(`{Enter}${right}{Enter}{Escape}`)
  await soon(() => expect(hand.saved.length).toBe(1))
  await hand.press(']')
  await soon(() => expect(hand.strip).toContain('1: Length'))
  await hand.press(`{Enter}{Enter}${right}{Enter}`)
  await soon(() => expect(hand.saved.length).toBe(2))
  expect(hand.saved[1]!.version).toBe(2)
  const [before, after] = [pointsOf(0), pointsOf(1)] as [readonly [Point, Point], readonly [Point, Point]]
  // The strip of a tool is higher than that of a mark: the photograph was fitted anew between the two.
  expect(distance(...after) / distance(...before)).toBeCloseTo(2, 1)
  await hand.press('{Control>}z{/Control}')
  await soon(() => expect(hand.saved.length).toBe(3))
  expect(hand.saved[2]).toMatchObject({ version: 3, selector: hand.saved[0]!.selector })
})
