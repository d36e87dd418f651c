import { html } from 'lit'
import type { Session } from '../client.ts'
import { define } from '../shared/define.ts'
import { msg } from '../shared/i18n.ts'
import { LysWelcome } from './welcome.ts'

define(LysWelcome)

const session: Session = {
  person: { id: 'per_demo', name: 'Demo Lege Alta', clinician: true, hpr: '0000101', language: 'nb' },
  hospital: { name: { en: 'Demo University Hospital', nb: 'Demo universitetssykehus' }, phone: '+47 00 00 00 00' },
  roles: ['referrer'],
  offices: [{ id: 'off_demo', name: 'Alta legekontor', phone: '+47 00 00 01 01' }],
  units: [],
}
const ways = [
  { path: '/refer', name: () => msg('Refer'), purpose: () => msg('Send photographs and a question to the hospital') },
  {
    path: '/desk',
    name: () => msg('Desk'),
    purpose: () => msg('What your office has begun, what waits and what was answered'),
  },
]

export const title = 'Front page'

export const demos = {
  'Before signing in': () => html`<lys-welcome></lys-welcome>`,
  'After signing out': () => html`<lys-welcome left="both"></lys-welcome>`,
  'After signing out here alone': () => html`<lys-welcome left="here"></lys-welcome>`,
  'After a sign-in that did not work': () => html`<lys-welcome problem="session.unknown-person"></lys-welcome>`,
  'Signed in': () => html`<lys-welcome .session=${session} .ways=${ways}></lys-welcome>`,
  'Signed in without a role': () => html`<lys-welcome .session=${{ ...session, roles: [] }}></lys-welcome>`,
}
