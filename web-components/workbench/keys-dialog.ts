import { html, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'
import type { Commands } from './commands.ts'
import { keyRows, type Reading } from './reading-commands.ts'

/** Every command that has a key, to be looked up with `?`. */
export function keysDialog(commands: Commands, reading: Reading): TemplateResult {
  const rows = [{ title: msg('Open the case, press the button'), keys: ['Enter'] }, ...keyRows(commands, reading)]
  return html`<dialog class="keys" aria-labelledby="keys-title">
    <div class="head">
      <h2 id="keys-title">${msg('Keys')}</h2>
      <form method="dialog"><button>${msg('Close')}</button></form>
    </div>
    <p class="muted small">${msg('Letters and digits rest while you type; Esc leaves a text field.')}</p>
    <ul role="list">
      ${rows.map(({ title, keys }) => html`<li><span>${title}</span> <span>${keys.map((key) => html`<kbd>${key}</kbd> `)}</span></li>`)}
    </ul>
  </dialog>`
}
