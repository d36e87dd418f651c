import { html, nothing, type TemplateResult } from 'lit'
import type { Trouble } from '../client.ts'
import { formatDateTime } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'

interface Words {
  readonly what: () => string
  /** What a person can do once Lysbord has given up. */
  readonly help: () => string
}

const ask = () => msg('Ask whoever looks after the server to look at it.')
const photograph: Words = {
  what: () => msg('A photograph cannot be made ready to look at'),
  help: () => msg('Phone the office and ask for the photograph once more.'),
}
const known: Readonly<Record<string, Words>> = {
  'post-letter': {
    what: () => msg('An e-mail that a reply has come does not leave'),
    help: () => msg('Phone the office and say that a reply waits in Lysbord.'),
  },
  'build-pictures': photograph,
  // What an edition before this one left to be done.
  'build-preview': photograph,
  'build-pyramid': photograph,
  'post-month': {
    what: () => msg('An office’s letter about its month does not leave'),
    help: () => msg('Look whether the office’s e-mail address is right; no patient waits for it.'),
  },
  'count-use': { what: () => msg('The figures on this page are not counted on'), help: ask },
}

/** Work that keeps failing, in plain words; what only helps a technician is folded. */
export function troubleList(troubles: readonly Trouble[]): TemplateResult {
  if (troubles.length === 0)
    return html`<p class="muted">${msg('Nothing. All mails have left and all photographs are ready.')}</p>`
  return html`<ul class="troubles" role="list">${troubles.map(one)}</ul>`
}

function one({ reaction, subject, since, tries, gaveUp, error }: Trouble): TemplateResult {
  const words = known[reaction] ?? {
    what: () => msg('Something that should happen by itself does not happen'),
    help: ask,
  }
  const tried = plural(tries, { one: msg('tried once'), other: msg(str`tried ${tries} times`) })
  return html`<li>
    <p><strong>${words.what()}</strong></p>
    <p>${msg(str`Since ${formatDateTime(since)}, ${tried}.`)}
      ${gaveUp ? html`<strong>${msg('Lysbord has given up.')}</strong> ${words.help()}` : msg('Lysbord goes on trying.')}</p>
    <details class="small"><summary>${msg('For the technician')}</summary>
      <code>${reaction} ${subject}${error === '' ? nothing : html`<br>${error}`}</code></details>
  </li>`
}
