import { html } from 'lit'
import { ClientProblem } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysLetterLink } from './letter-link.ts'

define(LysLetterLink)

const old = async (): Promise<never> => {
  throw new ClientProblem({ code: 'link.not-valid' })
}

const client = {
  followLink: old,
  redeemTicket: old,
  reportWrongRecipient: old,
  challengePasskey: old,
  signInByPasskey: old,
}

export const title = 'Link of a mail'

export const demos = {
  'Not pressed yet': () => html`<lys-letter-link .client=${client} .token=${'a'.repeat(43)}></lys-letter-link>`,
  'Back from signing in, too late': () =>
    html`<lys-letter-link .client=${client} .ticket=${'a'.repeat(43)}></lys-letter-link>`,
  'A link that came without its end': () => html`<lys-letter-link .client=${client}></lys-letter-link>`,
}
