import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Pack } from '../../api/catalogue/manifest.ts'
import { asked, checkAnswers, holds, stopsOf } from '../../api/catalogue/rules.ts'
import type { DemoCase } from '../../api/demo/cases/demo-case.ts'
import { demoCases } from '../../api/demo/cases/liven.ts'
import { answersOf } from '../../api/demo/cases/play-case.ts'

const cases = demoCases.map((told) => [told.key, told] as const)

function questionnaireOf({ pack, questionnaire }: DemoCase) {
  const path = new URL(`../../web-components/extensions/${pack}/extension.json`, import.meta.url)
  const { contributes }: Pack = JSON.parse(readFileSync(path, 'utf8'))
  return contributes.questionnaires.find(({ id }) => id === questionnaire)!
}

test.each(cases)('the made-up case %s answers what its pack asks, and could be sent', (_, told) => {
  const questionnaire = questionnaireOf(told)
  const answers = answersOf(told, questionnaire.asks)
  expect(checkAnswers(questionnaire.asks, answers, told.draft !== 'begun')).toEqual([])
  expect(stopsOf(questionnaire, answers)).toEqual([])
  const there = asked(questionnaire.asks, answers).map(({ id }) => id)
  expect(there).toEqual(expect.arrayContaining(Object.keys(answers)))
})

test.each(cases.filter(([, told]) => !told.draft))('the made-up case %s has the photographs asked for', (_, told) => {
  const { asks, views } = questionnaireOf(told)
  const taken = told.pictures.map((one) => one.sentAs ?? one.view)
  const answers = answersOf(told, asks)
  for (const { view, required, when, least = 1 } of views)
    if (required && holds(when, answers))
      expect(taken.filter((one) => one === view).length, view).toBeGreaterThanOrEqual(least)
  expect(views.map(({ view }): string => view)).toEqual(expect.arrayContaining(taken))
})
