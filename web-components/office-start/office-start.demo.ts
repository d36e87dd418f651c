import { html } from 'lit'
import { define } from '../shared/define.ts'
import { LysWalkthrough } from '../walkthrough/walkthrough.ts'
import { LysOfficeStart } from './office-start.ts'

define(LysOfficeStart, LysWalkthrough)
export const title = 'A GP office’s first day'

const stay = () => undefined

export const demos = {
  'One line over the desk': () => html`<lys-office-start .practise=${stay}></lys-office-start>`,
  Opened: () => html`<lys-office-start open .practise=${stay}></lys-office-start>`,
}
