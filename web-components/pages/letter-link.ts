import { html } from 'lit'
import type { LetterFoundEvent, LetterSignInEvent } from '../letter-link/letter-link.events.ts'
import { LysLetterLink } from '../letter-link/letter-link.ts'
import { msg } from '../shared/i18n.ts'
import { keepTicket, signInAddress, takeTicket } from './kept-in-tab.ts'
import { openPage } from './page.ts'

const token = location.hash.slice(1)
// From before she signed in; whoever comes by a link has none.
const ticket = token === '' ? takeTicket() : ''

// The secret leaves the address bar first; going back then finds no link that works for whoever comes next.
const forgetLink = () => history.replaceState(null, '', location.pathname)

function goOn({ letterId }: LetterFoundEvent): void {
  forgetLink()
  location.replace(`/letters/${letterId}`)
}

function signIn({ ticket }: LetterSignInEvent): void {
  forgetLink()
  keepTicket(ticket)
  location.replace(signInAddress(location))
}

await openPage({
  title: () => msg('A reply has come'),
  elements: [LysLetterLink],
  signedIn: false,
  render: ({ client }) =>
    html`<lys-letter-link
      .client=${client}
      .token=${token}
      .ticket=${ticket}
      @lys-letter-found=${goOn}
      @lys-letter-sign-in=${signIn}
    ></lys-letter-link>`,
})

// While she reads, the next page's parts are on their way; nothing of the letter is.
void import('./letter-parts.ts').catch(() => undefined)
