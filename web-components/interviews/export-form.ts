import { html, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'

/** Asks before texts leave whether she knows how easily a few offices are told apart. */
export function exportForm(send: (format: 'qdpx' | 'qdc', knows: boolean) => Promise<void>): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void send('qdpx', new FormData(event.target as HTMLFormElement).has('knows'))
  }
  return html`<form @submit=${submit}>
    <p>${msg('Only interviews whose leave covers handing on go out, under pseudonyms: texts, codes, marks and told ties (REFI-QDA, for NVivo, ATLAS.ti, MAXQDA and others).')}</p>
    <label><input type="checkbox" name="knows" required> ${msg('I know that a few offices can be told by what is said in them: eight are few. I keep the file as I keep the interviews.')}</label>
    <p class="acts"><button class="primary">${msg('Export the interviews')}</button>
      <button type="button" @click=${() => send('qdc', false)}>${msg('Export the codes alone')}</button></p></form>`
}
