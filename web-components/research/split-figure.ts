import { html, svg, type TemplateResult } from 'lit'
import { formatNumber } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import type { Hypothesis } from '../shared/research-types.ts'

type Split = NonNullable<Hypothesis['split']>
const mostDrawn = 24

/** Offices in four fields, one shape each: filled where they use it. The same numbers stand in a table below. */
export function splitFigure(split: Split): TemplateResult {
  const finding = findingOf(split)
  const fields = [
    { x: 150, y: 30, n: split.usersWithAll, uses: true, agrees: true },
    { x: 330, y: 30, n: split.usersLacking, uses: true, agrees: false },
    { x: 150, y: 110, n: split.othersWithAll, uses: false, agrees: false },
    { x: 330, y: 110, n: split.othersLacking, uses: false, agrees: true },
  ]
  return html`<figure>
    <figcaption class="visually-hidden">${finding}</figcaption>
    <svg role="img" aria-labelledby="split-title" viewBox="0 0 512 196" class="split">
      <title id="split-title">${finding}</title>
      <text x="238" y="20" text-anchor="middle">${msg('has everything')}</text><text x="418" y="20" text-anchor="middle">${msg('lacks something')}</text>
      <text x="140" y="72" text-anchor="end">${msg('uses it')}</text><text x="140" y="152" text-anchor="end">${msg('never used it')}</text>
      ${fields.map(
        ({
          x,
          y,
          n,
          uses,
          agrees,
        }) => svg`<rect class=${agrees ? 'agrees' : 'contradicts'} x=${x} y=${y} width="176" height="76"></rect>
        ${Array.from({ length: Math.min(n, mostDrawn) }, (_, i) => svg`<circle class=${uses ? 'user' : 'other'} cx=${x + 18 + (i % 8) * 20} cy=${y + 18 + Math.floor(i / 8) * 20} r="7"></circle>`)}
        <text class="count" x=${x + 168} y=${y + 68} text-anchor="end">${formatNumber(n)}</text>`,
      )}
    </svg>
    <p class="hint">${msg('Framed with dashes: offices there contradict the hypothesis.')}</p>
    <details><summary>${msg('The figure in numbers')}</summary>
      <table><thead><tr><th scope="col"></th><th class="number" scope="col">${msg('has everything')}</th><th class="number" scope="col">${msg('lacks something')}</th></tr></thead>
        <tbody><tr><th scope="row">${msg('uses it')}</th><td class="number">${formatNumber(split.usersWithAll)}</td><td class="number">${formatNumber(split.usersLacking)}</td></tr>
        <tr><th scope="row">${msg('never used it')}</th><td class="number">${formatNumber(split.othersWithAll)}</td><td class="number">${formatNumber(split.othersLacking)}</td></tr></tbody></table></details>
  </figure>`
}

function findingOf({ usersWithAll, usersLacking, othersWithAll, othersLacking }: Split): string {
  const [users, others] = [formatNumber(usersWithAll + usersLacking), formatNumber(othersWithAll + othersLacking)]
  return msg(
    str`${formatNumber(usersWithAll)} of ${users} users have everything; ${formatNumber(othersLacking)} of ${others} others lack something.`,
  )
}
