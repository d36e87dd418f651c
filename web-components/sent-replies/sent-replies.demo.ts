import { html } from 'lit'
import type { Reply } from '../client.ts'
import { define } from '../shared/define.ts'
import { colleague, demoPack, demoReply, demoSession } from '../shared/demo-clinic.ts'
import { LysSentReplies } from './sent-replies.ts'

define(LysSentReplies)

export const title = 'Sent replies'

const first = demoReply()
const corrected: Reply = { ...demoReply(), corrects: first.id, textToGp: 'Godartet. Ingen kontroll er nødvendig.' }
const shown = (...replies: Reply[]) =>
  html`<lys-sent-replies .replies=${replies} .pack=${demoPack} person-id=${demoSession.person.id} case-number="7K3M-01"></lys-sent-replies>`

export const demos = {
  'My own': () => shown(first),
  'A colleague’s': () => shown({ ...first, sentBy: colleague }),
  Corrected: () => shown(first, corrected),
}
