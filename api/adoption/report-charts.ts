import { cohortTable, quarterOf } from '../figures/cohorts.ts'
import { type Concentration, concentration } from '../figures/concentration.ts'
import { kaplanMeier } from '../figures/first-use.ts'
import type { Bilingual } from '../kernel/shape.ts'
import {
  type ChartColumn,
  type ChartData,
  type ChartName,
  casesColumn,
  column,
  decimal,
  percent,
  plain,
  share,
} from './chart.ts'
import { casesByMonth, parts, rateByMonth, waits } from './chart-months.ts'
import { both } from './definition.ts'
import type { CasesTold } from './report-cases.ts'
import type { ReportedOffice } from './report-offices.ts'
import { cumulativeCurve } from './rules.ts'
import { monthsIn, type Window } from './window.ts'

type Make = (offices: readonly ReportedOffice[], cases: CasesTold, window: Window) => ChartData | ChartData[]

/** Each chart, or a few that belong together; made one after the other, so that others are served between. */
export const chartMakers: readonly Make[] = [
  (offices) => curve(offices),
  (offices) => lorenz(offices),
  (offices) => firstUse(offices),
  (offices, _, window) => cohorts(offices, window),
  (offices, _, window) => casesByMonth(offices, window),
  (offices, _, window) => rateByMonth(offices, window),
  (_, cases, window) => waits(cases, window),
  (_, cases, window) => parts(cases, window),
  (_, cases) => dispositions(cases),
  (_, cases) => intents(cases),
]

function curve(offices: readonly ReportedOffice[]): ChartData {
  const points = cumulativeCurve(offices.map(({ id, sums }) => ({ officeId: id, cases: sums.cases })))
  const upTo = points.find((point) => point.share >= 0.8)
  const reached = upTo && percent(upTo.share)
  return {
    ...plain,
    name: 'curve',
    kind: 'line',
    title: both('Share of all cases, busiest offices first', 'Andel av alle saker, de travleste kontorene først'),
    finding: upTo
      ? both(
          `${upTo.rank} of ${offices.length} offices sent ${reached!.en} of all cases.`,
          `${upTo.rank} av ${offices.length} kontorer sendte ${reached!.nb} av alle saker.`,
        )
      : both('Nobody sent a case in this window.', 'Ingen sendte en sak i denne perioden.'),
    columns: [
      column('rank', 'Rank', 'Nummer', 'count'),
      column('office', 'Office', 'Kontor', 'office'),
      casesColumn,
      column('share', 'Share up to here', 'Andel hittil', 'share'),
    ],
    rows: points.map(({ rank, officeId, cases, share: upToHere }) => [rank, officeId, cases, upToHere]),
    x: 'rank',
    y: 'share',
  }
}

function lorenz(offices: readonly ReportedOffice[]): ChartData {
  const spread = concentration(offices.map(({ sums }) => sums.cases))
  return {
    ...plain,
    name: 'lorenz',
    kind: 'line',
    title: both('How unevenly it is used (Lorenz curve)', 'Hvor ujevnt det brukes (Lorenz-kurve)'),
    finding: lorenzFinding(spread),
    columns: [
      column('p', 'Part of the offices, least busy first', 'Del av kontorene, de minst travle først', 'share'),
      column('l', 'Part of the cases', 'Del av sakene', 'share'),
    ],
    rows: spread.lorenz.map(({ p, l }) => [p, l]),
    x: 'p',
    y: 'l',
  }
}

export function lorenzFinding({ n, gini, users }: Concentration): Bilingual {
  const [all, own] = [gini, users.gini].map((one) => (one === null ? null : decimal(one)))
  return all && own
    ? both(
        `Gini ${all.en} among all ${n} offices, ${own.en} among the ${users.n} that sent something.`,
        `Gini ${all.nb} blant alle ${n} kontorer, ${own.nb} blant de ${users.n} som sendte noe.`,
      )
    : both('Nobody sent a case: there is nothing to be uneven.', 'Ingen sendte en sak: det er ikke noe å fordele.')
}

function firstUse(offices: readonly ReportedOffice[]): ChartData {
  const { steps, median, events, n, remarks } = kaplanMeier(offices.map(({ waited }) => waited))
  return {
    ...plain,
    name: 'first-use',
    kind: 'steps',
    title: both(
      'Offices still without a first case, by days since connection',
      'Kontorer uten første sak, etter dager siden tilkobling',
    ),
    finding:
      median === null
        ? both(
            `${events} of ${n} offices have used it; half of them has not been reached.`,
            `${events} av ${n} kontorer har brukt det; halvparten er ikke nådd.`,
          )
        : both(
            `Half of the offices had used it ${median} days after they were connected.`,
            `Halvparten av kontorene hadde brukt det ${median} dager etter tilkobling.`,
          ),
    columns: [
      column('day', 'Days since connection', 'Dager siden tilkobling', 'days'),
      column('atRisk', 'Still without a case', 'Fortsatt uten sak', 'count'),
      column('events', 'First cases', 'Første saker', 'count'),
      column('survival', 'Part still without', 'Del fortsatt uten', 'share'),
    ],
    rows: steps.map(({ time, atRisk, events: came, survival }) => [time, atRisk, came, survival]),
    x: 'day',
    y: 'survival',
    remarks,
  }
}

function cohorts(offices: readonly ReportedOffice[], window: Window): ChartData {
  const first = offices.map(({ sums }) => sums.firstOn ?? window.to).sort()[0] ?? window.to
  // A day for each quarter is all that is asked of it. All of the past was observed.
  const months = [...Map.groupBy(monthsIn({ from: first, to: window.to }, false), quarterOf).values()]
  const used = offices.map(({ sums }) =>
    months.filter((some) => some.some((one) => sums.months.has(one))).map(([one]) => `${one}-01`),
  )
  const from = `${first.slice(0, 4)}-01-01`
  const { quarters, rows } = cohortTable(used, { from, to: window.to })
  const last = rows.at(-1)
  return {
    ...plain,
    name: 'cohorts',
    kind: 'grid',
    title: both('Who goes on, by the quarter of the first case', 'Hvem som fortsetter, etter kvartalet for første sak'),
    finding: last
      ? both(
          `${rows.length} ${rows.length === 1 ? 'group' : 'groups'} of offices by the quarter in which they began; the last began with ${last.offices}.`,
          `${rows.length} ${rows.length === 1 ? 'gruppe' : 'grupper'} av kontorer etter kvartalet de begynte i; den siste begynte med ${last.offices}.`,
        )
      : both('No office has begun yet.', 'Ingen kontorer har begynt ennå.'),
    columns: [
      column('cohort', 'First case in', 'Første sak i', 'text'),
      column('offices', 'Offices', 'Kontorer', 'count'),
      ...quarters.map((quarter) => column(quarter, quarter, quarter.replace('Q', 'K'), 'share')),
    ],
    rows: rows.map(({ cohort, offices: n, cells }) => [cohort, n, ...cells.map((cell) => cell?.share ?? null)]),
    x: 'cohort',
    y: 'offices',
  }
}

function dispositions(cases: CasesTold): ChartData {
  return bars('dispositions', both('What was decided', 'Hva som ble bestemt'), cases.dispositions, [
    column('disposition', 'Decision', 'Beslutning', 'text'),
  ])
}

function intents(cases: CasesTold): ChartData {
  const title = both(
    'Would the office have referred (before > after the answer)',
    'Ville kontoret ha henvist (før > etter svaret)',
  )
  return bars('intents', title, cases.intents, [column('intent', 'Before > after', 'Før > etter', 'text')])
}

function bars(
  name: ChartName,
  title: Bilingual,
  counts: ReadonlyMap<string, number>,
  [what]: [ChartColumn],
): ChartData {
  const ordered = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const all = ordered.reduce((sum, [, n]) => sum + n, 0)
  const [most] = ordered
  const part = most && percent(most[1] / all)
  return {
    ...plain,
    name,
    kind: 'bars',
    title,
    finding: most
      ? both(`Most often: ${most[0]}, ${part!.en} of ${all}.`, `Oftest: ${most[0]}, ${part!.nb} av ${all}.`)
      : both('Nothing to show yet.', 'Ingenting å vise ennå.'),
    columns: [what, casesColumn, share],
    rows: ordered.map(([value, n]) => [value, n, n / all]),
    x: what.code,
    y: 'cases',
  }
}
