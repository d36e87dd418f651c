import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { define } from '../shared/define.ts'
import { LysResearch, type ResearchClient } from './research.ts'
import { refused, researchOf, sampleScores } from './sample-research.ts'

define(LysResearch)
afterEach(() => document.body.replaceChildren())

const goes = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click()
function opens(own: Partial<ResearchClient> = {}): LysResearch {
  const element = Object.assign(document.createElement('lys-research'), { client: researchOf(own) })
  document.body.append(element)
  return element
}
const blind = 'You have not looked at who uses it: what you score is blind.'
/** A server whose scores say what `knows` says at that moment. */
const knowing = (knows: () => Promise<boolean>): Partial<ResearchClient> => ({
  listScores: async () => ({ ...sampleScores, hasSeenUse: await knows() }),
})

test('while it is not sure whether she was told who uses it, nothing is called blind, and what she typed stays', async () => {
  let knows = async () => false
  const element = opens(knowing(() => knows()))
  await goes('2. Scores')
  await expect.element(page.getByText(blind)).toBeVisible()
  await page.getByLabelText('In a sentence').fill('Ingen visste det.')
  knows = () => refused('offline')
  await element.useWasSeen()
  await expect.element(page.getByText(/^You asked who uses it: what you score may be kept as not blind/)).toBeVisible()
  await expect.element(page.getByText(blind)).not.toBeInTheDocument()
  await expect.element(page.getByLabelText('In a sentence')).toHaveValue('Ingen visste det.')
  await goes('3. Pairs')
  await expect.element(page.getByText(/kept as not blind, and that cannot be taken back/)).toBeVisible()
  knows = async () => true
  await goes('2. Scores')
  await expect.element(page.getByText(/^You have looked at who uses it/)).toBeVisible()
})

test('whoever asked who uses it and was not told is blind still', async () => {
  const element = opens()
  await goes('2. Scores')
  await expect.element(page.getByText(blind)).toBeVisible()
  await element.useWasSeen()
  await expect.element(page.getByText(blind)).toBeVisible()
})

test('whoever sees who uses it while the scores are on their way is not called blind once they come', async () => {
  const before = Promise.withResolvers<boolean>()
  let asked = 0
  const element = opens(knowing(() => (++asked === 1 ? before.promise : Promise.resolve(true))))
  await goes('2. Scores')
  await element.useWasSeen()
  await expect.element(page.getByText(/^You have looked at who uses it/)).toBeVisible()
  before.resolve(false)
  await before.promise
  await expect.element(page.getByText(/^You have looked at who uses it/)).toBeVisible()
})

test('whoever has seen elsewhere who uses it is told so at once, and meets the pairs without being asked', async () => {
  let hasSeen = false
  const element = opens(knowing(async () => hasSeen))
  await goes('2. Scores')
  await expect.element(page.getByText(blind)).toBeVisible()
  hasSeen = true
  await element.useWasSeen()
  await expect.element(page.getByText(blind)).not.toBeInTheDocument()
  await goes('3. Pairs')
  await expect.element(page.getByText(/^4 of 94 offices sent/)).toBeVisible()
})
