import { html } from 'lit'
import { define } from '../shared/define.ts'
import { type DemoCase, demoCase, demoPack } from '../shared/demo-clinic.ts'
import { LysCaseFacts } from './case-facts.ts'

define(LysCaseFacts)

export const title = 'Case facts'

const questionnaire = demoPack.contributes.questionnaires[0] ?? null
const facts = (one: DemoCase, known = questionnaire) =>
  html`<lys-case-facts .case=${demoCase(1, one)} .questionnaire=${known}></lys-case-facts>`

export const demos = {
  'An ordinary question': () => facts({}),
  'Suspicion of cancer': () => facts({ urgency: 'pakkeforlop' }),
  'Without the questions': () => facts({}, null),
}
