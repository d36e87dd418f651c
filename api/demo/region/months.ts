import type { Id } from '../../kernel/ids.ts'
import { osloDate } from '../../kernel/working-days.ts'
import { type Answered, type MonthFigures, monthFigures } from '../../practice/rules.ts'
import type { PastEvent } from './history.ts'

export interface PastMonth {
  readonly officeId: Id<'off'>
  /** `YYYY-MM`. */
  readonly month: string
  readonly figures: MonthFigures
}

const monthOf = (at: Date): string => osloDate(at).slice(0, 7)

/**
 * What each office would have been told of every month before that of `today`, out of what happened in the region. What
 * answers taught stands in none of the events: there the office's own word counts that it learned something.
 */
export function pastMonths(
  happened: readonly PastEvent[],
  today: Date,
  kilometres: (officeId: Id<'off'>) => number | null,
): PastMonth[] {
  const bySubject = Map.groupBy(happened, ({ subject }) => subject)
  const months = new Map<string, { officeId: Id<'off'>; month: string; cases: number; answers: Answered[] }>()
  const at = (officeId: Id<'off'>, month: string) => {
    const key = `${officeId} ${month}`
    const found = months.get(key) ?? { officeId, month, cases: 0, answers: [] }
    months.set(key, found)
    return found
  }
  for (const events of bySubject.values()) {
    const named = (name: PastEvent['name']) => events.find((event) => event.name === name)
    const sent = named('referral.submitted')
    if (!sent || named('referral.withdrawn')) continue
    const officeId = sent.facts.office as Id<'off'>
    at(officeId, monthOf(sent.at)).cases++
    const answered = named('reply.sent')
    if (!answered) continue
    at(officeId, monthOf(answered.at)).answers.push({
      disposition: named('case.decided')?.facts.disposition ?? null,
      wouldRefer: sent.facts.wouldRefer ?? null,
      teaches: named('letter.acknowledged')?.facts.learned === 'yes',
    })
  }
  return [...months.values()]
    .filter(({ month }) => month < monthOf(today))
    .map(({ officeId, month, cases, answers }) => ({
      officeId,
      month,
      figures: monthFigures(cases, answers, kilometres(officeId)),
    }))
}
