import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { define } from '../shared/define.ts'
import { DemoClinic, demoGlass } from '../shared/demo-clinic.ts'
import { LysBreakGlass } from './break-glass.ts'

define(LysBreakGlass)

const shown = (clinic: DemoClinic, opening?: Parameters<LysBreakGlass['show']>[0]) => html`<lys-break-glass
  .client=${clinic.client}
  ${ref((element) => void (element as LysBreakGlass | undefined)?.show(opening))}
></lys-break-glass>`

export const title = 'Break the glass'
export const demos = {
  'In an emergency': () => shown(new DemoClinic()),
  'Written before': () => shown(new DemoClinic(), { whose: '7K3M-01', emergency: 'on_call', why: demoGlass.why }),
}
