import { html } from 'lit'
import { LysQuestionnaire } from '../referral-form/questionnaire.ts'
import { LysSentReplies } from '../sent-replies/sent-replies.ts'
import { define } from '../shared/define.ts'
import { colleague, type DemoCase, DemoClinic, demoPack, demoReply, demoSession } from '../shared/demo-clinic.ts'
import { LysReplyForm } from './reply-form.ts'

define(LysReplyForm, LysQuestionnaire, LysSentReplies)

export const title = 'Reply form'

function form(one: DemoCase, answered = false) {
  const clinic = new DemoClinic([one])
  if (answered) clinic.replies.set('ref_1', [demoReply()])
  return html`<lys-reply-form
    .client=${clinic.client}
    .session=${demoSession}
    .pack=${demoPack}
    .case=${clinic.cases.get('ref_1')}
  ></lys-reply-form>`
}

export const demos = {
  'A new case': () => form({}),
  'Suspicion of cancer': () => form({ urgency: 'pakkeforlop' }),
  'Taken by a colleague': () => form({ claim: { by: colleague, at: '2026-11-24T08:40:00Z' } }),
  'Taken by me': () => form({ claim: { by: demoSession.person, at: '2026-11-24T08:40:00Z' } }),
  Withdrawn: () => form({ status: 'withdrawn' }),
  Answered: () => form({ status: 'replied' }, true),
}
