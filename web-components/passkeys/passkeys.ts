import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type Client, ClientProblem, newId, type Passkey } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatDay } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { makePasskey, passkeyText } from '../shared/passkey.ts'
import { PasskeySignInEvent } from './passkeys.events.ts'
import { styles } from './passkeys.styles.ts'

export type PasskeysClient = Pick<Client, 'listPasskeys' | 'preparePasskey' | 'registerPasskey' | 'removePasskey'>

/**
 * One's own passkeys: what each is called and when it was used last, a new one, and removing one, after a question. Folded
 * until it is asked for. @fires lys-passkey-sign-in
 */
export class LysPasskeys extends LysElement {
  static readonly tag = 'lys-passkeys'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    open: { type: Boolean },
    name: { attribute: false },
    items: { state: true },
    busy: { state: true },
    problem: { state: true },
    said: { state: true },
    asked: { state: true },
  }
  declare client: PasskeysClient | undefined
  declare open: boolean
  /** What the next one is to be called. */
  declare name: string
  declare private items: readonly Passkey[] | undefined
  declare private busy: boolean
  declare private problem: unknown
  declare private said: string
  declare private asked: Passkey | undefined
  #deed = ''
  /** Made by the device, and not yet known to be registered. */
  #made: { id: string; name: string; credential: Awaited<ReturnType<typeof makePasskey>> } | undefined

  constructor() {
    super()
    this.open = false
    this.name = ''
    this.busy = false
    this.said = ''
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (this.open && this.client && !this.items && (changed.has('open') || changed.has('client'))) void this.#read()
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog')
    if (this.asked && dialog && !dialog.open) dialog.showModal()
  }

  protected override render(): TemplateResult {
    return html`
      <details ?open=${this.open} @toggle=${this.#toggle}>
        <summary>${msg('Passkeys')} <span class="count">${this.items?.length ?? nothing}</span></summary>
        <div class="inside stack">
          <p>${msg('With a passkey you sign in with your finger, your face or a code, also when the sign-in service does not answer. It is yours alone: on a computer that you share, keep it on your phone.')}</p>
          ${this.items ? this.#list(this.items) : this.problem ? nothing : html`<p class="muted" aria-busy="true">${msg('Loading…')}</p>`}
          <p role="status">${this.said ? html`<span class="notice ok">${this.said}</span>` : nothing}</p>
          ${this.problem ? this.#trouble() : nothing}
          ${this.#form()}
        </div>
      </details>
      ${this.#question()}`
  }

  #list(items: readonly Passkey[]): TemplateResult {
    if (items.length === 0) return html`<p class="muted">${msg('You have no passkey yet.')}</p>`
    return html`<ul>${items.map((one) => {
      const { name, registeredAt, lastUsedAt } = one
      return html`<li>
        <strong class="what">${name}</strong>
        <span class="small muted">${msg(str`Registered ${formatDay(registeredAt)}`)}</span>
        <span class="small muted">${lastUsedAt ? msg(str`Last used ${formatDay(lastUsedAt)}`) : msg('Never used')}</span>
        <button type="button" class="link" aria-label=${msg(str`Remove ${name}`)} @click=${() => this.#ask(one)}>${msg('Remove')}</button>
      </li>`
    })}</ul>`
  }

  #trouble(): TemplateResult {
    const isOld = (this.problem as ClientProblem).code === 'session.stale'
    const again = () => this.dispatchEvent(new PasskeySignInEvent(this.#typed))
    const button = isOld
      ? html`<button type="button" @click=${again}>${msg('Sign in once more')}</button>`
      : this.items
        ? nothing
        : html`<button type="button" @click=${this.#read}>${msg('Try again')}</button>`
    return html`<div class="notice warning row" role="alert"><span>${passkeyText(this.problem)}</span>${button}</div>`
  }

  #form(): TemplateResult {
    return html`
      <form class="stack" novalidate @submit=${this.#register}>
        <div class="field">
          <label for="name">${msg('What the new passkey is called')}</label>
          <input id="name" name="name" maxlength="60" autocomplete="off" .value=${this.name} placeholder=${msg('My phone')}>
        </div>
        <p><button type="submit" aria-disabled=${String(this.busy)}>${msg('Register a passkey')}</button></p>
      </form>`
  }

  #question(): TemplateResult {
    const one = this.asked
    return html`<dialog aria-labelledby="remove-title" @close=${this.#keep}>
      ${
        one
          ? html`<div class="stack">
              <h2 id="remove-title">${msg('Remove this passkey?')}</h2>
              <p><strong>${one.name}</strong><br>${msg('It then opens nothing here any more, and whoever came in with it is signed out. On the device itself you remove it there.')}</p>
              <div class="row">
                <button type="button" @click=${this.#keep}>${msg('Keep it')}</button>
                <button type="button" class="danger" @click=${this.#remove}>${msg('Remove')}</button>
              </div>
            </div>`
          : nothing
      }
    </dialog>`
  }

  get #typed(): string {
    return this.renderRoot.querySelector('input')?.value.trim() ?? ''
  }

  #toggle = (event: Event): void => {
    this.open = (event.target as HTMLDetailsElement).open
  }

  #read = async (): Promise<void> => {
    this.problem = undefined
    try {
      this.items = (await this.client!.listPasskeys()).items
    } catch (problem) {
      this.problem = problem
    }
  }

  #register = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!this.client || this.busy) return
    await this.#try(async (client) => {
      // What the device made is sent again under its id where no answer came: it would make no second one.
      this.#made ??= {
        id: newId('pky'),
        name: this.#typed || msg('My phone'),
        credential: await makePasskey(await client.preparePasskey()),
      }
      const { id, name, credential } = this.#made
      await client.registerPasskey(id, name, credential).catch((problem: unknown) => {
        if (!isUnknown(problem)) this.#made = undefined
        throw problem
      })
      this.#made = undefined
      this.name = ''
      const input = this.renderRoot.querySelector('input')
      if (input) input.value = ''
      this.said = msg(str`${name} is registered. Next time you may sign in with it.`)
      await this.#read()
    })
  }

  #ask(one: Passkey): void {
    this.#deed = newId('cmd')
    this.asked = one
  }

  #remove = async (): Promise<void> => {
    const one = this.asked
    this.#keep()
    if (!one) return
    await this.#try(async (client) => {
      await client.removePasskey(one.id, this.#deed)
      // Who came in with it is signed out now: no list would come any more.
      this.items = this.items?.filter(({ id }) => id !== one.id)
      this.said = msg(str`${one.name} is removed.`)
    })
    // The row that had the focus may be gone.
    this.renderRoot.querySelector('summary')?.focus()
  }

  #keep = (): void => {
    this.renderRoot.querySelector('dialog')?.close()
    this.asked = undefined
  }

  async #try(deed: (client: PasskeysClient) => Promise<void>): Promise<void> {
    this.busy = true
    this.problem = undefined
    this.said = ''
    try {
      await deed(this.client!)
    } catch (problem) {
      this.problem = problem
    } finally {
      this.busy = false
    }
  }
}

/** No answer, or one that does not say whether it was stored. */
const isUnknown = (problem: unknown): boolean =>
  problem instanceof ClientProblem && (problem.code === 'offline' || problem.status >= 500)

declare global {
  interface HTMLElementTagNameMap {
    'lys-passkeys': LysPasskeys
  }
}
