import { html } from 'lit'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { demoSession } from '../shared/demo-clinic.ts'
import { LysCoding } from './coding.ts'
import { type InterviewsClient, LysInterviews } from './interviews.ts'
import { refusing, sampleClient, sampleCodes, sampleInterview } from './sample-interviews.ts'

define(LysInterviews, LysCoding)

const shown = (client: InterviewsClient) => html`<lys-interviews .client=${client}></lys-interviews>`

export const title = 'Interviews'

export const demos = {
  'One interview, one withdrawn': () => shown(sampleClient()),
  'Nobody was interviewed yet': () => shown(sampleClient({ listInterviews: async () => ({ items: [] }) })),
  'For a researcher': () =>
    shown(sampleClient({ readSession: async () => ({ ...demoSession, roles: ['researcher'] }) })),
  'Coding a text': () =>
    html`<lys-coding .client=${sampleClient()} .interview=${sampleInterview} .codes=${sampleCodes}></lys-coding>`,
  'Without a connection': () => shown(refusing(new ClientProblem({ code: 'offline' }))),
}
