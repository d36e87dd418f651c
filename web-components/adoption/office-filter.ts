import { html, nothing, type TemplateResult } from 'lit'
import type { Use } from '../client.ts'
import { formatNumber } from '../shared/format.ts'
import { msg } from '../shared/i18n.ts'
import { codesOf, stageWords } from '../shared/office-words.ts'

export type Stage = Use['offices'][number]['stage']

/** How many offices are at each stage; each shows those alone. */
export function officeFilter(
  offices: Use['offices'],
  chosen: Stage | undefined,
  choose: (stage: Stage | undefined) => void,
): TemplateResult {
  const one = (stage: Stage | undefined, name: string, count: number) =>
    count === 0 && chosen !== stage
      ? nothing
      : html`<button type="button" aria-pressed=${chosen === stage} @click=${() => choose(stage)}>${name} <span>${formatNumber(count)}</span></button>`
  return html`<div class="row filter" role="group" aria-label=${msg('Which offices')}>
    ${one(undefined, msg('All'), offices.length)}
    ${codesOf(stageWords).map((stage) => one(stage, stageWords[stage](), offices.filter((office) => office.stage === stage).length))}
  </div>`
}
