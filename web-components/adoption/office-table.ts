import { html, nothing, svg, type TemplateResult } from 'lit'
import type { Use } from '../client.ts'
import { calledOffice } from '../shared/called-office.ts'
import { formatDate, formatMonth, formatNumber, formatPercent } from '../shared/format.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'
import { officeAddress, stageWords } from '../shared/office-words.ts'
import type { Stage } from './office-filter.ts'

type Office = Use['offices'][number]
export type Column =
  | 'name'
  | 'stage'
  | 'cases'
  | 'lastCaseOn'
  | 'owner'
  | 'photographer'
  | 'keyPersonShare'
  | 'answerDays'
export interface Order {
  readonly by: Column
  readonly descending: boolean
}

interface Kind {
  readonly by: Column
  readonly name: () => string
  /** Figures stand at the end of their cell and begin with the largest. */
  readonly figure: boolean
  readonly shown: (office: Office) => string | TemplateResult
}

const none = '–'
/** What a researcher is not told. */
const namedOnly: readonly Column[] = ['lastCaseOn', 'owner', 'photographer']

/** Something is never shown as nothing. */
export const sharePercent = (share: number): string =>
  share > 0 && share < 0.005 ? `< ${formatPercent(0.01)}` : formatPercent(share)

const casesWords = (cases: number | null): string => {
  if (cases === null) return msg('withheld')
  return cases === 0 ? none : formatNumber(cases)
}
const date = (value: string | null): string => (value === null ? none : formatDate(value))

const stageOrder: readonly Office['stage'][] = ['regular', 'active', 'lapsed', 'not_used']

const endWords = { closed: () => msg('closed'), merged: () => msg('merged') }

const columns: readonly Kind[] = [
  {
    by: 'name',
    name: () => msg('Office'),
    figure: false,
    // To a researcher it is a number, and there is no page of it.
    shown: ({ id, name, municipality }) =>
      municipality === null
        ? calledOffice(name)
        : html`<a href=${officeAddress(id)}>${name}</a>${elsewhere(name, municipality)}`,
  },
  {
    by: 'stage',
    name: () => msg('Stage'),
    figure: false,
    shown: ({ stage, isTooNew, end }) => {
      const more = end ? endWords[end]() : isTooNew && stage !== 'not_used' && msg('new')
      return more ? `${stageWords[stage]()} (${more})` : stageWords[stage]()
    },
  },
  { by: 'cases', name: () => msg('Cases'), figure: true, shown: ({ cases }) => casesWords(cases) },
  { by: 'lastCaseOn', name: () => msg('Last case'), figure: true, shown: ({ lastCaseOn }) => date(lastCaseOn) },
  { by: 'owner', name: () => msg('Owner'), figure: false, shown: ({ owner }) => owner ?? none },
  {
    by: 'photographer',
    name: () => msg('Photographer'),
    figure: false,
    shown: ({ photographer }) => photographer ?? none,
  },
  {
    by: 'keyPersonShare',
    name: () => msg('Busiest sender'),
    figure: true,
    shown: ({ keyPersonShare }) => (keyPersonShare === null ? none : sharePercent(keyPersonShare)),
  },
  {
    by: 'answerDays',
    name: () => msg('Reply, days'),
    figure: true,
    shown: ({ answerDays }) => (answerDays === null ? none : formatNumber(answerDays)),
  },
]

/** Most offices are called by their municipality. */
const elsewhere = (name: string, municipality: string | null) =>
  municipality === null || name.startsWith(municipality) ? nothing : html` <span class="muted">${municipality}</span>`

/** What is not known stands last, whichever way the rest is turned. */
export function sorted(offices: readonly Office[], { by, descending }: Order): readonly Office[] {
  const compare = new Intl.Collator(language()).compare
  return offices.toSorted((a, b) => {
    const [left, right] = [placeOf(a, by), placeOf(b, by)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    const forward = typeof left === 'number' ? left - Number(right) : compare(left, String(right))
    return (descending ? -forward : forward) || compare(a.name, b.name)
  })
}

const placeOf = (office: Office, by: Column): string | number | null =>
  by === 'stage' ? stageOrder.indexOf(office.stage) : office[by]

/** Twelve months of one office, drawn to the scale of all: what looks small is small. Something is never drawn as nothing. */
function monthBars({ months: counts }: Office, months: readonly string[], most: number): TemplateResult {
  const height = (cases: number) => (cases === 0 ? 1 : Math.max(3, Math.round((cases / most) * 20)))
  return html`<svg class="months" role="img" viewBox="0 0 95 20" width="95" height="20"><title>${inWords(counts, months)}</title>
    ${counts.map((cases, i) => svg`<rect class=${cases === 0 ? 'none' : ''} x=${i * 8} y=${20 - height(cases)} width="7" height=${height(cases)}></rect>`)}</svg>`
}

/** In one breath, since a reader hears it for every office: the months one by one stand on the office's page. */
function inWords(counts: readonly number[], months: readonly string[]): string {
  const all = counts.reduce((sum, one) => sum + one, 0)
  const most = Math.max(0, ...counts)
  if (all === 0) return msg('No case')
  return plural(all, {
    one: msg(str`1 case, in ${formatMonth(months[counts.indexOf(most)]!)}`),
    other: msg(
      str`${formatNumber(all)} cases, most in ${formatMonth(months[counts.indexOf(most)]!)}: ${formatNumber(most)}`,
    ),
  })
}

/** Every office, also the silent ones, with its stage in words; or those of one stage, which then says so, also on paper. */
export function officeTable(
  { offices, months }: Pick<Use, 'offices' | 'months'>,
  { stage, order, choose }: { stage: Stage | undefined; order: Order; choose(order: Order): void },
): TemplateResult {
  const listed = stage ? offices.filter((office) => office.stage === stage) : offices
  const part = stage && msg(str`Only these of ${formatNumber(offices.length)} offices: ${stageWords[stage]()}`)
  const most = Math.max(1, ...offices.flatMap((office) => office.months))
  const unused = offices.filter(({ stage }) => stage === 'not_used').length
  const turn = ({ by, figure: largestFirst }: Kind): Order => ({
    by,
    descending: order.by === by ? !order.descending : largestFirst,
  })
  const heading = (kind: Kind) => {
    const chosen = order.by === kind.by
    const sort = chosen ? (order.descending ? 'descending' : 'ascending') : nothing
    const arrow = chosen ? html`<span aria-hidden="true">${order.descending ? '↓' : '↑'}</span>` : nothing
    return html`<th scope="col" class=${kind.figure ? 'number' : ''} aria-sort=${sort}>
      <button type="button" @click=${() => choose(turn(kind))}>${kind.name()}${arrow}</button></th>`
  }
  // Whom a researcher does not know by name, she is not told of as owner or photographer either, nor of an office's days.
  const isNamed = offices.some(({ municipality }) => municipality !== null)
  const bars = (office: Office) => (isNamed ? html`<td>${monthBars(office, months, most)}</td>` : nothing)
  const [first, ...rest] = columns.filter(({ by }) => isNamed || !namedOnly.includes(by))
  const cell = (kind: Kind, office: Office) => html`<td class=${kind.figure ? 'number' : ''}>${kind.shown(office)}</td>`
  // Paper has room for offices that have not used it only where they were asked for.
  const staysOnScreen = ({ stage: own }: Office) => own === 'not_used' && stage === undefined
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${part ?? msg('All offices')}>
    ${part ? html`<p class="on-paper">${part}</p>` : nothing}
    <table>
      <thead><tr>${heading(first!)}${isNamed ? html`<th scope="col">${msg('Last 12 months')}</th>` : nothing}${rest.map(heading)}</tr></thead>
      <tbody>${sorted(listed, order).map(
        (office) =>
          html`<tr class=${staysOnScreen(office) ? 'unused' : ''}>${cell(first!, office)}${bars(office)}${rest.map((kind) => cell(kind, office))}</tr>`,
      )}</tbody>
    </table>
    <p class="on-paper">${plural(unused, { one: msg('1 office has not used it yet.'), other: msg(str`${formatNumber(unused)} offices have not used it yet.`) })}</p>
  </div>`
}
