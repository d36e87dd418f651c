import * as fc from 'fast-check'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { define } from '../shared/define.ts'
import { type DrawnPhotograph, drawPhotograph } from './demo-photograph.ts'
import { matrixOf, onPhotograph, onScreen, type View } from './view.ts'
import { LysViewer } from './viewer.ts'

let photograph: DrawnPhotograph
let viewer: LysViewer

beforeAll(async () => {
  define(LysViewer)
  photograph = await drawPhotograph()
})

async function open(): Promise<void> {
  viewer = document.createElement('lys-viewer')
  viewer.fetcher = photograph.fetcher
  viewer.style.blockSize = '600px'
  viewer.style.inlineSize = '900px'
  document.body.append(viewer)
  viewer.image = photograph.image
  await vi.waitFor(() => expect(viewer.ready).toBe(true), { timeout: 10_000 })
}

afterEach(() => viewer?.remove())

const views = fc.record({
  centre: fc.record({ x: fc.integer({ min: 0, max: 4000 }), y: fc.integer({ min: 0, max: 3000 }) }),
  zoom: fc.double({ min: 0.05, max: 8, noNaN: true }),
  rotation: fc.integer({ min: -360, max: 360 }),
  flipped: fc.boolean(),
})
const points = fc.record({ x: fc.integer({ min: 0, max: 4000 }), y: fc.integer({ min: 0, max: 3000 }) })

test('a pixel that is shown somewhere is found again there, at any zoom, turn and mirroring', () => {
  fc.assert(
    fc.property(views, points, (view, point) => {
      const matrix = matrixOf(view, { width: 900, height: 600 })
      const back = onPhotograph(matrix, onScreen(matrix, point))
      expect(back.x).toBeCloseTo(point.x, 4)
      expect(back.y).toBeCloseTo(point.y, 4)
    }),
  )
})

/** Where on the screen the middle of the drawn mole is, as its pixels say. */
function mole(): { readonly x: number; readonly y: number } {
  const canvas = viewer.renderRoot.querySelector<HTMLCanvasElement>('.place canvas')!
  const { data, width, height } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  let [sumX, sumY, count] = [0, 0, 0]
  for (let at = 0; at < width * height; at++) {
    // Dark and brown: the figures on the ruler are grey.
    if (data[4 * at]! < 110 && data[4 * at]! - data[4 * at + 2]! > 12 && data[4 * at + 3]! > 0) {
      sumX += at % width
      sumY += Math.floor(at / width)
      count++
    }
  }
  const ratio = width / canvas.clientWidth
  return { x: sumX / count / ratio, y: sumY / count / ratio }
}

test('what is drawn over the photograph lies where the photograph is, turned and mirrored too', async () => {
  await open()
  const upright = { centre: { x: 880, y: 500 }, zoom: 0.6, rotation: 0, flipped: false }
  const settled = async (view: View) => {
    viewer.lookAt(view)
    await new Promise((done) => setTimeout(done, 300))
    return mole()
  }
  const spot = onPhotograph(matrixOf(upright, { width: 900, height: viewerHeight() }), await settled(upright))
  for (const view of [
    { ...upright, rotation: 90 },
    { ...upright, rotation: 37, centre: { x: 940, y: 560 } },
    { ...upright, flipped: true, rotation: 37, centre: { x: 940, y: 560 } },
  ]) {
    const seen = await settled(view)
    const said = onScreen(matrixOf(viewer.view!, { width: 900, height: viewerHeight() }), spot)
    expect(viewer.view!.zoom).toBeCloseTo(view.zoom, 3)
    expect(Math.abs(said.x - seen.x)).toBeLessThan(3)
    expect(Math.abs(said.y - seen.y)).toBeLessThan(3)
  }
})

const viewerHeight = () => viewer.renderRoot.querySelector('.place')!.clientHeight
