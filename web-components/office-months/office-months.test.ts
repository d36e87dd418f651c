import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { monthsOf, sampleMonths } from './office-months.demo.ts'
import { LysOfficeMonths, type OfficeMonthsClient } from './office-months.ts'

define(LysOfficeMonths)
afterEach(() => document.body.replaceChildren())

const session = { offices: [{ id: 'off_1' as const, name: 'Fjordvik legekontor', phone: '' }] }
const shows = (own: Partial<OfficeMonthsClient> = {}, open = true) => {
  const client = { ...monthsOf(sampleMonths), ...own }
  document.body.replaceChildren(Object.assign(document.createElement('lys-office-months'), { client, session, open }))
}
const mail = () => page.getByRole('checkbox', { name: /^E-mail the office once a month/ })

test('nothing is read before somebody opens it', async () => {
  const readMonths = vi.fn(async () => sampleMonths)
  shows({ readMonths }, false)
  await expect.element(page.getByText('Your months')).toBeVisible()
  expect(readMonths).not.toHaveBeenCalled()
  await page.getByText('Your months').click()
  await expect.element(page.getByRole('row', { name: /October 2026 5 4 2 2 246/ })).toBeVisible()
  await expect.element(page.getByText('way not known')).toBeVisible()
})

test('an office turns the mail off, and is told when that did not reach the server', async () => {
  const turnMonthLetter = vi.fn(async (_office: string, on: boolean) => ({ on }))
  shows({ turnMonthLetter })
  await mail().click()
  expect(turnMonthLetter).toHaveBeenCalledWith('off_1', false)
  await expect.element(mail()).not.toBeChecked()
  await expect.element(page.getByText('No e-mail comes any more')).toBeInTheDocument()
  turnMonthLetter.mockRejectedValueOnce(new ClientProblem({ code: 'offline' }))
  await mail().click()
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.element(mail()).not.toBeChecked()
})
