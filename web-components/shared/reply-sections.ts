import { html, type TemplateResult } from 'lit'
import type { Answer, Pack, Reply } from '../client.ts'
import { answerWords } from './answer-words.ts'
import { asked } from './asked.ts'
import { language, msg } from './i18n.ts'

/** A section as it is read: what was answered, in pairs. */
export interface ReadSection {
  readonly title: string
  readonly pairs: readonly { readonly label: string; readonly value: string }[]
}

const isGiven = (answer: Answer | undefined): answer is Answer => answer !== undefined && String(answer).trim() !== ''

/** What was answered, section by section; what was not is left out. Without the pack the bare ids and codes stand for themselves. */
export function readSections(pack: Pack | null | undefined, answers: Reply['answers']): readonly ReadSection[] {
  const bare = () => Object.entries(answers).map(([label, answer]) => ({ label, value: [answer].flat().join('; ') }))
  const read = pack
    ? (pack.contributes.replySections ?? []).map(({ title, asks }) => ({
        title: title[language()],
        pairs: asked(asks, answers).flatMap((ask) => {
          const answer = answers[ask.id]
          return isGiven(answer) ? [{ label: ask.label[language()], value: answerWords(ask, answer) }] : []
        }),
      }))
    : [{ title: msg('Answers'), pairs: bare() }]
  return read.filter(({ pairs }) => pairs.length > 0)
}

export const pairsOf = ({ pairs }: ReadSection): TemplateResult =>
  html`<dl class="pairs">${pairs.map(({ label, value }) => html`<dt>${label}</dt><dd class="text">${value}</dd>`)}</dl>`

/** As a record takes them: a title, and a line for each answer. */
export const sectionsText = (pack: Pack | null | undefined, answers: Reply['answers']): readonly string[] =>
  readSections(pack, answers).map(({ title, pairs }) =>
    [`${title}:`, ...pairs.map(({ label, value }) => `${label}: ${value}`)].join('\n'),
  )
