import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type ListedLetter, type ListedPractice, type ListedReferral, newId, type Session } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, str } from '../shared/i18n.ts'
import { ReferralWithdrawnEvent } from './desk.events.ts'
import { styles } from './desk.styles.ts'
import { letterRow, practiceRow, type Resent, type RowActs, referralRow, yourTurnRow } from './rows.ts'
import type { Shelf } from './shelf.ts'
import { type DeskClient, type Sheet, type Shelves, shelvesOf } from './shelves.ts'
import { type Reason, type Withdrawing, withdrawDialog } from './withdraw-dialog.ts'

const stale = 30_000
const all: readonly (Sheet | 'unread' | 'read' | 'practice')[] = [
  'unread',
  'yourTurn',
  'drafts',
  'waiting',
  'decided',
  'asked',
  'read',
  'withdrawn',
  'practice',
]
/** What staff have prepared waits for a doctor; that is what a doctor comes for. */
const readyFirst = (a: ListedReferral, b: ListedReferral): number => Number(!a.handed) - Number(!b.handed)
const soonestFirst = (a: ListedReferral, b: ListedReferral): number =>
  (a.answerExpectedBy ?? '') < (b.answerExpectedBy ?? '') ? -1 : 1

/**
 * The office's desk, the same for doctors and staff: what is to finish, what the hospital asks for, what waits and until
 * when, what was answered with the unread first, and folded what was withdrawn. @fires lys-referral-withdrawn
 * @csspart shelf one of its lists
 */
export class LysDesk extends LysElement {
  static readonly tag = 'lys-desk'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    officeId: { attribute: 'office-id' },
    asked: { state: true },
    said: { state: true },
    unreadOnly: { state: true },
    resent: { state: true },
  }
  /** Asks the server, as `connect()` gives it. */
  declare client: DeskClient | undefined
  /** Who is signed in, and her offices. */
  declare session: Session | undefined
  /** One of the session's offices; without it the first. */
  declare officeId: string | undefined
  declare private asked: Withdrawing | undefined
  declare private said: string
  declare private unreadOnly: boolean
  /** E-mails that were asked for again, by their letter. */
  declare private resent: ReadonlyMap<string, Resent>
  #shelves: Shelves | undefined
  #readAt = 0
  #deed = ''
  readonly #resendDeeds = new Map<string, string>()

  constructor() {
    super()
    this.said = ''
    this.unreadOnly = false
    this.resent = new Map()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.#backAgain)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('visibilitychange', this.#backAgain)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    const officeId = this.officeId || this.session?.offices[0]?.id
    if (!this.client || !officeId || !(['client', 'session', 'officeId'] as const).some((name) => changed.has(name)))
      return
    this.#shelves = shelvesOf(this.client, officeId)
    for (const shelf of Object.values(this.#shelves)) shelf.addEventListener('change', () => this.requestUpdate())
    this.#readAll()
  }

  protected override render(): TemplateResult {
    const shelves = this.#shelves
    if (!shelves)
      return html`<p class="notice">${msg('You belong to no office here yet, so there is no desk to show.')}</p>`
    return html`
      <header>
        <h1>${msg('Desk')}</h1>
        ${this.#offices()}
        <div class="row"><a class="new" href="/refer">${msg('New referral')}</a><button type="button" class="quiet" @click=${this.#readAll}>${msg('Refresh')}</button></div>
      </header>
      <p role="status" class="visually-hidden">${this.said}</p>
      ${this.#overview(shelves)}
      ${this.#section('finish', msg('To finish'), msg('Drafts stand here until they are sent.'), [shelves.drafts], this.#referral, readyFirst)}
      ${this.#section('turn', msg('Your turn'), msg('What the hospital asks your office for stands here.'), [shelves.yourTurn], (one: ListedReferral) => yourTurnRow(one, this.#acts))}
      ${this.#section('waiting', msg('Waiting'), msg('What was sent stands here until the hospital has answered.'), [shelves.waiting, shelves.decided, shelves.asked], this.#referral, soonestFirst)}
      ${this.#answered(shelves)}
      <details>
        <summary>${msg('Withdrawn')} <span class="count">${count([shelves.withdrawn])}</span></summary>
        ${this.#list(msg('What is withdrawn stands here.'), [shelves.withdrawn], this.#referral)}
      </details>
      <details>
        <summary>${msg('Practice')} <span class="count">${count([shelves.practice])}</span></summary>
        <p><a href="/refer?practice">${msg('Send a practice case')}</a></p>
        ${this.#list(msg('What was sent to try it stands here, with its feedback.'), [shelves.practice], (one: ListedPractice) => practiceRow(one, this.#acts))}
      </details>
      ${withdrawDialog(this.asked, { choose: this.#choose, withdraw: this.#withdraw, keep: this.#keep })}`
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog')
    if (this.asked && dialog && !dialog.open) dialog.showModal()
  }

  #offices(): TemplateResult | typeof nothing {
    const offices = this.session?.offices ?? []
    if (offices.length < 2) return html`<p class="muted">${offices[0]?.name}</p>`
    const choose = (event: Event) => (this.officeId = (event.target as HTMLSelectElement).value)
    return html`<select aria-label=${msg('Office')} @change=${choose}>
      ${offices.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.officeId}>${name}</option>`)}</select>`
  }

  #answered({ unread, read: confirmed, yourTurn }: Shelves): TemplateResult {
    const shelves = this.unreadOnly ? [unread] : [unread, confirmed]
    const isAbove = shownAbove(yourTurn)
    const row = (letter: ListedLetter) => (isAbove(letter) ? html`` : letterRow(letter, this.#acts))
    return html`
      <section part="shelf" aria-labelledby="answered">
        <h2 id="answered" tabindex="-1">${msg('Answered')} <span class="count">${count(shelves, howMany(shelves, isAbove))}</span>
          <button type="button" class="quiet" aria-pressed=${String(this.unreadOnly)} @click=${this.#toggleUnread}>${msg('Only unread')}</button></h2>
        ${this.#list(msg('Answers from the hospital stand here, the unread ones first.'), shelves, row)}
      </section>`
  }

  #toggleUnread = (): void => {
    this.unreadOnly = !this.unreadOnly
  }

  /** The four lists with their totals: where to begin, at a glance. */
  #overview({ drafts, yourTurn, waiting, decided, asked, unread, read: confirmed }: Shelves): TemplateResult {
    const isAbove = shownAbove(yourTurn)
    const lists = [
      { id: 'finish', title: msg('To finish'), number: count([drafts]) },
      { id: 'turn', title: msg('Your turn'), number: count([yourTurn]) },
      { id: 'waiting', title: msg('Waiting'), number: count([waiting, decided, asked]) },
      {
        id: 'answered',
        title: msg('Answered'),
        number: count([unread, confirmed], howMany([unread, confirmed], isAbove)),
      },
    ]
    const fresh = unread.total - howMany([unread], isAbove)
    const unreadWords = fresh > 0 ? html` <strong>${msg(str`${fresh} unread`)}</strong>` : nothing
    return html`<nav aria-label=${msg('Lists')}>${lists.map(
      ({ id, title, number }) =>
        html`<button type="button" class="quiet" @click=${() => this.#go(id)}>${title} <span class="count">${number}</span>${id === 'answered' ? unreadWords : nothing}</button>`,
    )}</nav>`
  }

  #go(id: string): void {
    const heading = this.renderRoot.querySelector<HTMLElement>(`#${id}`)
    heading?.focus()
    heading?.scrollIntoView({ block: 'start' })
  }

  #section<T>(
    id: string,
    title: string,
    empty: string,
    shelves: readonly Shelf<T>[],
    row: (item: T) => TemplateResult,
    order?: (a: T, b: T) => number,
  ) {
    return html`
      <section part="shelf" aria-labelledby=${id}>
        <h2 id=${id} tabindex="-1">${title} <span class="count">${count(shelves)}</span></h2>
        ${this.#list(empty, shelves, row, order)}
      </section>`
  }

  #list<T>(
    empty: string,
    shelves: readonly Shelf<T>[],
    row: (item: T) => TemplateResult,
    order?: (a: T, b: T) => number,
  ): TemplateResult {
    const items = shelves.flatMap((shelf) => shelf.items ?? [])
    const broken = shelves.filter(({ problem }) => problem)
    const shown = order ? items.toSorted(order) : items
    return html`
      ${items.length ? html`<ul>${shown.map(row)}</ul>` : nothing}
      ${items.length === 0 && broken.length === 0 ? html`<p class="muted">${shelves.every((shelf) => shelf.items) ? empty : msg('Loading…')}</p>` : nothing}
      ${broken[0] ? html`<p class="notice danger row" role="alert">${problemText(broken[0].problem)}<button type="button" @click=${() => broken.forEach((shelf) => void shelf.readAgain())}>${msg('Try again')}</button></p>` : nothing}
      ${shelves.filter(({ more }) => more).map((shelf) => html`<p><button type="button" @click=${shelf.readMore}>${msg('Show more')}</button></p>`)}`
  }

  #acts: RowActs = {
    referHref: (id) => `/refer#${id}`,
    letterHref: (id) => `/letters/${id}`,
    withdraw: (referral) => {
      this.asked = { referral, reason: undefined, busy: false, problem: undefined }
    },
    resend: (letter) => void this.#resend(letter.id),
    resent: (letterId) => this.resent.get(letterId),
  }

  #referral = (referral: ListedReferral): TemplateResult => referralRow(referral, this.#acts)

  #readAll = (): void => {
    this.#readAt = Date.now()
    for (const name of all) void this.#shelves?.[name].readAgain()
  }

  #backAgain = (): void => {
    if (document.visibilityState === 'visible' && Date.now() - this.#readAt > stale) this.#readAll()
  }

  async #resend(letterId: string): Promise<void> {
    if (!this.client || this.resent.get(letterId)?.state === 'busy') return
    const say = (resent: Resent) => (this.resent = new Map(this.resent).set(letterId, resent))
    // Asked again after a lost answer it is one e-mail, not two.
    const deed = this.#resendDeeds.get(letterId) ?? newId('cmd')
    this.#resendDeeds.set(letterId, deed)
    say({ state: 'busy' })
    try {
      await this.client.reissueLetter(letterId, deed)
      say({ state: 'sent' })
    } catch (problem) {
      say({ state: 'failed', problem })
    }
  }

  #choose = (reason: Reason): void => {
    // Another reason is another deed; the same one again, after a lost answer, is not.
    this.#deed = newId('cmd')
    if (this.asked) this.asked = { ...this.asked, reason }
  }

  #withdraw = async (): Promise<void> => {
    const asked = this.asked
    if (!asked?.reason || asked.busy) return
    this.asked = { ...asked, busy: true, problem: undefined }
    try {
      await this.client!.withdrawReferral(asked.referral.id, asked.reason, this.#deed)
    } catch (problem) {
      this.asked = { ...asked, busy: false, problem }
      return
    }
    const draft = asked.referral.status === 'draft'
    for (const name of ['drafts', 'waiting', 'decided', 'yourTurn'] as const)
      this.#shelves?.[name].take(({ id }) => id === asked.referral.id)
    void this.#shelves?.withdrawn.readAgain()
    this.dispatchEvent(new ReferralWithdrawnEvent(asked.referral.id))
    this.said = msg('Withdrawn')
    this.#keep()
    await this.updateComplete
    // The row that had the focus is gone.
    this.renderRoot.querySelector<HTMLElement>(draft ? '#finish' : '#waiting')?.focus()
  }

  #keep = (): void => {
    this.renderRoot.querySelector('dialog')?.close()
    this.asked = undefined
  }
}

/** What is the office's turn stands in its own list, and not twice. */
function shownAbove(yourTurn: Shelf<ListedReferral>): (letter: ListedLetter) => boolean {
  const above = new Set(yourTurn.items?.map(({ id }) => id))
  return ({ referralId }) => above.has(referralId)
}

const howMany = (shelves: readonly Shelf<ListedLetter>[], is: (letter: ListedLetter) => boolean): number =>
  shelves.flatMap(({ items = [] }) => items).filter(is).length

/** How many there are in all, once every list has been read. */
function count(shelves: readonly Shelf<unknown>[], less = 0): string {
  if (shelves.some(({ items }) => !items)) return ''
  return String(shelves.reduce((sum, { total }) => sum + total, -less))
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-desk': LysDesk
  }
}
