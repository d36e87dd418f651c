import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Image } from '../client.ts'
import { everyView } from './asked.ts'
import { demoImage, demoPack } from './demo-clinic.ts'
import { lacking, likelyPart, partOf, partWord, placeWord } from './parts.ts'
import { describeImage, inOrder } from './photographs.ts'

const [lesion] = demoPack.contributes.questionnaires
const viewsFor = (count: string) => everyView(lesion!, { count }).filter(({ when }) => !when)
const several = viewsFor('multiple')
const image = (n: number, view: string, belongsTo: string | null): Image => ({
  ...demoImage('ref_1', n % 10),
  id: `img_${n}`,
  view,
  belongsTo,
})
const missing = (images: readonly Image[], views = several) => lacking(views, images).map(placeWord)

test('a photograph of which nobody said the part stands for none of them, and says so', () => {
  const unsaid = image(1, 'close_up_scale', null)
  expect(partWord(unsaid, several)).toBe('Not said which')
  expect(partWord({ ...unsaid, belongsTo: 'unknown' }, several)).toBe('Not said which')
  expect(missing([image(0, 'overview', 'all'), unsaid])).toEqual([
    'L1 · Close-up with a ruler beside it, straight from above',
    'L2 · Close-up with a ruler beside it, straight from above',
  ])
})

test('where there is one, it is that one, and no word is spent on it', () => {
  const one = viewsFor('single')
  const unsaid = image(1, 'close_up_scale', null)
  expect(partOf(unsaid, one)).toBe('L1')
  expect(partWord(unsaid, one)).toBe('')
  expect(missing([image(0, 'overview', 'L1'), unsaid], one)).toEqual([])
  // Said before the answers were changed: that it may be another is not kept quiet.
  expect(partWord(image(2, 'close_up_scale', 'L2'), one)).toBe('L2')
})

test('what a third one lacks is missed once a photograph shows it', () => {
  const both = [image(0, 'overview', 'all'), image(1, 'close_up_scale', 'L1'), image(2, 'close_up_scale', 'L2')]
  expect(missing(both)).toEqual([])
  expect(missing([...both, image(3, 'dermoscopic', 'L3')])).toEqual([
    'L3 · Close-up with a ruler beside it, straight from above',
  ])
})

test('a photograph goes with the one before, unless its view cannot show that part', () => {
  const closeUp = several.find(({ view }) => view === 'close_up_scale')
  expect(likelyPart(closeUp, [image(1, 'dermoscopic', 'L2')])).toBe('L2')
  expect(likelyPart(closeUp, [image(0, 'overview', 'all')])).toBe('L1')
})

test('an image is called by its part, its view and what tells its size', () => {
  const images = [image(0, 'overview', 'all'), { ...image(1, 'close_up_scale', 'L2'), scale: 'ruler' as const }]
  expect(describeImage(images[1]!, images, several)).toBe(
    'Photograph 2 of 2: L2 · Close-up with a ruler beside it, straight from above. To measure by: Ruler',
  )
})

test('whatever came first, what shows one part stands together', () => {
  const views = several.map(({ view }) => view)
  const parts = fc.constantFrom('all', 'L1', 'L2', 'L3', 'unknown', null)
  const shown = fc.array(fc.tuple(fc.constantFrom(...views), parts), { maxLength: 12 })
  fc.assert(
    fc.property(shown, (list) => {
      const images = list.map(([view, part], n) => image(n, view, part))
      const order = inOrder(images, several).map((one) => partWord(one, several))
      expect(order.filter((one, index) => order.indexOf(one) < index && order[index - 1] !== one)).toEqual([])
    }),
  )
})
