import { nothing, svg, type TemplateResult } from 'lit'
import type { Chart } from '../client.ts'
import { told } from '../shared/figure-words.ts'
import { columnAt, known, numbersOf, shownCell, spaced, unitOf } from './scales.ts'

const edge = { top: 12, right: 18, bottom: 46, left: 54 }

/** Something that happened, to be seen beside a chart: where along its rows, and what. */
export interface Mark {
  readonly row: number
  readonly words: string
}

/** Lines, steps, run charts and control charts: all are points along a foot. Shapes tell what a colour would. */
export function plot(chart: Chart, width: number, height: number, marks: readonly Mark[]): TemplateResult {
  const unit = unitOf(chart, chart.y)
  const ys = numbersOf(chart, chart.y)
  const [lower, upper] = [numbersOf(chart, 'lower'), numbersOf(chart, 'upper')]
  const isOverTime = chart.kind === 'run' || chart.kind === 'control'
  const xs = isOverTime ? chart.rows.map((_, i) => i) : numbersOf(chart, chart.x).map((one) => one ?? 0)
  const mostX = Math.max(1e-9, ...xs)
  const highest = Math.max(1e-9, ...known([...ys, ...upper]), chart.centre ?? 0)
  const step = unit === 'share' && !isOverTime ? 0.25 : roundStep(Math.max(highest, unit === 'share' ? 0.04 : 0))
  const mostY = 4 * step
  const x = (value: number) => edge.left + (value / mostX) * (width - edge.left - edge.right)
  const y = (value: number) => height - edge.bottom - (value / mostY) * (height - edge.top - edge.bottom)
  const start = chart.kind === 'steps' ? [[0, 1] as const] : chart.name === 'curve' ? [[0, 0] as const] : []
  const points = [...start, ...xs.flatMap((one, i) => (ys[i] == null ? [] : [[one, ys[i]] as const]))]
  const path = points.map(([a, b], i) => {
    const [left, top] = [x(a).toFixed(1), y(b).toFixed(1)]
    return i === 0 ? `M${left} ${top}` : chart.kind === 'steps' ? `H${left}V${top}` : `L${left} ${top}`
  })
  const ticks = [0, 1, 2, 3, 4].map((n) => n * step)
  return svg`
    ${ticks.map(
      (tick) => svg`<line class="grid" x1=${edge.left} x2=${width - edge.right} y1=${y(tick)} y2=${y(tick)}></line>
        <text class="muted-ink" text-anchor="end" x=${edge.left - 8} y=${y(tick) + 4}>${shownCell(tick, unit)}</text>`,
    )}
    ${foot(chart, xs, x, isOverTime, width, height)}
    ${chart.name === 'lorenz' ? svg`<line class="alike" x1=${x(0)} y1=${y(0)} x2=${x(1)} y2=${y(1)}></line>` : nothing}
    ${chart.centre === null ? nothing : svg`<line class="centre" x1=${edge.left} x2=${width - edge.right} y1=${y(chart.centre)} y2=${y(chart.centre)}></line>`}
    ${xs.map((one, i) => [lower[i], upper[i]].map((limit) => (limit == null ? nothing : svg`<line class="limit" x1=${x(one) - 6} x2=${x(one) + 6} y1=${y(limit)} y2=${y(limit)}></line>`)))}
    ${marks.map(({ row, words }) => svg`<g class="mark"><line x1=${x(row)} x2=${x(row)} y1=${edge.top} y2=${height - edge.bottom}></line><text text-anchor="middle" x=${x(row)} y=${edge.top + 10}>▾</text><title>${words}</title></g>`)}
    <path class="curve" d=${path.join('')}></path>
    ${isOverTime ? xs.map((one, i) => (ys[i] == null ? nothing : dot(x(one), y(ys[i]), chart.signals?.includes(i) ?? false))) : nothing}`
}

/** Four such steps, round numbers, reach that high. */
export function roundStep(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest / 4))
  return power * ([1, 2, 2.5, 5].find((one) => one * power * 4 >= highest) ?? 10)
}

/** Round numbers along the foot and the last one itself, which takes the place of one that stands too near. */
export function roundPlaces(most: number): readonly number[] {
  const step = Math.max(1, roundStep(most))
  const round = [0, 1, 2, 3, 4].map((n) => n * step).filter((one) => most - one >= step / 3)
  return [...round, most]
}

/** More than chance is a larger, open dot with a cross: seen without colour. */
const dot = (x: number, y: number, isSignal: boolean): TemplateResult =>
  isSignal
    ? svg`<circle class="signal" cx=${x} cy=${y} r="7"></circle><path d="M${x - 4} ${y - 4}L${x + 4} ${y + 4}M${x - 4} ${y + 4}L${x + 4} ${y - 4}"></path>`
    : svg`<circle class="dot" cx=${x} cy=${y} r="3"></circle>`

function foot(
  chart: Chart,
  xs: readonly number[],
  x: (value: number) => number,
  isOverTime: boolean,
  width: number,
  height: number,
): TemplateResult {
  const at = columnAt(chart, chart.x)
  const unit = unitOf(chart, chart.x)
  const most = Math.max(0, ...xs)
  // Half as wide again as it is written: the last one ends at the edge and reaches towards the one before it.
  const widest = 11.5 * Math.max(7, ...chart.rows.map((row) => String(row[at]).length))
  const places = isOverTime
    ? spaced(xs.length, (width - edge.left - edge.right) / widest)
    : unit === 'share'
      ? [0, 0.25, 0.5, 0.75, 1].map((part) => part * most)
      : roundPlaces(most)
  return svg`${places.map(
    (place) =>
      svg`<text class="muted-ink" text-anchor=${x(place) > width - 40 ? 'end' : 'middle'} x=${x(place) > width - 40 ? width - 2 : x(place)} y=${height - edge.bottom + 18}>${isOverTime ? chart.rows[place]?.[at] : shownCell(place, unit)}</text>`,
  )}
  <text class="muted-ink" text-anchor="middle" x=${(edge.left + width - edge.right) / 2} y=${height - 6}>${told(chart.columns[at]?.name ?? { en: '', nb: '' })}</text>`
}
