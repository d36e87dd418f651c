import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, id, idOut, momentOut, z } from '../kernel/shape.ts'
import { json, problemAnswer } from '../kernel/slice.ts'
import { chartKinds, chartNames, officeChartNames } from './chart.ts'
import { figureUnits } from './definition.ts'
import { stages } from './rules.ts'

const remark = z.strictObject({ code: z.string(), sentence: z.string() })
const windowOut = z.strictObject({ from: z.string(), to: z.string() })

const figure = z
  .strictObject({
    code: z.string(),
    name: bilingualOut,
    /** Of the list W1 to W15. */
    indicator: z.string().nullable(),
    unit: z.enum(figureUnits),
    /** null: undefined, which is not 0. */
    value: z.number().nullable(),
    definition: z.string(),
    window: windowOut,
    denominator: z.strictObject({ of: z.string(), n: z.number() }).nullable(),
    query: z.string(),
    remarks: z.array(remark),
  })
  .openapi('Figure')
export type FigureOut = z.infer<typeof figure>

const column = z.strictObject({ code: z.string(), name: bilingualOut, unit: z.string() })
const chart = z
  .strictObject({
    name: z.enum([...chartNames, ...officeChartNames]),
    kind: z.enum(chartKinds),
    title: bilingualOut,
    finding: bilingualOut,
    columns: z.array(column),
    rows: z.array(z.array(z.union([z.string(), z.number()]).nullable())),
    x: z.string(),
    y: z.string(),
    centre: z.number().nullable(),
    /** Places of rows that are more than chance; null with too few points to call anything so. */
    signals: z.array(z.number().int()).nullable(),
    remarks: z.array(remark),
  })
  .openapi('Chart')
export type Chart = z.infer<typeof chart>

const reportOffice = z
  .strictObject({
    id: idOut('off'),
    /** A researcher reads a pseudonym. */
    name: z.string(),
    /** Days, shares and rates are null to a researcher, counts in whole fives and null of one to four, lists in steps of 500. */
    connectedOn: z.string().nullable(),
    endedOn: z.string().nullable(),
    end: z.enum(['closed', 'merged']).nullable(),
    exposureDays: z.number().int().nullable(),
    stage: z.enum(stages),
    isTooNew: z.boolean(),
    cases: z.number().int().nullable(),
    share: z.number().nullable(),
    listSize: z.number().nullable(),
    /** Cases for each 1,000 listed patients and year. */
    rate: z.number().nullable(),
    daysToFirst: z.number().int().nullable(),
    /** Median of working days until an answer. */
    answerDays: z.number().nullable(),
  })
  .openapi('ReportOffice')
export type ReportOffice = z.infer<typeof reportOffice>

const notYet = z.strictObject({ indicator: z.string(), name: bilingualOut, needs: bilingualOut })

const report = z
  .strictObject({
    window: windowOut,
    madeAt: momentOut(),
    /** The log is being counted: the figures will be higher in a moment. */
    isCounting: z.boolean(),
    figures: z.array(figure),
    /** To a researcher of the last year alone: of two windows the difference would tell of single cases. */
    offices: z.array(reportOffice),
    charts: z.array(chart),
    notYet: z.array(notYet),
  })
  .openapi('AdoptionReport')
export type ReportOut = z.infer<typeof report>

const method = z
  .strictObject({
    figures: z.array(
      z.strictObject({
        code: z.string(),
        indicator: z.string().nullable(),
        name: bilingualOut,
        definition: bilingualOut,
        plain: bilingualOut,
        of: bilingualOut.nullable(),
        query: z.string(),
      }),
    ),
    notYet: z.array(notYet),
  })
  .openapi('Method')
export type Method = z.infer<typeof method>

const window = {
  from: z.string().max(40).optional().openapi({ example: '2026-01-01', description: 'First day; a year before `to`' }),
  to: z.string().max(40).optional().openapi({ example: '2026-06-30', description: 'Last day; today' }),
}
/** What a file holds: the figures, the offices, or what one chart is drawn of. */
export const tables = ['figures', 'offices', ...chartNames] as const
const file = (type: string, description: string) => ({
  description,
  content: { [type]: { schema: z.string() } },
})

export const readReport = createRoute({
  operationId: 'readReport',
  method: 'get',
  path: '/adoption/report',
  summary: 'Figures of use in a window, each with its definition, denominator and query; and the charts made of them',
  request: { query: z.strictObject(window) },
  responses: { 200: json(report), ...problemAnswer },
})

export const readOfficeChart = createRoute({
  operationId: 'readOfficeChart',
  method: 'get',
  path: '/offices/{officeId}/chart',
  summary:
    'How an office’s use went since it was connected: its months, or the days from case to case where they are few',
  request: { params: z.object({ officeId: id('off') }) },
  responses: { 200: json(chart), ...problemAnswer },
})

export const exportReport = createRoute({
  operationId: 'exportReport',
  method: 'get',
  path: '/adoption/report.json',
  summary: 'The same as a file',
  request: { query: z.strictObject(window) },
  responses: { 200: json(report), ...problemAnswer },
})

export const exportReportTable = createRoute({
  operationId: 'exportReportTable',
  method: 'get',
  path: '/adoption/report.csv',
  summary: 'The figures, the offices or the numbers of one chart, as a table',
  request: {
    query: z.strictObject({
      ...window,
      table: z.enum(tables).default('figures'),
      language: z.enum(['en', 'nb']).default('en'),
    }),
  },
  responses: { 200: file('text/csv', 'A table'), ...problemAnswer },
})

export const exportChart = createRoute({
  operationId: 'exportChart',
  method: 'get',
  path: '/adoption/report.svg',
  summary: 'One chart as a drawing',
  request: {
    query: z.strictObject({
      ...window,
      chart: z.enum(chartNames).default('curve'),
      language: z.enum(['en', 'nb']).default('en'),
    }),
  },
  responses: { 200: file('image/svg+xml', 'A drawing'), ...problemAnswer },
})

export const readMethod = createRoute({
  operationId: 'readMethod',
  method: 'get',
  path: '/adoption/method',
  summary: 'What every figure means, in words of everyday',
  responses: { 200: json(method), ...problemAnswer },
})
