import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Answer } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysQuestionnaire } from './questionnaire.ts'
import { questionnaire } from './referral-form.demo.ts'

define(LysQuestionnaire)
afterEach(() => document.body.replaceChildren())

function opens(answers: Record<string, Answer> = {}) {
  const element = Object.assign(document.createElement('lys-questionnaire'), { asks: questionnaire.asks, answers })
  document.body.append(element)
  return element
}
const taps = (choice: string) => page.getByText(choice).click()

test('a question that depends on another is asked only then', async () => {
  opens()
  await expect.element(page.getByLabelText(/^With what/)).not.toBeInTheDocument()
  await taps('Yes')
  await expect.element(page.getByLabelText(/^With what/)).toBeVisible()
})

test('“nothing” and “unknown” go with nothing else, and taking the last choice back is no answer', async () => {
  const element = opens({ change: ['size', 'colour'] })
  await taps('Nothing')
  expect(element.answers.change).toEqual(['none'])
  await taps('Size')
  expect(element.answers.change).toEqual(['size'])
  await taps('Size')
  expect(element.answers).toEqual({})
})

test('one tap sets the rest to unknown and leaves what was answered', async () => {
  const element = opens({ side: 'left' })
  await page.getByRole('button', { name: 'Set the rest to unknown' }).click()
  expect(element.answers).toEqual({ side: 'left', change: ['unknown'], treated: 'unknown' })
})

test('a comma is as good as a point, and words are no number', async () => {
  const element = opens()
  const size = page.getByLabelText('Largest diameter')
  await size.fill('7,5')
  expect(element.answers).toEqual({ largestMm: 7.5 })
  await size.fill('seven')
  await taps('Left')
  await expect.element(size).toHaveAccessibleDescription(/Write a number/)
  expect(element.answers).toEqual({ side: 'left' })
})
