import { html, nothing, svg, type TemplateResult } from 'lit'
import type { Use } from '../client.ts'
import { calledOffice } from '../shared/called-office.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { drawing } from '../shared/drawing.styles.ts'
import { LysDrawnElement } from '../shared/drawn-element.ts'
import { formatDate, formatNumber, formatPercent } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { styles } from './share-curve.styles.ts'

const edge = { top: 12, right: 14, bottom: 44, left: 48 }
/** What is known of North Norway 2003–2004: 94 offices equipped, 4 made about 80 % of use, 22 all of it. */
const seed = [
  { rank: 0, share: 0 },
  { rank: 4, share: 0.8 },
  { rank: 22, share: 1 },
  { rank: 94, share: 1 },
] as const
const seedOffices = 94
const deeds: readonly string[] = ['call', 'visit', 'mail', 'training']

type Shown = Pick<Use, 'curve' | 'eligible' | 'k80' | 'offices'> & { readonly contacts?: Use['contacts'] }

const shares = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** How few offices sent how much of everything: busiest first, summed up. The same numbers stand in a table below. */
export class LysShareCurve extends LysDrawnElement {
  static readonly tag = 'lys-share-curve'
  static override styles = [base, controls, drawing, styles]
  static override properties = { use: { attribute: false } }
  declare use: Shown | undefined

  protected override render(): TemplateResult {
    const { use } = this
    if (!use || use.curve.length === 0)
      return html`<p class="muted">${msg('Not yet: the curve begins with the first case.')}</p>`
    const finding = findingOf(use)
    return html`<figure>
      <figcaption>${finding}</figcaption>
      ${this.#drawing(use, finding)}
      ${legend(ownDeeds(use.contacts).size > 0)}
      ${this.#table(use)}
    </figure>`
  }

  #drawing({ curve, eligible, k80, contacts }: Shown, finding: string): TemplateResult {
    const width = Math.max(240, this.room)
    const height = Math.round(Math.min(380, Math.max(240, width * 0.6)))
    const x = (rank: number) => edge.left + (rank / eligible) * (width - edge.left - edge.right)
    const y = (share: number) => height - edge.bottom - share * (height - edge.top - edge.bottom)
    const points = [{ rank: 0, share: 0 }, ...curve].map(
      ({ rank, share }) => `${x(rank).toFixed(1)},${y(share).toFixed(1)}`,
    )
    const reference = seed.map(
      ({ rank, share }) => `${x((rank / seedOffices) * eligible).toFixed(1)},${y(share).toFixed(1)}`,
    )
    const own = ownDeeds(contacts)
    const mark = curve.find(({ rank }) => rank === k80)
    return html`<svg role="img" aria-labelledby="finding" viewBox="0 0 ${width} ${height}" height=${height}>
      <title id="finding">${finding}</title>
      ${shares.map(
        (
          share,
        ) => svg`<line class=${share === 0.8 ? 'fifths' : 'grid'} x1=${edge.left} x2=${width - edge.right} y1=${y(share)} y2=${y(share)}></line>
          <text class="muted-ink" text-anchor="end" x=${edge.left - 8} y=${y(share) + 4}>${formatPercent(share)}</text>`,
      )}
      ${ticks(eligible, width).map(
        (rank) =>
          svg`<text class="muted-ink" text-anchor="middle" x=${x(rank)} y=${height - edge.bottom + 18}>${formatNumber(rank)}</text>`,
      )}
      <text class="muted-ink" text-anchor="middle" x=${(edge.left + width - edge.right) / 2} y=${height - 6}>${msg('offices, busiest first')}</text>
      <line class="alike muted-ink" x1=${x(0)} y1=${y(0)} x2=${x(eligible)} y2=${y(1)}></line>
      <polyline class="seed" points=${reference.join(' ')}></polyline>
      <polyline class="curve" points=${points.join(' ')}></polyline>
      ${curve.map(({ rank, share, officeId }) => (officeId && own.has(officeId) ? svg`<path class="deed" d=${share > 0.9 ? pointing.up(x(rank), y(share) + 7) : pointing.down(x(rank), y(share) - 8)}><title>${deedWords(own.get(officeId)!)}</title></path>` : nothing))}
      ${mark ? named(x(mark.rank), y(mark.share), mark.rank, mark.share, x(mark.rank) > width * 0.55) : nothing}
    </svg>`
  }

  #table({ curve, offices, contacts }: Shown): TemplateResult {
    const own = ownDeeds(contacts)
    const name = (officeId: string) => calledOffice(offices.find(({ id }) => id === officeId)?.name ?? officeId)
    // To a researcher it is the line alone.
    const isNamed = curve.some(({ officeId }) => officeId !== null)
    return html`<details @toggle=${this.toggle}>
      <summary>${msg('The curve in numbers')}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${msg('The curve in numbers')}>
        <table>
          <thead><tr>
            <th class="number" scope="col">${msg('Rank')}</th>
            ${isNamed ? html`<th scope="col">${msg('Office')}</th><th class="number" scope="col">${msg('Cases')}</th>` : nothing}
            <th class="number" scope="col">${msg('Share up to here')}</th>
            ${own.size > 0 ? html`<th scope="col">${msg('Your last contact')}</th>` : nothing}
          </tr></thead>
          <tbody>${(this.inNumbers ? curve : []).map(
            ({ rank, officeId, cases, share }) => html`<tr>
              <td class="number">${formatNumber(rank)}</td>
              ${isNamed ? html`<td>${name(officeId ?? '')}</td><td class="number">${formatNumber(cases ?? 0)}</td>` : nothing}
              <td class="number">${formatPercent(share)}</td>
              ${own.size > 0 ? html`<td>${deedOn(own.get(officeId ?? ''))}</td>` : nothing}</tr>`,
          )}</tbody>
        </table>
      </div>
    </details>`
  }
}

/** Below the line where there is no room above it. */
const pointing = {
  up: (x: number, y: number) => `M${x} ${y}l-5 9h10z`,
  down: (x: number, y: number) => `M${x} ${y}l-5 -9h10z`,
} as const

/** What the lines and marks are, under the drawing: on a narrow screen it has no room for words. */
function legend(hasDeeds: boolean): TemplateResult {
  const sample = (drawn: TemplateResult) =>
    html`<svg class="sample" aria-hidden="true" viewBox="0 0 32 14" width="32" height="14">${drawn}</svg>`
  return html`<ul class="legend" role="list">
    <li>${sample(svg`<line class="curve" x1="0" x2="32" y1="7" y2="7"></line>`)}${msg('the offices of now')}</li>
    <li>${sample(svg`<line class="seed" x1="0" x2="32" y1="7" y2="7"></line>`)}${msg('North Norway 2003–2004: 4 of 94 sent 80%, 22 used it')}</li>
    <li>${sample(svg`<line class="alike muted-ink" x1="0" x2="32" y1="7" y2="7"></line>`)}${msg('if all were alike')}</li>
    ${hasDeeds ? html`<li>${sample(svg`<path class="deed" d=${pointing.down(8, 12) + pointing.up(24, 2)}></path>`)}${msg('an office you rang, wrote to or visited')}</li>` : nothing}
  </ul>`
}

type Deed = Use['contacts'][number]

/** The last thing somebody did for each office herself: a row that was put off is no deed. */
const ownDeeds = (contacts: Use['contacts'] = []): ReadonlyMap<string, Deed> =>
  new Map(contacts.filter(({ kind, mine }) => mine && deeds.includes(kind)).map((one) => [one.officeId, one]))
const deedOn = (deed: Deed | undefined): string => (deed ? formatDate(deed.on) : '–')
const deedWords = ({ on }: Deed): string => msg(str`Your last contact: ${formatDate(on)}`)

/** The place where four fifths are reached, with its words where there is room. */
function named(x: number, y: number, offices: number, share: number, before: boolean): TemplateResult {
  const words = plural(offices, {
    one: msg(str`1 office: ${formatPercent(share)}`),
    other: msg(str`${formatNumber(offices)} offices: ${formatPercent(share)}`),
  })
  return svg`<circle class="dot" cx=${x} cy=${y} r="4.5"></circle>
    <text class="halo strong" text-anchor=${before ? 'end' : 'start'} x=${before ? x - 6 : x + 10} y=${y + 22}>${words}</text>`
}

function findingOf({ curve, eligible, k80 }: Pick<Use, 'curve' | 'eligible' | 'k80'>): string {
  // To a researcher the place itself may be withheld.
  const share = formatPercent(curve.find(({ rank }) => rank === k80)?.share ?? 0.8)
  const all = formatNumber(eligible)
  return plural(k80 ?? 0, {
    one: msg(str`One of ${all} offices sent ${share} of all cases.`),
    other: msg(str`${formatNumber(k80 ?? 0)} of ${all} offices sent ${share} of all cases.`),
  })
}

/** Round numbers along the offices, as many as there is room for; the last office always. */
function ticks(last: number, width: number): number[] {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((one) => last / one <= width / 70) ?? last
  const round = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step)
  return last - round.at(-1)! < step / 2 ? [...round.slice(0, -1), last] : [...round, last]
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-share-curve': LysShareCurve
  }
}
