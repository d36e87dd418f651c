import { z } from 'zod'
import { ask, name, numbers } from './ask.ts'
import { calibrate, usualSteepness } from './calibrate.ts'
import { FigureError } from './figure.ts'
import { testHypothesis } from './hypothesis.ts'
import { solutionKinds, solve } from './minimise.ts'
import { nca } from './nca.ts'
import { checkMembership, type Fit, fitOf, necessaryConjunctions, termText } from './qca.ts'
import { type QcaCase, truthTable, usualTable } from './truth-table.ts'

const value = z
  .union([z.number(), z.boolean(), z.null(), z.string()], { error: 'Expected a number, true, false or null' })
  .optional()
const offices = z.strictObject({
  conditions: z.array(name).min(1),
  outcome: name,
  cases: z.array(z.record(z.string(), value)),
})
const officesText =
  '{ "conditions": ["GP", "NEED"], "outcome": "USE", "cases": [{ "id": "A", "GP": 1, "NEED": 0.4, "USE": 1 }] }; 0 to 1, null is unknown'

function read({ conditions, outcome, cases }: z.output<typeof offices>): QcaCase[] {
  const known = new Set(['id', outcome, ...conditions])
  return cases.map((one, i) => {
    const stranger = Object.keys(one).find((key) => !known.has(key))
    if (stranger !== undefined)
      throw new FigureError(
        'unknown-name',
        `cases[${i}].${stranger}`,
        `${stranger} is neither a condition nor the outcome.`,
      )
    const member = (key: string) => {
      const given = one[key]
      if (given === null) return null
      if (typeof given === 'number' || typeof given === 'boolean') return Number(given)
      throw new FigureError(
        'malformed',
        `cases[${i}].${key}`,
        `cases[${i}] says no number for ${key}; unknown is null.`,
      )
    }
    const uses = member(outcome)
    if (uses === null)
      throw new FigureError(
        'malformed',
        `cases[${i}].${outcome}`,
        `The outcome ${outcome} of cases[${i}] cannot be unknown.`,
      )
    checkMembership(uses, `cases[${i}].${outcome}`)
    return { id: String(one.id ?? i), conditions: conditions.map(member), outcome: uses }
  })
}

const part = z.number().min(0).max(1)
const necessity = ({ inclN, covN, ron }: Fit) => ({ inclN, covN, ron })

/** What makes use happen. */
export const asksOfConditions = {
  qca: ask({
    says: 'Necessity of each condition and conjunction, truth table, all primes and all minimal models.',
    data: officesText,
    options: {
      cut: 'offices a row needs, 1 unless given',
      inclS: `bar of sufficiency, ${usualTable.inclS} unless given`,
      pri: `bar of PRI, ${usualTable.pri} unless given`,
      negated: 'true: the outcome’s absence',
      solution: `${solutionKinds.join(' or ')}, both unless given`,
      necessary: 'bars of conjunctions, { "inclN": 0.9, "covN": 0.6, "ron": 0.5 } unless given',
    },
    dataShape: offices,
    optionShape: {
      cut: z.int().min(1).default(usualTable.cut),
      inclS: part.default(usualTable.inclS),
      pri: part.default(usualTable.pri),
      negated: z.boolean().default(false),
      solution: z.enum(solutionKinds).optional(),
      necessary: z.strictObject({ inclN: part, covN: part, ron: part }).default({ inclN: 0.9, covN: 0.6, ron: 0.5 }),
    },
    answer: (data, { cut, inclS, pri, negated, solution, necessary }) => {
      const names = data.conditions
      const table = truthTable(names, read(data), { cut, inclS, pri, isNegated: negated })
      const { conditions, outcome, rows, unknown, ambiguous, remarks } = table
      return {
        n: outcome.length,
        conditions: names.map((name, i) => {
          const fit = fitOf(conditions[i]!, outcome)
          return { name, ...fit, isConstant: new Set(conditions[i]).size === 1 }
        }),
        necessary: necessaryConjunctions(conditions, outcome, necessary).map(({ term, fit }) => ({
          text: termText(term, names),
          ...necessity(fit),
        })),
        rows: rows.filter((row) => row.cases.length > 0),
        remainders: rows.filter((row) => row.outcome === 'remainder').length,
        unknown,
        ambiguous,
        solutions: (solution ? [solution] : solutionKinds).map((kind) => solve(table, kind)),
        remarks,
      }
    },
  }),
  hypothesis: ask({
    says: 'All conditions together: necessity and sufficiency with the contradicting offices, bounds, exact p.',
    data: officesText,
    dataShape: offices,
    answer: (data) => testHypothesis(data.conditions, read(data)),
  }),
  calibrate: ask({
    says: 'Memberships 0 to 1 of raw values.',
    data: '[900, 2400, 5200]',
    options: { anchors: `{ "out": 500, "crossover": 2000, "in": 4000 }; "k" is ${usualSteepness} unless given` },
    dataShape: numbers,
    optionShape: {
      anchors: z.strictObject({
        out: z.number(),
        crossover: z.number(),
        in: z.number(),
        k: z.number().default(usualSteepness),
      }),
    },
    whole: ['values'],
    answer: (values, { anchors }) => ({ memberships: calibrate(values, anchors), anchors }),
  }),
  nca: ask({
    says: 'Necessary condition analysis of graded scores of 20 offices or more: ceilings, effect, bottlenecks, p.',
    data: '{ "x": [90, 55], "y": [50.9, 52.4] }',
    options: {
      bottlenecks: 'levels of the outcome, none unless given',
      permutations: '10000 unless given',
      seed: 'of the shuffles, 1 unless given',
    },
    dataShape: z.strictObject({ x: numbers, y: numbers }),
    optionShape: {
      bottlenecks: numbers.default([]),
      permutations: z.int().min(1).max(100_000).default(10_000),
      seed: z.int().default(1),
    },
    answer: ({ x, y }, { bottlenecks, ...options }) => {
      const found = nca(x, y, options)
      if ('hidden' in found) return found
      const { bottleneck, ...figures } = found
      return { ...figures, bottlenecks: bottlenecks.map((level) => ({ y: level, x: bottleneck(level) })) }
    },
  }),
}
