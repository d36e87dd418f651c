import { scope, slice } from '../kernel/slice.ts'
import * as contract from './contract.ts'
import * as reports from './contract-report.ts'
import { tellChart, tellReport, tellTable } from './export-report.ts'
import { presentMethod } from './present-report.ts'
import { readOfficeChart } from './read-office-chart.ts'
import { readToday } from './read-today.ts'
import { listTroubles, readUse } from './read-use.ts'

const saved = (name: string): Record<string, string> => ({ 'content-disposition': `attachment; filename="${name}"` })

export const adoptionRoutes = () =>
  slice()
    .openapi(contract.readToday, async (c) => c.json(await readToday(scope(c), c.req.valid('query').rows), 200))
    .openapi(contract.readUse, async (c) => c.json(await readUse(scope(c)), 200))
    .openapi(contract.listTroubles, async (c) => c.json(await listTroubles(scope(c)), 200))
    .openapi(reports.readReport, async (c) => c.json(await tellReport(scope(c), c.req.valid('query')), 200))
    .openapi(reports.readOfficeChart, async (c) =>
      c.json(await readOfficeChart(scope(c), c.req.valid('param').officeId), 200),
    )
    .openapi(reports.exportReport, async (c) =>
      c.json(await tellReport(scope(c), c.req.valid('query')), 200, saved('lysbord-report.json')),
    )
    .openapi(reports.exportReportTable, async (c) => {
      const { table, language, ...window } = c.req.valid('query')
      const text = await tellTable(scope(c), window, table, language)
      return c.body(text, 200, { 'content-type': 'text/csv; charset=utf-8', ...saved(`lysbord-${table}.csv`) })
    })
    .openapi(reports.exportChart, async (c) => {
      const { chart, language, ...window } = c.req.valid('query')
      const text = await tellChart(scope(c), window, chart, language)
      return c.body(text, 200, { 'content-type': 'image/svg+xml; charset=utf-8', ...saved(`lysbord-${chart}.svg`) })
    })
    .openapi(reports.readMethod, (c) => {
      scope(c)
      return c.json(presentMethod(), 200)
    })
