import { type Answers, asked, holds, type Questionnaire, type Scale } from '../catalogue/rules.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { Quality, Refusal } from '../ports/imaging.ts'
import { staysHome } from '../triage/rules.ts'

/** What was made out of a photograph: how it was judged; `refused` with the refusal as its reason; `unjudged` where it came too late. */
export const practiceVerdicts = ['ok', 'warn', 'retake', 'refused', 'unjudged'] as const

/** What a practice case gets back: codes, which the page puts into words. */
export interface PracticeFeedback {
  /** By photograph: what was seen of it. */
  readonly images: readonly {
    readonly imageId: string
    readonly view: string
    readonly verdict: (typeof practiceVerdicts)[number]
    readonly reasons: readonly string[]
  }[]
  readonly missingViews: readonly string[]
  readonly unanswered: readonly string[]
  readonly hasScale: boolean
}

/** What is known of a photograph when the feedback is made. */
export interface Judged {
  readonly id: string
  readonly view: string
  readonly scale: Scale | null
  readonly quality: Quality | null
  readonly refusal: Refusal | null
}

/** What a specialist would say of the photographs and miss in the answers: from the pack's own wishes, and nothing about the disease. */
export function feedbackOn(
  questionnaire: Questionnaire,
  answers: Answers,
  images: readonly Judged[],
): PracticeFeedback {
  const there = asked(questionnaire.asks, answers)
  const wanted = questionnaire.views.filter(({ required, when }) => required && holds(when, answers))
  const shown = images.filter(({ refusal }) => refusal === null)
  const isMissing = ({ view, least = 1 }: (typeof wanted)[number]) =>
    shown.filter((image) => image.view === view).length < least
  return {
    images: images.map(judge),
    missingViews: wanted.filter(isMissing).map(({ view }) => view),
    unanswered: there
      .filter(({ id, part }) => part !== 'more' && isOpen(Object.hasOwn(answers, id) ? answers[id] : undefined))
      .map(({ id }) => id),
    hasScale: shown.some(
      ({ scale, quality }) => (scale !== null && scale !== 'none') || (quality !== null && quality.scale !== 'none'),
    ),
  }
}

const isOpen = (answer: Answers[string] | undefined): boolean =>
  answer === undefined || answer === 'unknown' || answer === '' || (Array.isArray(answer) && answer.length === 0)

function judge({ id, view, quality, refusal }: Judged): PracticeFeedback['images'][number] {
  if (refusal) return { imageId: id, view, verdict: 'refused', reasons: [refusal] }
  if (!quality) return { imageId: id, view, verdict: 'unjudged', reasons: [] }
  return { imageId: id, view, verdict: quality.verdict, reasons: quality.reasons }
}

/** Whether a view that is wanted with these answers may tell size. */
export const wantsScale = ({ views }: Questionnaire, answers: Answers): boolean =>
  views.some(({ required, scales, when }) => required && scales !== undefined && holds(when, answers))

/** What one office did in one month. */
export interface MonthFigures {
  readonly cases: number
  readonly answers: number
  /** Answers with something for the next case. */
  readonly learned: number
  readonly visitsSpared: number
  /** There and back, of the patients who need not travel; null where the way is not known. */
  readonly kilometresSpared: number | null
}

/** An answer of the month, as far as it is counted. */
export interface Answered {
  readonly disposition: string | null
  readonly wouldRefer: string | null
  readonly teaches: boolean
}

/** A visit is spared where the GP would have referred, as she said before, and was advised to go on herself. */
export const sparesVisit = ({ disposition, wouldRefer }: Answered): boolean =>
  wouldRefer === 'yes' && disposition !== null && staysHome(disposition)

/** `kilometres`: one way to the hospital, as the office's profile has it. */
export function monthFigures(cases: number, answers: readonly Answered[], kilometres: number | null): MonthFigures {
  const visitsSpared = answers.filter(sparesVisit).length
  return {
    cases,
    answers: answers.length,
    learned: answers.filter(({ teaches }) => teaches).length,
    visitsSpared,
    kilometresSpared: kilometres === null ? null : Math.round(2 * kilometres * visitsSpared),
  }
}

export const hadSomething = ({ cases, answers }: MonthFigures): boolean => cases + answers > 0

/** The month before that of `now` in Oslo, `YYYY-MM`. */
export function monthBefore(now: Date): string {
  const [year = 0, month = 1] = osloDate(now).split('-').map(Number)
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)
}

/** The middle of some numbers; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const ordered = values.toSorted((a, b) => a - b)
  const middle = ordered.length >> 1
  return ordered.length % 2 ? ordered[middle]! : (ordered[middle - 1]! + ordered[middle]!) / 2
}

/** A draft that lay longer than a day was not being written all the while: it counts as a day. */
export const draftMinutes = (startedAt: Date, sentAt: Date): number =>
  Math.min(24 * 60, Math.max(0, (sentAt.getTime() - startedAt.getTime()) / 60_000))
