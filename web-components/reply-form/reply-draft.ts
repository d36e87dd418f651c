import type { Answer, Ask, Case, Decision, DecisionToMake, Pack, Reply, ReplyToSend } from '../client.ts'
import { type Disposition, isDisposition } from '../shared/dispositions.ts'
import { language } from '../shared/i18n.ts'
import { fillAnswers } from './fill-answers.ts'

export type Answers = Readonly<Record<string, Answer>>

/** What stands in the form, as typed. */
export interface ReplyDraft {
  readonly template: string
  readonly diagnosis: string
  readonly code: string
  readonly certainty: Reply['certainty'] | ''
  readonly disposition: Disposition | ''
  /** `YYYY-MM-DD` */
  readonly latestDate: string
  readonly weeks: string
  readonly reason: string
  readonly handoverTo: string
  /** Local time, `YYYY-MM-DDTHH:MM` */
  readonly handoverAt: string
  readonly toUnitId: string
  readonly description: string
  readonly textToGp: string
  readonly textToPatient: string
  readonly treatment: string
  readonly teachingPoint: string
  /** To the reply sections of the pack, by question. */
  readonly answers: Answers
}
export type DraftField = Exclude<keyof ReplyDraft, 'answers'>

const empty: ReplyDraft = {
  template: '',
  diagnosis: '',
  code: '',
  certainty: '',
  disposition: '',
  latestDate: '',
  weeks: '',
  reason: '',
  handoverTo: '',
  handoverAt: '',
  toUnitId: '',
  description: '',
  textToGp: '',
  textToPatient: '',
  treatment: '',
  teachingPoint: '',
  answers: {},
}

export const isField = (name: string): name is DraftField => Object.hasOwn(empty, name)

/** An empty draft; where she has decided before, with that decision. */
export function startDraft(one: Case, personId: string): ReplyDraft {
  const decision = one.decisions.at(-1)
  // A colleague's decision is hers to make anew, and one that moved the case has been carried out.
  if (!decision || decision.decidedBy.id !== personId || decision.disposition === 'moved_unit') return empty
  return withDecision(empty, decision)
}

/** The draft with what was decided. */
export function withDecision(draft: ReplyDraft, decision: Decision | undefined): ReplyDraft {
  if (!decision) return draft
  return {
    ...draft,
    disposition: decision.disposition,
    latestDate: decision.latestDate ?? '',
    weeks: decision.weeks === null ? '' : String(decision.weeks),
    reason: decision.reason,
    handoverTo: decision.handover?.to ?? '',
    handoverAt: decision.handover ? localMinute(new Date(decision.handover.at)) : '',
  }
}

export const draftOf = (reply: Reply): ReplyDraft => ({
  ...empty,
  diagnosis: reply.diagnosis.text,
  code: reply.diagnosis.code,
  certainty: reply.certainty,
  description: reply.description,
  textToGp: reply.textToGp,
  textToPatient: reply.textToPatient,
  treatment: reply.treatment,
  teachingPoint: reply.teachingPoint,
  answers: reply.answers,
})

export const sameDraft = (a: ReplyDraft, b: ReplyDraft): boolean =>
  Object.keys(empty).every((field) => field === 'answers' || a[field as DraftField] === b[field as DraftField]) &&
  inOrder(a.answers) === inOrder(b.answers)

const inOrder = (answers: Answers): string =>
  JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)))

export type Template = Pack['contributes']['replyTemplates'][number]
const texts = ['description', 'textToGp', 'textToPatient', 'treatment', 'teachingPoint'] as const
export type TextField = (typeof texts)[number]

/** The draft as a template fills it, with the pack's questions that stand in the form. Text typed by hand stays on top of the template's; text of the template before it goes. */
export function fillFrom(template: Template, draft: ReplyDraft, asks: readonly Ask[], earlier?: Template): ReplyDraft {
  const answers = fillAnswers(draft.answers, asks, template, earlier)
  const filled = { ...draft, ...partsOf(template), answers }
  const before: Partial<ReplyDraft> = earlier ? partsOf(earlier) : {}
  for (const field of texts) {
    const typed = without(draft[field], before[field] ?? '')
    if (typed) filled[field] = `${typed}\n\n${filled[field]}`.trim()
  }
  return filled
}

/** Where more stands than this template's text: its text alone, by field. */
export function mixedBy(template: Template, filled: ReplyDraft): ReadonlyMap<TextField, string> {
  const own = partsOf(template)
  return new Map(
    texts.flatMap((field) => (filled[field].trim() === own[field].trim() ? [] : [[field, own[field].trim()]])),
  )
}

/** What stands beside a template's text that nobody changed; all of it where it was changed. */
function without(text: string, template: string): string {
  const own = template.trim()
  const at = own ? text.indexOf(own) : -1
  const [before, after] = [text.slice(0, at), text.slice(at + own.length)]
  if (at < 0 || /\S$/.test(before) || /^\S/.test(after)) return text.trim()
  return [before.trim(), after.trim()].filter(Boolean).join('\n\n')
}

function partsOf(template: Template) {
  const spoken = language()
  return {
    template: template.id,
    diagnosis: template.diagnosis.text[spoken],
    code: template.diagnosis.code ?? '',
    certainty: template.certainty,
    ...(isDisposition(template.disposition) && { disposition: template.disposition }),
    description: template.description[spoken],
    textToGp: template.textToGp[spoken],
    textToPatient: template.textToPatient?.[spoken] ?? '',
    treatment: template.treatment?.[spoken] ?? '',
    teachingPoint: template.teachingPoint?.[spoken] ?? '',
  }
}

/** Now, as a `datetime-local` field writes it. */
export function localMinute(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** What is sent as the decision: only what this outcome asks for, so that a date typed for another one does not go along. */
export function decisionOf(draft: ReplyDraft, asks: ReadonlySet<DraftField>): DecisionToMake {
  return {
    disposition: draft.disposition as Disposition, // checked before sending
    latestDate: asks.has('latestDate') ? draft.latestDate : null,
    weeks: asks.has('weeks') ? Number(draft.weeks) : null,
    reason: asks.has('reason') ? draft.reason.trim() : '',
    handover: asks.has('handoverTo')
      ? { to: draft.handoverTo.trim(), at: new Date(draft.handoverAt).toISOString() }
      : null,
    // Chosen from the list of units.
    toUnitId: asks.has('toUnitId') ? (draft.toUnitId as DecisionToMake['toUnitId']) : null,
  }
}

export const answerOf = (draft: ReplyDraft, answers: Answers): ReplyToSend => ({
  description: draft.description.trim(),
  diagnosis: { text: draft.diagnosis.trim(), code: draft.code.trim() },
  certainty: draft.certainty as Reply['certainty'], // checked before sending
  textToGp: draft.textToGp.trim(),
  textToPatient: draft.textToPatient.trim(),
  treatment: draft.treatment.trim(),
  teachingPoint: draft.teachingPoint.trim(),
  // The server's type of a list may be changed, ours may not.
  answers: answers as ReplyToSend['answers'],
})
