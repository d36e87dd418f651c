import { html, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Diagram } from '../client.ts'
import type { AnswersChangedEvent } from '../referral-form/questionnaire.events.ts'
import { asked } from '../shared/asked.ts'
import { need } from '../shared/define.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { judgeAnswers } from '../shared/judge-answers.ts'
import type { ReplySection } from '../shared/sections-of.ts'
import type { AnswerPath, Missing } from './check-draft.ts'
import type { Answers } from './reply-draft.ts'
import type { FieldsView } from './reply-fields.ts'
import type { Writing } from './writing.ts'

export { sectionsText } from '../shared/reply-sections.ts'

type Sections = readonly ReplySection[]

/** With what is chosen at the beginning, in sight. */
function begun(sections: Sections, answers: Answers): Answers {
  const initials = sections.flatMap(({ asks }) =>
    asks.flatMap((ask) => (ask.type === 'choice' && ask.initial ? [[ask.id, ask.initial] as const] : [])),
  )
  return { ...Object.fromEntries(initials), ...answers }
}

/** The answers to what is asked, without those left empty. */
export function answersIn(sections: Sections, answers: Answers): Answers {
  const all = begun(sections, answers)
  const there = sections.flatMap(({ asks }) => asked(asks, all))
  return Object.fromEntries(
    there.flatMap(({ id }) => {
      const answer = all[id]
      const told = typeof answer === 'string' ? answer.trim() : answer
      return told === undefined || told === '' ? [] : [[id, told]]
    }),
  )
}

/** What is not answered, or not so, in the order of the form. */
export function missingIn(sections: Sections, answers: Answers, halfTyped: Writing['halfTyped']): readonly Missing[] {
  const given = answersIn(sections, answers)
  return sections.flatMap(({ asks }) => {
    const ids = new Set(asks.map(({ id }) => id))
    const faults = new Map([
      ...judgeAnswers(asks, given, true).flatMap(({ id, message }) => (ids.has(id) ? [[id, message] as const] : [])),
      ...[...halfTyped].filter(([id]) => ids.has(id)),
    ])
    return asks.flatMap(({ id, label }) => {
      const sentence = faults.get(id)
      const path: AnswerPath = `/answers/${id}`
      return sentence ? [{ field: path, words: msg(str`“${label[language()]}”`), sentence }] : []
    })
  })
}

interface SectionsView {
  readonly sections: Sections
  readonly writing: Writing
  readonly diagrams: readonly Diagram[] | undefined
  readonly answer: (answers: Answers, halfTyped: Writing['halfTyped']) => void
}
const none: readonly Diagram[] = []

/** The pack's own questions to the specialist, each section under its title. Another reply begins with empty boxes. */
export function sectionFields(view: FieldsView, more: SectionsView): TemplateResult {
  const { sections, writing, diagrams = none, answer } = more
  need('lys-questionnaire')
  const answers = begun(sections, view.draft.answers)
  const problems = new Map(
    [...view.errors].flatMap(([path, words]) =>
      path.startsWith('/answers/') ? [[path.slice('/answers/'.length), words] as const] : [],
    ),
  )
  const changed =
    ({ asks }: ReplySection) =>
    (event: AnswersChangedEvent) => {
      // Told to this form alone.
      event.stopPropagation()
      const others = [...writing.halfTyped].filter(([id]) => !asks.some((ask) => ask.id === id))
      answer(event.answers, new Map([...others, ...event.faults]))
    }
  const one = (section: ReplySection) => html`<section class="asked" aria-labelledby="section-${section.id}">
    <h3 id="section-${section.id}">${section.title[language()]}</h3>
    <lys-questionnaire
      unmarked
      .asks=${section.asks}
      .groups=${section.groups}
      .diagrams=${diagrams}
      .answers=${answers}
      .problems=${problems}
      ?disabled=${view.readOnly}
      @lys-answers-changed=${changed(section)}
    ></lys-questionnaire>
  </section>`
  return html`${keyed(writing, html`${sections.map(one)}`)}`
}
