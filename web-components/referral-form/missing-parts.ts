import type { Draft } from '../client.ts'
import { msg } from '../shared/i18n.ts'
import { readNationalId } from './national-id.ts'

/** Something without which the referral cannot be sent: the path of its field, and why in the reader's language. */
export interface MissingPart {
  readonly path: string
  readonly message: string
}

/** What the server will miss beside the answers, said before it is asked; in its order. */
export function missingParts(draft: Draft): MissingPart[] {
  const { patient, question, questionKind, wouldRefer, consentCare, urgency, suspicionReason } = draft
  const needs: [boolean, string, string][] = [
    [!readNationalId(patient.nationalId), '/patient/nationalId', msg('Eleven digits that fit together')],
    [!patient.name.trim(), '/patient/name', msg('Please give the name')],
    [!question.trim(), '/question', msg('Please ask your question')],
    [questionKind === null, '/questionKind', msg('Please choose')],
    [wouldRefer === null, '/wouldRefer', msg('Please choose')],
    [consentCare === null, '/consentCare', msg('The patient must have agreed')],
    [urgency === 'pakkeforlop' && !suspicionReason.trim(), '/suspicionReason', msg('Say what the suspicion rests on')],
  ]
  return needs.flatMap(([lacks, path, message]) => (lacks ? [{ path, message }] : []))
}

/** What must stand there before staff leave the draft to a doctor: who it is, and that she agreed. */
export const missingToHand = (draft: Draft): MissingPart[] =>
  missingParts(draft).filter(({ path }) => path.startsWith('/patient/') || path === '/consentCare')
