import type { Answer, Ask } from '../client.ts'
import { language } from '../shared/i18n.ts'
import type { Answers, Template } from './reply-draft.ts'

/** What a template answers of these questions, in the reader's language. */
function saidBy(template: Template | undefined, asks: readonly Ask[]): Answers {
  const said = Object.entries(template?.answers ?? {}).map(([id, answer]) => {
    const inWords = typeof answer === 'object' && 'en' in answer ? answer[language()] : answer
    return [id, inWords] as const
  })
  return Object.fromEntries(said.filter(([id]) => asks.some((ask) => ask.id === id)))
}

const same = (one: Answer | undefined, other: Answer | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The answers as a template fills them. What the template before it had answered goes; words typed by hand stay on top. */
export function fillAnswers(answers: Answers, asks: readonly Ask[], template: Template, earlier?: Template): Answers {
  const [before, now] = [saidBy(earlier, asks), saidBy(template, asks)]
  const own = Object.entries(answers).filter(([id, answer]) => !same(answer, before[id]))
  const filled: Record<string, Answer> = { ...Object.fromEntries(own), ...now }
  for (const [id, answer] of own)
    if (now[id] !== undefined && asks.some((ask) => ask.id === id && ask.type === 'text') && String(answer).trim())
      filled[id] = `${String(answer).trim()}\n\n${now[id]}`
  return filled
}
