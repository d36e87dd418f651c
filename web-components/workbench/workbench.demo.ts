import { html } from 'lit'
import { LysCaseFacts } from '../case-facts/case-facts.ts'
import { LysImageStrip } from '../image-strip/image-strip.ts'
import { LysPatientBanner } from '../patient-banner/patient-banner.ts'
import { LysReplyForm } from '../reply-form/reply-form.ts'
import { LysSentReplies } from '../sent-replies/sent-replies.ts'
import { define } from '../shared/define.ts'
import { colleague, DemoClinic, demoSession } from '../shared/demo-clinic.ts'
import { LysViewer } from '../viewer/viewer.ts'
import { LysWorklist } from '../worklist/worklist.ts'
import { LysWorkbench } from './workbench.ts'

define(
  LysWorkbench,
  LysWorklist,
  LysPatientBanner,
  LysViewer,
  LysImageStrip,
  LysCaseFacts,
  LysReplyForm,
  LysSentReplies,
)

export const title = 'Reading screen'

const taken = { by: colleague, at: '2026-11-24T08:40:00Z' }
const morning = () =>
  new DemoClinic([
    { urgency: 'pakkeforlop', daysLeft: 9 },
    { urgency: 'haster', daysLeft: 3, claim: taken },
    { daysLeft: -1 },
    { daysLeft: 0, images: ['ready', 'failed', 'received'] },
    { daysLeft: 2, images: [] },
    { daysLeft: 6 },
    { daysLeft: 7 },
    { daysLeft: 8, images: ['previewed'] },
  ])

const screen = ({ client }: DemoClinic) =>
  html`<lys-workbench .client=${client} .session=${demoSession}></lys-workbench>`

export const demos = {
  'A morning’s cases': () => screen(morning()),
  'No case waits': () => screen(new DemoClinic([])),
}
