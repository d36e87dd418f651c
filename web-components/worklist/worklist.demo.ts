import { html } from 'lit'
import { define } from '../shared/define.ts'
import { colleague, DemoClinic, demoSession } from '../shared/demo-clinic.ts'
import { LysWorklist } from './worklist.ts'

define(LysWorklist)

export const title = 'Worklist'

const taken = { by: colleague, at: '2026-11-24T08:40:00Z' }
const busy = new DemoClinic([
  { urgency: 'pakkeforlop', daysLeft: 9 },
  { urgency: 'haster', daysLeft: 3, claim: taken },
  { daysLeft: -1 },
  { daysLeft: 0 },
  { daysLeft: 2, images: [] },
  { daysLeft: 6 },
  { daysLeft: 7, claim: { by: demoSession.person, at: taken.at } },
  { daysLeft: 8, images: ['received'] },
])
const empty = new DemoClinic([])
const broken = new DemoClinic([])
broken.client.listWaiting = () => Promise.reject({ code: 'offline' })
const silent = new DemoClinic([])
silent.client.listWaiting = () => new Promise(() => {})

const list = ({ client }: DemoClinic, folded = false) =>
  html`<lys-worklist .client=${client} unit-id="uni_one" person-id=${demoSession.person.id} .drafts=${new Set(['ref_6'])} chosen=${folded ? 'ref_4' : ''} ?folded=${folded}></lys-worklist>`

export const demos = {
  'A busy morning': () => list(busy),
  'Folded beside an open case': () => list(busy, true),
  'No case waits': () => list(empty),
  'No answer': () => list(broken),
  Loading: () => list(silent),
}
