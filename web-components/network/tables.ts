import { html, type TemplateResult } from 'lit'
import type { networks } from '../client.ts'
import { formatNumber } from '../shared/format.ts'
import { msg } from '../shared/i18n.ts'
import { kindOf, nameOf, saidOf } from './words.ts'

type OfficeNetwork = networks.NetworkOut

/** How many there are of each, where more would tell too much. */
export const countsOf = ({ counts, cases }: OfficeNetwork): TemplateResult => html`<dl class="figures">
  <div><dt>${msg('Cases in twelve months')}</dt><dd>${cases === null ? msg('withheld') : formatNumber(cases)}</dd></div>
  ${
    counts &&
    html`<div><dt>${msg('People')}</dt><dd>${formatNumber(counts.person)}</dd></div>
  <div><dt>${msg('Professions')}</dt><dd>${formatNumber(counts.profession)}</dd></div>
  <div><dt>${msg('Technology')}</dt><dd>${formatNumber(counts.technology)}</dd></div>
  <div><dt>${msg('Rules')}</dt><dd>${formatNumber(counts.rule)}</dd></div>
  <div><dt>${msg('Ties')}</dt><dd>${formatNumber(counts.edges)}</dd></div>`
  }
</dl>`

/** The drawing in numbers. */
export function tablesOf({ nodes, edges }: OfficeNetwork): TemplateResult {
  const name = (id: string) => nameOf(nodes.find((node) => node.id === id)!)
  const figure = (value: number) => formatNumber(value, { maximumFractionDigits: 2 })
  return html`<details>
    <summary>${msg('The network in numbers')}</summary>
    <p class="hint">${msg('Between others: on how many of the shortest ways between two others somebody or something stands. High means that much goes through there.')}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${msg('Everybody and everything')}><table>
      <thead><tr><th scope="col">${msg('Name')}</th><th scope="col">${msg('Kind')}</th>
        <th class="number" scope="col">${msg('Cases')}</th><th class="number" scope="col">${msg('Neighbours')}</th>
        <th class="number" scope="col">${msg('Between others')}</th></tr></thead>
      <tbody>${nodes.map(
        (node) => html`<tr><td>${nameOf(node)}</td><td>${kindOf(node)}</td>
          <td class="number">${node.cases === null ? '–' : formatNumber(node.cases)}</td>
          <td class="number">${formatNumber(node.degree)}</td><td class="number">${figure(node.betweenness)}</td></tr>`,
      )}</tbody></table></div>
    <div class="scroll" tabindex="0" role="region" aria-label=${msg('Ties')}><table>
      <thead><tr><th scope="col">${msg('Between')}</th><th scope="col">${msg('And')}</th><th scope="col">${msg('How it is known')}</th></tr></thead>
      <tbody>${edges.map((edge) => html`<tr><td>${name(edge.from)}</td><td>${name(edge.to)}</td><td>${saidOf(edge)}</td></tr>`)}</tbody>
    </table></div>
  </details>`
}
