import type { Answer, Ask, Questionnaire, Referral } from '../client.ts'
import { answerWords } from '../shared/answer-words.ts'
import { asked } from '../shared/asked.ts'
import { language } from '../shared/i18n.ts'

type Answers = Referral['content']['answers']

type Choice = Extract<Ask, { type: 'choice' }>
/** A place marked on a drawing, and the question that was answered on the same drawing. */
export interface Place {
  readonly point: string
  readonly diagram: string
  readonly on: Choice | undefined
}

/** The answers as they are read: what is positive as pairs, what is negative, unknown or not answered in one line each. */
export interface Facts {
  readonly pairs: readonly { readonly label: string; readonly value: string; readonly place?: Place }[]
  readonly no: readonly string[]
  readonly unknown: readonly string[]
  readonly unanswered: readonly string[]
}

/** Reads the answers by the questions they were given to. Without the questions the bare ids and codes stand for themselves. */
export function readFacts(questionnaire: Questionnaire | null, answers: Answers): Facts {
  const facts = {
    pairs: [] as { label: string; value: string; place?: Place }[],
    no: [] as string[],
    unknown: [] as string[],
    unanswered: [] as string[],
  }
  if (!questionnaire) {
    for (const [id, answer] of Object.entries(answers))
      facts.pairs.push({ label: id, value: [answer].flat().join(', ') })
    return facts
  }
  for (const ask of asked(questionnaire.asks, answers)) {
    const label = ask.label[language()]
    const answer = answers[ask.id]
    if (answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)) {
      // What was folded away was not put to anybody: it is not missed.
      if (ask.part !== 'more') facts.unanswered.push(label)
    } else if (is(answer, 'unknown')) facts.unknown.push(label)
    else if (ask.type === 'ynu' && answer === 'no') facts.no.push(label)
    else if (ask.type === 'point')
      facts.pairs.push({ label, value: String(answer), place: placeOf(ask, String(answer), questionnaire) })
    else facts.pairs.push({ label, value: answerWords(ask, answer) })
  }
  return facts
}

const placeOf = ({ diagram }: Extract<Ask, { type: 'point' }>, point: string, { asks }: Questionnaire): Place => ({
  point,
  diagram,
  on: asks.find((one): one is Choice => one.type === 'choice' && one.diagram === diagram),
})

const is = (answer: Answer, code: string): boolean =>
  answer === code || (Array.isArray(answer) && answer.length === 1 && answer[0] === code)
