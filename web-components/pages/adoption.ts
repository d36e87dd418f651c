import { html } from 'lit'
import { LysAdoption } from '../adoption/adoption.ts'
import { LysUseReport } from '../adoption/use-report.ts'
import { LysChart } from '../charts/chart.ts'
import { LysGlassReviews } from '../glass-reviews/glass-reviews.ts'
import { LysContact } from '../office/contact.ts'
import { LysOffice } from '../office/office.ts'
import { LysOfficePlace } from '../office/place.ts'
import { LysOfficeProfile } from '../office/profile.ts'
import { LysPeople } from '../people/people.ts'
import { LysShareCurve } from '../share-curve/share-curve.ts'
import { defineLater } from '../shared/define.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

// Only where one office is looked at.
defineLater('lys-network', async () => (await import('../network/network.ts')).LysNetwork)

await openPage({
  title: () => msg('Adoption'),
  elements: [
    LysAdoption,
    LysGlassReviews,
    LysShareCurve,
    LysUseReport,
    LysChart,
    LysPeople,
    LysOfficePlace,
    LysOffice,
    LysOfficeProfile,
    LysContact,
  ],
  roles: ['coordinator', 'researcher'],
  render: ({ client, session }) =>
    session.roles.includes('coordinator')
      ? html`<lys-office-place .client=${client}>
      <lys-adoption data-list .client=${client}></lys-adoption><lys-people .client=${client}></lys-people>
    </lys-office-place>`
      : html`<lys-adoption figures-only .client=${client}></lys-adoption>`,
})
