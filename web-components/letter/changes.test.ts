import { expect, test } from 'vitest'
import { compareTexts } from './changes.ts'

const shown = (former: string, present: string): string =>
  compareTexts(former, present)
    .map(({ kind, text }) => (kind === 'kept' ? text : kind === 'gone' ? `[-${text}]` : `[+${text}]`))
    .join('')

test.each([
  ['', '', ''],
  ['same', 'same', 'same'],
  ['', 'new words', '[+new words]'],
  ['old words', '', '[-old words]'],
  ['once a day', 'twice a day', '[-once ][+twice ]a day'],
  ['for 7 days, then stop', 'for 14 days, then stop', 'for [-7 ][+14 ]days, then stop'],
  ['first line\n\nlast line', 'first line\n\nlast row', 'first line\n\nlast [-line][+row]'],
])('“%s” against “%s”', (former, present, marked) => expect(shown(former, present)).toBe(marked))

test('taking the marks apart gives back both texts, whatever they are', () => {
  const words = ['cream', 'tablet', 'daily', 'stop', '7', '14', '\n\n', 'and', 'æøå', '  ']
  for (let seed = 1; seed < 200; seed++) {
    const text = (salt: number) =>
      Array.from({ length: (seed * salt) % 17 }, (_, i) => words[(seed * salt * (i + 3)) % words.length]).join(' ')
    const [former, present] = [text(7), text(11)]
    const parts = compareTexts(former, present)
    const without = (kind: string) =>
      parts
        .filter((part) => part.kind !== kind)
        .map((part) => part.text)
        .join('')
    expect(without('new')).toBe(former)
    expect(without('gone')).toBe(present)
  }
})

test('two long texts without a word in common are compared at once', () => {
  const began = performance.now()
  const many = (word: string) => Array.from({ length: 2_400 }, (_, i) => word + i).join(' ')
  expect(compareTexts(many('a'), many('b'))).toHaveLength(2)
  expect(performance.now() - began).toBeLessThan(500)
})
