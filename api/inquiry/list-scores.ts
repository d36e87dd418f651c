import { desc, inArray } from 'drizzle-orm'
import { offices, people } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import type { SampleScores } from './contract-score.ts'
import { findConditions, presentCondition } from './find-conditions.ts'
import { hasSeenUse } from './has-seen-use.ts'
import { nameOffices } from './name-offices.ts'
import { presentScore } from './present-score.ts'
import { drawnSample } from './read-sample.ts'
import type { SampleResult } from './rules.ts'
import { conditionScores } from './table.ts'

/** Both sides of the pairs, users first. */
export const officesOf = ({ pairs }: SampleResult): readonly string[] => [
  ...pairs.map(({ user }) => user),
  ...pairs.flatMap(({ nonUser }) => nonUser ?? []),
]

/** Every score of these offices, the latest first. */
export const scoresOf = (scope: Scope, ids: readonly string[]) =>
  scope.find(conditionScores, oneOf(conditionScores.officeId, ids), {
    orderBy: [desc(conditionScores.seq), desc(conditionScores.madeAt)],
  })

/** The offices of a sample in an order that tells nothing, and their scores: to be scored by whoever is to stay blind. */
export async function listScores(scope: Scope, id: Id<'smp'>): Promise<SampleScores> {
  const { result } = await drawnSample(scope, id)
  await scope.looked('list-scores', id)
  const call = await nameOffices(scope)
  const ids = officesOf(result)
  const rows = await scoresOf(scope, ids)
  const scorers = [...new Set(rows.map(({ madeBy }) => madeBy))] as Id<'per'>[]
  const around = {
    call,
    asker: scope.actor.personId,
    people: await scope.find(people, inArray(people.id, scorers)),
    named: new Map((await scope.pick(offices, ['id', 'name'])).map(({ id: of, name }) => [of as string, name])),
  }
  return {
    sampleId: id,
    offices: ids.map(call).sort((a, b) => a.number - b.number),
    conditions: (await findConditions(scope)).map(presentCondition),
    items: rows.map((row) => presentScore(row, around)),
    hasSeenUse: await hasSeenUse(scope),
  }
}
