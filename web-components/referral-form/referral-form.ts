import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Client, Session } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { problemText } from '../shared/problems.ts'
import { fields } from './fields.styles.ts'
import { focusField } from './fields.ts'
import { saveLine, saveTrouble } from './foot.ts'
import { type Chosen, chosenKind, type Kind, kindTiles, listKinds, readQuestionnaire } from './kinds.ts'
import { OneReferral } from './one-referral.ts'
import type { LysQuestionnaire } from './questionnaire.ts'
import { receipt, recordText } from './receipt.ts'
import { ReferralClearedEvent, ReferralSentEvent, ReferralStartedEvent } from './referral-form.events.ts'
import { styles } from './referral-form.styles.ts'
import { patientPart, phoneWords, questionPart, urgencyPart, type Writing } from './sections.ts'
import { answersIn, faultsOf, keptText, summary } from './summary.ts'

/**
 * The GP's one page: what it is about, patient, photographs, findings, question, consent, send. The draft is kept while it
 * is written; photographs travel meanwhile and go on after sending. `referralId` continues a draft or shows what was sent.
 * @fires lys-referral-started @fires lys-referral-sent @fires lys-referral-cleared
 */
export class LysReferralForm extends LysElement {
  static readonly tag = 'lys-referral-form'
  static override styles = [base, controls, fields, styles]
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    referralId: { attribute: 'referral-id' },
    deskHref: { attribute: 'desk-href' },
    one: { state: true },
    kinds: { state: true },
    problem: { state: true },
    copied: { state: true },
  }
  declare client: Client | undefined
  declare session: Session | undefined
  declare referralId: string | undefined
  declare deskHref: string
  /** The referral in work; without one the kind is still to be chosen. */
  declare private one: OneReferral | undefined
  declare private kinds: readonly Kind[] | undefined
  declare private problem: unknown
  declare private copied: 'no' | 'yes' | 'failed'
  #officeId: string | undefined
  /** What was in work before another kind is chosen. */
  #before: OneReferral | undefined
  #summary = false
  #leftNationalId = false

  constructor() {
    super()
    this.deskHref = '/desk'
    this.copied = 'no'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('beforeunload', this.#warn)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('beforeunload', this.#warn)
    this.one?.keeper.settle().catch(() => undefined) // it goes on trying by itself
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    const other = changed.has('referralId') && this.referralId && this.referralId !== this.one?.id
    if (this.client && (changed.has('client') || other)) void this.#load()
  }

  protected override render(): unknown {
    if (this.problem)
      return html`<div class="stack"><p class="notice danger" role="alert">${problemText(this.problem)}</p>
        <p class="row"><button type="button" @click=${this.#load}>${msg('Try again')}</button><a href=${this.deskHref}>${msg('To the desk')}</a></p></div>`
    if (this.one?.closed) return this.#closed(this.one)
    if (this.one) return this.#writing(this.one)
    return this.kinds ? this.#choosing(this.kinds) : html`<p role="status">${msg('Loading…')}</p>`
  }

  #choosing(kinds: readonly Kind[]): TemplateResult {
    const offices = this.session?.offices ?? []
    if (offices.length === 0)
      return html`<p class="notice">${msg('You belong to no office here yet, so you cannot send. Ask whoever connected your office.')}</p>`
    const choose = (event: Event) => (this.#officeId = (event.target as HTMLSelectElement).value)
    return html`
      <div class="stack">
        <h1>${msg('New referral')}</h1>
        ${
          offices.length > 1
            ? html`<div class="field office"><label for="office">${msg('Office')}</label>
                <select id="office" @change=${choose}>${offices.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></div>`
            : nothing
        }
        ${kindTiles(kinds, (kind) => void this.#choose(kind))}
        ${this.#before ? html`<p><button type="button" @click=${this.#back}>${msg('Go back without changing')}</button></p>` : nothing}
      </div>`
  }

  #writing(one: OneReferral): TemplateResult {
    const { chosen, content, problems } = one
    const writing: Writing = { content, problems, set: one.set }
    const faults = faultsOf(problems, chosen.questionnaire)
    return html`
      <form novalidate @submit=${(event: Event) => event.preventDefault()}>
        <header><h1>${msg('New referral')}</h1>${chosenKind(chosen, one.uploads.items.every(({ file }) => file) ? this.#chooseAgain : undefined)}</header>
        ${keptText(one.kept)}
        ${this.#summary && faults.length ? summary(faults, this.#go) : nothing}
        <div class="columns">
          <div class="column">
            ${patientPart(writing, this.#leftNationalId, this.#leaveNationalId)}
            <lys-photographs .uploads=${one.uploads} .views=${chosen.questionnaire.views}></lys-photographs>
          </div>
          <div class="column">
            <section aria-labelledby="findings">
              <h2 id="findings">${msg('Findings')}</h2>
              <lys-questionnaire .asks=${chosen.questionnaire.asks} .answers=${content.answers}
                .problems=${answersIn(problems)} @lys-answers-changed=${one.answered}></lys-questionnaire>
            </section>
          </div>
          <div class="column last">${questionPart(writing)} ${urgencyPart(writing, chosen.unit)}</div>
        </div>
        ${this.#foot(one)}
      </form>`
  }

  #foot(one: OneReferral): TemplateResult {
    const missing = missingViews(one)
    return html`
      <footer>
        ${saveTrouble(one.keeper, { load: one.loadOther, keep: one.keepMine })}
        <div class="said">
          ${one.content.urgency === 'emergency' ? html`<p>${phoneWords(one.chosen.unit)}</p>` : nothing}
          ${saveLine(one.keeper)}
          ${missing ? html`<p class="muted small missing">${msg(str`Pictures still missing: ${missing}`)}</p>` : nothing}
          ${this.session?.person.clinician ? nothing : html`<p class="muted small">${msg('A doctor of the office can finish this from the desk.')}</p>`}
          ${one.trouble ? html`<p class="error" role="alert">${problemText(one.trouble)}</p>` : nothing}
        </div>
        <button type="button" class="primary" aria-disabled=${one.sending || one.content.urgency === 'emergency'} @click=${this.#send}>
          ${one.sending ? msg('Sending…') : msg(str`Send to ${one.chosen.unit.name[language()]}`)}
        </button>
      </footer>`
  }

  #closed(one: OneReferral): TemplateResult {
    const acts = { copied: this.copied, copy: this.#copy, next: this.#next, deskHref: this.deskHref }
    return html`
      <div class="stack done">
        ${receipt(one.referral!, acts)} ${keptText(one.kept)}
        ${one.uploads.onTheirWay.length ? html`<p class="notice">${msg('Photographs are still on their way. Keep this page open until they are uploaded.')}</p>` : nothing}
        <lys-photographs adding=${one.takesPhotographs ? 'any' : 'no'} .uploads=${one.uploads} .views=${one.chosen.questionnaire.views}></lys-photographs>
      </div>`
  }

  #load = async (): Promise<void> => {
    const [client, id] = [this.client!, this.referralId]
    this.#leave()
    this.#show(undefined)
    this.problem = undefined
    try {
      const [one, kinds] = id ? [await OneReferral.resume(client, id)] : [undefined, await listKinds(client)]
      // Another one may have been asked for meanwhile.
      if (client !== this.client || id !== this.referralId) return one?.finish()
      this.kinds = kinds
      this.#show(one)
    } catch (problem) {
      this.problem = problem
    }
  }

  async #choose({ unit, pack, version, id }: Kind): Promise<void> {
    const [client, name, before] = [this.client!, { pack, version, id }, this.#before]
    try {
      const chosen: Chosen = { unit, name, questionnaire: await readQuestionnaire(client, name) }
      const officeId = this.#officeId ?? before?.referral?.office.id ?? this.session!.offices[0]!.id
      const one = OneReferral.begin(client, chosen, officeId, before?.content)
      one.addEventListener('begun', () => this.dispatchEvent(new ReferralStartedEvent(one.id)))
      before?.giveWayTo(one)
      this.#before = undefined
      this.#show(one)
    } catch (problem) {
      this.problem = problem
      return
    }
    await this.updateComplete
    focusField(this.renderRoot as ShadowRoot, '/patient/nationalId')
  }

  #show(one: OneReferral | undefined): void {
    this.one?.removeEventListener('change', this.#changed)
    one?.addEventListener('change', this.#changed)
    this.one = one
    this.#summary = this.#leftNationalId = false
    this.copied = 'no'
  }

  /** Whatever was in work goes on saving and sending by itself, and is no longer shown. */
  #leave(): void {
    for (const one of [this.one, this.#before]) one?.finish()
    this.#before = undefined
  }

  #chooseAgain = async (): Promise<void> => {
    this.#before = this.one
    this.#show(undefined)
    this.kinds ??= await listKinds(this.client!).catch((problem) => {
      this.problem = problem
      return undefined
    })
    await this.#focus('#what')
  }

  #back = (): void => {
    this.#show(this.#before)
    this.#before = undefined
  }

  #send = async (): Promise<void> => {
    const one = this.one!
    if (one.content.urgency === 'emergency') return this.#go('/urgency')
    await one.send()
    if (one !== this.one) return
    if (one.closed) {
      this.dispatchEvent(new ReferralSentEvent(one.id, one.referral!.caseNumber))
      return this.#focus('#sent')
    }
    this.#summary = one.problems.size > 0
    this.requestUpdate()
    if (this.#summary) await this.#focus('#summary')
  }

  #go = (path: string): void => {
    const root = this.renderRoot as ShadowRoot
    const ask = /^\/answers\/(.+)$/.exec(path)?.[1]
    if (ask) root.querySelector<LysQuestionnaire>('lys-questionnaire')?.focusAsk(ask)
    else focusField(root, path)
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  #leaveNationalId = (): void => {
    this.#leftNationalId = true
    this.requestUpdate()
  }

  #copy = async (): Promise<void> => {
    this.copied = await navigator.clipboard.writeText(recordText(this.one!.referral!)).then(
      () => 'yes' as const,
      () => 'failed' as const,
    )
  }

  #next = async (): Promise<void> => {
    this.#leave()
    this.#show(undefined)
    this.referralId = undefined
    this.kinds = undefined
    this.dispatchEvent(new ReferralClearedEvent())
    await this.#load()
    await this.#focus('#what')
  }

  #warn = (event: BeforeUnloadEvent): void => {
    if (!this.one?.unsafe && !this.#before?.unsafe) return
    event.preventDefault()
    // While somebody reads the question, it may already be saved.
    this.one?.keeper.settle().catch(() => undefined)
  }

  #changed = (): void => this.requestUpdate()
}

/** The views the pack wants and nobody has photographed, in words. */
function missingViews({ chosen, uploads }: OneReferral): string {
  const shown = (view: string) => uploads.items.some((item) => item.view === view && item.state !== 'failed')
  const missing = chosen.questionnaire.views.filter(({ view, required }) => required && !shown(view))
  return missing.map(({ label }) => label[language()]).join('; ')
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-referral-form': LysReferralForm
  }
}
