import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import type { SampleRule, ScoreToSave } from '../shared/research-types.ts'
import { LysResearch, type ResearchClient } from './research.ts'
import { refused, researchOf, sampleReport, sampleScores } from './sample-research.ts'
import { inWords } from './table-step.ts'
import { chanceWords } from './words.ts'

define(LysResearch)
afterEach(() => document.body.replaceChildren())

function opens(own: Partial<ResearchClient> = {}): LysResearch {
  const element = Object.assign(document.createElement('lys-research'), { client: researchOf(own) })
  document.body.append(element)
  return element
}
const goes = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click()
const seen = { listScores: async () => ({ ...sampleScores, hasSeenUse: true }) }

test('who uses it is shown only after she was asked, and scoring comes before it', async () => {
  let looks = 0
  const own = {
    readSample: () => {
      looks++
      return researchOf().readSample('')
    },
  }
  opens(own)
  await goes('3. Pairs')
  await expect.element(page.getByText(/kept as not blind, and that cannot be taken back/)).toBeVisible()
  await page.getByRole('button', { name: 'Score first' }).click()
  await expect.element(page.getByText('You have not looked at who uses it: what you score is blind.')).toBeVisible()
  expect(looks).toBe(0)
  await goes('3. Pairs')
  await page.getByRole('button', { name: 'Show who uses it' }).click()
  await expect.element(page.getByText(/^4 of 94 offices sent 80% of all 205 cases/)).toBeVisible()
  expect(looks).toBe(1)
})

test('the pairs stand side by side, and a user without a comparable office is said', async () => {
  opens(seen)
  await goes('3. Pairs')
  const table = page.getByRole('region', { name: 'The pairs' })
  await expect.element(table.getByText(/^Office 45/)).toBeVisible()
  await expect.element(table.getByText('No comparable office without a case')).toBeVisible()
  await expect.element(page.getByText(/^3 pairs: this describes those offices, and proves nothing/)).toBeVisible()
})

test('a rule is stored as it was filled in, and what was refused stands at its field', async () => {
  const stored: SampleRule[] = []
  const fields = [{ path: '/window/to', message: 'The window ends before it begins.' }]
  const storeSample: ResearchClient['storeSample'] = (id, rule) => {
    stored.push(rule)
    return stored.length === 1
      ? Promise.reject(new ClientProblem({ code: 'request.invalid', fields }))
      : researchOf().storeSample(id, rule)
  }
  opens({ storeSample })
  await page.getByText('Write a new rule').click()
  await page.getByRole('radio', { name: 'The four busiest' }).click()
  await page.getByRole('checkbox', { name: 'other staff' }).click()
  await page.getByRole('button', { name: 'Store this rule for good' }).click()
  await expect.element(page.getByText('The days must end after they begin, and not after today.')).toBeVisible()
  await page.getByRole('button', { name: 'Store this rule for good' }).click()
  await expect.element(page.getByText(/^The rule is stored/)).toBeVisible()
  expect(stored[1]).toMatchObject({ users: 4, caliper: 0.3, isListSizeLogged: true })
  expect(stored[1]!.matchOn).toEqual(['listSize', 'ages', 'gps', 'setting', 'travelMinutes'])
})

test('a score goes with its source, its day and a sentence; cannot be told is not lacking', async () => {
  const kept: ScoreToSave[] = []
  opens({
    scoreOffice: (id, score, deed) => {
      kept.push(score)
      return researchOf().scoreOffice(id, score, deed)
    },
  })
  await goes('2. Scores')
  await page.getByRole('radio', { name: 'It was looked for and cannot be told' }).click()
  await page.getByLabelText('Of the day').fill('2026-02-03')
  await page.getByLabelText('In a sentence').fill('Ingen visste det.')
  await page.getByRole('button', { name: 'Keep the score' }).click()
  await expect.element(page.getByText('The score is kept, as blind.')).toBeVisible()
  expect(kept).toMatchObject([
    { condition: 'GP', value: null, source: 'interview', observedOn: '2026-02-03', sentence: 'Ingen visste det.' },
  ])
})

test('a score that got lost on its way is sent once more as the same deed, with every word still there', async () => {
  const deeds: string[] = []
  opens({
    scoreOffice: (number, score, deed) => {
      deeds.push(deed)
      return deeds.length === 1 ? refused('offline') : researchOf().scoreOffice(number, score, deed)
    },
  })
  await goes('2. Scores')
  await page.getByRole('radio', { name: 'Yes, it is there' }).click()
  await page.getByLabelText('Of the day').fill('2026-02-03')
  await page.getByLabelText('In a sentence').fill('Hun hadde satt av tid.')
  await page.getByRole('button', { name: 'Keep the score' }).click()
  await expect.element(page.getByText(/^No answer came/)).toBeVisible()
  await expect.element(page.getByLabelText('In a sentence')).toHaveValue('Hun hadde satt av tid.')
  await page.getByRole('button', { name: 'Keep the score' }).click()
  await expect.element(page.getByText('The score is kept, as blind.')).toBeVisible()
  expect(deeds[1]).toBe(deeds[0])
})

test('what is written in the form of scores while one is being kept stays there, and is not called kept', async () => {
  let comes = () => {}
  const answer = new Promise<void>((resolve) => (comes = resolve))
  opens({ scoreOffice: (...asked) => answer.then(() => researchOf().scoreOffice(...asked)) })
  await goes('2. Scores')
  await page.getByRole('radio', { name: 'Yes, it is there' }).click()
  await page.getByLabelText('Of the day').fill('2026-02-03')
  await page.getByLabelText('In a sentence').fill('Hun hadde satt av tid.')
  await page.getByRole('button', { name: 'Keep the score' }).click()
  await page.getByLabelText('In a sentence').fill('Hun hadde satt av tid og rom.')
  comes()
  await expect
    .element(page.getByText(/^The score is kept, as blind. What you wrote since is not saved yet.$/))
    .toBeVisible()
  await expect.element(page.getByLabelText('In a sentence')).toHaveValue('Hun hadde satt av tid og rom.')
})

test('a graded condition of her own can be defined, and is scored by what was measured', async () => {
  const kept: ScoreToSave[] = []
  opens({
    scoreOffice: (number, score, deed) => {
      kept.push(score)
      return researchOf().scoreOffice(number, score, deed)
    },
  })
  await goes('2. Scores')
  await page.getByText('Define another condition').click()
  for (const [field, words] of Object.entries({
    'Short name, in capital letters': 'travel',
    'In English': 'A long way',
    'In Norwegian': 'Lang vei',
    'Lacking altogether at': '30',
    'Half at': '60',
    'There altogether at': '180',
  }))
    await page.getByLabelText(field).fill(words)
  await page.getByRole('button', { name: 'Define it for good' }).click()
  await expect.element(page.getByText(/^The condition is defined/)).toBeVisible()
  await page.getByLabelText('Measured (30 is lacking, 180 is there)').fill('120')
  await page.getByLabelText('Of the day').fill('2026-02-03')
  await page.getByLabelText('In a sentence').fill('Etter kartet.')
  await page.getByRole('button', { name: 'Keep the score' }).click()
  await expect.element(page.getByText('The score is kept, as blind.')).toBeVisible()
  expect(kept).toMatchObject([{ condition: 'TRAVEL', measured: 120 }])
})

test('the hypothesis says what holds, who contradicts it, and how little so few offices can show', async () => {
  opens(seen)
  await goes('4. Hypothesis')
  await expect.element(page.getByText('6 of 7 offices could be tested. One contradicts the hypothesis.')).toBeVisible()
  await expect.element(page.getByText('Use it and lack something: Office 88')).toBeVisible()
  await expect
    .element(page.getByRole('img', { name: '3 of 4 users have everything; 2 of 2 others lack something.' }))
    .toBeVisible()
  await expect.element(page.getByText(/a perfect one with p = 1\/15 = 0\.0667/)).toBeVisible()
  await expect.element(page.getByText('the same for everybody, set aside')).toBeVisible()
  expect(chanceWords(1 / 70)).toBe('1/70 = 0.0143')
})

test('other conditions are asked for as they are chosen, and none at all is said at once', async () => {
  const asked: unknown[] = []
  opens({
    ...seen,
    testHypothesis: async (_, query) => {
      asked.push(query)
      return sampleReport
    },
  })
  await goes('4. Hypothesis')
  for (const name of ['A doctor who is interested', 'Technology that works here', 'A need of the place itself'])
    await page.getByRole('checkbox', { name }).click()
  await expect.element(page.getByText('Choose at least one.')).toBeVisible()
  expect(asked).toMatchObject([{ conditions: 'GP,TECH,NEED' }, { conditions: 'TECH,NEED' }, { conditions: 'NEED' }])
})

test('the truth table shows every row with offices, and every solution in words', async () => {
  opens(seen)
  await goes('5. Truth table')
  const table = page.getByRole('region', { name: 'Truth table' })
  await expect.element(table.getByRole('cell', { name: 'offices say both' })).toBeVisible()
  await expect.element(page.getByText('One combination has no office.')).toBeVisible()
  expect(inWords('GP*~NEED', sampleScores.conditions)).toBe(
    'A doctor who is interested: there and A need of the place itself: lacking',
  )
})

test('without a connection it says so, and goes on where it was', async () => {
  let connected = false
  opens({ listSamples: () => (connected ? researchOf().listSamples() : refused('offline')) })
  await expect.element(page.getByText(/^No answer came/)).toBeVisible()
  connected = true
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByText(/^The busiest offices that sent four fifths/)).toBeVisible()
})
