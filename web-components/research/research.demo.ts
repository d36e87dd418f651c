import { html } from 'lit'
import { define } from '../shared/define.ts'
import { LysResearch, type Step } from './research.ts'
import { refused, researchOf, sampleScores } from './sample-research.ts'

define(LysResearch)
const seen = { listScores: async () => ({ ...sampleScores, hasSeenUse: true }) }
const shown = (first: Step, own = {}) => html`<lys-research .client=${researchOf(own)} .first=${first}></lys-research>`

export const title = 'Research'
export const demos = {
  'A stored rule': () => shown('rule'),
  'Before who uses it is shown': () => shown('pairs'),
  'The pairs': () => shown('pairs', seen),
  'Scores, blind': () => shown('scores'),
  'The hypothesis': () => shown('hypothesis', seen),
  'The truth table': () => shown('table', seen),
  'No rule yet': () => shown('rule', { listSamples: async () => ({ items: [] }) }),
  'Without a connection': () => shown('rule', { listSamples: () => refused('offline') }),
}
