import { html, type TemplateResult } from 'lit'
import type { networks } from '../client.ts'
import { msg } from '../shared/i18n.ts'

type End = networks.NewTie['from']
const kinds: Readonly<Record<End['kind'], () => string>> = {
  person: () => msg('Person'),
  profession: () => msg('Profession'),
  technology: () => msg('Technology'),
  rule: () => msg('Rule'),
}

/** What two ends a form names. */
export function readTie(form: FormData): Pick<networks.NewTie, 'from' | 'to'> {
  const end = (which: 'from' | 'to'): End => ({
    kind: (Object.keys(kinds) as End['kind'][]).find((kind) => kind === form.get(`${which}-kind`)) ?? 'person',
    name: String(form.get(`${which}-name`) ?? '').trim(),
  })
  return { from: end('from'), to: end('to') }
}

/** To note who or what a marked passage ties together. */
export function tieForm(send: (event: SubmitEvent) => void): TemplateResult {
  const end = (which: 'from' | 'to', legend: string) => html`<fieldset><legend>${legend}</legend>
    <label class="field">${msg('Kind')}<select name="${which}-kind">${Object.entries(kinds).map(
      ([kind, name]) => html`<option value=${kind}>${name()}</option>`,
    )}</select></label>
    <label class="field">${msg('Name')}<input name="${which}-name" required maxlength="80"></label></fieldset>`
  return html`<details><summary>${msg('Your last mark here tells of a tie')}</summary>
    <form @submit=${send}>${end('from', msg('Between'))}${end('to', msg('And'))}<p><button>${msg('Note the tie')}</button></p></form></details>`
}
