import { writeCsv } from '../kernel/csv.ts'
import type { Scope } from '../kernel/scope.ts'
import type { ReportOut } from './contract-report.ts'
import { drawChart } from './draw-chart.ts'
import { type MayBeTold, presentReport } from './present-report.ts'
import { type AskedWindow, lastYear, type MadeReport, namesFor, officesOf, readReport } from './read-report.ts'
import { tabulateReport } from './tabulate-report.ts'
import { tellingOf } from './telling.ts'

/** The report as who asks may read it: a coordinator by the offices' names, a researcher by pseudonyms. Throws access.denied, request.invalid. */
export async function tellReport(scope: Scope, asked: AskedWindow): Promise<ReportOut> {
  const report = await readReport(scope, asked)
  const called = await namesFor(scope, report)
  return presentReport(
    report,
    called,
    called.knowsNames ? { offices: true, sums: true } : await toldWithoutNames(scope, report),
  )
}

/** Offices one by one in one window alone, and sums only where there are enough offices, whatever the window. */
async function toldWithoutNames(scope: Scope, report: MadeReport): Promise<MayBeTold> {
  const now = scope.deps.clock.now()
  const usual = lastYear(now)
  const isUsual = report.window.from === usual.from && report.window.to === usual.to
  const { offices, isCounting } = isUsual ? report : await officesOf(scope, usual, now)
  const ever = offices.map(({ sums }) => sums.ever)
  return { offices: isUsual, sums: !tellingOf(ever, false, isCounting).hidesSums }
}

export const tellTable = async (scope: Scope, asked: AskedWindow, table: string, language: 'en' | 'nb') =>
  writeCsv(tabulateReport(await tellReport(scope, asked), table, language))

export async function tellChart(scope: Scope, asked: AskedWindow, name: string, language: 'en' | 'nb') {
  const { charts } = await tellReport(scope, asked)
  return drawChart(charts.find((chart) => chart.name === name)!, language) // every report has all of them
}
