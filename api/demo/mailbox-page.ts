import { html } from 'hono/html'
import type { Received } from './mail-store.ts'
import { type Language, type Markup, page, type Script } from './page.ts'

const words = {
  nb: {
    title: 'Demopostkassen',
    notice: 'Demonstrasjon: det Lysbord har sendt på e-post, havner her og ingen andre steder.',
    empty: 'Ingen e-post ennå.',
    again: 'Hent på nytt',
    all: 'Vis alle mottakere',
    only: (to: string) => `Bare til ${to}`,
    more: (shown: number, all: number) => `De nyeste ${shown} av ${all} vises.`,
    to: 'til',
  },
  en: {
    title: 'The demo mailbox',
    notice: 'Demonstration: what Lysbord has mailed ends up here and nowhere else.',
    empty: 'No mail yet.',
    again: 'Check again',
    all: 'Show all receivers',
    only: (to: string) => `Only to ${to}`,
    more: (shown: number, all: number) => `Showing the newest ${shown} of ${all}.`,
    to: 'to',
  },
} as const

const shownAtMost = 100
const address = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/

/** Text as it is, with its web addresses as links. */
const linked = (text: string): Markup[] =>
  text
    .split(address)
    .map((part, i) => (i % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : html`${part}`))

/** What was mailed, newest first and open. Needs no script; with one, new mails appear by themselves. */
export function mailboxPage(
  mails: readonly Received[],
  language: Language,
  to: string | undefined,
  script?: Script,
): Promise<string> {
  const text = words[language]
  const clock = new Intl.DateTimeFormat(language === 'nb' ? 'nb-NO' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Oslo',
  })
  const shown = mails.slice(0, shownAtMost)
  const mail = (each: Received, position: number) => html`<details${position === 0 ? html` open` : ''}>
<summary><b>${each.subject}</b><span>${clock.format(new Date(each.date))} · ${text.to} ${each.to.join(', ')}</span></summary>
<pre>${linked(each.text)}</pre>
</details>`
  return page(
    language,
    text.title,
    html`<h1>${text.title}</h1>
<p class="notice">${text.notice}</p>
<p><a href="">${text.again}</a>${to ? html` · ${text.only(to)} · <a href="/">${text.all}</a>` : ''}</p>
<div id="mails">${shown.length === 0 ? html`<p>${text.empty}</p>` : shown.map(mail)}
${shown.length < mails.length ? html`<p class="soft">${text.more(shown.length, mails.length)}</p>` : ''}</div>`,
    script,
  )
}
