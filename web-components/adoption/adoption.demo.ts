import { html } from 'lit'
import { LysChart } from '../charts/chart.ts'
import { ClientProblem, type Today, type Trouble, type Use } from '../client.ts'
import { LysGlassReviews } from '../glass-reviews/glass-reviews.ts'
import { reviewsOf, sampleBreak } from '../glass-reviews/sample-reviews.ts'
import { LysContact } from '../office/contact.ts'
import { LysShareCurve } from '../share-curve/share-curve.ts'
import { define } from '../shared/define.ts'
import { LysAdoption } from './adoption.ts'
import { sampleReport } from './sample-report.ts'
import { quietToday, sampleRefusedPhotograph, sampleToday, sampleTroubles, sampleUse, useOf } from './sample-use.ts'
import { LysUseReport } from './use-report.ts'

define(LysUseReport, LysChart, LysAdoption, LysGlassReviews, LysShareCurve, LysContact)

const refused = (code: ClientProblem['code']) => Promise.reject(new ClientProblem({ code }))
const shown = (
  use: () => Promise<Use>,
  troubles: () => Promise<{ items: Trouble[] }>,
  today: () => Promise<Today> = async () => quietToday,
  listGlassBreaks = reviewsOf([]).listGlassBreaks,
) =>
  html`<lys-adoption
    .client=${{ ...reviewsOf([sampleBreak(1)]), readUse: use, readToday: today, listTroubles: troubles, listGlassBreaks, retryImage, readReport: async () => sampleReport }}
  ></lys-adoption>`
const retryImage = async () => ({ id: 'img_0sample' })
const quiet = async () => ({ items: [] })

export const title = 'Adoption'

export const demos = {
  'Four offices send most': () =>
    shown(
      async () => sampleUse,
      async () => ({ items: [...sampleTroubles] }),
      async () => sampleToday,
      reviewsOf([sampleBreak(1)]).listGlassBreaks,
    ),
  'A photograph cannot be shown': () =>
    shown(
      async () => sampleUse,
      quiet,
      async () => ({ ...quietToday, rows: [sampleRefusedPhotograph] }),
    ),
  'The log is still being counted': () =>
    shown(
      async () => ({ ...sampleUse, isCounting: true }),
      quiet,
      async () => ({ ...quietToday, isCounting: true }),
    ),
  'Three offices have begun': () => shown(async () => useOf([5, 3, 1, ...Array.from({ length: 20 }, () => 0)]), quiet),
  'Nobody has used it yet': () => shown(async () => useOf(Array.from({ length: 8 }, () => 0)), quiet),
  'No office is connected': () => shown(async () => useOf([]), quiet),
  'For a researcher': () =>
    shown(
      async () => sampleUse,
      () => refused('access.denied'),
      () => refused('access.denied'),
      () => refused('access.denied'),
    ),
  'Without a connection': () =>
    shown(
      () => refused('offline'),
      () => refused('offline'),
      () => refused('offline'),
      () => refused('offline'),
    ),
}
