import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { define } from '../shared/define.ts'
import type { Annotation, Scale, Tool } from './annotation.ts'
import { type DrawnPhotograph, drawPhotograph } from './demo-photograph.ts'
import type { Point } from './point.ts'
import { readSelector } from './shapes.ts'
import { matrixOf, onScreen, type View } from './view.ts'
import type { AnnotationRemoveEvent, AnnotationSaveEvent, CalibrationSaveEvent } from './viewer.events.ts'
import { LysViewer } from './viewer.ts'

let photograph: DrawnPhotograph
let viewer: LysViewer
let saved: Annotation[]

beforeAll(async () => {
  define(LysViewer)
  photograph = await drawPhotograph()
})
afterEach(() => viewer?.remove())

const within = <E extends Element>(selector: string) => viewer.renderRoot.querySelector<E>(selector)!
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })
const strip = () => within('.strip')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''
const said = () => within('#announced').textContent
const list = () => [...viewer.renderRoot.querySelectorAll('.marks li')].map((one) => one.textContent)
const button = (name: RegExp) =>
  [...viewer.renderRoot.querySelectorAll<HTMLButtonElement>('.strip button')].find((one) => name.test(one.textContent))!
/** 40 pixels of the drawn ruler are a millimetre. */
const ruler: Scale = { method: 'ruler', mmPerPixel: 1 / 40, relativeUncertainty: 0.001 }

async function open({ keeps = true, ...more }: Partial<LysViewer> & { keeps?: boolean } = {}): Promise<void> {
  saved = []
  viewer = document.createElement('lys-viewer')
  Object.assign(viewer, { fetcher: photograph.fetcher, editable: true, scale: ruler, ...more })
  viewer.style.blockSize = '640px'
  viewer.style.inlineSize = '900px'
  viewer.addEventListener('lys-annotation-save', ({ annotation }: AnnotationSaveEvent) => {
    saved.push(annotation)
    if (keeps) give(annotation)
  })
  document.body.append(viewer)
  viewer.image = photograph.image
  await soon(() => expect(viewer.ready).toBe(true))
}

const give = (annotation: Annotation) => {
  viewer.annotations = [...viewer.annotations.filter(({ id }) => id !== annotation.id), annotation]
}

async function hold(tool: Tool): Promise<void> {
  await viewer.hold(tool)
  await soon(() => expect(within('.strip button[aria-pressed="true"]')).not.toBeNull())
  // The strip takes a part of the height: the photograph settles in the rest.
  await new Promise((done) => setTimeout(done, 150))
}

const place = () => within<HTMLElement>('.place')
const screenOf = (point: Point) => {
  const { clientWidth: width, clientHeight: height } = place()
  return onScreen(matrixOf(viewer.view!, { width, height }), point)
}
const click = async (point: Point) => {
  const { x, y } = screenOf(point)
  await userEvent.click(place(), { position: { x: Math.round(x), y: Math.round(y) } })
}
async function look(view: Partial<View>): Promise<void> {
  viewer.lookAt({ ...viewer.view!, ...view })
  await soon(() => expect(viewer.view).toMatchObject(view.flipped === undefined ? {} : { flipped: view.flipped }))
  await new Promise((done) => setTimeout(done, 60))
}

/** The long lines of the drawn ruler. */
const tick = (mm: number) => ({ x: 21 + 40 * mm, y: 1120 })

test('a drawing of one point, or of one place, is dropped and says so', async () => {
  await open()
  await hold('length')
  await click({ x: 900, y: 600 })
  await click({ x: 900, y: 600 })
  expect(said()).toContain('too small')
  expect(saved).toEqual([])
  await click({ x: 500, y: 600 })
  viewer.hold()
  await soon(() => expect(within('.strip')).toBeNull())
  expect(saved).toEqual([])
  expect(list()).toEqual([])
})

test('a click beside the photograph is taken at its edge', async () => {
  await open()
  await hold('length')
  await look({ zoom: 0.4 })
  await click({ x: -60, y: 600 })
  await click({ x: 400, y: 600 })
  await soon(() => expect(saved.length).toBe(1))
  const { points } = readSelector('length', saved[0]!.selector)!
  expect(points[0]!.x).toBe(0)
  expect(points[1]!.x).toBeCloseTo(400, -1)
})

test('who may only look can hold nothing, and nothing that lies there moves', async () => {
  await open({ editable: false, annotations: [lengthAcross] })
  await viewer.hold('length')
  await soon(() => expect(list().length).toBe(1))
  expect(within('.strip')).toBeNull()
  viewer.focus()
  await userEvent.keyboard(']')
  await soon(() => expect(strip()).toContain('1: Length 10'))
  expect(within('.handle')).toBeNull()
  await userEvent.keyboard('{Delete}')
  expect(list().length).toBe(1)
})

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

test.for([
  { zoom: 0.45, rotation: 0, flipped: false },
  { zoom: 0.45, rotation: 90, flipped: false },
  { zoom: 1, rotation: 30, flipped: false },
  { zoom: 0.7, rotation: 217, flipped: true },
  { zoom: 2.2, rotation: 270, flipped: true },
])('millimetres of a ruler are measured to 1 %: %o', async (turned) => {
  await open()
  await hold('length')
  const wide = turned.zoom > 1 ? 4 : 16
  const [from, to] = [tick(12), tick(12 + wide)]
  await look({ ...turned, centre: { x: (from.x + to.x) / 2, y: 1060 } })
  await click(from)
  await click(to)
  await soon(() => expect(saved.length).toBe(1))
  const { value, unit, uncertainty } = saved[0]!.measured!
  expect(unit).toBe('mm')
  expect(Math.abs(value / wide - 1)).toBeLessThan(0.01)
  // Twice the standard uncertainty is what is shown: the error lies well within it.
  expect(Math.abs(value - wide)).toBeLessThan(2 * uncertainty)
})

test('calibrated on the ruler itself, a length is right to 1 % in another view', async () => {
  await open({ scale: null })
  const asked: CalibrationSaveEvent[] = []
  viewer.addEventListener('lys-calibration-save', (event) => asked.push(event))
  await hold('calibrate')
  await look({ zoom: 0.5, rotation: 12, centre: tick(21) })
  await click(tick(2))
  await click(tick(40))
  await userEvent.fill(within('.millimetres'), '38')
  await soon(() => expect(strip()).toMatch(/0\.025\d? mm per pixel ± \d/))
  await userEvent.click(button(/Save/))
  expect(asked[0]!.calibration).toMatchObject({ method: 'ruler', millimetres: 38 })
  expect(asked[0]!.calibration!.pointPixels).toBeCloseTo(2, 1)
  expect(strip()).toContain('Calibrated: 0.025')

  await look({ zoom: 1.5, rotation: 250, centre: tick(10) })
  await click(tick(6))
  await click(tick(14))
  await soon(() => expect(saved.length).toBe(1))
  expect(Math.abs(saved[0]!.measured!.value / 8 - 1)).toBeLessThan(0.01)
})

test('a calibration that is refused leaves line and figures where they are', async () => {
  await open({ scale: null })
  viewer.addEventListener('lys-calibration-save', (event) => event.preventDefault())
  await hold('calibrate')
  await click(tick(2))
  await click(tick(12))
  await userEvent.fill(within('.millimetres'), 'ten')
  expect(button(/Save/).disabled).toBe(true)
  expect(strip()).toContain('in millimetres')
  await userEvent.fill(within('.millimetres'), '10,0')
  await userEvent.keyboard('{Enter}')
  await soon(() => expect(strip()).toContain('could not be saved'))
  expect(within<HTMLInputElement>('.millimetres').value).toBe('10,0')
})

test('without a scale a length is in pixels and says that it is not calibrated', async () => {
  await open({ scale: null })
  await hold('length')
  await click({ x: 600, y: 600 })
  await click({ x: 1000, y: 600 })
  await soon(() => expect(saved.length).toBe(1))
  expect(saved[0]!.measured).toMatchObject({ unit: '{pixels}' })
  expect(list()[0]).toMatch(/^1: Length \d+ px ± \d+ \(not calibrated\), in the middle/)
})

test('a mark that the host refuses stays, says so, and is asked for again', async () => {
  await open({ keeps: false })
  let refuses = true
  viewer.addEventListener('lys-annotation-save', (event) => refuses && event.preventDefault())
  await hold('arrow')
  await click({ x: 600, y: 600 })
  await click({ x: 1000, y: 500 })
  await soon(() => expect(strip()).toContain('was not saved'))
  expect(list()[0]).toContain('not saved')
  refuses = false
  await userEvent.click(button(/Try again/))
  await soon(() => expect(strip()).not.toContain('was not saved'))
  expect(saved.map(({ id, version }) => [id, version])).toEqual([
    [saved[0]!.id, 1],
    [saved[0]!.id, 1],
  ])
  expect(list().length).toBe(1)
})

test('a mark whose answer comes late and is no leaves no doubt either', async () => {
  await open({ keeps: false })
  let refuse = (_cause: Error) => {}
  viewer.addEventListener('lys-annotation-save', (event) =>
    event.waitUntil(new Promise((_done, fail) => (refuse = fail))),
  )
  await hold('arrow')
  await click({ x: 600, y: 600 })
  await click({ x: 1000, y: 500 })
  await soon(() => expect(list().length).toBe(1))
  expect(list()[0]).not.toContain('not saved')
  refuse(new Error('offline'))
  await soon(() => expect(list()[0]).toContain('not saved'))
})

test('a removed mark can be brought back, as a further version', async () => {
  await open({ annotations: [lengthAcross] })
  viewer.addEventListener('lys-annotation-remove', ({ annotation }: AnnotationRemoveEvent) => {
    viewer.annotations = viewer.annotations.filter(({ id }) => id !== annotation.id)
  })
  await soon(() => expect(list().length).toBe(1))
  await click({ x: 800, y: 600 })
  await soon(() => expect(strip()).toContain('1: Length'))
  viewer.focus()
  await userEvent.keyboard('{Delete}')
  await soon(() => expect(list()).toEqual([]))
  expect(strip()).toContain('Mark 1 is removed.')
  await userEvent.click(button(/Undo/))
  await soon(() => expect(list().length).toBe(1))
  expect(saved).toEqual([{ ...lengthAcross, version: 5 }])
})
