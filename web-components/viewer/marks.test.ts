import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'

import { soon, ViewerInHand } from '../../tests/components/viewer-in-hand.ts'
import { ClientProblem } from '../client.ts'
import type { Annotation } from '../shared/annotation.ts'
import { ellipseOf, readSelector } from '../shared/shapes.ts'
import { sampleMarks } from './demo-marks.ts'
import type { KeepEvent } from './viewer.events.ts'

let hand: ViewerInHand
afterEach(() => hand?.viewer.remove())

const lengthAcross: Annotation = {
  id: 'ann_across',
  version: 3,
  kind: 'length',
  selector: {
    type: 'SvgSelector',
    value: '<svg xmlns="http://www.w3.org/2000/svg"><line x1="700" y1="600" x2="1100" y2="600"/></svg>',
  },
  text: '',
  measured: { quantity: 'length', value: 10, unit: 'mm', uncertainty: 0.04 },
}
const drawArrow = async () => {
  await hand.hold('arrow')
  await hand.click({ x: 600, y: 600 })
  await hand.click({ x: 1000, y: 500 })
}

test('what is held, drawn and asked can be used by everybody', async () => {
  hand = await ViewerInHand.open({ annotations: sampleMarks(null), scale: null })
  const wrong = async () => {
    const region = { rules: { region: { enabled: false } } }
    return (await axe.run(hand.viewer, region)).violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    )
  }
  await hand.hold('calibrate')
  await hand.click({ x: 400, y: 200 })
  await hand.click({ x: 900, y: 200 })
  await soon(() => expect(hand.within('form')).not.toBeNull())
  expect(await wrong()).toEqual([])
  await hand.hold('text')
  await hand.click({ x: 400, y: 200 })
  await soon(() => expect(hand.within('.words-of')).not.toBeNull())
  expect(await wrong()).toEqual([])
  await hand.press('{Escape}')
  await soon(() => expect(hand.within('.words-of')).toBeNull())
  await hand.press('{Escape}]')
  await soon(() => expect(hand.strip).toContain('1: Diameters'))
  expect(await wrong()).toEqual([])
})

test('a drawing of one point, or of one place, is dropped and says so', async () => {
  hand = await ViewerInHand.open()
  await hand.hold('length')
  await hand.click({ x: 900, y: 600 })
  await hand.click({ x: 900, y: 600 })
  expect(hand.said).toContain('too small')
  await hand.click({ x: 500, y: 600 })
  await hand.viewer.hold()
  await soon(() => expect(hand.strip).toBe(''))
  expect(hand.saved).toEqual([])
  expect(hand.list).toEqual([])
})

test('a click beside the photograph is taken at its edge', async () => {
  hand = await ViewerInHand.open()
  await hand.hold('length')
  await hand.look({ zoom: 0.4 })
  await hand.click({ x: -60, y: 600 })
  await hand.click({ x: 400, y: 600 })
  await soon(() => expect(hand.saved.length).toBe(1))
  const { points } = readSelector('length', hand.saved[0]!.selector)!
  expect(points[0]!.x).toBe(0)
  expect(points[1]!.x).toBeCloseTo(400, -1)
})

test('who may only look points out nothing, which is said, and nothing that lies there moves', async () => {
  hand = await ViewerInHand.open({ editable: false, annotations: [lengthAcross] })
  await hand.viewer.hold('arrow')
  await soon(() => expect(hand.list.length).toBe(1))
  await soon(() => expect(hand.strip).toContain('only looked at here: nothing is kept'))
  expect(hand.viewer.tool).toBe(undefined)
  await hand.press(']')
  await soon(() => expect(hand.strip).toContain('1: Length 10'))
  expect(hand.within('.handle')).toBeNull()
  await hand.press('{Delete}')
  expect(hand.list.length).toBe(1)
})

test('what is written in a way that nobody here writes is not drawn', async () => {
  const value = lengthAcross.selector.type === 'SvgSelector' ? lengthAcross.selector.value : ''
  const strange = { type: 'SvgSelector', value: value.replace('<line', '<script/><line') } as const
  hand = await ViewerInHand.open({ annotations: [{ ...lengthAcross, selector: strange }] })
  hand.viewer.annotations = [...hand.viewer.annotations, { ...lengthAcross, id: 'ann_other' }]
  await soon(() => expect(hand.list.length).toBe(1))
  expect(hand.within('script')).toBeNull()
})

test('a mark that the host refuses stays, says so, and is asked for again', async () => {
  hand = await ViewerInHand.open({ keeps: false })
  let refuses = true
  hand.viewer.addEventListener('lys-annotation-save', (event) => refuses && event.preventDefault())
  await drawArrow()
  await soon(() => expect(hand.strip).toContain('could not be saved'))
  expect(hand.list[0]).toContain('not saved')
  refuses = false
  await userEvent.click(hand.button(/Try again/))
  await soon(() => expect(hand.strip).not.toContain('could not be saved'))
  const [first, second] = hand.saved
  expect(second).toEqual(first)
  expect(hand.list.length).toBe(1)
})

test('a mark whose answer comes late and is no says so too', async () => {
  hand = await ViewerInHand.open({ keeps: false })
  let refuse = (_cause: Error) => {}
  hand.viewer.addEventListener('lys-annotation-save', (event) =>
    event.waitUntil(new Promise((_done, fail) => (refuse = fail))),
  )
  await drawArrow()
  await soon(() => expect(hand.list.length).toBe(1))
  expect(hand.list[0]).not.toContain('not saved')
  refuse(new Error('offline'))
  await soon(() => expect(hand.list[0]).toContain('not saved'))
})

test('a hand that presses for a second and stands still has clicked', async () => {
  hand = await ViewerInHand.open({})
  await hand.hold('length')
  for (const x of [800, 1600])
    await userEvent.click(hand.within('.place')!, { position: hand.onScreen({ x, y: 900 }), delay: 800 })
  await soon(() => expect(hand.saved).toHaveLength(1))
})

test('a mark that could not be saved is told once, and is saved by itself when the line is back', async () => {
  hand = await ViewerInHand.open({ keeps: false })
  let isOffline = true
  hand.viewer.addEventListener('lys-annotation-save', (event) =>
    event.waitUntil(isOffline ? Promise.reject(new ClientProblem({ code: 'offline' })) : Promise.resolve()),
  )
  await drawArrow()
  await soon(() => expect(hand.list[0]).toContain('not saved'))
  expect(hand.strip.match(/could not be saved/g)).toHaveLength(1)
  isOffline = false
  window.dispatchEvent(new Event('online'))
  await soon(() => expect(hand.list[0]).not.toContain('not saved'))
  expect(hand.saved.map(({ version }) => version)).toEqual([1, 1])
})

test('taking back a mark that could not be saved asks nobody to remove it', async () => {
  hand = await ViewerInHand.open({ keeps: false })
  const removed: string[] = []
  hand.viewer.addEventListener('lys-annotation-save', (event) => event.preventDefault())
  hand.viewer.addEventListener('lys-annotation-remove', ({ annotation }) => removed.push(annotation.id))
  await drawArrow()
  await soon(() => expect(hand.list[0]).toContain('not saved'))
  await userEvent.click(hand.button(/Undo/))
  await soon(() => expect(hand.list).toEqual([]))
  expect(hand.said).toBe('Undone.')
  expect(removed).toEqual([])
})

test('what a colleague removed meanwhile is saved by trying again: it follows what the refusal told', async () => {
  hand = await ViewerInHand.open({ annotations: [lengthAcross], keeps: false })
  let moved = true
  hand.viewer.addEventListener('lys-annotation-save', (event) => {
    const refusal = new ClientProblem({ code: 'subject.moved-on', status: 409, version: 4 })
    event.waitUntil(moved ? Promise.reject(refusal) : Promise.resolve())
  })
  await soon(() => expect(hand.list.length).toBe(1))
  hand.viewer.focus()
  await hand.press(']{F2}')
  await soon(() => expect(hand.within('.words-of input')).not.toBeNull())
  await hand.press('Here{Enter}')
  await soon(() => expect(hand.list[0]).toContain('not saved'))
  moved = false
  hand.viewer.annotations = []
  await userEvent.click(hand.button(/Try again/))
  await soon(() => expect(hand.list[0]).not.toContain('not saved'))
  expect(hand.saved.map(({ version }) => version)).toEqual([4, 5])
})

test('a mark that is changed while it is on its way is asked for once the first answer is there', async () => {
  hand = await ViewerInHand.open({ keeps: false })
  const answers: (() => void)[] = []
  hand.viewer.addEventListener('lys-annotation-save', (event) =>
    event.waitUntil(new Promise<void>((done) => answers.push(done))),
  )
  await drawArrow()
  await soon(() => expect(answers.length).toBe(1))
  await hand.press('{Escape}]{F2}')
  await soon(() => expect(hand.within('.words-of input')).not.toBeNull())
  await hand.press('Here{Enter}')
  await soon(() => expect(hand.list[0]).toContain('; Here'))
  expect(hand.saved.length).toBe(1)
  answers[0]!()
  await soon(() =>
    expect(hand.saved.map(({ version, text }) => [version, text])).toEqual([
      [1, ''],
      [2, 'Here'],
    ]),
  )
})

test('a removed mark can be brought back, as a further version', async () => {
  hand = await ViewerInHand.open({ annotations: [lengthAcross] })
  await soon(() => expect(hand.list.length).toBe(1))
  await hand.click({ x: 800, y: 600 })
  await soon(() => expect(hand.strip).toContain('1: Length'))
  hand.viewer.focus()
  await hand.press('{Delete}')
  await soon(() => expect(hand.list).toEqual([]))
  expect(hand.strip).toContain('Mark 1 is removed.')
  await userEvent.click(hand.button(/Undo/))
  await soon(() => expect(hand.list.length).toBe(1))
  expect(hand.saved).toEqual([{ ...lengthAcross, version: 5 }])
})

test('a chosen mark is dragged by its end, and nothing else moves', async () => {
  hand = await ViewerInHand.open({ annotations: [lengthAcross] })
  await soon(() => expect(hand.list.length).toBe(1))
  await hand.click({ x: 800, y: 600 })
  await soon(() => expect(hand.viewer.renderRoot.querySelectorAll('.handle').length).toBe(2))
  await new Promise((done) => setTimeout(done, 150))
  const { centre } = hand.viewer.view!
  await hand.drag({ x: 1100, y: 600 }, { x: 1300, y: 700 })
  await soon(() => expect(hand.saved.length).toBe(1))
  expect(hand.viewer.view!.centre).toEqual(centre)
  const [from, to] = readSelector('length', hand.saved[0]!.selector)!.points
  expect(from).toEqual({ x: 700, y: 600 })
  expect([to!.x / 1300, to!.y / 700].map((share) => Math.abs(share - 1) < 0.005)).toEqual([true, true])
  expect(hand.saved[0]).toMatchObject({ version: 4, measured: { unit: 'mm' } })
})

test('an ellipse is dragged from corner to corner, upright for the eye', async () => {
  hand = await ViewerInHand.open()
  await hand.hold('ellipse')
  await hand.look({ rotation: 90 })
  await hand.drag({ x: 600, y: 400 }, { x: 1000, y: 800 })
  await soon(() => expect(hand.saved.length).toBe(1))
  const { centre, rx, ry, degrees } = ellipseOf(readSelector('ellipse', hand.saved[0]!.selector)!.points)
  expect(Math.hypot(centre.x - 800, centre.y - 600)).toBeLessThan(20)
  expect([rx, ry].every((radius) => Math.abs(radius - 200) < 20)).toBe(true)
  expect(degrees % 90).toBeCloseTo(0, 0)
})

test('of many marks on one spot no two labels lie on each other, and one without room is seen when it is pointed at', async () => {
  const many = Array.from({ length: 7 }, (_, i): Annotation => {
    const at = (by: number) => `${700 + 6 * i + by}`
    const line = `<line x1="${at(0)}" y1="600" x2="${at(40)}" y2="${620 + 40 * i}"/>`
    const value = `<svg xmlns="http://www.w3.org/2000/svg">${line}</svg>`
    return { ...lengthAcross, id: `ann_${i}`, selector: { type: 'SvgSelector', value }, text: 'Asymmetric' }
  })
  hand = await ViewerInHand.open({ annotations: many })
  const labels = () => [...hand.viewer.renderRoot.querySelectorAll<HTMLElement>('.label')]
  const isSeen = (label: HTMLElement) => getComputedStyle(label).visibility === 'visible'
  const overlaps = () => {
    const boxes = labels()
      .filter(isSeen)
      .map((one) => one.getBoundingClientRect())
    const meet = (a: DOMRect, b: DOMRect) =>
      a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    return boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => meet(one, other))).length
  }
  await soon(() => expect(labels().length).toBe(7))
  await soon(() => expect(labels().filter((one) => !isSeen(one)).length).toBeGreaterThan(0))
  expect(overlaps()).toBe(0)

  const hidden = labels().findIndex((one) => !isSeen(one))
  const end = readSelector('length', many[hidden]!.selector)!.points[1]!
  await hand.hover(end)
  await soon(() => expect(isSeen(labels()[hidden]!)).toBe(true))
  expect(overlaps()).toBe(0)
  hand.viewer.focus()
  await hand.press(']')
  await soon(() => expect(isSeen(labels()[0]!)).toBe(true))
})

test('who drew a mark and when is told once it is chosen, of ours that it was us, and nothing of what is not kept yet', async () => {
  const at = new Date(2026, 2, 4, 9, 5).toISOString()
  const annotations = [
    { ...lengthAcross, version: 1, by: { name: 'Specialist One' }, at, mine: false },
    { ...lengthAcross, id: 'ann_ours', version: 2, by: { name: 'Specialist Two' }, at, mine: true },
  ]
  hand = await ViewerInHand.open({ annotations, keeps: false })
  await soon(() => expect(hand.list[0]).toContain('Drawn by Specialist One, 4 Mar 2026'))
  expect(hand.list[1]).toContain('Last changed by you, 4 Mar 2026')
  hand.viewer.focus()
  await hand.press(']')
  await soon(() => expect(hand.strip).toContain('Drawn by Specialist One, 4 Mar 2026'))
  expect(hand.said).toContain('Drawn by Specialist One')
  await hand.press('{F2}')
  await soon(() => expect(hand.within('.words-of input')).not.toBeNull())
  await hand.press('Here{Enter}')
  await soon(() => expect(hand.list[0]).toContain('; Here'))
  expect(hand.list[0]).not.toContain('Specialist One')
  expect(hand.saved[0]).not.toHaveProperty('by')
})

test('words that are left for the next place are kept', async () => {
  hand = await ViewerInHand.open()
  await hand.hold('text')
  for (const [i, words] of ['Older', 'Newer'].entries()) {
    await hand.click({ x: 600 + 300 * i, y: 300 })
    await soon(() => expect(hand.viewer.shadowRoot!.activeElement).toBe(hand.within('.words-of input')))
    await hand.press(words)
  }
  await hand.press('{Enter}')
  await soon(() => expect(hand.saved.map(({ text }) => text)).toEqual(['Older', 'Newer']))
})

const words = async (typed: string) => {
  await soon(() => expect(hand.viewer.shadowRoot!.activeElement).toBe(hand.within('.words-of input')))
  await hand.press(typed)
}
test('words that are being typed are kept, on their own photograph, when another one takes its place', async () => {
  hand = await ViewerInHand.open({ keeps: false, annotations: [lengthAcross] })
  const asked: unknown[] = []
  hand.viewer.addEventListener('lys-annotation-save', ({ imageId, annotation: { text, version } }) =>
    asked.push([imageId, text, version]),
  )
  const first = hand.viewer.image!
  await hand.hold('pointer')
  await hand.click({ x: 600, y: 300 })
  await words('Here')
  Object.assign(hand.viewer, { image: { ...first, id: 'img_other' }, annotations: [] })
  await soon(() => expect(asked).toEqual([[first.id, 'Here', 1]]))
  await soon(() => expect(hand.viewer.ready).toBe(true))
  expect([hand.said, hand.list]).toEqual(['', []])

  Object.assign(hand.viewer, { image: first, annotations: [lengthAcross] })
  await soon(() => expect(hand.list.length).toBe(2))
  hand.viewer.focus()
  await hand.press(']{F2}')
  await words('Edge')
  Object.assign(hand.viewer, { image: { ...first, id: 'img_other' }, annotations: [] })
  await soon(() => expect(asked[1]).toEqual([first.id, 'Edge', 4]))
})

test('words that are being typed stay with their photograph when it is taken away and the viewer at once with it', async () => {
  const unkept: NonNullable<ViewerInHand['viewer']['unkept']> = { own: new Map(), changed: () => undefined }
  hand = await ViewerInHand.open({ keeps: false, unkept })
  const { id } = hand.viewer.image!
  await hand.hold('pointer')
  await hand.click({ x: 600, y: 300 })
  await words('Here')
  hand.viewer.image = null
  hand.viewer.remove()
  const kept = [...unkept.own.values()].map(({ imageId, annotation }) => [imageId, annotation.text])
  expect(kept).toEqual([[id, 'Here']])
})

test('what fails on a photograph that is not looked at any more is not told of the one that is', async () => {
  hand = await ViewerInHand.open({ keeps: false, annotations: [lengthAcross] })
  const answers: ((refused: Error) => void)[] = []
  const asks = (event: KeepEvent) => event.waitUntil(new Promise((_done, fail) => answers.push(fail)))
  hand.viewer.addEventListener('lys-annotation-save', asks)
  hand.viewer.addEventListener('lys-annotation-remove', asks)
  await drawArrow()
  await hand.press('{Escape}]{Delete}')
  await soon(() => expect(answers.length).toBe(2))
  Object.assign(hand.viewer, { image: { ...hand.viewer.image!, id: 'img_other' }, annotations: [] })
  await hand.viewer.updateComplete
  await soon(() => expect(hand.viewer.ready).toBe(true))
  answers[0]!(new Error('offline'))
  await soon(() => expect(hand.said).toBe('A mark on another photograph could not be saved. It stays there.'))
  answers[1]!(new Error('offline'))
  await soon(() => expect(hand.strip).toContain('A mark on another photograph could not be removed.'))
})

test('another photograph shows nothing that was drawn over the first', async () => {
  hand = await ViewerInHand.open({ keeps: false })
  await drawArrow()
  await soon(() => expect(hand.list.length).toBe(1))
  const first = hand.viewer.image!
  hand.viewer.image = { ...first, id: 'img_other' }
  await soon(() => expect(hand.viewer.ready).toBe(true))
  expect(hand.strip).toBe('')
  expect(hand.list).toEqual([])
  hand.viewer.image = first
  await soon(() => expect(hand.list.length).toBe(1))
})
