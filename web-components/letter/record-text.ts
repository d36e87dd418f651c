import type { Image, Letter, MarksOfImage, Pack } from '../client.ts'
import { formatDateTime } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { marksOf, wordsOf } from '../shared/read-marks.ts'
import { sectionsText } from '../shared/reply-sections.ts'
import { diagnosisWords, outcomeWords, presentReply, spacedNationalId } from './words.ts'

/** The whole reply as plain text, as a record takes it. What of it has not come, undefined, is said to be missing. */
export function recordText(
  letter: Letter,
  images: readonly Image[] | undefined,
  pack: Pack | undefined,
  marks: readonly MarksOfImage[] | undefined,
): string {
  const { referral, decision } = letter
  const reply = presentReply(letter)
  const { name, nationalId } = referral.content.patient
  const sent = formatDateTime(reply.sentAt)
  const part = (heading: string, text: string): string => (text.trim() === '' ? '' : `${heading}:\n${text.trim()}`)
  const line = (heading: string, text: string): string => `${heading}: ${text}`
  return [
    [
      line(msg('Reply from'), `${referral.unit.name[language()]}, ${reply.sentBy.name}, ${sent}`),
      reply.corrects ? msg('This reply corrects an earlier one.') : '',
      line(msg('Case'), referral.caseNumber),
      line(msg('Patient'), `${name}, ${spacedNationalId(nationalId)}`),
    ],
    [
      line(msg('Diagnosis'), diagnosisWords(reply)),
      line(msg('The hospital'), outcomeWords(decision)),
      decision?.reason.trim() ? line(msg('Reason'), decision.reason.trim()) : '',
    ],
    [part(msg('Text to the GP'), reply.textToGp)],
    [part(msg('Treatment'), reply.treatment)],
    ...sectionsText(pack, reply.answers).map((text) => [text]),
    [part(msg('Description'), reply.description)],
    [part(msg('Worth knowing'), reply.teachingPoint)],
    [part(msg('Text to the patient'), reply.textToPatient)],
    [part(msg('The question was'), referral.content.question)],
    [
      images && images.length > 0 ? msg(str`Photographs in Lysbord: ${images.length}`) : '',
      ...(images && marks ? marksText(images, marks) : letter.basedOn.length > 0 ? [marksMissing()] : []),
    ],
  ]
    .map((lines) => lines.filter((one) => one !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n')
}

const marksMissing = (): string =>
  `${msg('What was marked and measured on the photographs is missing here.')} ${msg('It stands in Lysbord.')}`

/** What was measured and pointed out, photograph by photograph. */
function marksText(images: readonly Image[], marks: readonly MarksOfImage[]): readonly string[] {
  return images.flatMap(({ id }, i) => {
    const found = marks.find(({ imageId }) => imageId === id)
    const told = found ? marksOf(found).map(wordsOf) : []
    return told.length > 0 ? [msg(str`Photograph ${i + 1}: ${told.join('; ')}`)] : []
  })
}
