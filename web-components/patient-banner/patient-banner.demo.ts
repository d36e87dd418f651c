import { html } from 'lit'
import { define } from '../shared/define.ts'
import { type DemoCase, demoCase } from '../shared/demo-clinic.ts'
import { LysPatientBanner } from './patient-banner.ts'

define(LysPatientBanner)

export const title = 'Patient banner'

const banner = (one: DemoCase) => html`<lys-patient-banner .case=${demoCase(1, one)}></lys-patient-banner>`

export const demos = {
  'Day 4': () => banner({ daysLeft: 6 }),
  'Was here before': () => banner({ daysLeft: 6, earlier: ['Utslett i ansiktet siden jul.', 'Sår på leggen.'] }),
  'Due today': () => banner({ daysLeft: 0 }),
  'Past the deadline': () => banner({ daysLeft: -2 }),
  Answered: () => banner({ daysLeft: -2, status: 'replied' }),
}
