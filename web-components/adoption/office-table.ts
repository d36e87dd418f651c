import { html, nothing, type TemplateResult } from 'lit'
import type { Use } from '../client.ts'
import { formatDate, formatNumber, formatPercent } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'

type Office = Use['offices'][number]
export type Column =
  | 'name'
  | 'municipality'
  | 'cases'
  | 'share'
  | 'replies'
  | 'acknowledged'
  | 'firstCaseOn'
  | 'lastCaseOn'
export interface Order {
  readonly by: Column
  readonly descending: boolean
}

interface Kind {
  readonly by: Column
  readonly name: () => string
  /** Figures stand at the end of their cell and begin with the largest. */
  readonly figure: boolean
  readonly shown: (office: Office) => string
}

const none = '–'

/** Something is never shown as nothing. */
export const sharePercent = (share: number): string =>
  share > 0 && share < 0.005 ? `< ${formatPercent(0.01)}` : formatPercent(share)

const figure = (value: (office: Office) => number) => (office: Office) =>
  office.cases === 0 ? none : formatNumber(value(office))
const date = (value: string | null): string => (value === null ? none : formatDate(value))

const columns: readonly Kind[] = [
  { by: 'name', name: () => msg('Office'), figure: false, shown: ({ name }) => name },
  { by: 'municipality', name: () => msg('Municipality'), figure: false, shown: ({ municipality }) => municipality },
  { by: 'cases', name: () => msg('Cases'), figure: true, shown: figure(({ cases }) => cases) },
  {
    by: 'share',
    name: () => msg('Share'),
    figure: true,
    shown: ({ cases, share }) => (share === null || cases === 0 ? none : sharePercent(share)),
  },
  { by: 'replies', name: () => msg('Replies'), figure: true, shown: figure(({ replies }) => replies) },
  { by: 'acknowledged', name: () => msg('Read'), figure: true, shown: figure(({ acknowledged }) => acknowledged) },
  { by: 'firstCaseOn', name: () => msg('First case'), figure: true, shown: ({ firstCaseOn }) => date(firstCaseOn) },
  { by: 'lastCaseOn', name: () => msg('Last case'), figure: true, shown: ({ lastCaseOn }) => date(lastCaseOn) },
]

/** What is not known stands last, whichever way the rest is turned. */
export function sorted(offices: readonly Office[], { by, descending }: Order): readonly Office[] {
  const compare = new Intl.Collator(language()).compare
  return offices.toSorted((a, b) => {
    const [left, right] = [a[by], b[by]]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    const forward = typeof left === 'number' ? left - Number(right) : compare(left, String(right))
    return (descending ? -forward : forward) || compare(a.name, b.name)
  })
}

const silentAfterDays = 90

/** Said of an office from which nothing comes (any more); undefined of the others. */
export function silence({ cases, lastCaseOn }: Office, now: Date): string | undefined {
  if (cases === 0) return msg('Not used yet')
  const days = lastCaseOn === null ? 0 : Math.floor((now.getTime() - Date.parse(lastCaseOn)) / 86_400_000)
  return days >= silentAfterDays ? msg(str`No case for ${formatNumber(days)} days`) : undefined
}

/** Every office, also the silent ones, which are marked in words. */
export function officeTable(
  offices: readonly Office[],
  order: Order,
  now: Date,
  choose: (order: Order) => void,
): TemplateResult {
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
  const row = (office: Office) => {
    const words = silence(office, now)
    return html`<tr>${columns.map(
      (kind) =>
        html`<td class=${kind.figure ? 'number' : ''}>${kind.shown(office)}${
          kind.by === 'name' && words ? html`<span class="silent">${words}</span>` : nothing
        }</td>`,
    )}</tr>`
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('All offices')}>
    <table>
      <thead><tr>${columns.map(heading)}</tr></thead>
      <tbody>${sorted(offices, order).map(row)}</tbody>
    </table>
  </div>`
}
