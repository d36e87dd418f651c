import { html } from 'lit'
import { ClientProblem, type OfficeMonths } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysOfficeMonths, type OfficeMonthsClient } from './office-months.ts'

define(LysOfficeMonths)

const offices = [{ id: 'off_1' as const, name: 'Fjordvik legekontor', phone: '+47 00 00 01 01' }]
export const sampleMonths: OfficeMonths = {
  mailOn: true,
  items: [
    { month: '2026-10', cases: 5, answers: 4, learned: 2, visitsSpared: 2, kilometresSpared: 246 },
    { month: '2026-09', cases: 1, answers: 0, learned: 0, visitsSpared: 0, kilometresSpared: null },
  ],
}
/** Months from here: nothing is asked of a server. */
export const monthsOf = (months: OfficeMonths): OfficeMonthsClient => ({
  readMonths: async () => months,
  turnMonthLetter: async (_office, on) => ({ on }),
})
const shown = (client: OfficeMonthsClient, open = true) =>
  html`<lys-office-months ?open=${open} .client=${client} .session=${{ offices }}></lys-office-months>`

export const title = 'An office’s months'

export const demos = {
  'One line under the desk': () => shown(monthsOf(sampleMonths), false),
  'Two months': () => shown(monthsOf(sampleMonths)),
  'None yet': () => shown(monthsOf({ items: [], mailOn: false })),
  'Without a connection': () =>
    shown({
      ...monthsOf(sampleMonths),
      readMonths: () => Promise.reject(new ClientProblem({ code: 'offline' })),
    }),
}
