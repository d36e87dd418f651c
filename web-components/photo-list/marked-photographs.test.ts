import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { MarksOfImage } from '../client.ts'
import { define } from '../shared/define.ts'
import { demoImage } from '../shared/demo-clinic.ts'
import { type DrawnPhotograph, drawPhotograph } from '../viewer/demo-photograph.ts'
import { LysPhotoList } from './photo-list.ts'

const said = { by: { id: 'per_one', name: 'Specialist One' }, at: '2026-11-24T09:05:00Z', mine: false } as const
const line = '<svg xmlns="http://www.w3.org/2000/svg"><line x1="1300" y1="400" x2="1700" y2="400"/></svg>'
let photograph: DrawnPhotograph

beforeAll(async () => {
  define(LysPhotoList)
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
      regionUrl: (_id: string, part: object) => `${preview}#${JSON.stringify(part)}`,
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

const look = () => list.renderRoot.querySelector('.look')

test('what the specialist drew lies over the small photograph on the same spot, and is told in words', async () => {
  await shows()
  await expect.element(page.getByRole('button', { name: 'Length 10.0 mm ± 0.2: the vein' })).toBeVisible()
  await expect.element(page.getByText(/^Drawn by Specialist One, 24 Nov(ember)? 2026$/)).toBeVisible()
  expect(list.renderRoot.textContent).not.toContain('per_one')
  const box = () => list.renderRoot.querySelector('.photo img')!.getBoundingClientRect()
  await expect.poll(() => box().width).toBeGreaterThan(0)
  const { left, width } = box()
  const drawn = list.renderRoot.querySelector('.over polyline')!.getBoundingClientRect()
  // The picture is wider than its place is: it fills its width.
  expect((drawn.left - left) / width).toBeCloseTo(1300 / 1800, 1)
  expect(drawn.width / width).toBeCloseTo(400 / 1800, 1)
})

test('its words lead to the place, as sharp as it is, and back to the whole', async () => {
  await shows()
  await page.getByRole('button', { name: 'Length 10.0 mm ± 0.2: the vein' }).click()
  await expect.poll(() => look()?.getAttribute('viewBox')).toBe('1100 200 700 600')
  expect(look()?.querySelectorAll('image')).toHaveLength(2)
  await page.getByRole('button', { name: 'Whole picture' }).click()
  await expect.poll(() => look()?.getAttribute('viewBox')).toBe('0 0 1800 1200')
  expect(look()?.querySelectorAll('image')).toHaveLength(1)
})

test('an address that names a part of a photograph opens it there', async () => {
  await shows('photo=img_drawn&xywh=pixel:1300,300,300,300')
  await expect.poll(() => look()?.getAttribute('viewBox')).toBe('1150 150 600 600')
})

test('an address that names a photograph of somebody else opens nothing', async () => {
  await shows('photo=img_other&xywh=pixel:1300,300,300,300')
  await expect.element(page.getByRole('button', { name: /^Enlarge/ })).toBeVisible()
  expect(list.renderRoot.querySelector('dialog')!.open).toBe(false)
})
