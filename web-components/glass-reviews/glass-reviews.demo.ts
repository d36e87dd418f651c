import { html } from 'lit'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { type GlassReviewsClient, LysGlassReviews } from './glass-reviews.ts'
import { reviewsOf, sampleBreak } from './sample-reviews.ts'

define(LysGlassReviews)

const shown = (client: GlassReviewsClient) => html`<lys-glass-reviews .client=${client}></lys-glass-reviews>`
const by = { name: 'Coordinator Three', hpr: null }
const review = { outcome: 'justified', note: 'Vakt ved mottaket.', by, at: '2026-11-24T10:00:00Z' } as const

export const title = 'Opened in an emergency'
export const demos = {
  'Two to judge': () => shown(reviewsOf([sampleBreak(1), sampleBreak(2, { own: true }), sampleBreak(3, { review })])),
  None: () => shown(reviewsOf([])),
  'Without a connection': () =>
    shown({ ...reviewsOf([]), listGlassBreaks: () => Promise.reject(new ClientProblem({ code: 'offline' })) }),
}
