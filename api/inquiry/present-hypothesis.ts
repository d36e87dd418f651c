import type { Figure, Remark } from '../figures/figure.ts'
import type { Hypothesis } from '../figures/hypothesis.ts'
import type { Solution } from '../figures/minimise.ts'
import type { QcaCase, TruthTable } from '../figures/truth-table.ts'
import type { Id } from '../kernel/ids.ts'
import type { HypothesisQuery, HypothesisReport } from './contract-hypothesis.ts'
import { type CalledOffice, wordsFor } from './name-offices.ts'
import type { SampleRule } from './rules.ts'

/** What was found, as it is shown. */
export interface Found {
  readonly sample: { readonly id: Id<'smp'>; readonly rule: SampleRule }
  readonly query: HypothesisQuery
  /** With every condition asked for. */
  readonly whole: Hypothesis
  /** With those alone that differ. */
  readonly found: Hypothesis
  readonly tested: readonly string[]
  readonly cases: readonly QcaCase[]
  readonly notBlind: number
  readonly table: TruthTable
  /** Of use, then of its absence. */
  readonly solutions: readonly (readonly Solution[])[]
  readonly call: (officeId: string) => CalledOffice
}

const definitions = {
  inclN: 'Of those that use it, the part that has all conditions (consistency of necessity).',
  covN: 'Of those that have all conditions, the part that uses it (coverage of necessity).',
  ron: 'How far having all conditions is no matter of course; 0 where everybody has them (relevance of necessity).',
  inclS: 'Of those that have all conditions, the part that uses it (consistency of sufficiency).',
  covS: 'Of those that use it, the part that has all conditions (coverage of sufficiency).',
  pri: 'The same without what speaks for the absence of use just as well (proportional reduction in inconsistency).',
}
type Name = keyof typeof definitions

const over = (...pairs: readonly (readonly [number | null, number])[]): boolean | null =>
  pairs.some(([value]) => value === null) ? null : pairs.every(([value, bar]) => value! >= bar)

export function presentHypothesis(all: Found): HypothesisReport {
  const { sample, query, whole, found, tested, cases, notBlind, table, solutions, call } = all
  const { conditions, scores, ...bars } = query
  const figure = (name: Name, value: number | null): Figure => ({
    value,
    definition: definitions[name],
    window: sample.rule.window,
    denominator: { of: 'offices of the pairs whose every condition is known', n: found.n },
    query: `GET /api/research/samples/${sample.id}/hypothesis?conditions=${tested.join(',')}&scores=${scores}`,
  })
  const named = (ids: readonly string[]) => ids.map(call)
  const { necessity: n, sufficiency: s } = found
  return {
    sampleId: sample.id,
    conditions: whole.conditions.map(({ name, inclN, covN, ron, isConstant }) => ({
      ...{ code: name, inclN, covN, ron, isConstant },
    })),
    tested: [...tested],
    scores,
    bars,
    users: cases.filter(({ outcome }) => outcome === 1).length,
    nonUsers: cases.filter(({ outcome }) => outcome === 0).length,
    n: found.n,
    unknown: cases.flatMap(({ id, conditions: own }) => {
      const missing = conditions.filter((code, i) => own[i] === null && tested.includes(code))
      return missing.length > 0 ? [{ office: call(id), missing }] : []
    }),
    notBlind,
    necessity: {
      ...{ inclN: figure('inclN', n.inclN), covN: figure('covN', n.covN), ron: figure('ron', n.ron) },
      ...{ low: n.low, high: n.high, contradicting: named(n.contradicting) },
      holds: over([n.inclN, bars.inclN], [n.ron, bars.ron]),
    },
    sufficiency: {
      ...{ inclS: figure('inclS', s.inclS), covS: figure('covS', s.covS), pri: figure('pri', s.pri) },
      ...{ low: s.low, high: s.high, contradicting: named(s.contradicting) },
      holds: over([s.inclS, bars.inclS], [s.pri, bars.pri]),
    },
    split: found.split && { ...found.split },
    p: found.p,
    leastP: found.leastP,
    rows: table.rows.map(({ row, bits, cases: ids, inclS, pri, outcome }) => ({
      ...{ row, bits, offices: named(ids), inclS, pri, outcome },
    })),
    ambiguous: named(table.ambiguous),
    use: solutions[0]!.map(presentSolution),
    noUse: solutions[1]!.map(presentSolution),
    remarks: remarksOf(all),
  }
}

const presentSolution = ({ kind, models, isCut, remarks }: Solution): HypothesisReport['use'][number] => ({
  kind,
  models: models.map(({ text, terms, inclS, pri, covS }) => ({
    text,
    inclS,
    pri,
    covS,
    terms: terms.map((one) => ({ ...one })),
  })),
  isCut,
  remarks: [...remarks],
})

/** Those of the arithmetic, with offices called as the asker may call them, and what the way of choosing brings with it. */
function remarksOf({ whole, found, table, cases, notBlind, query, call }: Found): Remark[] {
  const called = ({ code, sentence }: Remark): Remark => ({
    code,
    sentence: cases.reduce((words, { id }) => words.replaceAll(id, wordsFor(call(id))), sentence),
  })
  const constants = whole.remarks.filter(({ code }) => code === 'constant')
  const others = [
    ...found.remarks,
    ...table.remarks.filter(({ code }) => code === 'contradictory-row' || code === 'ambiguous'),
  ]
  const blind =
    notBlind === 0
      ? []
      : [
          {
            code: 'not-blind',
            sentence: `${notBlind} of the latest scores are by somebody who had looked at use before${
              query.scores === 'blind' ? ', and do not count here' : ''
            }.`,
          },
        ]
  return [
    ...[...constants, ...others.filter(({ code }) => code !== 'constant')].map(called),
    ...blind,
    {
      code: 'sampled-on-use',
      sentence:
        'The offices were chosen by their use: the busiest and those without a case. Those that use it a little are not among them, and coverage and relevance are no figures of the region.',
    },
  ]
}
