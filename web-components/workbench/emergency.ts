import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { GlassBrokenEvent } from '../break-glass/break-glass.events.ts'
import { type Client, type ClientProblem, type GlassToBreak, newId, type Session } from '../client.ts'
import { msg, str } from '../shared/i18n.ts'
import { problemText } from '../shared/problems.ts'
import { GlassHour } from './glass-hour.ts'
import type { OpenCase } from './open-case.ts'

interface Screen extends ReactiveControllerHost {
  readonly client: Client | undefined
  readonly session: Session | undefined
  readonly renderRoot: HTMLElement | DocumentFragment
  openCase(referralId: string): void
  closeCase(): void
}

/** The road to a patient outside her units, and the hour for which it is open. */
export class Emergency {
  readonly #screen: Screen
  readonly #open: OpenCase
  readonly #hour: GlassHour
  /** The number of the case that was open for an hour, until another one is. */
  #over = ''
  /** Why it could not be closed before. */
  #stays: ClientProblem | undefined

  constructor(screen: Screen, open: OpenCase) {
    this.#screen = screen
    this.#open = open
    this.#hour = new GlassHour(screen, () => this.#close())
  }

  /** In a portal's page nobody proves anew who she is: there it cannot be done. */
  get may(): boolean {
    const { client, session } = this.#screen
    return client !== undefined && !client.tickets && (session?.units.length ?? 0) > 0
  }
  get minutes(): number {
    return this.#hour.minutes
  }

  /** Asked too early, it asks as soon as its question has come. */
  async ask(opening?: Partial<GlassToBreak>): Promise<void> {
    await Promise.all([this.#screen.updateComplete, customElements.whenDefined('lys-break-glass')])
    await this.#screen.renderRoot.querySelector('lys-break-glass')?.show(opening)
  }

  /** Before each rendering: which case is open may have changed. */
  watch(): void {
    if (this.#open.referralId !== '') this.#over = ''
    this.#hour.watch(this.#open.case?.glass ?? null)
  }

  readonly #broken = ({ referralId }: GlassBrokenEvent): void => {
    // She may have looked at it an hour ago: it is read anew.
    if (referralId === this.#open.referralId) this.#open.close()
    this.#screen.openCase(referralId)
  }

  /** The server shows nothing more; neither may what is still on the screen. */
  #close(): void {
    this.#over = this.#open.case?.referral.caseNumber ?? ''
    this.#screen.closeCase()
  }

  /** She needs it no more: nobody reads it from here on. */
  readonly closeNow = async (): Promise<void> => {
    const { client } = this.#screen
    const glass = this.#open.case?.glass
    if (!client || !glass) return
    this.#stays = await client.closeGlass(glass.id, newId('cmd')).then(
      () => undefined,
      // Not found: its hour was over already.
      (problem: ClientProblem) => (problem.code === 'not-found' ? undefined : problem),
    )
    if (this.#stays) return this.#screen.requestUpdate()
    if (this.#open.case?.glass?.id === glass.id) this.#screen.closeCase()
  }

  /** Said over the case while it could not be closed. */
  staysWords(): TemplateResult | typeof nothing {
    if (!this.#stays || !this.#open.case?.glass) return nothing
    return html`<p class="glass" role="alert">${problemText(this.#stays)}</p>`
  }

  dialog(): TemplateResult | typeof nothing {
    if (!this.may) return nothing
    return html`<lys-break-glass .client=${this.#screen.client} @lys-glass-broken=${this.#broken}></lys-break-glass>`
  }

  /** What is said where the case was. */
  overWords(): TemplateResult | typeof nothing {
    if (this.#over === '') return nothing
    return html`<p role="status">${msg(str`The hour is over: case ${this.#over} is closed again.`)}</p>`
  }
}
