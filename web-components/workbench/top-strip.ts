import { html, nothing, type TemplateResult } from 'lit'
import type { ShownCases, Unit, WaitingCounts } from '../client.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { type Sent, sentWords } from './sent.ts'

interface Strip {
  readonly units: readonly Unit[]
  readonly unitId: string
  readonly chooseUnit: (unitId: string) => void
  readonly counts: WaitingCounts | null
  readonly shows: ShownCases
  readonly show: (shows: ShownCases) => void
  readonly search: string
  readonly seek: (text: string) => void
  readonly leaveSearch: () => void
  readonly sent: Sent | null
  readonly run: (command: string, ...args: readonly unknown[]) => void
  readonly buttons: unknown
}

/** Which unit, how much waits, looking for one of them, and what has just been sent. */
export function topStrip(strip: Strip): TemplateResult {
  return html`<header>
    ${unit(strip)} ${strip.counts === null ? nothing : filters(strip.counts, strip)} ${searchField(strip)}
    <div class="sent">${sentWords(strip.sent, strip.run)}</div>
    <div class="buttons">${strip.buttons}</div>
  </header>`
}

function unit({ units, unitId, chooseUnit }: Strip): TemplateResult {
  if (units.length < 2) return html`<strong>${units[0]?.name[language()] ?? msg('You belong to no unit yet.')}</strong>`
  return html`<select aria-label=${msg('Unit')} @change=${(event: Event) => chooseUnit((event.currentTarget as HTMLSelectElement).value)}>
    ${units.map((one) => html`<option value=${one.id} ?selected=${one.id === unitId}>${one.name[language()]}</option>`)}
  </select>`
}

/** The server counts no further than this. */
const mostCounted = 2_000
const shown = (count: number): string => (count < mostCounted ? String(count) : `${mostCounted}+`)

function filters({ waiting, due, yours }: WaitingCounts, { shows, show }: Strip): TemplateResult {
  // A filter that is on is taken off by pressing it again.
  const filter = (which: ShownCases, words: string, classes = '') => html`<button
    class=${`quiet ${classes}`}
    type="button"
    aria-pressed=${shows === which ? 'true' : 'false'}
    @click=${() => show(shows === which ? 'all' : which)}
  >${words}</button>`
  return html`<div class="filters" role="group" aria-label=${msg('Which cases')}>
    ${filter('all', msg(str`Waiting ${shown(waiting)}`))} ${filter('due', msg(str`Due today ${shown(due)}`), due > 0 ? 'due' : '')}
    ${filter('yours', msg(str`Your turn ${shown(yours)}`))}
  </div>`
}

function searchField({ search, seek, leaveSearch, unitId }: Strip): TemplateResult | typeof nothing {
  if (unitId === '') return nothing
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Escape') seek('')
    leaveSearch()
  }
  return html`<input
    id="search"
    type="search"
    autocomplete="off"
    spellcheck="false"
    aria-label=${msg('Look for a waiting case: name, birth number or case number')}
    placeholder=${msg('Name, birth number, case')}
    .value=${search}
    @input=${(event: Event) => seek((event.currentTarget as HTMLInputElement).value)}
    @keydown=${key}
  >`
}
