import { testHypothesis as judge } from '../figures/hypothesis.ts'
import { solve } from '../figures/minimise.ts'
import { type QcaCase, truthTable } from '../figures/truth-table.ts'
import { writeCsv } from '../kernel/csv.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import type { HypothesisQuery, HypothesisReport } from './contract-hypothesis.ts'
import { findConditions } from './find-conditions.ts'
import { officesOf, scoresOf } from './list-scores.ts'
import { nameOffices, wordsFor } from './name-offices.ts'
import { presentHypothesis } from './present-hypothesis.ts'
import { drawnSample } from './read-sample.ts'

/**
 * Tests whether those who use it have all conditions, and those who have them all use it, over both sides of the pairs.
 * Throws request.invalid for an unknown condition, not-found, access.denied.
 */
export async function testHypothesis(scope: Scope, id: Id<'smp'>, query: HypothesisQuery): Promise<HypothesisReport> {
  const { sample, cases, notBlind } = await casesOf(scope, id, query)
  const { conditions: asked, ...bars } = query
  const whole = judge(asked, cases)
  const constants = whole.conditions.flatMap(({ name, isConstant }) => (isConstant ? [name] : []))
  // What is the same everywhere explains no difference; where nothing else is left, that is what is shown.
  const tested = constants.length < asked.length ? asked.filter((code) => !constants.includes(code)) : asked
  const chosen = cases.map((one) => ({
    ...one,
    conditions: one.conditions.filter((_, i) => tested.includes(asked[i]!)),
  }))
  const tables = [false, true].map((isNegated) => truthTable(tested, chosen, { ...bars, isNegated }))
  return presentHypothesis({
    sample,
    query,
    whole,
    tested,
    found: tested.length === asked.length ? whole : judge(tested, chosen),
    cases,
    notBlind,
    table: tables[0]!,
    solutions: tables.map((table) => [solve(table, 'conservative'), solve(table, 'parsimonious')]),
    call: await nameOffices(scope),
  })
}

/** Each office of the pairs with its latest scores that count. Whoever asks sees who uses it. */
async function casesOf(scope: Scope, id: Id<'smp'>, { conditions: asked, scores: which }: HypothesisQuery) {
  const sample = await drawnSample(scope, id)
  await scope.looked('read-hypothesis', id)
  const known = (await findConditions(scope)).map(({ code }) => code)
  const strange = asked.find((code) => !known.includes(code))
  if (strange !== undefined) {
    const message = `There is no condition ${strange}. Known are ${known.join(', ')}.`
    throw new Problem('request.invalid', message, { fields: [{ path: '#query/conditions', message }] })
  }
  const ids = officesOf(sample.result)
  const scores = (await scoresOf(scope, ids)).filter(({ condition }) => asked.includes(condition))
  const counted = scores.filter(({ isBlind }) => isBlind || which === 'all')
  const latest = (of: typeof scores, officeId: string, code: string) =>
    of.find((one) => one.officeId === officeId && one.condition === code)
  const cases = ids.map((officeId): QcaCase => {
    const conditions = asked.map((code) => latest(counted, officeId, code)?.value ?? null)
    return { id: officeId, conditions, outcome: Number(sample.result.users.some((user) => user.officeId === officeId)) }
  })
  const last = ids.flatMap((officeId) => asked.flatMap((code) => latest(scores, officeId, code) ?? []))
  return { sample, cases, notBlind: last.filter(({ isBlind }) => !isBlind).length }
}

/** Offices, conditions and outcome as numbers, so that another program can check the arithmetic. */
export async function exportHypothesis(scope: Scope, id: Id<'smp'>, query: HypothesisQuery): Promise<string> {
  const { cases } = await casesOf(scope, id, query)
  const call = await nameOffices(scope)
  return writeCsv([
    ['office', ...query.conditions, 'USE'],
    ...cases.map(({ id: officeId, conditions, outcome }) => [wordsFor(call(officeId)), ...conditions, outcome]),
  ])
}
