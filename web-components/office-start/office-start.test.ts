import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { define } from '../shared/define.ts'
import { LysWalkthrough } from '../walkthrough/walkthrough.ts'
import { LysOfficeStart } from './office-start.ts'

define(LysOfficeStart, LysWalkthrough)

afterEach(() => {
  document.body.replaceChildren()
  localStorage.clear()
})

function opens() {
  const practise = vi.fn()
  const start = Object.assign(document.createElement('lys-office-start'), { practise })
  document.body.replaceChildren(start)
  return { start, practise }
}
const line = () => page.getByText(/^First day with Lysbord\?/)

test('an office opens its first day when it wants to, practises from there, and finds its ticks again', async () => {
  const { practise } = opens()
  await expect.element(page.getByRole('checkbox').first()).not.toBeInTheDocument()
  await line().click()
  await page.getByRole('button', { name: 'Practise', exact: true }).click()
  expect(practise).toHaveBeenCalledOnce()
  await expect.element(page.getByRole('checkbox', { name: 'Send a practice case' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'Who may open it' }).click()
  opens()
  await expect.element(page.getByText(/2 of 5 done/).first()).toBeVisible()
})

test('put away it is away for good', async () => {
  opens()
  await line().click()
  await page.getByRole('button', { name: 'Put away for good' }).click()
  await expect.element(line()).not.toBeInTheDocument()
  const { start } = opens()
  await start.updateComplete
  expect(start.renderRoot.textContent?.trim()).toBe('')
})

test('once all is ticked the line is gone with the next visit', async () => {
  opens()
  await line().click()
  for (const box of page.getByRole('checkbox').elements()) (box as HTMLElement).click()
  await expect.element(page.getByText('That was all of it.')).toBeVisible()
  const { start } = opens()
  await start.updateComplete
  expect(start.renderRoot.textContent?.trim()).toBe('')
})
