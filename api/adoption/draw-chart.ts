import { words as escaped } from '../kernel/xml.ts'
import type { Chart } from './contract-report.ts'
import { barIn } from './words-of-codes.ts'

type Language = 'en' | 'nb'
type Cell = string | number | null

const width = 720
const height = 420
const edge = { top: 64, right: 24, bottom: 56, left: 64 }
const inner = { width: width - edge.left - edge.right, height: height - edge.top - edge.bottom }

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(words)}</text>`
const line = (x1: number, y1: number, x2: number, y2: number, more = ''): string =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" ${more}/>`

/** A chart for print and papers: black on white, without a colour that would have to be told apart. */
export function drawChart(chart: Chart, language: Language): string {
  const body = chart.rows.length === 0 ? '' : ({ bars: drawBars, grid: drawGrid }[chart.kind as 'bars'] ?? drawPlot)
  const [title, first] = [chart.title[language], String(chart.rows[0]?.[0])]
  const finding = chart.finding[language].replace(first, barIn(chart.name, first, language))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d" font-family="sans-serif" font-size="13" fill="black" stroke="none">
<title id="t">${escaped(title)}</title><desc id="d">${escaped(finding)}</desc>
<rect width="${width}" height="${height}" fill="white"/>
${text(edge.left, 24, title, 'font-weight="bold" font-size="15"')}
${text(edge.left, 44, finding)}
${body === '' ? '' : body(chart, language)}
</svg>
`
}

const columnOf = (chart: Chart, code: string): number => chart.columns.findIndex((column) => column.code === code)
const numbersOf = (chart: Chart, code: string): (number | null)[] => {
  const at = columnOf(chart, code)
  return at < 0 ? [] : chart.rows.map((row) => (typeof row[at] === 'number' ? row[at] : null))
}
const unitOf = (chart: Chart, code: string): string => chart.columns[columnOf(chart, code)]?.unit ?? 'number'
const shown = (value: number, unit: string, language: Language): string => {
  if (unit === 'share') return `${Math.round(value * 100)}${language === 'nb' ? ' ' : ''}%`
  const written = String(Math.round(value * 100) / 100)
  return language === 'nb' ? written.replace('.', ',') : written
}

function drawPlot(chart: Chart, language: Language): string {
  const unit = unitOf(chart, chart.y)
  const ys = numbersOf(chart, chart.y)
  const [lower, upper] = [numbersOf(chart, 'lower'), numbersOf(chart, 'upper')]
  const isText = unitOf(chart, chart.x) === 'text'
  const xs = isText ? chart.rows.map((_, i) => i) : numbersOf(chart, chart.x).map((x) => x ?? 0)
  const startsAtNought = chart.kind === 'line' || chart.kind === 'steps'
  const mostX = Math.max(1e-9, ...xs)
  const highest = Math.max(unit === 'share' ? 0.04 : 1e-9, ...known([...ys, ...upper]), chart.centre ?? 0)
  const step = unit === 'share' && startsAtNought ? 0.25 : roundStep(highest)
  const mostY = 4 * step
  const x = (value: number) => edge.left + (value / mostX) * inner.width
  const y = (value: number) => edge.top + inner.height - (value / mostY) * inner.height
  const start: [number, number][] = chart.kind === 'steps' ? [[0, 1]] : chart.name === 'curve' ? [[0, 0]] : []
  const points = [
    ...start,
    ...xs.flatMap((one, i): [number, number][] => (ys[i] === null || ys[i] === undefined ? [] : [[one, ys[i]]])),
  ]
  const path = points
    .map(([a, b], i) =>
      i === 0
        ? `M${x(a).toFixed(1)} ${y(b).toFixed(1)}`
        : `${chart.kind === 'steps' ? `H${x(a).toFixed(1)}V` : `L${x(a).toFixed(1)} `}${y(b).toFixed(1)}`,
    )
    .join('')
  const limit = (values: readonly (number | null)[]) =>
    xs.flatMap((one, i) =>
      values[i] === null || values[i] === undefined
        ? []
        : [line(x(one) - 6, y(values[i]), x(one) + 6, y(values[i]), 'stroke="black" stroke-dasharray="2 2"')],
    )
  const dots = startsAtNought
    ? []
    : points.map(
        ([a, b], i) =>
          `<circle cx="${x(a).toFixed(1)}" cy="${y(b).toFixed(1)}" r="${chart.signals?.includes(i) ? 6 : 3}" fill="${chart.signals?.includes(i) ? 'white' : 'black'}" stroke="black" stroke-width="1.5"/>`,
      )
  return [
    ...[0, 0.25, 0.5, 0.75, 1].map(
      (part) =>
        line(edge.left, y(part * mostY), edge.left + inner.width, y(part * mostY), 'stroke="#bbb" stroke-width="0.6"') +
        text(edge.left - 8, y(part * mostY) + 4, shown(part * mostY, unit, language), 'text-anchor="end"'),
    ),
    ...along(chart, xs, x, isText, language),
    chart.name === 'lorenz' ? line(x(0), y(0), x(1), y(1), 'stroke="black" stroke-dasharray="6 5"') : '',
    chart.centre === null
      ? ''
      : line(
          edge.left,
          y(chart.centre),
          edge.left + inner.width,
          y(chart.centre),
          'stroke="black" stroke-dasharray="6 5"',
        ),
    ...limit(lower),
    ...limit(upper),
    `<path d="${path}" fill="none" stroke="black" stroke-width="2"/>`,
    ...dots,
  ].join('\n')
}

/** Four such steps, round numbers, reach that high. */
function roundStep(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest / 4))
  return power * ([1, 2, 2.5, 5].find((one) => one * power * 4 >= highest) ?? 10)
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)

/** A handful of words along the foot, however many points there are. */
function along(
  chart: Chart,
  xs: readonly number[],
  x: (value: number) => number,
  isText: boolean,
  language: Language,
): string[] {
  const every = Math.max(1, Math.ceil(xs.length / 8))
  const at = columnOf(chart, chart.x)
  const unit = unitOf(chart, chart.x)
  const ticks = isText
    ? xs.filter((_, i) => i % every === 0)
    : [0, 0.25, 0.5, 0.75, 1].map((part) => part * Math.max(...xs))
  const words = (value: number): string =>
    isText ? String(chart.rows[value]?.[at] ?? '') : shown(unit === 'count' ? Math.round(value) : value, unit, language)
  return [
    ...ticks.map((value) => text(x(value), edge.top + inner.height + 20, words(value), 'text-anchor="middle"')),
    text(edge.left + inner.width / 2, height - 10, chart.columns[at]?.name[language] ?? '', 'text-anchor="middle"'),
  ]
}

function drawBars(chart: Chart, language: Language): string {
  const rows = chart.rows.slice(0, 12)
  const [label, value] = [columnOf(chart, chart.x), columnOf(chart, chart.y)]
  const most = Math.max(1, ...rows.map((row) => Number(row[value] ?? 0)))
  const step = inner.height / Math.max(1, rows.length)
  const room = 330
  return rows
    .map((row: readonly Cell[], i) => {
      const long = (Number(row[value] ?? 0) / most) * (width - edge.right - edge.left - room - 60)
      const top = edge.top + i * step
      return (
        text(
          edge.left + room - 8,
          top + step / 2 + 4,
          barIn(chart.name, String(row[label]), language),
          'text-anchor="end"',
        ) +
        `<rect x="${edge.left + room}" y="${(top + 3).toFixed(1)}" width="${Math.max(1, long).toFixed(1)}" height="${Math.max(2, step - 6).toFixed(1)}" fill="#555"/>` +
        text(edge.left + room + long + 6, top + step / 2 + 4, shown(Number(row[value] ?? 0), 'count', language))
      )
    })
    .join('\n')
}

/** The latest quarters and groups, each cell with its number: shade alone tells nothing. */
function drawGrid(chart: Chart, language: Language): string {
  const rows = chart.rows.slice(-10)
  const quarters = chart.columns.slice(2).slice(-8)
  const first = chart.columns.length - quarters.length
  const [wide, high] = [(inner.width - 90) / Math.max(1, quarters.length), inner.height / (rows.length + 1)]
  const heads = quarters.map(({ name }, i) =>
    text(
      edge.left + 90 + (i + 0.5) * wide,
      edge.top + high / 2 + 4,
      name[language],
      'text-anchor="middle" font-size="11"',
    ),
  )
  const cells = rows.flatMap((row, n) => {
    const top = edge.top + (n + 1) * high
    const own = quarters.flatMap((_, i) => {
      const value = row[first + i]
      if (typeof value !== 'number') return []
      const left = edge.left + 90 + i * wide
      return [
        `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${wide.toFixed(1)}" height="${high.toFixed(1)}" fill="black" fill-opacity="${(value * 0.3).toFixed(2)}" stroke="#bbb"/>`,
        text(
          left + wide / 2,
          top + high / 2 + 4,
          shown(value, 'share', language),
          'text-anchor="middle" font-size="11"',
        ),
      ]
    })
    return [text(edge.left, top + high / 2 + 4, `${row[0]} (${row[1]})`, 'font-size="11"'), ...own]
  })
  return [...heads, ...cells].join('\n')
}
