import { html } from 'lit'
import { define } from '../shared/define.ts'
import { LysChart } from './chart.ts'
import {
  sampleBars,
  sampleControl,
  sampleFew,
  sampleGrid,
  sampleLorenz,
  sampleRun,
  sampleSteps,
} from './sample-charts.ts'

define(LysChart)

export const title = 'Charts'

const marks = [{ row: 4, words: 'Your contacts: 2' }]
export const demos = {
  'Cases by month, with own calls': () => html`<lys-chart .chart=${sampleRun} .marks=${marks}></lys-chart>`,
  'Too few months': () => html`<lys-chart .chart=${sampleFew}></lys-chart>`,
  'A month outside its limits': () => html`<lys-chart .chart=${sampleControl}></lys-chart>`,
  'Time to the first case': () => html`<lys-chart .chart=${sampleSteps}></lys-chart>`,
  'Lorenz curve': () => html`<lys-chart .chart=${sampleLorenz}></lys-chart>`,
  Bars: () => html`<lys-chart .chart=${sampleBars}></lys-chart>`,
  'Who goes on': () => html`<lys-chart .chart=${sampleGrid}></lys-chart>`,
  'Nothing yet': () => html`<lys-chart .chart=${{ ...sampleBars, rows: [] }}></lys-chart>`,
}
