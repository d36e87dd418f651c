import { expect, test } from 'vitest'
import type { Image } from '../client.ts'
import { type Columns, hang, widthOf } from './hang.ts'

const photo = (view: string, status: Image['status'] = 'ready') =>
  ({ id: view, view, status, previewWidth: 1, attachedAt: '2026-11-24T09:00:00.000Z' }) as unknown as Image // what hanging looks at
const views = ['overview', 'close_up', 'contact'].map((view) => ({
  view,
  label: { en: view, nb: view },
  required: false,
}))
const columns: Columns = [
  { views: ['close_up', 'close_up_scale'], width: 3 },
  { views: ['contact'], width: 4 },
  { views: ['overview'], width: 1 },
]
const hung = (room: number, photos: readonly Image[], by?: Columns) => hang(photos, views, room, by).map(({ id }) => id)
const all = [photo('overview'), photo('close_up'), photo('contact'), photo('other')]

test('without a word of the pack the overview hangs first and takes half the room of a closer look', () => {
  expect(hung(3, all)).toEqual(['overview', 'close_up', 'contact'])
  expect(hung(1, all)).toEqual(['close_up'])
  expect([widthOf(photo('overview')), widthOf(photo('close_up'))]).toEqual([1, 2])
})

test('a pack says what hangs where and how wide', () => {
  expect(hung(3, all, columns)).toEqual(['close_up', 'contact', 'overview'])
  expect(all.map((one) => widthOf(one, columns))).toEqual([1, 3, 4, 2])
})

test('where there is room for fewer, what the pack gives most room stays', () => {
  expect(hung(1, all, columns)).toEqual(['contact'])
  expect(hung(2, all, columns)).toEqual(['close_up', 'contact'])
})

test('what the pack has no place for hangs where there is room, and what failed does not hang', () => {
  expect(hung(4, all, columns)).toEqual(['close_up', 'contact', 'overview', 'other'])
  expect(hung(3, [photo('contact', 'failed'), photo('other')], columns)).toEqual(['other'])
})
