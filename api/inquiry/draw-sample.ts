import { chosenOf, tellingOf } from '../adoption/telling.ts'
import { type Column, gower } from '../figures/gower.ts'
import { assign } from '../figures/pairs.ts'
import type { SampleResult, SampleRule } from './rules.ts'
import { type Eligible, type FactName, type Facts, factsFor, type PoolRow } from './rules-research.ts'

const byId = (a: Eligible, b: Eligible) => (a.officeId < b.officeId ? -1 : 1)
const busiestFirst = (a: Eligible, b: Eligible) => b.cases - a.cases || byId(a, b)

/**
 * The busiest offices of the window, of those of which a researcher is told no count all or none, and for each the most alike
 * office that has never sent a case and could have sent one for at least as long: by Gower's distance over all eligible offices, as many pairs as the caliper allows, and of
 * those the smallest sum. Equal offices stand in the order of their ids.
 */
export function drawSample(rule: SampleRule, eligible: readonly Eligible[]): SampleResult {
  const all = eligible.toSorted(byId)
  const total = all.reduce((sum, { cases }) => sum + cases, 0)
  const ranked = all.toSorted(busiestFirst)
  const counts = ranked.map(({ cases }) => cases)
  const users = ranked.slice(0, chosenOf(tellingOf(counts, false), counts, rule.users)).filter(({ cases }) => cases > 0)
  const next = ranked[users.length]
  const others = all.filter(({ casesEver }) => casesEver === 0)
  const measured = gower(
    all.map(({ facts }) => ({ ...comparable(rule, facts) })),
    columnsOf(rule),
  )
  const place = (one: Eligible) => all.indexOf(one)
  const costs = measured
    .matrix(users.map(place), others.map(place))
    .map((line, i) => line.map((cost, j) => (others[j]!.exposureDays < users[i]!.exposureDays ? null : cost)))
  const { pairs } = assign(costs, rule.caliper)
  return {
    users: users.map(({ officeId, cases }) => ({ officeId, cases, share: cases / total })),
    isTied: users.length > 0 && next !== undefined && next.cases === users.at(-1)!.cases,
    pairs: users.map(({ officeId }, row) => {
      const pair = pairs.find((one) => one.row === row)
      return { user: officeId, nonUser: pair ? others[pair.column]!.officeId : null, distance: pair?.cost ?? null }
    }),
    pool: all.map(rowOf),
    ranges: measured.ranges,
    dropped: measured.dropped.map(({ name }) => name),
  }
}

const rowOf = ({ officeId, cases, casesEver, exposureDays, facts }: Eligible): PoolRow => ({
  officeId,
  cases,
  casesEver,
  exposureDays,
  ...facts,
})

/** A list of nobody has no logarithm: its length counts as not known. */
const comparable = ({ isListSizeLogged }: SampleRule, facts: Facts): Facts =>
  isListSizeLogged && facts.listSize === 0 ? { ...facts, listSize: null } : facts

/** Without ranges of their own: every eligible office is among the rows. */
const columnsOf = ({ matchOn, isListSizeLogged }: SampleRule): Column[] =>
  matchOn
    .flatMap((variable): readonly FactName[] => factsFor[variable])
    .map((name) =>
      name === 'setting'
        ? { name, kind: 'nominal' }
        : { name, kind: 'numeric', ...(name === 'listSize' && isListSizeLogged && { log: true }) },
    )
