import { iso } from '../kernel/shape.ts'
import type { ChartData } from './chart.ts'
import type { Chart, FigureOut, Method, ReportOffice, ReportOut } from './contract-report.ts'
import { definitions, missing } from './definitions.ts'
import { toldFigure } from './make-report.ts'
import type { Called, MadeReport } from './read-report.ts'

export function presentReport(report: MadeReport, called: Called): ReportOut {
  return {
    window: { from: report.window.from, to: report.window.to },
    madeAt: iso(report.madeAt),
    isCounting: report.isCounting,
    figures: report.figures.map((one): FigureOut => toldFigure(one, report.window)),
    offices: presentOffices(report, called),
    charts: report.charts.map((one) => presentChart(one, called)),
    notYet: presentMissing(),
  }
}

export function presentOffices({ offices, cases }: MadeReport, { nameOf, idOf }: Called): ReportOffice[] {
  const total = offices.reduce((sum, { sums }) => sum + sums.cases, 0)
  return offices.map((one) => ({
    id: idOf(one.id),
    name: nameOf(one.id),
    connectedOn: one.connectedOn,
    endedOn: one.endedOn,
    end: one.end,
    exposureDays: one.exposureDays,
    stage: one.stage,
    isTooNew: one.isTooNew,
    cases: one.sums.cases,
    share: total === 0 ? null : one.sums.cases / total,
    listSize: one.listSize,
    rate: one.rate,
    daysToFirst: one.waited.event ? one.waited.time : null,
    answerDays: cases.waits.get(one.id) ?? null,
  }))
}

/** Offices stand in a chart by their ids; who asks reads them as she may. */
export function presentChart(chart: ChartData, { nameOf }: Called): Chart {
  const named = chart.columns.findIndex(({ unit }) => unit === 'office')
  return {
    name: chart.name,
    kind: chart.kind,
    title: chart.title,
    finding: chart.finding,
    columns: chart.columns.map(({ code, name, unit }) => ({ code, name, unit })),
    rows: chart.rows.map((row) => row.map((cell, i) => (i === named ? nameOf(String(cell)) : cell))),
    x: chart.x,
    y: chart.y,
    centre: chart.centre,
    signals: chart.signals ? [...chart.signals] : null,
    remarks: chart.remarks.map(({ code, sentence }) => ({ code, sentence })),
  }
}

const presentMissing = (): ReportOut['notYet'] =>
  missing.map(({ indicator, name, needs }) => ({ indicator, name, needs }))

export const presentMethod = (): Method => ({
  figures: definitions.map(({ code, indicator, name, definition, plain, of, query }) => ({
    code,
    indicator,
    name,
    definition,
    plain,
    of,
    query,
  })),
  notYet: presentMissing(),
})
