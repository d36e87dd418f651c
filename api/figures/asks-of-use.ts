import { z } from 'zod'
import { ask, numbers, yesNo } from './ask.ts'
import { betweenChart, gapsOf } from './between.ts'
import { pChart, uChart, xmr } from './charts.ts'
import { cohortTable } from './cohorts.ts'
import { concentration } from './concentration.ts'
import { checkSameLength } from './figure.ts'
import { kaplanMeier } from './first-use.ts'
import { runRules } from './run-rules.ts'

const waiting = z.union(
  [
    z.number().transform((time) => ({ time, event: true })),
    z
      .string()
      .regex(/^\d+(\.\d+)?\+?$/)
      .transform((text) => ({ time: Number.parseFloat(text), event: !text.endsWith('+') })),
    z.strictObject({ time: z.number(), event: yesNo }),
  ],
  { error: 'Expected a time like 9, "13+" where no event was seen, or { "time": 9, "event": true }' },
)

const sized = z.strictObject({
  counts: numbers,
  sizes: z.union([numbers, z.number()], { error: 'Expected a number for each count, or one for all' }),
})
const sizesOf = ({ counts, sizes }: z.output<typeof sized>): readonly number[] => {
  const each = typeof sizes === 'number' ? counts.map(() => sizes) : sizes
  checkSameLength(counts, each, ['counts', 'sizes'])
  return each
}
const sizedText = '{ "counts": [10, 12], "sizes": [5, 5] }; one size for all may stand as a number'

/** Use and its course in time. */
export const asksOfUse = {
  gini: ask({
    says: 'Concentration: both Ginis of all and of users, Lorenz curve, top-k share, HHI, effective number, k80, asymmetry.',
    data: '[541, 1463, 2445]: one count for each office, zeros in',
    options: { top: 'list of k for the top-k share, [4] unless given' },
    dataShape: numbers,
    optionShape: { top: z.array(z.int().min(0)).default([4]) },
    whole: ['counts'],
    answer: (counts, options) => {
      const { top, ...figures } = concentration(counts)
      return { ...figures, top: options.top.map((k) => ({ k, share: top(k) })) }
    },
  }),
  km: ask({
    says: 'Time to first use (Kaplan and Meier): steps and median.',
    data: '[9, 13, "13+"] or [{ "time": 9, "event": true }]: "+" or event false where none was seen up to that time',
    dataShape: z.array(waiting),
    whole: ['times'],
    answer: (times) => kaplanMeier(times),
  }),
  cohorts: ask({
    says: 'Who goes on, by the quarter of first use.',
    data: '{ "caseDays": [["2025-02-01", "2025-05-04"]], "observed": { "from": "2025-01-01", "to": "2025-12-31" } }',
    dataShape: z.strictObject({
      caseDays: z.array(z.array(z.string())),
      observed: z.strictObject({ from: z.string(), to: z.string() }),
    }),
    answer: ({ caseDays, observed }) => cohortTable(caseDays, observed),
  }),
  xmr: ask({
    says: 'Chart of single values and moving ranges.',
    data: '[49.6, 47.6, 49.9]: in the order of time',
    dataShape: numbers,
    whole: ['values'],
    answer: (values) => xmr(values),
  }),
  p: ask({
    says: 'Chart of parts: so many of so many.',
    data: sizedText,
    dataShape: sized,
    answer: (data) => pChart(data.counts, sizesOf(data)),
  }),
  u: ask({
    says: 'Chart of rates: so many in so much exposure.',
    data: sizedText,
    dataShape: sized,
    answer: (data) => uChart(data.counts, sizesOf(data)),
  }),
  runs: ask({
    says: 'Run rules: longest run and crossings of the median.',
    data: '[3, 5, 4]: in the order of time',
    dataShape: numbers,
    whole: ['values'],
    answer: (values) => runRules(values),
  }),
  between: ask({
    says: 'Chart of the days between rare cases.',
    data: '[12, 40, 7]: days between; or ["2025-01-03", "2025-02-01"]: the days themselves',
    dataShape: z.union([numbers, z.array(z.string())], {
      error: 'Expected numbers of days, or days like "2025-01-03"',
    }),
    whole: ['days', 'gaps'],
    answer: (days) => betweenChart(areDays(days) ? gapsOf(days) : (days as number[])),
  }),
}

const areDays = (days: readonly number[] | readonly string[]): days is readonly string[] => typeof days[0] === 'string'
