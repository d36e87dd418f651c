import { concentration, k80 } from '../figures/concentration.ts'
import type { Remark } from '../figures/figure.ts'
import type { ChartData } from './chart.ts'
import { both } from './definition.ts'
import { type Report, type ReportFigure, spreadFigures } from './make-report.ts'
import { stageFor } from './present-use.ts'
import { lorenzFinding } from './report-charts.ts'
import { levelled, partsHeap, type Telling, tellingOf, toHundredth, toldK80 } from './telling.ts'
import { remarkIn } from './words-of-codes.ts'

export const tooFew = {
  code: 'too-few',
  sentence: 'Withheld: so few offices sent something that it would be told what one of them did.',
}
export const withheldFinding = both(tooFew.sentence, remarkIn(tooFew, 'nb'))
const evened: Remark = {
  code: 'few-evened',
  sentence: 'Offices whose cases are withheld stand in it as evenly spread: what each of them sent is not told.',
}

/** What of a report rests on the counts of single offices, as whoever knows no names may read it. */
export function coarsenReport(report: Report, telling: Telling): Pick<Report, 'figures' | 'charts'> {
  const counts = report.offices.map(({ sums }) => sums.cases)
  const ordered = counts.toSorted((a, b) => b - a)
  const spread = concentration(levelled(counts, telling))
  const uneven = spreadFigures(spread)
  // Over or under one, asymmetry tells of just those that stand in it as evened.
  const isEvened = counts.some(telling.hides)
  const coarse = (one: ReportFigure): ReportFigure => {
    if (one.value === null) return one
    if (one.code === 'asymmetry' && isEvened) return withheld(one)
    if (one.code in uneven)
      return telling.hidesSpread
        ? withheld(one)
        : { ...told(one, uneven[one.code]![0]), remarks: isEvened ? [...one.remarks, evened] : one.remarks }
    if (one.code === 'top4') return partsHeap(telling, ordered, 4) ? withheld(one) : told(one, one.value)
    if (one.code === 'k80') return toldK80(telling, ordered, one.value) === null ? withheld(one) : one
    if (one.code === 'rate') return partsByList(report, telling) ? withheld(one) : one
    return one.code === 'regular' ? { ...one, value: regulars(report) } : one
  }
  const charts = report.charts.map((one): ChartData => {
    if (one.name === 'curve') {
      const most = toldK80(telling, ordered, k80(counts))
      return line(
        one,
        most === null && one.rows.length > 0 ? withheldFinding : one.finding,
        (i) => !partsHeap(telling, ordered, i + 1),
      )
    }
    // The Lorenz curve begins before the first office, with the least busy one.
    const keeps = (i: number) => !partsHeap(telling, ordered, ordered.length - i)
    return one.name === 'lorenz' ? line(one, telling.hidesSpread ? withheldFinding : lorenzFinding(spread), keeps) : one
  })
  return { figures: report.figures.map(coarse), charts }
}

const withheld = (one: ReportFigure): ReportFigure => ({ ...one, value: null, denominator: null, remarks: [tooFew] })
const told = (one: ReportFigure, value: number | null): ReportFigure => ({
  ...one,
  value: value === null ? null : toHundredth(value),
})

/** Of offices not told some have a list that is known and some have none: what both sent, less what the first did, is the others'. */
const partsByList = ({ offices }: Report, { hides }: Telling): boolean =>
  new Set(offices.filter(({ sums }) => hides(sums.cases)).map(({ rate }) => rate === null)).size > 1

/** Regular use is three cases or more of the last year: who sent so few then is told as active, as in the list. */
function regulars({ offices }: Report): number {
  const lately = offices.map(({ months }) => months.reduce((sum, one) => sum + one, 0))
  const { count } = tellingOf(lately, false)
  return offices.filter(({ stage }, i) => stageFor(stage, count(lately[i]!)) === 'regular').length
}

/** Of a curve over offices the line alone, to a hundredth, at the places that are kept. */
function line(chart: ChartData, finding: ChartData['finding'], keeps: (row: number) => boolean): ChartData {
  const at = [chart.x, chart.y].map((code) => chart.columns.findIndex((column) => column.code === code))
  return {
    ...chart,
    finding,
    columns: at.map((i) => chart.columns[i]!),
    rows: chart.rows.filter((_, i) => keeps(i)).map((row) => [row[at[0]!] ?? null, toHundredth(Number(row[at[1]!]))]),
  }
}
