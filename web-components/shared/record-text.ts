import type { Decision, Pack, Reply } from '../client.ts'
import { certaintyWords } from './clinical-words.ts'
import { dispositionWord } from './dispositions.ts'
import { formatDate, formatDateTime } from './format.ts'
import { msg, str } from './i18n.ts'

type Outcome = Pick<Decision, 'disposition' | 'latestDate' | 'weeks' | 'handover'>

/** What happens with the patient, in one line. */
export const outcomeWords = ({ disposition, latestDate, weeks, handover }: Outcome, pack: Pack | null): string =>
  [
    dispositionWord(disposition, pack),
    weeks === null ? '' : msg(str`in ${weeks} weeks`),
    latestDate ? msg(str`at the latest ${formatDate(latestDate)}`) : '',
    handover ? msg(str`spoken to ${handover.to} ${formatDateTime(handover.at)}`) : '',
  ]
    .filter(Boolean)
    .join(', ')

interface About {
  readonly caseNumber: string
  readonly decision: (Outcome & { reason: string }) | null
  readonly pack: Pack | null
  /** The pack's own questions as answered, a text for each section. */
  readonly sections: readonly string[]
}

/** A reply as plain text, as a record takes it. */
export function recordText(
  reply: Pick<Reply, 'diagnosis' | 'certainty' | 'description' | 'textToGp' | 'treatment' | 'sentAt' | 'sentBy'>,
  { caseNumber, decision, pack, sections }: About,
): string {
  return [
    `${caseNumber} ${formatDateTime(reply.sentAt)} ${reply.sentBy.name}`.trim(),
    [reply.diagnosis.text, reply.diagnosis.code, certaintyWords[reply.certainty]()].filter(Boolean).join(', '),
    decision ? outcomeWords(decision, pack) : '',
    decision?.reason ?? '',
    ...sections,
    reply.description,
    reply.textToGp,
    reply.treatment,
  ]
    .filter(Boolean)
    .join('\n\n')
}
