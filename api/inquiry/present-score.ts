import type { people } from '../access/table.ts'
import { iso } from '../kernel/shape.ts'
import type { ScoreOut } from './contract-score.ts'
import { type CalledOffice, wordsFor } from './name-offices.ts'
import type { conditionScores } from './table.ts'

/** What a score is shown with. */
export interface Around {
  readonly call: (officeId: string) => CalledOffice
  readonly asker: string
  readonly people: readonly Pick<typeof people.$inferSelect, 'id' | 'name'>[]
  /** Offices' names by their ids, which a sentence may hold and a researcher must not read. */
  readonly named?: ReadonlyMap<string, string>
}

export function presentScore(row: Omit<typeof conditionScores.$inferSelect, 'tenantId'>, around: Around): ScoreOut {
  const { officeId, condition, seq, value, source, observedOn, isBlind, madeBy, madeAt } = row
  const office = around.call(officeId)
  return {
    office: office.number,
    condition,
    seq,
    value,
    source,
    sentence: office.name === null ? withoutNames(row.sentence, around) : row.sentence,
    observedOn,
    isBlind,
    mine: madeBy === around.asker,
    by: office.name === null ? null : (around.people.find(({ id }) => id === madeBy)?.name ?? null),
    at: iso(madeAt),
  }
}

/** A name that a coordinator wrote is replaced by the office's number; nobody can promise that for a nickname. */
const withoutNames = (sentence: string, { named, call }: Around): string =>
  [...(named ?? [])].reduce((words, [id, name]) => words.replaceAll(name, wordsFor(call(id))), sentence)
