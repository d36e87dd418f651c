import { afterEach, expect, test } from 'vitest'
import * as format from './format.ts'
import { type Language, setLanguage } from './i18n.ts'

const at = new Date(2026, 10, 24, 9, 5)

/** One kind of space: which one Intl chooses is its own affair. */
const inBoth = async (text: () => string) => {
  const texts: string[] = []
  for (const language of ['nb', 'en'] satisfies Language[]) {
    await setLanguage(language)
    texts.push(text().replace(/\s/g, ' '))
  }
  return texts
}

afterEach(() => setLanguage('en'))

test('dates and times', async () => {
  expect(await inBoth(() => format.formatDate(at))).toEqual(['24.11.2026', '24 Nov 2026'])
  expect(await inBoth(() => format.formatDateTime(at))).toEqual(['24.11.2026, 09:05', '24 Nov 2026, 09:05'])
  expect(await inBoth(() => format.formatDay(at, new Date(2026, 10, 24, 23)))).toEqual(['i dag 09:05', 'today 09:05'])
  expect(await inBoth(() => format.formatDay(at, new Date(2026, 10, 25, 0, 1)))).toEqual([
    'i går 09:05',
    'yesterday 09:05',
  ])
  expect(await inBoth(() => format.formatDay(at, new Date(2026, 10, 26)))).toEqual(['24.11.2026', '24 Nov 2026'])
})

test('a birth date is the same day everywhere', async () => {
  expect(await inBoth(() => format.formatDate('1959-03-01'))).toEqual(['01.03.1959', '1 Mar 1959'])
})

test('numbers', async () => {
  expect(await inBoth(() => format.formatNumber(1234.5))).toEqual(['1 234,5', '1,234.5'])
  expect(await inBoth(() => format.formatPercent(0.42))).toEqual(['42 %', '42%'])
})

test.for([
  ['1959-11-24', '67 år', '67 years'],
  ['1959-11-25', '66 år', '66 years'],
  ['2024-11-25', '23 måneder', '23 months'],
  ['2026-10-24', '1 måned', '1 month'],
  ['2026-11-21', '3 dager', '3 days'],
] as const)('somebody born on %s is %s old', async ([born, nb, en]) => {
  expect(await inBoth(() => format.formatAge(born, at))).toEqual([nb, en])
})

test.for([
  [-2, '2 virkedager over fristen', '2 working days late'],
  [0, 'Frist i dag', 'Due today'],
  [1, '1 virkedag igjen', '1 working day left'],
  [4, '4 virkedager igjen', '4 working days left'],
] as const)('%d working days left', async ([days, nb, en]) => {
  expect(await inBoth(() => format.formatWorkingDaysLeft(days))).toEqual([nb, en])
})
