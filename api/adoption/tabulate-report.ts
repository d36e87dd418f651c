import type { Cell } from '../kernel/csv.ts'
import type { ReportOut } from './contract-report.ts'
import { definitionOf } from './definitions.ts'
import { remarkIn } from './words-of-codes.ts'

type Language = 'en' | 'nb'

/** One table of a report: its figures, its offices, or what a chart is drawn of. */
export function tabulateReport(report: ReportOut, table: string, language: Language): Cell[][] {
  const chart = report.charts.find(({ name }) => name === table)
  if (chart) return [chart.columns.map(({ name }) => name[language]), ...chart.rows]
  return table === 'offices' ? officeRows(report) : figureRows(report, language)
}

const figureRows = ({ figures }: ReportOut, language: Language): Cell[][] => [
  [
    'code',
    'indicator',
    'name',
    'value',
    'unit',
    'from',
    'to',
    'denominator',
    'denominator_of',
    'definition',
    'query',
    'remarks',
  ],
  ...figures.map((one) => {
    const { definition, of } = definitionOf(one.code)
    return [
      one.code,
      one.indicator,
      one.name[language],
      one.value,
      one.unit,
      one.window.from,
      one.window.to,
      one.denominator?.n ?? null,
      one.denominator && of ? of[language] : null,
      definition[language],
      one.query,
      one.remarks.map((remark) => remarkIn(remark, language)).join(' '),
    ]
  }),
]

const officeRows = ({ offices }: ReportOut): Cell[][] => [
  [
    'id',
    'name',
    'connected_on',
    'ended_on',
    'end',
    'exposure_days',
    'stage',
    'too_new',
    'cases',
    'share',
    'list_size',
    'cases_per_1000_and_year',
    'days_to_first_case',
    'working_days_to_answer',
  ],
  ...offices.map((one) => [
    one.id,
    one.name,
    one.connectedOn,
    one.endedOn,
    one.end,
    one.exposureDays,
    one.stage,
    one.isTooNew ? 'yes' : 'no',
    one.cases,
    one.share,
    one.listSize,
    one.rate,
    one.daysToFirst,
    one.answerDays,
  ]),
]
