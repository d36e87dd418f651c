import { iso } from '../kernel/shape.ts'
import type { ChartData } from './chart.ts'
import { coarsenReport, tooFew, withheldFinding } from './coarsen-report.ts'
import type { Chart, FigureOut, Method, ReportOffice, ReportOut } from './contract-report.ts'
import { definitions, missing } from './definitions.ts'
import { toldFigure } from './make-report.ts'
import { stageFor } from './present-use.ts'
import type { Called, MadeReport } from './read-report.ts'
import { type Telling, tellingOf, toldMedian } from './telling.ts'

/** What the asker may be told of a report. */
export interface MayBeTold {
  /** Offices one by one. */
  readonly offices: boolean
  /** What is made of their cases. */
  readonly sums: boolean
}

export function presentReport(report: MadeReport, called: Called, may: MayBeTold): ReportOut {
  const counts = report.offices.map(({ sums }) => sums.cases)
  const telling = tellingOf(counts, called.knowsNames, report.isCounting)
  const hidesSums = !may.sums || telling.hidesSums
  const told = called.knowsNames ? report : coarsenReport(report, telling)
  const figures = told.figures.map((one): FigureOut => toldFigure(one, report.window))
  const charts = told.charts.map((one) => presentChart(one, called))
  return {
    window: { from: report.window.from, to: report.window.to },
    madeAt: iso(report.madeAt),
    isCounting: report.isCounting,
    figures: hidesSums ? figures.map(withholdFigure) : figures,
    offices: may.offices ? presentOffices(report, called, telling) : [],
    charts: hidesSums ? charts.map(withholdChart) : charts,
    notYet: presentMissing(),
  }
}

function presentOffices({ offices, cases: { waits } }: MadeReport, called: Called, telling: Telling): ReportOffice[] {
  const total = offices.reduce((sum, { sums }) => sum + sums.cases, 0)
  const rows = offices.map((one): ReportOffice => {
    const cases = telling.count(one.sums.cases)
    const told = {
      id: called.idOf(one.id),
      name: called.nameOf(one.id),
      end: one.end,
      stage: stageFor(one.stage, cases),
      isTooNew: one.isTooNew,
      cases,
      answerDays: cases === null ? null : toldMedian(waits.get(one.id), called.knowsNames),
    }
    if (!called.knowsNames) return { ...told, ...nothingMore, listSize: one.listSize && inSteps(one.listSize) }
    return {
      ...told,
      connectedOn: one.connectedOn,
      endedOn: one.endedOn,
      exposureDays: one.exposureDays,
      share: total === 0 ? null : one.sums.cases / total,
      listSize: one.listSize,
      rate: one.rate,
      daysToFirst: one.waited.event ? one.waited.time : null,
    }
  })
  // The order of ids is that in which offices came.
  return called.knowsNames ? rows : rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

const nothingMore = { connectedOn: null, endedOn: null, exposureDays: null, share: null, rate: null, daysToFirst: null }
const inSteps = (listSize: number): number => Math.max(1, Math.round(listSize / 500)) * 500

/** Offices stand in a chart by their ids; who asks reads them as she may. */
export function presentChart(chart: ChartData, { nameOf }: Pick<Called, 'nameOf'>): Chart {
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

/** What is no case's. */
const ofNoCase: readonly string[] = ['eligible', 'too-new', 'trained', 'exposure']
const withholdFigure = (figure: FigureOut): FigureOut =>
  ofNoCase.includes(figure.code) ? figure : { ...figure, value: null, denominator: null, remarks: [tooFew] }

const withholdChart = (chart: Chart): Chart => ({
  ...chart,
  finding: withheldFinding,
  rows: [],
  centre: null,
  signals: null,
  remarks: [],
})

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
