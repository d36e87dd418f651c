import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Pack } from '../../api/catalogue/manifest.ts'
import { asked, checkAnswers, holds, stopsOf } from '../../api/catalogue/rules.ts'
import type { DemoCase } from '../../api/demo/cases/demo-case.ts'
import { demoCases } from '../../api/demo/cases/liven.ts'
import { answersOf, factsOf } from '../../api/demo/cases/play-case.ts'

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

test.each(cases)(
  'of each photograph of the made-up case %s is said which part it shows, where there are parts',
  (_, told) => {
    const questionnaire = questionnaireOf(told)
    const { parts, views, asks } = questionnaire
    const answers = answersOf(told, asks)
    const said = told.pictures.map((one) => factsOf(one, questionnaire, answers))
    const known = parts?.choices.filter(({ when }) => holds(when, answers)) ?? []
    for (const facts of said) {
      const belongs = views.find(({ view }) => view === facts.get('view'))?.of?.length !== 0
      if (parts && belongs) expect(known.map(({ code }) => code)).toContain(facts.get('belongsTo'))
      else expect(facts.has('belongsTo')).toBe(false)
    }
    for (const { view } of views.filter(({ eachPart }) => eachPart))
      for (const { code } of known.filter(({ more, together }) => !more && !together))
        expect(said.filter((one) => one.get('view') === view && one.get('belongsTo') === code)).toHaveLength(1)
  },
)
