import { render } from 'lit'
import { expect, test } from 'vitest'
import type { MarksOfImage } from '../client.ts'
import { demoImage } from '../shared/demo-clinic.ts'
import { imageFacts } from './image-facts.ts'

const image = demoImage('ref_1', 0, 'ready')
const drawn = (name: string, hour: number, mine = false): MarksOfImage['annotations'][number] => ({
  id: `ann_${hour}`,
  version: 1,
  kind: 'pointer',
  selector: { type: 'PointSelector', x: 10, y: 10 },
  text: '',
  measured: null,
  by: { id: 'per_1', name },
  at: new Date(2026, 2, 4, hour).toISOString(),
  mine,
})
/** What stands beside this name. */
function fact(name: string, annotations?: MarksOfImage['annotations']): string | undefined {
  const place = document.createElement('div')
  render(imageFacts(image, annotations && { imageId: image.id, annotations, calibration: null, grade: null }), place)
  expect(place.textContent).not.toContain('per_1')
  return [...place.querySelectorAll('dt')].find((one) => one.textContent === name)?.nextElementSibling?.textContent
}

test('of a photograph without marks nothing is said of marks', () => {
  expect(fact('Marks')).toBeUndefined()
  expect(fact('Marks', [])).toBeUndefined()
  expect(fact('Scale', [])).toBe('Not measured')
})

test('how many marks there are is told, and who had the last word on them', () => {
  expect(fact('Marks', [drawn('Specialist One', 9)])).toMatch(/^Drawn by Specialist One, 4 Mar 2026$/)
  expect(fact('Marks', [drawn('Specialist Two', 11), drawn('Specialist One', 9)])).toMatch(
    /^2\. Drawn by Specialist Two/,
  )
  expect(fact('Marks', [drawn('Specialist One', 9, true)])).toMatch(/^Drawn by you/)
})

test('of somebody whose name is not known, when it was drawn', () => {
  expect(fact('Marks', [drawn('', 9)])).toBe('Drawn 4 Mar 2026')
})
