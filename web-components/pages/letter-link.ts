import { html } from 'lit'
import type { LetterFoundEvent } from '../letter-link/letter-link.events.ts'
import { LysLetterLink } from '../letter-link/letter-link.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

const token = location.hash.slice(1)

// The secret leaves the address bar first; going back then finds no link that works for whoever comes next.
function goOn({ letterId }: LetterFoundEvent): void {
  history.replaceState(null, '', location.pathname)
  location.replace(`/letters/${letterId}`)
}

await openPage({
  title: () => msg('A reply has come'),
  elements: [LysLetterLink],
  signedIn: false,
  render: ({ client }) =>
    html`<lys-letter-link .client=${client} .token=${token} @lys-letter-found=${goOn}></lys-letter-link>`,
})

// While she reads, the next page's parts are on their way; nothing of the letter is.
void import('./letter-parts.ts').catch(() => undefined)
