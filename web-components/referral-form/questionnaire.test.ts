import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Answer } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysQuestionnaire } from './questionnaire.ts'
import { questionnaire } from './referral-form.demo.ts'

define(LysQuestionnaire)
afterEach(() => document.body.replaceChildren())

function opens(answers: Record<string, Answer> = {}) {
  const { asks, groups } = questionnaire
  const element = Object.assign(document.createElement('lys-questionnaire'), { asks, groups, answers })
  document.body.append(element)
  return element
}
const taps = (choice: string) => page.getByText(choice).click()

test('a question that depends on another is asked only then', async () => {
  opens()
  await expect.element(page.getByLabelText(/^With what/)).not.toBeInTheDocument()
  await page.getByRole('radiogroup', { name: 'Treated before' }).getByText('Yes').click()
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
  expect(element.answers).toEqual({
    side: 'left',
    largestMm: 'unknown',
    change: ['unknown'],
    treated: 'unknown',
    duration: 'unknown',
    diabetes: 'unknown',
    pregnancy: 'unknown',
  })
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

test('“none of these” says no to all of the history but what was answered yes', async () => {
  const element = opens({ diabetes: 'yes' })
  await page.getByRole('button', { name: 'None of these' }).click()
  expect(element.answers).toEqual({ diabetes: 'yes', pregnancy: 'no' })
})

test('a figure nobody measured is unknown with one tap, and typing takes that back', async () => {
  const element = opens()
  const size = page.getByRole('group', { name: 'Largest diameter' }).or(page.getByLabelText('Largest diameter'))
  const unknown = page.getByLabelText('Unknown').and(page.getByRole('checkbox')).first()
  await unknown.click()
  expect(element.answers).toEqual({ largestMm: 'unknown' })
  await size.fill('7')
  expect(element.answers).toEqual({ largestMm: 7 })
})

test('how long is one number and one unit; a number that cannot be is named', async () => {
  const element = opens()
  const number = page.getByRole('textbox', { name: 'For how long' })
  await number.fill('3')
  expect(element.answers).toEqual({ duration: 'P3M' })
  await page.getByText('weeks').click()
  expect(element.answers).toEqual({ duration: 'P3W' })
  await number.fill('half')
  await taps('Left')
  await expect.element(page.getByText('Write a whole number, 1 to 999')).toBeVisible()
  expect(element.answers).toEqual({ side: 'left' })
})

test('what may be left alone is folded away, and unfolds when somebody is led there', async () => {
  const element = opens()
  await expect.element(page.getByLabelText(/Medicines in use/)).not.toBeVisible()
  await page.getByText('More, if it helps').click()
  await expect.element(page.getByLabelText(/Medicines in use/)).toBeVisible()
  await page.getByText('More, if it helps').click()
  await expect.element(page.getByLabelText(/Medicines in use/)).not.toBeVisible()
  expect(element.focusAsk('medicines')).toBe(true)
  expect(element.shadowRoot?.activeElement?.id).toBe('answers-medicines')
})
