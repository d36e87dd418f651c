import { html, nothing, type TemplateResult } from 'lit'
import { problemText } from '../shared/all-problems.ts'
import { msg, str } from '../shared/i18n.ts'
import type { Entry } from './directory.ts'

/** Somebody is about to be switched off or on, or an office closed or opened. */
export interface Changing {
  readonly entry: Entry
  readonly busy: boolean
  readonly problem: unknown
}

interface Acts {
  readonly keep: () => void
  readonly change: () => void
}

interface Words {
  readonly title: string
  readonly follows: string
  readonly stays: string
  readonly act: string
}

function wordsFor({ kind, name, off }: Entry): Words {
  if (kind === 'person')
    return off
      ? {
          title: msg(str`Switch on ${name}?`),
          follows: msg('Signing in is possible again, with the same offices, units and roles as before.'),
          stays: msg('Old sessions stay ended.'),
          act: msg('Switch on'),
        }
      : {
          title: msg(str`Switch off ${name}?`),
          follows: msg(
            'Every session ends with its next request, also in portals, and links in e-mails to this person lead nowhere. Signing in is refused.',
          ),
          stays: msg('Nothing that was written is deleted. It can be switched on again here.'),
          act: msg('Switch off'),
        }
  return off
    ? {
        title: msg(str`Open ${name}?`),
        follows: msg('Everybody who was a member can work for it again from the next request on.'),
        stays: msg('Links in e-mails that have not grown old lead to their letters again.'),
        act: msg('Open the office'),
      }
    : {
        title: msg(str`Close ${name}?`),
        follows: msg(
          'From the next request on nobody can see or do anything for it, and links in e-mails to it lead nowhere. Phone it first: replies that come now are read by nobody there.',
        ),
        stays: msg('Nothing is deleted. It can be opened again here.'),
        act: msg('Close the office'),
      }
}

/** The question before it is done: whom it is about, and what happens then. */
export const changeDialog = (changing: Changing | undefined, { keep, change }: Acts): TemplateResult => {
  const words = changing && wordsFor(changing.entry)
  return html`<dialog aria-labelledby="change-title" aria-describedby="change-then" @close=${keep}>
    ${
      changing && words
        ? html`<div class="stack">
            <h2 id="change-title">${words.title}</h2>
            <p class="muted">${changing.entry.places}</p>
            <p id="change-then">${words.follows}</p>
            <p>${words.stays}</p>
            ${changing.problem ? html`<p class="error" role="alert">${problemText(changing.problem)}</p>` : nothing}
            <div class="row">
              <button type="button" @click=${keep}>${msg('Leave it as it is')}</button>
              <button type="button" class=${changing.entry.off ? 'primary' : 'danger'} aria-disabled=${String(changing.busy)} @click=${change}>${words.act}</button>
            </div>
          </div>`
        : nothing
    }
  </dialog>`
}
