import { html, nothing, type TemplateResult } from 'lit'
import { problemText } from '../shared/all-problems.ts'
import { language, msg, str } from '../shared/i18n.ts'
import type { AtUnit, Standing } from './standing.ts'

/** A pack is about to be switched off at a unit. */
export interface Leaving {
  readonly pack: Standing
  readonly at: AtUnit
  readonly busy: boolean
  readonly problem: unknown
}
interface Acts {
  readonly keep: () => void
  readonly leave: () => void
}

/** The question before a pack is switched off: what follows, and what stays. */
export function switchOffDialog(leaving: Leaving | undefined, { keep, leave }: Acts): TemplateResult {
  return html`<dialog aria-labelledby="off-title" aria-describedby="off-then" @close=${keep}>
    ${leaving ? content(leaving, { keep, leave }) : nothing}
  </dialog>`
}

function content({ pack, at, busy, problem }: Leaving, { keep, leave }: Acts): TemplateResult {
  const [title, unit] = [pack.newest.title[language()], at.unit.name[language()]]
  const dependent = new Intl.ListFormat(language()).format(at.needs)
  return html`<div class="stack">
    <h2 id="off-title">${msg(str`Switch off ${title} at ${unit}?`)}</h2>
    <p id="off-then">${
      at.isAsked
        ? msg(str`${unit} no longer takes new questions of this kind; what was asked and answered stays readable.`)
        : msg(str`${unit} no longer works with it; what was asked and answered stays readable.`)
    }</p>
    <p>${msg('Its templates, commands and views leave the reading screen when that is opened the next time. It can be switched on again here.')}</p>
    ${at.needs.length > 0 ? html`<p class="notice warning">${msg(str`${dependent} needs it and will not work there either.`)}</p>` : nothing}
    ${problem ? html`<p class="error" role="alert">${problemText(problem)}</p>` : nothing}
    <div class="row">
      <button type="button" @click=${keep}>${msg('Leave it as it is')}</button>
      <button type="button" class="danger" aria-disabled=${String(busy)} @click=${leave}>${msg('Switch off')}</button>
    </div>
  </div>`
}
