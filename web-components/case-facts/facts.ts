import type { Answer, Ask, Questionnaire, Referral } from '../client.ts'
import { answerWords } from '../shared/answer-words.ts'
import { asked } from '../shared/asked.ts'
import { language } from '../shared/i18n.ts'

type Answers = Referral['content']['answers']

/** The answers as they are read: what is positive as pairs, what is negative, unknown or not answered in one line each. */
export interface Facts {
  readonly pairs: readonly { readonly label: string; readonly value: string }[]
  /** Questions that were answered on a drawing. */
  readonly places: readonly Ask[]
  readonly no: readonly string[]
  readonly unknown: readonly string[]
  readonly unanswered: readonly string[]
}

/** Reads the answers by the questions they were given to. Without the questions the bare ids and codes stand for themselves. */
export function readFacts(questionnaire: Questionnaire | null, answers: Answers): Facts {
  const facts = {
    pairs: [] as { label: string; value: string }[],
    places: [] as Ask[],
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
    else if (ask.type === 'point') facts.places.push(ask)
    else facts.pairs.push({ label, value: answerWords(ask, answer) })
  }
  return facts
}

const is = (answer: Answer, code: string): boolean =>
  answer === code || (Array.isArray(answer) && answer.length === 1 && answer[0] === code)
