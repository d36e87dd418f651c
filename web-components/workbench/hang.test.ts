import { expect, test } from 'vitest'
import type { Image } from '../client.ts'
import { type Columns, hang, widthOf } from './hang.ts'

const image = (id: string, view = id, status: Image['status'] = 'ready'): Image =>
  ({ id, view, status, width: 4, height: 3, attachedAt: id }) as Image
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
const hung = (images: readonly Image[], room: number, by?: Columns) => hang(images, views, room, by).map(({ id }) => id)
const all = [image('overview'), image('close_up'), image('contact'), image('other')]

test('where there is room, each view hangs once before any comes twice, and a second overview is not lost', () => {
  const images = [
    image('o1', 'overview'),
    image('o2', 'overview'),
    image('c1', 'close_up'),
    image('c2', 'close_up'),
    image('d', 'contact'),
  ]
  expect(hung(images, 1)).toEqual(['c1'])
  expect(hung(images, 3)).toEqual(['o1', 'c1', 'd'])
  expect(hung(images, 4)).toEqual(['o1', 'c1', 'd', 'o2'])
  expect(hung(images, 9)).toHaveLength(5)
})

test('of overviews alone the first hangs where there is room for one', () => {
  const images = [image('o1', 'overview'), image('o2', 'overview')]
  expect([hung(images, 1), hung(images, 2)]).toEqual([['o1'], ['o1', 'o2']])
  expect([hung([], 1), hung([], 3)]).toEqual([[], []])
})

test('without a word of the pack the overview takes half the room of a closer look', () => {
  expect([widthOf(image('overview')), widthOf(image('close_up'))]).toEqual([1, 2])
})

test('a pack says what hangs where and how wide', () => {
  expect(hung(all, 3, columns)).toEqual(['close_up', 'contact', 'overview'])
  expect(all.map((one) => widthOf(one, columns))).toEqual([1, 3, 4, 2])
})

test('where there is room for fewer, what the pack gives most room stays', () => {
  expect(hung(all, 1, columns)).toEqual(['contact'])
  expect(hung(all, 2, columns)).toEqual(['close_up', 'contact'])
})

test('what the pack has no place for hangs where there is room, and what failed does not hang', () => {
  expect(hung(all, 4, columns)).toEqual(['close_up', 'contact', 'overview', 'other'])
  expect(hung([image('contact', 'contact', 'failed'), image('other')], 3, columns)).toEqual(['other'])
})

test('of several things one hangs: a view of another fills only what room is left', () => {
  const parts = ['L1', 'L2'].map((code) => ({ code, label: { en: code, nb: code } }))
  const asked = views.map((one) => ({ ...one, parts: { label: one.label, possible: parts, all: parts } }))
  const of = (id: string, view: string, belongsTo: string): Image => ({ ...image(id, view), belongsTo })
  const images = [
    of('o', 'overview', 'L1'),
    of('c1', 'close_up', 'L1'),
    of('c2', 'close_up', 'L2'),
    of('d2', 'contact', 'L2'),
  ]
  const hangs = (room: number, by?: Columns) => hang(images, asked, room, by).map(({ id }) => id)

  expect(hangs(2, columns)).toEqual(['c1', 'o'])
  expect(hangs(3, columns)).toEqual(['c1', 'o', 'c2'])
  expect(hangs(2)).toEqual(['o', 'c1'])
})
