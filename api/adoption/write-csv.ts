import type { ReportOut } from './contract-report.ts'

type Cell = string | number | null
type Language = 'en' | 'nb'

/** What a spreadsheet would take for a formula is made plain text; quotes as RFC 4180 wants them. */
function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

const lines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

/** One table of a report: its figures, its offices, or what a chart is drawn of. */
export function writeCsv(report: ReportOut, table: string, language: Language): string {
  const chart = report.charts.find(({ name }) => name === table)
  if (chart) return lines([chart.columns.map(({ name }) => name[language]), ...chart.rows])
  return lines(table === 'offices' ? officeRows(report) : figureRows(report, language))
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
  ...figures.map((one) => [
    one.code,
    one.indicator,
    one.name[language],
    one.value,
    one.unit,
    one.window.from,
    one.window.to,
    one.denominator?.n ?? null,
    one.denominator?.of ?? null,
    one.definition,
    one.query,
    one.remarks.map(({ sentence }) => sentence).join(' '),
  ]),
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
