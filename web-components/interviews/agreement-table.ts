import { html, type TemplateResult } from 'lit'
import type { interviews } from '../client.ts'
import { formatNumber, formatPercent } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { type Code, nameOf } from './code-words.ts'

const figure = (value: number | null): string =>
  value === null ? msg('undefined') : formatNumber(value, { maximumFractionDigits: 2, minimumFractionDigits: 2 })

/** How far each two coders agree, code by code, with what the figure means. */
export function agreementTable({ pairs }: interviews.AgreementsOut, codes: readonly Code[]): TemplateResult {
  if (pairs.length === 0)
    return html`<p class="muted">${msg('No interview was coded by two people yet: there is nothing to compare.')}</p>`
  return html`<p class="hint">${msg('Kappa says how far two people agree beyond what chance gives: 1 is always, 0 is as by chance. Undefined where both marked every sentence, or none. Each sentence of the interviews that both have coded counts once.')}</p>
    ${pairs.map(({ coders: [a, b], interviews: many, segments, codes: of }) => {
      const about = msg(
        str`Coder ${a} and coder ${b}: ${formatNumber(segments)} sentences in ${formatNumber(many)} interviews`,
      )
      return html`<div class="scroll" tabindex="0" role="region" aria-label=${about}><table><caption>${about}</caption>
        <thead><tr><th scope="col">${msg('Code')}</th><th class="number" scope="col">${msg('Both coders')}</th>
          <th class="number" scope="col">${msg(str`Only ${a}`)}</th><th class="number" scope="col">${msg(str`Only ${b}`)}</th>
          <th class="number" scope="col">${msg('Neither coder')}</th><th class="number" scope="col">${msg('Alike')}</th><th class="number" scope="col">${msg('Kappa')}</th></tr></thead>
        <tbody>${of.map(
          (one) => html`<tr><td>${nameOf(one.codeId, codes)}</td><td class="number">${formatNumber(one.both)}</td>
            <td class="number">${formatNumber(one.onlyA)}</td><td class="number">${formatNumber(one.onlyB)}</td>
            <td class="number">${formatNumber(one.neither)}</td>
            <td class="number">${one.observed === null ? '–' : formatPercent(one.observed)}</td><td class="number">${figure(one.kappa)}</td></tr>`,
        )}</tbody></table></div>`
    })}`
}
