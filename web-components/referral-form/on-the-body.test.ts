import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Answer } from '../client.ts'
import { LysDiagram } from '../diagram/diagram.ts'
import { define, defineLater, need } from '../shared/define.ts'
import { onTheBody } from './demo-questions.ts'
import { LysQuestionnaire } from './questionnaire.ts'

define(LysQuestionnaire, LysDiagram)
afterEach(() => document.body.replaceChildren())

async function opens(answers: Record<string, Answer> = {}, own: Partial<LysQuestionnaire> = {}) {
  const element = document.createElement('lys-questionnaire')
  Object.assign(element, { asks: onTheBody.asks, answers, place: 'where', ...own })
  document.body.append(element)
  await element.updateComplete
  await element.shadowRoot?.querySelector('lys-diagram')?.updateComplete
  return element
}
const region = (name: string) => page.getByRole('option', { name, exact: true }).first()
const radio = (group: string, name: string) =>
  page.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true })
const taps = (group: string, name: string) =>
  page.getByRole('radiogroup', { name: group }).getByText(name, { exact: true }).click()
const aPoint = expect.stringMatching(/^front:\d+,\d+$/)

test('one tap answers where, whose side and the very place, and the choices below say the same', async () => {
  const element = await opens()
  await region('Arm, left').click()
  expect(element.answers).toEqual({ bodySite: 'arm', side: 'left', mapPoint: aPoint })
  await expect.element(radio('Where on the body', 'Arm')).toBeChecked()
  await expect.element(radio('Side', 'Left')).toBeChecked()
  await expect.element(page.getByText(/^The place is marked/)).toBeVisible()

  await region('Leg, right').click()
  expect(element.answers).toEqual({ bodySite: 'leg', side: 'right', mapPoint: aPoint })
  await page.getByRole('button', { name: 'Remove the mark' }).click()
  expect(element.answers).toEqual({ bodySite: 'leg', side: 'right' })
})

test('with the keyboard alone the drawing answers the same three', async () => {
  const element = await opens()
  await userEvent.keyboard('{Tab}{ArrowDown}{ArrowDown}{Enter}')
  expect(element.answers).toEqual({ bodySite: expect.any(String), side: 'left', mapPoint: aPoint })
})

test('what is chosen in words is filled on the drawing', async () => {
  await opens()
  await taps('Where on the body', 'Hand')
  await taps('Side', 'Both')
  await expect.poll(() => page.getByRole('option', { selected: true }).elements().length).toBe(4)
})

test('a side given by hand is never changed by a tap: the contradiction is said, and one press solves it', async () => {
  const element = await opens()
  await taps('Side', 'Right')
  await region('Arm, left').click()
  expect(element.answers).toMatchObject({ bodySite: 'arm', side: 'right' })
  await expect
    .element(page.getByText('On the drawing you tapped “Left”, but “Side” is answered with “Right”.'))
    .toBeVisible()
  await page.getByRole('button', { name: 'Change it to “Left”' }).click()
  expect(element.answers).toMatchObject({ bodySite: 'arm', side: 'left', mapPoint: aPoint })
  expect(page.getByText(/^On the drawing you tapped/).elements()).toHaveLength(0)
})

test('an answer by hand that contradicts the mark takes the mark away: no place is sent that nobody meant', async () => {
  const element = await opens()
  await region('Arm, left').click()
  await taps('Side', 'Right')
  expect(element.answers).toEqual({ bodySite: 'arm', side: 'right' })
  await region('Arm, right').click()
  await taps('Where on the body', 'Leg')
  expect(element.answers).toEqual({ bodySite: 'leg', side: 'right' })
})

test('a draft that goes on on another day: a new tap moves the mark and the side with it', async () => {
  const element = await opens({ bodySite: 'arm', side: 'left', mapPoint: 'front:826,410' })
  await region('Leg, right').click()
  expect(element.answers).toEqual({ bodySite: 'leg', side: 'right', mapPoint: aPoint })
})

test('where a questionnaire asks for no side and no place, a tap answers where alone', async () => {
  const element = await opens({}, { asks: onTheBody.asks.filter(({ id }) => id === 'bodySite') })
  await region('Face').click()
  expect(element.answers).toEqual({ bodySite: 'face' })
})

test('a part of the body that is none of the choices cannot be tapped', async () => {
  await opens()
  expect(page.getByRole('option', { name: /Buttock/i }).elements()).toHaveLength(0)
})

test('a place that must be marked can be marked with the keyboard, and is missed until then', async () => {
  const mapPoint = { ...onTheBody.asks.find(({ id }) => id === 'mapPoint')!, required: true }
  const element = await opens({}, { asks: [mapPoint] })
  expect(element.checkValidity()).toBe(false)
  await userEvent.keyboard('{Tab}{Enter}')
  expect(element.answers).toEqual({ mapPoint: aPoint })
  await expect.poll(() => element.checkValidity()).toBe(true)
})

test('a drawing that did not come over a bad line is asked for again, and the words are there all the time', async () => {
  let asked = 0
  defineLater('lys-late', async () => {
    asked++
    throw new TypeError('no line')
  })
  need('lys-late')
  await expect.poll(() => asked).toBe(1)
  await new Promise((soon) => setTimeout(soon))
  need('lys-late')
  await expect.poll(() => asked).toBe(2)
  need('lys-never-told')
})

test('a day is given or unknown; half a day is named after it was left, and is no answer', async () => {
  const element = await opens({}, { place: 'findings' })
  const day = page.getByLabelText('First noticed')
  await day.fill('2026-09-28')
  expect(element.answers).toEqual({ noticedOn: '2026-09-28' })
  await page.getByRole('checkbox', { name: 'Unknown' }).first().click({ force: true })
  expect(element.answers).toEqual({ noticedOn: 'unknown' })
  await expect.element(day).toHaveValue('')
  await day.click()
  await userEvent.keyboard('1')
  await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}{Tab}')
  await expect.element(day).toHaveAccessibleDescription('Give the day, or choose “Unknown”')
  expect(element.answers).toEqual({})
})
