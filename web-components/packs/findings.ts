import { html, nothing, type TemplateResult } from 'lit'
import { msg, plural, str } from '../shared/i18n.ts'
import type { Finding } from './check-folder.ts'

/** What the author of a pack has to correct, in the order of the file. */
export function findingList(wrong: readonly Finding[]): TemplateResult {
  const sorted = wrong.toSorted((a, b) => lineOf(a) - lineOf(b))
  return html`<div class="notice danger wrong" role="alert">
    <p><strong>${plural(wrong.length, {
      one: msg('One thing is to be corrected in the pack. Nothing was published.'),
      other: msg(str`${wrong.length} things are to be corrected in the pack. Nothing was published.`),
    })}</strong></p>
    <ol>${sorted.map(
      ({ path, place, message, isEnglish }) => html`<li>
        ${place ? html`<span class="place">${msg(str`line ${place.line}, column ${place.column}`)}</span>` : nothing}
        ${path ? html`<code>${path}</code>` : nothing}
        <span lang=${isEnglish ? 'en' : nothing}>${message}</span>
      </li>`,
    )}</ol>
    <p>${msg('Correct it, then choose it again: a browser reads a file only as it was when it was chosen.')}</p>
  </div>`
}
const lineOf = ({ place }: Finding): number => place?.line ?? 0
