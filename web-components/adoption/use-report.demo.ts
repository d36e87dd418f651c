import { html } from 'lit'
import { LysChart } from '../charts/chart.ts'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { sampleReport } from './sample-report.ts'
import { LysUseReport } from './use-report.ts'

define(LysUseReport, LysChart)

export const title = 'Figures of use'

export const demos = {
  'A year': () => html`<lys-use-report .client=${{ readReport: async () => sampleReport }}></lys-use-report>`,
  'Still counting': () =>
    html`<lys-use-report .client=${{ readReport: async () => ({ ...sampleReport, isCounting: true, charts: [] }) }}></lys-use-report>`,
  'Without a connection': () =>
    html`<lys-use-report .client=${{ readReport: () => Promise.reject(new ClientProblem({ code: 'offline' })) }}></lys-use-report>`,
}
