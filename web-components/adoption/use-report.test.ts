import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { LysChart } from '../charts/chart.ts'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { sampleReport } from './sample-report.ts'
import { LysUseReport } from './use-report.ts'

define(LysUseReport, LysChart)

function opens(readReport: NonNullable<LysUseReport['client']>['readReport']): void {
  document.body.replaceChildren(Object.assign(document.createElement('lys-use-report'), { client: { readReport } }))
}

test('what cannot be calculated is called undefined, with why; nothing undefined is shown as nought', async () => {
  opens(async () => sampleReport)
  const row = page.getByRole('row', { name: /^Days until half had used it undefined .*Fewer than half have used it/ })
  await expect.element(row).toBeVisible()
})

test('each figure leads to what it means and of what it is', async () => {
  opens(async () => sampleReport)
  const { code } = sampleReport.figures[0]!
  await expect
    .element(page.getByRole('link', { name: 'Offices that can use it' }))
    .toHaveAttribute('href', `/method#${code}`)
})

test('another window is asked for by its days, and its files with it', async () => {
  const asked: unknown[] = []
  opens(async (query) => {
    asked.push(query)
    return { ...sampleReport, window: { from: query?.from ?? '2025-12-01', to: query?.to ?? '2026-11-30' } }
  })
  await page.getByLabelText('From').fill('2026-01-01')
  await page.getByLabelText('To').fill('2026-03-31')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect
    .element(page.getByRole('link', { name: 'Figures (CSV)' }))
    .toHaveAttribute('href', '/api/adoption/report.csv?from=2026-01-01&to=2026-03-31&language=en')
  expect(asked).toEqual([{}, { from: '2026-01-01', to: '2026-03-31' }])
})

test('a window that is none is refused in a sentence, and what was shown stays', async () => {
  let first = true
  opens(async () => {
    const messages = ['The window ends before it begins', 'The window begins before 2000-01-01']
    if (!first)
      throw new ClientProblem({
        code: 'request.invalid',
        fields: messages.map((message) => ({ path: '#query/to', message })),
      })
    first = false
    return sampleReport
  })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect.element(page.getByText('The last day lies before the first.')).toBeVisible()
  await expect.element(page.getByText('The first day lies before the year 2000.')).toBeVisible()
  await expect.element(page.getByRole('row', { name: /^Offices that can use it/ })).toBeVisible()
})
