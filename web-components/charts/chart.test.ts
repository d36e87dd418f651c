import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Chart } from '../client.ts'
import { define } from '../shared/define.ts'
import { setLanguage } from '../shared/i18n.ts'
import { LysChart } from './chart.ts'
import { roundPlaces } from './plot.ts'
import { sampleBars, sampleControl, sampleFew, sampleGrid, sampleRun } from './sample-charts.ts'

define(LysChart)

function opens(chart: Chart, marks: LysChart['marks'] = []): LysChart {
  const element = Object.assign(document.createElement('lys-chart'), { chart, marks })
  document.body.replaceChildren(element)
  return element
}

test('a chart is named by what it says, and its table has the same numbers', async () => {
  opens(sampleRun)
  await expect.element(page.getByRole('img', { name: /^Cases by month: Median 20 a month\./ })).toBeVisible()
  await page.getByText('The same in numbers').click()
  const table = page.getByRole('region', { name: 'Cases by month' })
  await expect.element(table.getByText('2025-12')).toBeVisible()
  const numbers = table
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) => row.lastElementChild?.textContent)
  expect(numbers).toEqual(sampleRun.rows.map(([, cases]) => String(cases)))
})

test('with too few points it says so and marks none as a signal', async () => {
  const element = opens(sampleFew)
  await expect.element(page.getByText('Too few points: with fewer than ten nothing is called a signal.')).toBeVisible()
  expect(element.shadowRoot!.querySelectorAll('.signal')).toHaveLength(0)
})

test('what lies outside its limits is told by its shape; where nothing could be counted there is a dash, not nought', async () => {
  const element = opens(sampleControl)
  await expect.element(page.getByRole('img')).toBeVisible()
  expect(element.shadowRoot!.querySelectorAll('.signal')).toHaveLength(1)
  expect(element.shadowRoot!.querySelectorAll('.dot')).toHaveLength(10)
  await page.getByText('The same in numbers').click()
  await expect.element(page.getByRole('row', { name: /^2026-03 0 0 –/ })).toBeVisible()
})

test('codes of the server stand in words', async () => {
  opens(sampleBars)
  await expect.element(page.getByRole('img')).toBeVisible()
  expect(document.querySelector('lys-chart')!.shadowRoot!.textContent).not.toContain('advice_gp_continues')
})

test('of a grid each cell has its number; a quarter that was not seen whole is a dash', async () => {
  opens(sampleGrid)
  const row = page.getByRole('row', { name: /^2026-Q1/ })
  await expect.element(row).toBeVisible()
  expect([...row.element().children].map((cell) => cell.textContent)).toEqual(['2026-Q1', '4', '100%', '50%', '–'])
})

test('along the foot stand round numbers and the last one itself', () => {
  expect(roundPlaces(94)).toEqual([0, 25, 50, 75, 94])
  expect(roundPlaces(473)).toEqual([0, 200, 400, 473])
  expect(roundPlaces(3)).toEqual([0, 1, 2, 3])
})

test('a quarter is called by the reader’s letter', async () => {
  await setLanguage('nb')
  opens(sampleGrid)
  await expect.element(page.getByRole('rowheader', { name: '2026-K1' })).toBeVisible()
  await setLanguage('en')
})

test('what was done for offices stands beside the months, also in the table', async () => {
  opens(sampleRun, [{ row: 4, words: 'Your contacts: 2' }])
  await page.getByText('The same in numbers').click()
  await expect.element(page.getByRole('row', { name: /^2026-04 .*Your contacts: 2/ })).toBeVisible()
})
