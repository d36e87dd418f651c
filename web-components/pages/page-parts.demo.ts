import { html } from 'lit'
import { ClientProblem, type Session } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysPageNotice } from './page-notice.ts'
import { LysTopBar } from './top-bar.ts'

define(LysTopBar, LysPageNotice)

const session: Session = {
  person: { id: 'per_demo', name: 'Demo Lege Alta', clinician: true, hpr: '0000101', language: 'nb' },
  hospital: { name: { en: 'Demo University Hospital', nb: 'Demo universitetssykehus' }, phone: '+47 00 00 00 00' },
  roles: ['referrer'],
  offices: [{ id: 'off_demo', name: 'Alta legekontor', phone: '+47 00 00 01 01' }],
  units: [],
}
const everything = {
  ...session,
  roles: ['referrer', 'specialist', 'coordinator'],
  person: { ...session.person, name: 'Demo Spesialist Plastikk og ØNH' },
}

export const title = 'Parts of a page'

export const demos = {
  'Top bar': () => html`<lys-top-bar .session=${session} path="/desk"></lys-top-bar>`,
  'Top bar with every page': () => html`<lys-top-bar .session=${everything} path="/read" theme="dark"></lys-top-bar>`,
  'Top bar before signing in': () => html`<lys-top-bar></lys-top-bar>`,
  'Another role': () =>
    html`<lys-page-notice .session=${session} .roles=${['coordinator', 'researcher']}></lys-page-notice>`,
  'A person not known here': () =>
    html`<lys-page-notice .problem=${new ClientProblem({ code: 'session.unknown-person' })}></lys-page-notice>`,
  'No connection': () => html`<lys-page-notice .problem=${new ClientProblem({ code: 'offline' })}></lys-page-notice>`,
}
