import { html } from 'lit'
import type { Image, MarksOfImage } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysPhotoList } from './photo-list.ts'

define(LysPhotoList)

const image = (id: string, view: string, status: Image['status']): Image => ({
  id: `img_${id}`,
  referralId: 'ref_demo',
  view,
  belongsTo: null,
  scale: null,
  recognisable: null,
  mediaType: 'image/jpeg',
  bytes: 2_400_000,
  sha256: '',
  status,
  width: 4032,
  height: 3024,
  frames: 1,
  tileSize: 512,
  problem: null,
  takenAt: null,
  device: null,
  orientation: null,
  hasPosition: null,
  quality: null,
  recipe: null,
  attachedAt: '2026-11-16T09:05:00.000Z',
  readyAt: null,
})
const drawing = (colour: string): string =>
  URL.createObjectURL(
    new Blob(
      [
        `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="${colour}"/></svg>`,
      ],
      {
        type: 'image/svg+xml',
      },
    ),
  )
const urls: Record<string, string> = {
  img_a: drawing('#c9a58f'),
  img_b: drawing('#a67f68'),
  img_e: '/nothing-here.jpg',
}
const client = { previewUrl: (id: string) => urls[id] ?? '', originalUrl: (id: string) => urls[id] ?? '' }
const views = [
  {
    view: 'overview',
    required: true,
    label: { en: 'Overview that shows where on the body', nb: 'Oversikt som viser hvor på kroppen' },
  },
]

const said = { by: { id: 'per_one', name: 'Specialist One' }, at: '2026-11-24T09:05:00Z', mine: false } as const
const svg = (inner: string) =>
  ({ type: 'SvgSelector', value: `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>` }) as const
const marks: readonly MarksOfImage[] = [
  {
    imageId: 'img_b',
    calibration: {
      method: 'ruler',
      millimetres: 20,
      selector: null,
      mmPerPixel: 0.01,
      relativeUncertainty: 0.012,
      ...said,
    },
    grade: null,
    annotations: [
      {
        id: 'ann_one',
        version: 1,
        kind: 'length',
        selector: svg('<line x1="1200" y1="900" x2="2400" y2="1300"/>'),
        text: '',
        measured: { quantity: 'length', value: 12.65, unit: 'mm', uncertainty: 0.2 },
        ...said,
      },
      {
        id: 'ann_two',
        version: 1,
        kind: 'ellipse',
        selector: svg('<ellipse cx="2600" cy="1900" rx="500" ry="320" transform="rotate(20 2600 1900)"/>'),
        text: 'This part should go with the sample',
        measured: null,
        ...said,
      },
    ],
  },
]

export const title = 'Photographs'

export const demos = {
  'Two photographs': () =>
    html`<lys-photo-list .client=${client} .views=${views}
      .images=${[image('a', 'overview', 'ready'), image('b', 'close_up', 'previewed')]}></lys-photo-list>`,
  'Some that cannot be seen': () =>
    html`<lys-photo-list .client=${client} .views=${views}
      .images=${[image('a', 'overview', 'ready'), image('c', 'close_up', 'failed'), image('d', 'close_up', 'received'), image('e', 'close_up', 'ready')]}></lys-photo-list>`,
  'With what the specialist drew': () =>
    html`<lys-photo-list .client=${client} .views=${views} .marks=${marks}
      .images=${[image('a', 'overview', 'ready'), image('b', 'close_up', 'ready')]}></lys-photo-list>`,
  None: () => html`<lys-photo-list .client=${client}></lys-photo-list>`,
}
