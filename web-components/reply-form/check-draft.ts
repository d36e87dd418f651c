import type { Case } from '../client.ts'
import { dispositionNeeds, lowersSuspicion, needsHandover } from '../shared/dispositions.ts'
import { formatNumber } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { refusalOf } from './refusal.ts'
import { type DraftField, isField, localMinute, type ReplyDraft } from './reply-draft.ts'

type Urgency = Case['referral']['content']['urgency']

/** A question of the pack's, as the server names it. */
export type AnswerPath = `/answers/${string}`

/** One thing that is not ready: named in the foot, and as a sentence at its field. */
export interface Missing {
  readonly field: DraftField | AnswerPath
  readonly words: string
  readonly sentence: string
}

/** The fields that the chosen outcome asks for. */
export function askedFields({ disposition }: ReplyDraft, urgency: Urgency): Set<DraftField> {
  if (disposition === '') return new Set()
  const needs = dispositionNeeds[disposition]
  return new Set<DraftField>([
    ...(needs.weeks ? (['weeks'] as const) : []),
    ...(needs.date ? (['latestDate'] as const) : []),
    // Why it goes on may be said to the colleagues there; it need not.
    ...(needs.unit ? (['toUnitId', 'reason'] as const) : []),
    ...(needs.reason ? (['reason'] as const) : []),
    ...(needsHandover(disposition, urgency) ? (['handoverTo', 'handoverAt'] as const) : []),
  ])
}

const tooLong: Partial<Record<DraftField, number>> = {
  diagnosis: 500,
  code: 20,
  description: 5000,
  textToGp: 10_000,
  textToPatient: 10_000,
  treatment: 4000,
  teachingPoint: 2000,
  reason: 2000,
  handoverTo: 200,
}

/** A case that goes on to another unit takes no answer along: who reads it there gives one. */
export const isMove = ({ disposition }: ReplyDraft): boolean => disposition === 'moved_unit'

/** What is missing or does not fit, in the order of the form. Without `decides` only the answer is looked at: a correction may leave the decision as it was, also one whose date has passed. `sections` is what is missing among the pack's own questions. */
export function checkDraft(
  draft: ReplyDraft,
  urgency: Urgency,
  decides = true,
  sections: readonly Missing[] = [],
): readonly Missing[] {
  const answers = !isMove(draft)
  return [
    ...(answers ? checkAnswer(draft) : []),
    ...(decides ? checkDecision(draft, urgency) : []),
    ...(answers ? [...sections, ...checkTexts(draft)] : []),
    ...checkLengths(draft),
  ]
}

function checkAnswer({ diagnosis, certainty }: ReplyDraft): Missing[] {
  const found: Missing[] = []
  if (!diagnosis.trim() && certainty !== 'cannot_tell')
    found.push({
      field: 'diagnosis',
      words: msg('a diagnosis or “cannot tell”'),
      sentence: msg('Name a diagnosis, or choose “Cannot tell”.'),
    })
  if (!certainty)
    found.push({ field: 'certainty', words: msg('how certain'), sentence: msg('Say how certain you are.') })
  return found
}

function checkDecision(draft: ReplyDraft, urgency: Urgency): Missing[] {
  const { disposition } = draft
  if (disposition === '')
    return [
      { field: 'disposition', words: msg('what happens next'), sentence: msg('Choose what happens with the patient.') },
    ]
  const asked = askedFields(draft, urgency)
  const now = localMinute(new Date())
  const found: Missing[] = []
  if (asked.has('weeks') && !(/^\d+$/.test(draft.weeks) && Number(draft.weeks) >= 1 && Number(draft.weeks) <= 52))
    found.push({ field: 'weeks', words: msg('in how many weeks'), sentence: msg('Say in how many weeks, 1 to 52.') })
  if (asked.has('latestDate') && !(draft.latestDate >= now.slice(0, 10)))
    found.push({
      field: 'latestDate',
      words: msg('the latest date'),
      sentence: msg('Give the latest date, today or later.'),
    })
  if (asked.has('toUnitId') && !draft.toUnitId)
    found.push({ field: 'toUnitId', words: msg('which unit'), sentence: msg('Say which unit the case goes to.') })
  if (dispositionNeeds[disposition].reason && !draft.reason.trim())
    found.push({ field: 'reason', words: msg('the reason'), sentence: msg('Give the reason.') })
  if (asked.has('handoverTo') && !draft.handoverTo.trim())
    found.push({
      field: 'handoverTo',
      words: msg('whom you phoned'),
      sentence: lowersSuspicion(disposition, urgency)
        ? msg('Phone the referrer first and say whom you spoke to.')
        : msg('Say whom you phoned.'),
    })
  if (asked.has('handoverAt') && !(draft.handoverAt && draft.handoverAt <= now))
    found.push({
      field: 'handoverAt',
      words: msg('when you phoned'),
      sentence: msg('Say when you spoke; it cannot lie ahead.'),
    })
  return found
}

const checkTexts = ({ textToGp }: ReplyDraft): Missing[] =>
  textToGp.trim()
    ? []
    : [{ field: 'textToGp', words: msg('a sentence to the GP'), sentence: msg('Write a sentence to the GP.') }]

const checkLengths = (draft: ReplyDraft): Missing[] =>
  Object.entries(tooLong).flatMap(([name, most]) => {
    const field = name as DraftField // a key of the literal above
    if (draft[field].length <= most) return []
    const sentence = msg(str`Shorten this to ${formatNumber(most)} characters.`)
    return [{ field, words: msg('a shorter text'), sentence }]
  })

const otherNames: Readonly<Record<string, DraftField>> = {
  'diagnosis/text': 'diagnosis',
  'diagnosis/code': 'code',
  handover: 'handoverTo',
  'handover/to': 'handoverTo',
  'handover/at': 'handoverAt',
}

/** The field of the form that a JSON Pointer of the server means; a corrected decision lies inside its correction. */
function fieldOf(path: string): Missing['field'] | undefined {
  if (path.startsWith('/answers/')) return path as AnswerPath // it begins as one
  const name = path.replace(/^\/(decision\/)?/, '')
  return isField(name) ? name : otherNames[name]
}

/** Our own sentence where the browser sees the mistake too, else the server's. */
export function errorsOf(missing: readonly Missing[], problem: unknown): ReadonlyMap<string, string> {
  const served = refusalOf(problem)?.fields ?? []
  const named = served.flatMap(({ path, message }) => {
    const field = fieldOf(path)
    return field ? [[field, message] as const] : []
  })
  return new Map([...named, ...missing.map(({ field, sentence }) => [field, sentence] as const)])
}
