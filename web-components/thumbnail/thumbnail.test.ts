import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { define } from '../shared/define.ts'
import { LysThumbnail } from './thumbnail.ts'

beforeAll(() => define(LysThumbnail))
afterEach(() => document.body.replaceChildren())

const picture = (): Promise<Blob> => {
  const canvas = document.createElement('canvas')
  canvas.width = 200
  canvas.height = 100
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!)))
}

function open(readThumbnail: (imageId: string) => Promise<Blob>): LysThumbnail {
  const element = document.createElement('lys-thumbnail')
  element.client = { readThumbnail }
  element.imageId = 'img_1'
  element.alt = 'A close-up'
  element.style.inlineSize = element.style.blockSize = '50px'
  document.body.replaceChildren(element)
  scrollTo(0, 0)
  return element
}
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 })
const canvas = (element: LysThumbnail) => element.renderRoot.querySelector('canvas')!

test('a picture that does not come leaves the ground, and is asked for again when it comes back into view', async () => {
  const answers = [() => Promise.reject(new Error('lost')), picture]
  const element = open(() => answers.shift()!())
  await soon(() => expect(answers).toHaveLength(1))
  expect(canvas(element).width).toBe(0)
  element.remove()
  document.body.append(element)
  await soon(() => expect(canvas(element).width).toBeGreaterThan(0))
})

test('the picture is drawn no larger than it is shown, has its words, and is gone when the element leaves', async () => {
  const element = open(picture)
  await soon(() => expect(canvas(element).height).toBe(50 * devicePixelRatio))
  expect(canvas(element).getAttribute('role')).toBe('img')
  expect(canvas(element).getAttribute('aria-label')).toBe('A close-up')
  element.remove()
  expect(canvas(element).width).toBe(0)
})
