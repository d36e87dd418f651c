import type { Questionnaire } from '../catalogue/rules.ts'
import type { Id } from '../kernel/ids.ts'
import { iso, isoOrNull } from '../kernel/shape.ts'
import type { Referral } from '../referral/present.ts'
import type { ListedPractice, MonthOut, PracticeOut } from './contract.ts'
import { wantsScale } from './rules.ts'
import type { officeMonths, practiceAnswers } from './table.ts'

export const presentPractice = (
  row: Referral,
  questionnaire: Questionnaire,
  answer: typeof practiceAnswers.$inferSelect | undefined,
): PracticeOut => ({
  referralId: row.id,
  caseNumber: row.caseNumber,
  answeredAt: isoOrNull(answer?.madeAt ?? null),
  feedback: answer ? presentFeedback(row, questionnaire, answer.feedback) : null,
})

function presentFeedback(
  { content }: Referral,
  questionnaire: Questionnaire,
  { images, missingViews, unanswered, hasScale }: (typeof practiceAnswers.$inferSelect)['feedback'],
): NonNullable<PracticeOut['feedback']> {
  const view = (code: string) => questionnaire.views.find((one) => one.view === code)?.label ?? { en: code, nb: code }
  const ask = (id: string) => questionnaire.asks.find((one) => one.id === id)?.label ?? { en: id, nb: id }
  return {
    images: images.map((one) => ({
      imageId: one.imageId as Id<'img'>,
      view: view(one.view),
      verdict: one.verdict,
      reasons: [...one.reasons],
    })),
    missingViews: missingViews.map(view),
    unanswered: unanswered.map(ask),
    scale: hasScale ? 'there' : wantsScale(questionnaire, content.answers) ? 'missing' : 'not_wanted',
  }
}

export const presentListedPractice = (row: Referral): ListedPractice => ({
  id: row.id,
  caseNumber: row.caseNumber,
  question: row.content.question,
  changedAt: iso(row.changedAt),
  answered: row.status === 'acknowledged',
})

export const presentMonth = ({ month, figures }: typeof officeMonths.$inferSelect): MonthOut => ({
  month,
  cases: figures.cases,
  answers: figures.answers,
  learned: figures.learned,
  visitsSpared: figures.visitsSpared,
  kilometresSpared: figures.kilometresSpared,
})
