import { html } from 'lit'
import type { Questionnaire } from '../client.ts'
import { LysDiagram } from '../diagram/diagram.ts'
import { define } from '../shared/define.ts'
import { type DemoCase, demoCase, demoPack } from '../shared/demo-clinic.ts'
import { LysCaseFacts } from './case-facts.ts'

define(LysCaseFacts, LysDiagram)

export const title = 'Case facts'

const questionnaire = demoPack.contributes.questionnaires[0] ?? null
const facts = (one: DemoCase, known = questionnaire) =>
  html`<lys-case-facts .case=${demoCase(1, one)} .questionnaire=${known}></lys-case-facts>`

/** The pack's first question with a place on the body asked beside it. */
function onTheBody() {
  const asks = questionnaire!.asks.map((ask) =>
    ask.id === 'bodySite' && ask.type === 'choice' ? { ...ask, diagram: 'body' } : ask,
  )
  const point = {
    id: 'mapPoint',
    type: 'point' as const,
    diagram: 'body',
    label: { en: 'The place', nb: 'Stedet' },
    required: false,
  }
  const known: Questionnaire = { ...questionnaire!, asks: [point, ...asks.filter(({ id }) => id !== 'mapPoint')] }
  const one = demoCase(1)
  const content = { ...one.referral.content, answers: { ...one.referral.content.answers, mapPoint: 'front:655,810' } }
  return html`<lys-case-facts .case=${{ ...one, referral: { ...one.referral, content } }} .questionnaire=${known}></lys-case-facts>`
}

export const demos = {
  'An ordinary question': () => facts({}),
  'Suspicion of cancer': () => facts({ urgency: 'pakkeforlop' }),
  'A place on the body': onTheBody,
  'Without the questions': () => facts({}, null),
}
