import { type ControlChart, pChart, uChart } from '../figures/charts.ts'
import { type RunRules, runRules } from '../figures/run-rules.ts'
import type { Bilingual } from '../kernel/shape.ts'
import {
  type ChartColumn,
  type ChartData,
  type ChartName,
  casesColumn,
  column,
  decimal,
  limits,
  month,
  percent,
  share,
} from './chart.ts'
import { both } from './definition.ts'
import type { CasesTold } from './report-cases.ts'
import type { ReportedOffice } from './report-offices.ts'
import { daysOfMonth, monthsIn, type Window } from './window.ts'

const tooFew = both(' Too few months to call anything a change.', ' For få måneder til å kalle noe en endring.')
export const somethingChanged = both(
  ' Something changed that is more than chance.',
  ' Noe endret seg som er mer enn tilfeldig.',
)
export const noChange = both(' No change beyond chance.', ' Ingen endring ut over det tilfeldige.')
function ruleSentence({ signal }: Pick<RunRules, 'signal'>): Bilingual {
  if (signal === null) return tooFew
  return signal ? somethingChanged : noChange
}
const joined = (a: Bilingual, b: Bilingual): Bilingual => both(a.en + b.en, a.nb + b.nb)

const countsIn = (offices: readonly ReportedOffice[], months: readonly string[]): number[] =>
  months.map((one) => offices.reduce((sum, { sums }) => sum + (sums.months.get(one) ?? 0), 0))

export function casesByMonth(offices: readonly ReportedOffice[], window: Window): ChartData {
  const months = monthsIn(window, true)
  const counts = countsIn(offices, months)
  return run('cases', both('Cases by month', 'Saker per måned'), 'cases', casesColumn, months, counts)
}

export function waits(cases: CasesTold, window: Window): ChartData {
  const told = monthsIn(window, true).flatMap((one) => {
    const median = cases.months.get(one)?.waits.median
    return median === undefined || median === null ? [] : [{ one, median }]
  })
  const up = column('days', 'Working days until the answer, median', 'Virkedager til svaret, median', 'days')
  return run(
    'wait',
    both('Working days until the answer, by month of sending', 'Virkedager til svaret, etter måneden saken ble sendt'),
    'days',
    up,
    told.map(({ one }) => one),
    told.map(({ median }) => median),
  )
}

export function run(
  name: ChartName,
  title: Bilingual,
  y: string,
  up: ChartColumn,
  months: readonly string[],
  values: readonly number[],
): ChartData {
  const rules = runRules(values)
  const { median, remarks, signal } = rules
  const written = median === null ? null : String(median)
  const middle = both(`Median ${written} a month.`, `Median ${written?.replace('.', ',')} i måneden.`)
  return {
    name,
    kind: 'run',
    title,
    finding:
      written === null ? both('No whole month yet.', 'Ingen hel måned ennå.') : joined(middle, ruleSentence(rules)),
    columns: [month, up],
    rows: months.map((one, i) => [one, values[i]!]),
    x: 'month',
    y,
    centre: median,
    signals: signal === null ? null : [],
    remarks,
  }
}

export function rateByMonth(offices: readonly ReportedOffice[], window: Window): ChartData {
  const months = monthsIn(window, true)
  const counts = countsIn(offices, months)
  // A hundred offices for a year are one in size; an office counts in the months in which it could send.
  const sizes = months.map(
    (one) =>
      (offices.filter(({ connectedOn, endedOn }) => connectedOn <= `${one}-01` && (!endedOn || endedOn > `${one}-01`))
        .length *
        daysOfMonth(one)) /
      36_525,
  )
  // Cases that came in the month of connection itself have no whole month to be counted of.
  const chart = uChart(
    counts.map((count, i) => (sizes[i] === 0 ? 0 : count)),
    sizes,
  )
  return control('rate', both('Cases per 100 offices and year', 'Saker per 100 kontorer og år'), months, chart, {
    what: column('count', 'Cases', 'Saker', 'count'),
    of: column('size', '100 office years', '100 kontorår', 'number'),
    value: column('value', 'Cases per 100 offices and year', 'Saker per 100 kontorer og år', 'rate'),
    counts,
    sizes,
  })
}

export function parts(cases: CasesTold, window: Window): ChartData[] {
  const months = monthsIn(window, true)
  const of = (name: 'late' | 'askedMore' | 'inadequate' | 'due' | 'cases' | 'withImages') =>
    months.map((one) => cases.months.get(one)?.[name] ?? 0)
  const one = (
    name: ChartName,
    title: Bilingual,
    what: ChartColumn,
    whole: ChartColumn,
    counts: number[],
    sizes: number[],
  ) => control(name, title, months, pChart(counts, sizes), { what, of: whole, value: share, counts, sizes })
  return [
    one(
      'late',
      both('Cases not answered within ten working days, by month', 'Saker ikke besvart innen ti virkedager, per måned'),
      column('late', 'Not in time', 'Ikke i tide', 'count'),
      column('due', 'Answered or due', 'Besvart eller forfalt', 'count'),
      of('late'),
      of('due'),
    ),
    one(
      'more-info',
      both('Cases in which more had to be asked, by month', 'Saker der det måtte spørres om mer, per måned'),
      column('asked', 'More was asked', 'Spurt om mer', 'count'),
      casesColumn,
      of('askedMore'),
      of('cases'),
    ),
    one(
      'inadequate',
      both('Cases with an inadequate photograph, by month', 'Saker med et utilstrekkelig bilde, per måned'),
      column('inadequate', 'Inadequate', 'Utilstrekkelig', 'count'),
      column('withImages', 'With photographs', 'Med bilder', 'count'),
      of('inadequate'),
      of('withImages'),
    ),
  ]
}

interface Sides {
  readonly what: ChartColumn
  readonly of: ChartColumn
  readonly value: ChartColumn
  readonly counts: readonly number[]
  readonly sizes: readonly number[]
}

function control(
  name: ChartName,
  title: Bilingual,
  months: readonly string[],
  { centre, points, signals, remarks }: ControlChart,
  { what, of, value, counts, sizes }: Sides,
): ChartData {
  const middle = centre === null ? null : value.unit === 'share' ? percent(centre) : decimal(centre)
  const outside = signals?.length ?? 0
  const beyond =
    signals === null
      ? tooFew
      : outside === 0
        ? both(' No month lies outside its limits.', ' Ingen måned ligger utenfor grensene.')
        : both(` Months outside their limits: ${outside}.`, ` Måneder utenfor grensene: ${outside}.`)
  return {
    name,
    kind: 'control',
    title,
    finding: middle
      ? joined(both(`${middle.en} over all months.`, `${middle.nb} for alle månedene.`), beyond)
      : both('There is nothing to count of yet.', 'Det er ingenting å telle av ennå.'),
    columns: [month, what, of, value, ...limits.map((one) => ({ ...one, unit: value.unit }))],
    rows: months.map((one, i) => {
      const point = points[i]
      return [one, counts[i]!, sizes[i]!, point?.value ?? null, point?.lower ?? null, point?.upper ?? null]
    }),
    x: 'month',
    y: value.code,
    centre,
    signals,
    remarks,
  }
}
