import { html, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'
import type { Commands } from './commands.ts'
import { keyRows, type Reading } from './reading-commands.ts'

/** Every command that has a key, to be looked up with `?`. */
export function keysDialog(commands: Commands, reading: Reading): TemplateResult {
  return html`<dialog class="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">${msg('Keys')}</h2>
    <p class="muted small">${msg('Letters and digits rest while you type; Esc leaves a text field.')}</p>
    <table>
      <tbody>
        <tr><th scope="row">${msg('Open the case, press the button')}</th><td><kbd>Enter</kbd></td></tr>
        ${keyRows(reading).map(
          ({ command, keys }) => html`<tr>
            <th scope="row">${commands.get(command)?.title() ?? command}</th>
            <td>${keys.map((key) => html`<kbd>${key}</kbd> `)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <form method="dialog"><button autofocus>${msg('Close')}</button></form>
  </dialog>`
}
