import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatDay } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { styles } from './mailbox.styles.ts'

/** A mail as the demonstration's mailbox tells of it. */
export interface Mail {
  readonly id: string
  readonly to: readonly string[]
  readonly subject: string
  /** When it arrived, ISO. */
  readonly date: string
  readonly text: string
}

const everyMs = 3_000
const webAddress = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/

/** What the demonstration mailed, newest first; it looks for more every three seconds. */
export class LysMailbox extends LysElement {
  static readonly tag = 'lys-mailbox'
  static override styles = [base, controls, styles]
  static override properties = {
    messages: { type: String },
    fetcher: { attribute: false },
    mails: { state: true },
    away: { state: true },
    fresh: { state: true },
  }
  /** Where the mails are listed as JSON. */
  declare messages: string
  /** What they are fetched with. */
  declare fetcher: typeof fetch
  declare protected mails: readonly Mail[] | undefined
  /** The last question got no answer: what is shown may be old. */
  declare protected away: boolean
  /** How many came while the page was open. */
  declare protected fresh: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined
  /** Each was the newest once and came open; what somebody closes or reads stays as it is when others follow. */
  readonly #cameOpen = new Set<string>()

  constructor() {
    super()
    this.messages = ''
    this.fetcher = (...request) => fetch(...request)
    this.mails = undefined
    this.away = false
    this.fresh = 0
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#start()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop()
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('messages')) this.#start()
  }

  #start(): void {
    this.#stop()
    if (this.messages !== '') void this.#look()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  async #look(): Promise<void> {
    const asking = (this.#asking = new AbortController())
    try {
      const answer = await this.fetcher(this.messages, {
        signal: asking.signal,
        headers: { accept: 'application/json' },
      })
      if (!answer.ok) throw new Error(String(answer.status))
      this.#take((await answer.json()) as readonly Mail[])
    } catch {
      if (!asking.signal.aborted) this.away = true
    }
    if (!asking.signal.aborted) this.#timer = setTimeout(() => this.#look(), everyMs)
  }

  #take(mails: readonly Mail[]): void {
    const before = this.mails
    this.away = false
    if (before && before.length === mails.length && before[0]?.id === mails[0]?.id) return
    if (before) this.fresh = mails.filter(({ id }) => !before.some((known) => known.id === id)).length
    if (mails[0]) this.#cameOpen.add(mails[0].id)
    this.mails = mails
  }

  protected override render(): TemplateResult {
    const { mails, away, fresh } = this
    return html`<div class="stack">
      ${away ? html`<p class="notice warning" role="status">${msg('The mailbox does not answer. It is asked again every few seconds.')}</p>` : nothing}
      <p class="visually-hidden" role="status">${fresh === 0 ? '' : plural(fresh, { one: msg('1 new e-mail'), other: msg(str`${fresh} new e-mails`) })}</p>
      ${
        mails === undefined
          ? away
            ? nothing
            : html`<p class="muted">${msg('Fetching the e-mails…')}</p>`
          : mails.length === 0
            ? html`<p class="muted">${msg('No e-mail yet. The next one appears here by itself.')}</p>`
            : html`<ol role="list">${repeat(
                mails,
                ({ id }) => id,
                (mail) => html`<li>${one(mail, this.#cameOpen.has(mail.id))}</li>`,
              )}</ol>`
      }
    </div>`
  }
}

const one = ({ subject, date, to, text }: Mail, open: boolean): TemplateResult => html`<details ?open=${open}>
  <summary><strong>${subject}</strong> <span class="small muted">${formatDay(date)}</span>
    <span class="small muted to">${msg(str`to ${to.join(', ')}`)}</span></summary>
  <pre>${linked(text)}</pre>
</details>`

/** Text as it is, with its web addresses as links. */
const linked = (text: string): readonly (string | TemplateResult)[] =>
  text
    .split(webAddress)
    .map((part, i) => (i % 2 === 1 ? html`<a href=${part} rel="noreferrer" target="_blank">${part}</a>` : part))

declare global {
  interface HTMLElementTagNameMap {
    'lys-mailbox': LysMailbox
  }
}
