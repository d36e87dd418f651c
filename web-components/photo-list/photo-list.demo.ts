import { html } from 'lit'
import type { Image } from '../client.ts'
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

export const title = 'Photographs'

export const demos = {
  'Two photographs': () =>
    html`<lys-photo-list .client=${client} .views=${views}
      .images=${[image('a', 'overview', 'ready'), image('b', 'close_up', 'previewed')]}></lys-photo-list>`,
  'Some that cannot be seen': () =>
    html`<lys-photo-list .client=${client} .views=${views}
      .images=${[image('a', 'overview', 'ready'), image('c', 'close_up', 'failed'), image('d', 'close_up', 'received'), image('e', 'close_up', 'ready')]}></lys-photo-list>`,
  None: () => html`<lys-photo-list .client=${client}></lys-photo-list>`,
}
