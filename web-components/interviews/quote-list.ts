import { html, nothing, type TemplateResult } from 'lit'
import type { interviews } from '../client.ts'
import { calledOffice } from '../shared/called-office.ts'
import { formatNumber } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { type Code, nameOf } from './code-words.ts'

/** Every passage behind a code, with who said it and who marked it. */
export function quoteList(
  { items, notToBeQuoted }: { readonly items: readonly interviews.QuoteOut[]; readonly notToBeQuoted: number },
  codes: readonly Code[],
): TemplateResult {
  if (items.length === 0) return html`<p class="muted">${msg('Nothing is marked with this code.')}</p>`
  const hidden = plural(notToBeQuoted, {
    one: msg('1 more passage may not be quoted.'),
    other: msg(str`${formatNumber(notToBeQuoted)} more passages may not be quoted.`),
  })
  // What two coders marked alike is said once.
  const alike = Map.groupBy(
    items.filter(({ text }) => text !== null),
    ({ interviewId, codeId, begins, ends }) => `${interviewId} ${codeId} ${begins} ${ends}`,
  )
  const coders = (marks: readonly interviews.QuoteOut[]) =>
    marks.map(({ coder }) => msg(str`coder ${coder}`)).join(', ')
  return html`<ul role="list">${[...alike.values()]
    .map((marks) => ({ ...marks[0]!, marks }))
    .map(
      ({ text, office, speaker, marks, codeId }) => html`<li><blockquote>${text}</blockquote>
        <p class="muted small">${calledOffice(office.name)}, ${speaker}. ${nameOf(codeId, codes)}, ${coders(marks)}</p></li>`,
    )}</ul>
    ${notToBeQuoted > 0 ? html`<p class="muted">${hidden}</p>` : nothing}`
}
