import { LysQuestionnaire } from '../referral-form/questionnaire.ts'

/** What shows the questions of a pack that is about to be published. */
export const packPreviewParts = [LysQuestionnaire]
