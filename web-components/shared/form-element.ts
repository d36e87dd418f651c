import { LysElement } from './element.ts'

/**
 * An element that a host's own form counts among its fields: it knows whether it is complete, is switched off with the
 * fieldset around it, and is emptied with the form. Nothing of it is kept for the browser's history: it may be about a
 * patient.
 */
export abstract class LysFormElement extends LysElement {
  static readonly formAssociated = true
  static override properties: Record<string, object> = { off: { state: true } }
  /** The host has switched it off, here or with a fieldset. */
  declare protected off: boolean
  readonly #internals = this.attachInternals()

  constructor() {
    super()
    this.off = false
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form
  }
  get name(): string {
    return this.getAttribute('name') ?? ''
  }
  set name(name: string) {
    this.setAttribute('name', name)
  }
  get disabled(): boolean {
    return this.hasAttribute('disabled')
  }
  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', disabled)
  }
  get validity(): ValidityState {
    return this.#internals.validity
  }
  get validationMessage(): string {
    return this.#internals.validationMessage
  }
  checkValidity(): boolean {
    return this.#internals.checkValidity()
  }
  reportValidity(): boolean {
    return this.#internals.reportValidity()
  }

  formDisabledCallback(off: boolean): void {
    this.off = off
  }

  /** Tells the host's form what is missing, in words and where; nothing when it is complete. */
  protected tellMissing(words: string, at?: HTMLElement | null): void {
    this.#internals.setValidity(words ? { valueMissing: true } : {}, words, at ?? undefined)
  }

  /** What the host's form is given under our name. */
  protected tellValue(value: string | null): void {
    this.#internals.setFormValue(value, null)
  }
}
