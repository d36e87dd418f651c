import { html, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'
import type { Registries } from './registries.ts'

/** Every command that has a key, to be looked up with `?`. */
export function keysDialog(registries: Registries): TemplateResult {
  const rows = [{ title: msg('Open the case, press the button'), keys: ['Enter'] }, ...keyRows(registries)]
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

/** One row a command, its keys in order of arrival; nine keys in a row show as the first and the last. */
function keyRows({ commands, keybindings }: Registries): readonly { title: string; keys: readonly string[] }[] {
  const grouped = Map.groupBy(keybindings.all().toReversed(), ({ command }) => command)
  return [...grouped].flatMap(([id, bindings]) => {
    const command = commands.get(id)
    const keys = bindings.map(({ key }) => key.replace('Escape', 'Esc'))
    return command ? [{ title: command.title(), keys: keys.length > 2 ? [`${keys[0]} – ${keys.at(-1)}`] : keys }] : []
  })
}
