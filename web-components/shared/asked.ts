import type { Answer, Ask, AskCondition, Questionnaire, Stop } from '../client.ts'
import type { Views } from './parts.ts'

type Answers = Readonly<Record<string, Answer>>

/** Whether a condition holds of the answers. A number that is unknown is neither more nor less than any. */
export function holds(when: AskCondition | undefined, answers: Answers): boolean {
  if (!when) return true
  if ('any' in when) return when.any.some((one) => holds(one, answers))
  if ('all' in when) return when.all.every((one) => holds(one, answers))
  const answer = Object.hasOwn(answers, when.ask) ? answers[when.ask] : undefined
  if ('equals' in when) return [answer].flat().includes(when.equals)
  if (typeof answer !== 'number') return false
  return 'atLeast' in when ? answer >= when.atLeast : answer <= when.atMost
}

/** The answers to questions that are asked. What waits for a question that is not asked is not asked either. */
function given(asks: readonly Ask[], answers: Answers): { readonly asks: readonly Ask[]; readonly answers: Answers } {
  const told: Record<string, Answer> = {}
  const there = asks.filter(({ id, when }) => {
    if (!holds(when, told)) return false
    if (Object.hasOwn(answers, id)) told[id] = answers[id]!
    return true
  })
  return { asks: there, answers: told }
}

/** The questions that are asked with these answers, as the server sees it. */
export const asked = (asks: readonly Ask[], answers: Answers): readonly Ask[] => given(asks, answers).asks

/** The red flags that hold: nothing is sent then, and the unit is phoned. */
export function stopsOf(
  { asks, stops = [] }: { readonly asks: readonly Ask[]; readonly stops?: Questionnaire['stops'] },
  answers: Answers,
): readonly Stop[] {
  const told = given(asks, answers).answers
  return stops.filter(({ when }) => holds(when, told))
}

type Asked = Pick<Questionnaire, 'asks' | 'views' | 'parts'>

/** The views that are wanted with these answers, and which parts each can show. */
export function viewsOf(questionnaire: Asked, answers: Answers): Views {
  const told = given(questionnaire.asks, answers).answers
  return everyView(questionnaire, answers).filter(({ when }) => holds(when, told))
}

/** All views, and which parts each can show with these answers. */
export function everyView({ asks, views, parts }: Asked, answers: Answers): Views {
  if (!parts) return views
  const told = given(asks, answers).answers
  const there = parts.choices.filter(({ when }) => holds(when, told))
  return views.map((view) => {
    const { of } = view
    const possible = of
      ? of.flatMap(({ code, when }) => (holds(when, told) ? there.filter((one) => one.code === code) : []))
      : there.filter(({ together }) => !together)
    return { ...view, parts: { label: parts.label, possible, all: parts.choices } }
  })
}
