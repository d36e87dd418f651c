import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { field, fillsIn, sends, taps } from '../../tests/components/referral-page.ts'
import { aSource, questionnaire, session } from './referral-form.demo.ts'

afterEach(() => document.body.replaceChildren())

/** One of our elements in a fieldset of a host's own form. */
async function inAForm<T extends keyof HTMLElementTagNameMap>(tag: T, own: Partial<HTMLElementTagNameMap[T]>) {
  const host = document.createElement('form')
  const fieldset = document.createElement('fieldset')
  const element = document.createElement(tag)
  element.setAttribute('name', 'ours')
  Object.assign(element, own)
  fieldset.append(element)
  host.append(fieldset)
  document.body.append(host)
  await (element as { updateComplete?: Promise<unknown> }).updateComplete
  const value = () => new FormData(host).get('ours')
  return { host, fieldset, element, value }
}
const { asks, groups } = questionnaire

test('a host’s form knows that questions are unanswered, says which, and goes there', async () => {
  const { host, element } = await inAForm('lys-questionnaire', { asks, groups, answers: { side: 'left' } })
  expect(host.checkValidity()).toBe(false)
  expect(element.validity.valueMissing).toBe(true)
  expect(element.validationMessage).toBe('Largest diameter: Please answer')
  expect(host.reportValidity()).toBe(false)
  expect(element.shadowRoot?.activeElement?.id).toBe('answers-largestMm')
  await field('Largest diameter').fill('900')
  await expect.poll(() => element.validationMessage).toBe('Largest diameter: At most 500')
})

test('the answers are the host’s: as JSON under the element’s name, and nothing is kept for the history', async () => {
  const { host, element, value } = await inAForm('lys-questionnaire', { asks, groups })
  await page.getByText('Left').click()
  await page.getByRole('button', { name: 'Set the rest to unknown' }).click()
  await taps('One or several', 'Several')
  await expect.poll(() => JSON.parse(String(value()))).toMatchObject({ side: 'left', diabetes: 'unknown' })
  expect(host.checkValidity()).toBe(true)
  expect('formStateRestoreCallback' in element).toBe(false)
  host.reset()
  expect(element.answers).toEqual({})
  await expect.poll(() => host.checkValidity()).toBe(false)
})

test('a fieldset that is switched off switches every question off, and back on', async () => {
  const { fieldset, element } = await inAForm('lys-questionnaire', { asks, groups })
  fieldset.disabled = true
  await element.updateComplete
  await expect.element(field('Largest diameter')).toBeDisabled()
  await expect.element(page.getByRole('radio', { name: 'Left' })).toBeDisabled()
  await expect.element(page.getByRole('button', { name: 'Set the rest to unknown' })).toBeDisabled()
  expect(element.form?.checkValidity()).toBe(true)
  fieldset.disabled = false
  await element.updateComplete
  await expect.element(field('Largest diameter')).toBeEnabled()
  element.disabled = true
  await element.updateComplete
  await expect.element(field('Largest diameter')).toBeDisabled()
})

test('a host’s form is told that the referral is incomplete, and is given its number and nothing of the patient', async () => {
  const { host, element, value } = await inAForm('lys-referral-form', { client: aSource(), session })
  await expect.poll(() => element.validationMessage).toBe('Choose what it is about')
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  await expect.poll(() => element.validationMessage).toBe('Birth number: Eleven digits that fit together')
  host.reportValidity()
  expect(element.shadowRoot?.activeElement?.id).toBe('patient-nationalId')
  await fillsIn()
  await expect.poll(() => host.checkValidity()).toBe(true)
  expect(value()).toMatch(/^ref_[0-9a-z]+$/)
  await sends()
  await expect.element(page.getByRole('heading', { name: 'Sent to Skin unit' })).toBeVisible()
  expect(host.checkValidity()).toBe(true)
})

test('a referral in a fieldset that is switched off can be read, and not written, added to or sent', async () => {
  const { fieldset, element } = await inAForm('lys-referral-form', { client: aSource(), session })
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  fieldset.disabled = true
  await element.updateComplete
  await expect.element(field('Birth number')).toBeDisabled()
  await expect.element(field('Largest diameter')).toBeDisabled()
  await expect.element(page.getByRole('button', { name: /^Send to/ })).toBeDisabled()
  await expect.element(page.getByLabelText(/Overview that shows where/)).not.toBeInTheDocument()
})

test('when the host empties its form, what was written stays a draft and another can be begun', async () => {
  const { host } = await inAForm('lys-referral-form', { client: aSource(), session })
  await page.getByRole('button', { name: 'A spot on the skin' }).click()
  await field('Question').fill('Is it dangerous?')
  host.reset()
  await expect.element(page.getByRole('heading', { name: 'What is it about?' })).toBeVisible()
})
