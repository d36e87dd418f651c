import { writeCsv } from '../kernel/csv.ts'
import type { Scope } from '../kernel/scope.ts'
import type { ReportOut } from './contract-report.ts'
import { drawChart } from './draw-chart.ts'
import { presentReport } from './present-report.ts'
import { type AskedWindow, namesFor, readReport } from './read-report.ts'
import { tabulateReport } from './tabulate-report.ts'

/** The report as who asks may read it: a coordinator by the offices' names, a researcher by pseudonyms. Throws access.denied, request.invalid. */
export async function tellReport(scope: Scope, asked: AskedWindow): Promise<ReportOut> {
  const report = await readReport(scope, asked)
  return presentReport(report, await namesFor(scope, report))
}

export const tellTable = async (scope: Scope, asked: AskedWindow, table: string, language: 'en' | 'nb') =>
  writeCsv(tabulateReport(await tellReport(scope, asked), table, language))

export async function tellChart(scope: Scope, asked: AskedWindow, name: string, language: 'en' | 'nb') {
  const { charts } = await tellReport(scope, asked)
  return drawChart(charts.find((chart) => chart.name === name)!, language) // every report has all of them
}
