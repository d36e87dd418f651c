import { html } from 'lit'
import type { Use } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysShareCurve } from './share-curve.ts'

define(LysShareCurve)

/** Offices that sent this many cases, busiest first. */
function use(...counts: readonly number[]): Pick<Use, 'curve' | 'eligible' | 'k80' | 'offices'> {
  const total = counts.reduce((sum, one) => sum + one, 0)
  let sum = 0
  const curve = counts.map((cases, i) => ({
    rank: i + 1,
    officeId: `Legekontor ${i + 1}`,
    cases,
    share: (sum += cases) / total,
  }))
  return { curve, eligible: counts.length, k80: curve.findIndex(({ share }) => share >= 0.8) + 1, offices: [] }
}

export const title = 'Share curve'

export const demos = {
  'A few send most': () =>
    html`<lys-share-curve .use=${use(40, 22, 9, 3, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)}></lys-share-curve>`,
  'All alike': () => html`<lys-share-curve .use=${use(5, 5, 5, 5, 5, 5, 5, 5, 5, 5)}></lys-share-curve>`,
  'One office': () => html`<lys-share-curve .use=${use(3)}></lys-share-curve>`,
  'Nothing yet': () => html`<lys-share-curve></lys-share-curve>`,
}
