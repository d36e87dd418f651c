import type { Answer, Ask } from '../client.ts'
import { asked } from './asked.ts'
import { msg, str } from './i18n.ts'

type Answers = Readonly<Record<string, Answer>>

/** One answer that is missing or does not fit: which question, where it stands, and why in the reader's language. */
export interface AnswerFault {
  readonly id: string
  /** As the server names it: `/answers/` and the id of the question. */
  readonly path: string
  readonly message: string
}

/**
 * The server's verdict on answers, said here and at once: the same paths as its `checkAnswers`, in the same order.
 * `complete` also asks for what is required. An answer to a question that is not asked is left alone.
 */
export function judgeAnswers(asks: readonly Ask[], answers: Answers, complete: boolean): AnswerFault[] {
  const ids = new Set(asks.map(({ id }) => id))
  const strange = Object.keys(answers).filter((id) => !ids.has(id))
  const known = asked(asks, answers).flatMap((ask) => {
    const message = faultIn(ask, Object.hasOwn(answers, ask.id) ? answers[ask.id] : undefined, complete)
    return message ? [faultAt(ask.id, message)] : []
  })
  return [...strange.map((id) => faultAt(id, msg('There is no such question'))), ...known]
}

const faultAt = (id: string, message: string): AnswerFault => ({ id, path: `/answers/${id}`, message })

function faultIn(ask: Ask, answer: Answer | undefined, complete: boolean): string | undefined {
  if (answer !== undefined && answer !== '') return misfit(ask, answer)
  return complete && ask.required ? msg('Please answer') : undefined
}

const unknown = 'unknown'
const ynu: readonly unknown[] = ['yes', 'no', unknown]

/** Why one answer does not fit its question, or undefined. */
function misfit(ask: Ask, answer: Answer): string | undefined {
  switch (ask.type) {
    case 'ynu':
      return ynu.includes(answer) ? undefined : msg('Please choose')
    case 'choice':
      return has(ask, answer) ? undefined : msg('Please choose')
    case 'choices':
      return misfitOfSeveral(ask, answer)
    case 'number':
      return answer === unknown ? undefined : misfitOfNumber(ask, answer)
    case 'duration':
      return answer === unknown || matches(/^P[1-9]\d{0,2}[DWMY]$/, answer) ? undefined : notADuration()
    case 'date':
      return answer === unknown || isDay(answer) ? undefined : msg('Give the day, or choose “Unknown”')
    case 'point':
      return isPoint(answer) ? undefined : msg('Mark it on the drawing')
    case 'text': {
      const most = ask.maxLength ?? 4000
      if (typeof answer !== 'string') return msg('Please write it in words')
      return answer.length > most ? msg(str`At most ${most} characters`) : undefined
    }
  }
}

const has = ({ choices }: { readonly choices: readonly { readonly code: string }[] }, answer: unknown): boolean =>
  choices.some(({ code }) => code === answer)

function misfitOfSeveral(ask: Extract<Ask, { type: 'choices' }>, answer: Answer): string | undefined {
  if (!Array.isArray(answer) || answer.length === 0) return msg('Please choose')
  if (new Set(answer).size !== answer.length || !answer.every((one) => has(ask, one))) return msg('Please choose')
  return ask.exclusive && answer.length > 1 && answer.includes(ask.exclusive)
    ? msg('This choice goes with nothing else')
    : undefined
}

/** What is wrong with a figure, within the bounds of its question. */
export function misfitOfNumber({ min, max }: Extract<Ask, { type: 'number' }>, answer: unknown): string | undefined {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return msg('Write a number, for example 7')
  if (min !== undefined && answer < min) return atLeast(min)
  return max !== undefined && answer > max ? atMost(max) : undefined
}

export const atLeast = (least: number): string => msg(str`At least ${least}`)
export const atMost = (most: number): string => msg(str`At most ${most}`)
export const notADuration = (): string => msg('Write a whole number, 1 to 999')

const matches = (shape: RegExp, answer: unknown): boolean => typeof answer === 'string' && shape.test(answer)

export const isPoint = (answer: unknown): answer is string =>
  matches(/^[a-zA-Z][a-zA-Z0-9-]{0,63}:(\d{1,3}|1000),(\d{1,3}|1000)$/, answer)

/** Whether it is a day that exists, like 2026-11-24. */
const isDay = (answer: Answer): boolean =>
  matches(/^\d{4}-\d\d-\d\d$/, answer) && new Date(`${answer}T12:00Z`).toJSON()?.slice(0, 10) === answer
