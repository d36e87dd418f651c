import { html } from 'lit'
import { LysAdoption } from '../adoption/adoption.ts'
import { LysGlassReviews } from '../glass-reviews/glass-reviews.ts'
import { LysPeople } from '../people/people.ts'
import { LysShareCurve } from '../share-curve/share-curve.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

await openPage({
  title: () => msg('Adoption'),
  elements: [LysAdoption, LysGlassReviews, LysShareCurve, LysPeople],
  roles: ['coordinator', 'researcher'],
  render: ({ client }) =>
    html`<lys-adoption .client=${client}></lys-adoption><lys-people .client=${client}></lys-people>`,
})
