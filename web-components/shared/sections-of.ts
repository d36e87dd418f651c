import type { Pack } from '../client.ts'

export type ReplySection = NonNullable<Pack['contributes']['replySections']>[number]

/** What the pack asks in a reply to this questionnaire. */
export const sectionsOf = (pack: Pack | null, questionnaireId: string | undefined): readonly ReplySection[] =>
  (pack?.contributes.replySections ?? []).filter(
    ({ questionnaires }) => !questionnaires || questionnaires.includes(questionnaireId ?? ''),
  )
