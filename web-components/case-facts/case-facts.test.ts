import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { Ask, Questionnaire, Referral } from '../client.ts'
import { LysDiagram } from '../diagram/diagram.ts'
import { define } from '../shared/define.ts'
import { demoCase } from '../shared/demo-clinic.ts'
import { LysCaseFacts } from './case-facts.ts'

define(LysCaseFacts, LysDiagram)
afterEach(() => document.body.replaceChildren())

const label = (text: string) => ({ en: text, nb: text })
const choices = ['warm', 'unknown'].map((code) => ({ code, label: label(`It is ${code}`) }))
const asks: Ask[] = [
  { id: 'fever', type: 'ynu', label: label('Fever'), required: true },
  { id: 'smoker', type: 'ynu', label: label('Smoker'), required: true },
  { id: 'diabetes', type: 'ynu', label: label('Diabetes'), required: true },
  { id: 'allergy', type: 'ynu', label: label('Allergy'), required: true },
  { id: 'touch', type: 'choice', label: label('Touch'), choices, required: true },
  { id: 'size', type: 'number', label: label('Size'), unit: 'mm', required: true },
  { id: 'since', type: 'text', label: label('Since'), required: false },
  { id: 'packs', type: 'number', label: label('Packs'), required: false, when: { ask: 'smoker', equals: 'yes' } },
]
const questionnaire: Questionnaire = { id: 'any', title: label('Any'), service: 'any', asks, views: [] }

async function reads(answers: Referral['content']['answers'], known: Questionnaire | null = questionnaire) {
  const one = demoCase(1)
  const facts = document.createElement('lys-case-facts')
  facts.case = { ...one, referral: { ...one.referral, content: { ...one.referral.content, answers } } }
  facts.questionnaire = known
  document.body.append(facts)
  await facts.updateComplete
  const words = [...facts.renderRoot.querySelectorAll('dt, dd')].map((part) => part.textContent)
  return words.flatMap((word, index) => (index % 2 === 0 ? [`${word}: ${words[index + 1]}`] : []))
}

test('what is not known and what was not answered are two things, and each is one line', async () => {
  const lines = await reads({
    fever: 'unknown',
    touch: 'unknown',
    smoker: 'no',
    diabetes: 'no',
    allergy: 'yes',
    size: 7.5,
  })

  expect(lines).toEqual([
    'Allergy: Yes',
    'Size: 7.5 mm',
    'No to: Smoker; Diabetes',
    'Unknown: Fever; Touch',
    'Not answered: Since',
  ])
})

test('a question that was not asked is not missed', async () => {
  expect((await reads({ smoker: 'no' })).join()).not.toContain('Packs')
  document.body.replaceChildren()
  expect((await reads({ smoker: 'yes', packs: 2 })).join()).toContain('Packs: 2')
})

test('a question that was folded away and left alone is not missed; answered, it is read like any other', async () => {
  const folded: Ask = { id: 'sun', type: 'ynu', label: label('Sun'), required: false, part: 'more' }
  const known = { ...questionnaire, asks: [...asks, folded] }
  expect((await reads({ fever: 'no' }, known)).join()).not.toContain('Sun')
  document.body.replaceChildren()
  expect(await reads({ sun: 'yes' }, known)).toContain('Sun: Yes')
})

const site: Ask = {
  id: 'site',
  type: 'choice',
  diagram: 'body',
  label: label('Where'),
  choices: [{ code: 'leg', label: label('Leg') }],
  required: true,
}
const side: Ask = {
  id: 'side',
  type: 'choice',
  label: label('Side'),
  choices: [{ code: 'left', label: label('Left') }],
  required: true,
}
const place: Ask = { id: 'place', type: 'point', diagram: 'body', label: label('The place'), required: false }
const seen: Ask = { id: 'seen', type: 'date', label: label('First seen'), required: false }

test('where on the body is drawn with the place marked, and said in words to who cannot see it', async () => {
  const known = { ...questionnaire, asks: [site, side, place, seen] }
  await reads({ site: 'leg', side: 'left', place: 'front:655,810', seen: '2026-09-28' }, known)
  const drawing = page.getByRole('img', { name: 'The place: Front: Leg, left' })
  await expect.element(drawing).toBeVisible()
  const circle = drawing.element().querySelector('circle')!
  expect([circle.getAttribute('cx'), circle.getAttribute('cy')]).toEqual(['262', '696.6'])
  await expect.element(page.getByText(/28 Sept? 2026/)).toBeVisible()
})

test('a place that was not marked is a question not answered, and shows no drawing', async () => {
  const lines = await reads({ site: 'leg', side: 'left' }, { ...questionnaire, asks: [site, side, place] })
  expect(lines).toContain('Not answered: The place')
  expect(page.getByRole('img').elements()).toHaveLength(0)
})

test('without the questions the answers stand under their bare names, so that none is hidden', async () => {
  expect(await reads({ largestMm: 7, change: ['size', 'colour'] }, null)).toEqual([
    'largestMm: 7',
    'change: size, colour',
  ])
})
