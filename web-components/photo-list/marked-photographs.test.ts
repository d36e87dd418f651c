import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { MarksOfImage } from '../client.ts'
import { define, defineLater } from '../shared/define.ts'
import { demoImage } from '../shared/demo-clinic.ts'
import { type DrawnPhotograph, drawPhotograph } from '../viewer/demo-photograph.ts'
import { LysPhotoList } from './photo-list.ts'

const said = { by: { id: 'per_one', name: 'Specialist One' }, at: '2026-11-24T09:05:00Z', mine: false } as const
const line = '<svg xmlns="http://www.w3.org/2000/svg"><line x1="1300" y1="400" x2="1700" y2="400"/></svg>'
let photograph: DrawnPhotograph

beforeAll(async () => {
  define(LysPhotoList)
  defineLater('lys-viewer', async () => (await import('../viewer/viewer.ts')).LysViewer)
  photograph = await drawPhotograph('img_drawn')
})

let list: LysPhotoList

async function shows(place = ''): Promise<void> {
  const { image } = photograph
  const preview = URL.createObjectURL(await (await photograph.fetcher('/')).blob())
  const shown = {
    ...demoImage('ref_1', 0, 'ready'),
    id: 'img_drawn',
    width: image.width,
    height: image.height,
  } as const
  const marks: MarksOfImage = {
    imageId: 'img_drawn',
    calibration: {
      method: 'ruler',
      millimetres: 10,
      selector: null,
      mmPerPixel: 0.025,
      relativeUncertainty: 0.01,
      ...said,
    },
    grade: null,
    annotations: [
      {
        id: 'ann_one',
        version: 1,
        kind: 'length',
        selector: { type: 'SvgSelector', value: line },
        text: 'the vein',
        measured: { quantity: 'length', value: 10, unit: 'mm', uncertainty: 0.1 },
        ...said,
      },
    ],
  }
  list = Object.assign(document.createElement('lys-photo-list'), {
    client: {
      previewUrl: () => preview,
      originalUrl: () => preview,
      tileUrl: () => image.tileUrl as string,
      readImageInfo: async () =>
        ({
          id: 'img_drawn',
          width: image.width,
          height: image.height,
          tileSize: 512,
          overlap: 0,
          format: 'jpg',
          maxLevel: 11,
        }) as const,
    },
    images: [shown],
    views: [],
    marks: [marks],
    place,
  })
  document.body.append(list)
}

beforeEach(() => page.viewport(1100, 800))
afterEach(() => list.remove())

const viewer = () => list.renderRoot.querySelector('lys-viewer')
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })

test('what the specialist drew lies over the small photograph on the same spot, and is told in words', async () => {
  await shows()
  await expect.element(page.getByRole('button', { name: 'Length 10.0 mm ± 0.2: the vein' })).toBeVisible()
  const { left, width } = list.renderRoot.querySelector('.photo img')!.getBoundingClientRect()
  const drawn = list.renderRoot.querySelector('.over polyline')!.getBoundingClientRect()
  // The picture is wider than its place is: it fills its width.
  expect((drawn.left - left) / width).toBeCloseTo(1300 / 1800, 1)
  expect(drawn.width / width).toBeCloseTo(400 / 1800, 1)
})

test('its words lead to the place, looked at closely', async () => {
  await shows()
  await page.getByRole('button', { name: 'Length 10.0 mm ± 0.2: the vein' }).click()
  await soon(() => expect(Math.abs((viewer()?.view?.centre.x ?? 0) - 1500)).toBeLessThan(60))
  expect(viewer()!.annotations).toHaveLength(1)
  expect(viewer()!.editable).toBe(false)
})

test('an address that names a part of a photograph opens it there', async () => {
  await shows('photo=img_drawn&xywh=pixel:1300,300,300,300')
  await soon(() => expect(Math.abs((viewer()?.view?.centre.x ?? 0) - 1450)).toBeLessThan(60))
})

test('an address that names a photograph of somebody else opens nothing', async () => {
  await shows('photo=img_other&xywh=pixel:1300,300,300,300')
  await expect.element(page.getByRole('button', { name: /^Enlarge/ })).toBeVisible()
  expect(list.renderRoot.querySelector('dialog')!.open).toBe(false)
})
