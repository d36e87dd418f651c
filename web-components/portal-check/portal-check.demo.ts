import { html } from 'lit'
import { type Check, ClientProblem, type Portal } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysPortalCheck } from './portal-check.ts'

define(LysPortalCheck)

const portal = { id: 'ptl_1', name: 'Demoportalen', origins: ['https://portal.example'] } as unknown as Portal
const checks: readonly Check[] = [
  { check: 'origin', pass: true, line: null },
  { check: 'connect', pass: false, line: 'connect-src https://lysbord.hospital.example' },
  { check: 'clock', pass: false, line: '"iat": 1795521600 (the portal’s clock says 1795521480)' },
]
const clientOf = (items: Portal[], answer: readonly Check[] = checks) => ({
  listPortals: async () => ({ items }),
  checkPortal: async () => ({ checks: [...answer] }),
})
const refusing = {
  ...clientOf([]),
  listPortals: () => Promise.reject(new ClientProblem({ code: 'access.denied' })),
}

export const title = 'Portal check'
export const demos = {
  'Before the test': () => html`<lys-portal-check .client=${clientOf([portal])}></lys-portal-check>`,
  'Something must change': async () => {
    const element = document.createElement('lys-portal-check')
    element.client = clientOf([portal])
    ;(element as unknown as { checks: readonly Check[] }).checks = checks
    return html`${element}`
  },
  'No portal': () => html`<lys-portal-check .client=${clientOf([])}></lys-portal-check>`,
  'Not for this role': () => html`<lys-portal-check .client=${refusing}></lys-portal-check>`,
}
