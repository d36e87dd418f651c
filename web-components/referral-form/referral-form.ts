import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Client, Draft, Session } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysFormElement } from '../shared/form-element.ts'
import { language, msg } from '../shared/i18n.ts'
import { Later } from '../shared/later.ts'
import { fields } from './fields.styles.ts'
import { focusField } from './fields.ts'
import { foot, handedPart, missingViews } from './foot.ts'
import { type Chosen, chosenKind, type Kind, kindTiles, listKinds, officeChoice, readQuestionnaire } from './kinds.ts'
import { blank, OneReferral } from './one-referral.ts'
import { PatientSearch } from './patient-search.ts'
import type { LysQuestionnaire } from './questionnaire.ts'
import { receipt, recordText } from './receipt.ts'
import {
  ReferralClearedEvent,
  ReferralHandedEvent,
  ReferralSentEvent,
  ReferralStartedEvent,
} from './referral-form.events.ts'
import { styles } from './referral-form.styles.ts'
import {
  type Change,
  consentPart,
  patientPart,
  questionPart,
  senderPart,
  urgencyPart,
  type Writing,
} from './sections.ts'
import { placeOfStop } from './stops.ts'
import { answersIn, faultsOf, keptText, summary } from './summary.ts'

/**
 * The GP's one page: patient, what it is about and where, photographs, findings, question, urgency, consent, send. The
 * draft is kept while it is written; photographs travel meanwhile and go on after sending. Staff leave it to a doctor.
 * @fires lys-referral-started @fires lys-referral-handed @fires lys-referral-sent @fires lys-referral-cleared @csspart foot what is missing, and the button that sends */
export class LysReferralForm extends LysFormElement {
  static readonly tag = 'lys-referral-form'
  static override styles = [base, controls, fields, styles]
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    referralId: { attribute: 'referral-id' },
    deskHref: { attribute: 'desk-href' },
    practice: { type: Boolean },
    one: { state: true },
    kinds: { state: true },
    problem: { state: true },
    copied: { state: true },
    early: { state: true },
    pasteRefused: { state: true },
  }
  /** Asks the server, as `connect()` gives it. */
  declare client: Client | undefined
  /** Who is signed in, and her offices. */
  declare session: Session | undefined
  /** A draft to go on with, or what was sent, to show it (`ref_…`); a new one, if empty. */
  declare referralId: string | undefined
  /** Where the way back to the desk leads. */
  declare deskHref: string
  /** A new one is for practice: no specialist sees it, and feedback comes by itself. */
  declare practice: boolean
  /** The referral in work; without one the kind is still to be chosen. */
  declare private one: OneReferral | undefined
  declare private kinds: readonly Kind[] | undefined
  declare private problem: unknown
  declare private copied: 'no' | 'yes' | 'failed'
  /** What is typed before the kind is chosen. */
  declare private early: Draft
  declare private pasteRefused: boolean
  #officeId: string | undefined
  /** What was in work before another kind is chosen. */
  #before: OneReferral | undefined
  #summary = false
  #leftNationalId = false
  #search: PatientSearch | undefined
  readonly #drill = new Later(this, () => import('./practice-parts.ts'))

  constructor() {
    super()
    this.deskHref = '/desk'
    this.practice = false
    this.copied = 'no'
    this.early = blank
    this.pasteRefused = false
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
    if (this.#practises) this.#drill.when()
  }

  /** The host's form is emptied: what was written is kept as a draft, and another may be begun. */
  formResetCallback(): void {
    if (this.client && this.one) void this.#another(this.one.practice)
  }

  protected override updated(): void {
    const { one } = this
    const first = one && !one.closed ? faultsOf(one.left(), one.chosen.questionnaire)[0] : undefined
    const words = one ? (first ? `${first.label}: ${first.message}` : '') : msg('Choose what it is about')
    const field = first && this.renderRoot.querySelector<HTMLElement>(`input[data-path="${CSS.escape(first.path)}"]`)
    this.tellMissing(words, field ?? this.renderRoot.querySelector<HTMLElement>('input, button'))
    this.tellValue(one?.id ?? null)
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
    const choose = (id: string) => (this.#officeId = id)
    return html`
      <div class="stack">
        <h1>${this.#title}</h1>
        ${officeChoice(offices, choose)}
        <div class="first">
          ${this.#before ? nothing : this.#patient({ content: this.early, problems: new Map(), set: this.#writeEarly }, this.#officeId ?? offices[0]!.id)}
          ${kindTiles(kinds, (kind) => void this.#choose(kind))}
        </div>
        ${this.#before ? html`<p><button type="button" @click=${this.#back}>${msg('Go back without changing')}</button></p>` : nothing}
      </div>`
  }

  #writing(one: OneReferral): TemplateResult {
    const { chosen, content, problems } = one
    const writing: Writing = { content, problems, set: one.set }
    const faults = faultsOf(problems, chosen.questionnaire)
    return html`
      <form novalidate @submit=${(event: Event) => event.preventDefault()}><fieldset class="all" ?disabled=${this.off}>
        <header><div><h1>${this.#title}</h1>${senderPart(one.referral, this.session)}</div>${chosenKind(chosen, one.uploads.items.every(({ file }) => file) ? this.#chooseAgain : undefined)}</header>
        ${handedPart(one, this.deskHref, this.#next)} ${keptText(one.kept)}
        ${this.#summary && faults.length ? summary(faults, missingViews(one), this.#go) : nothing}
        <div class="columns">
          <div class="column">
            ${this.#patient(writing, one.officeId)}
            ${chosen.questionnaire.asks.some(({ part }) => part === 'where') ? this.#asks(one, 'where', msg('Where')) : nothing}
            <lys-photographs .uploads=${one.uploads} .views=${one.views} adding=${this.off ? 'no' : 'by-view'} .stickerHref=${this.client?.stickerUrl(language())}></lys-photographs>
          </div>
          <div class="column">${this.#asks(one, 'findings', msg('Findings'))}</div>
          <div class="column last">
            ${this.session?.person.clinician ? nothing : html`<p class="notice">${msg('The question and the urgency are the doctor’s; you may leave them.')}</p>`}
            ${questionPart(writing, { run: this.#paste, refused: this.pasteRefused })}
            <div class="column">${urgencyPart(writing, chosen.unit)} ${consentPart(writing)}</div>
          </div>
        </div>
        ${foot({ one, doctor: this.session?.person.clinician ?? false, go: this.#go, send: this.#send, hand: this.#hand })}
      </fieldset></form>`
  }

  get #title(): string {
    return this.#practises ? msg('Practice case') : msg('New referral')
  }

  get #practises(): boolean {
    return this.one?.practice ?? this.practice
  }

  #patient(writing: Writing, officeId: string): TemplateResult {
    this.#search ??= this.#newSearch(officeId)
    const acts = { left: this.#leftNationalId, leave: this.#leaveNationalId, search: this.#search }
    return html`${this.#practises ? this.#drill.value?.practiceMark(writing) : nothing}${patientPart(writing, acts)}`
  }

  #asks(one: OneReferral, place: 'where' | 'findings', heading: string): TemplateResult {
    const { asks, groups, stops } = one.chosen.questionnaire
    return html`
      <section aria-labelledby=${place}>
        <h2 id=${place}>${heading}</h2>
        <lys-questionnaire place=${place} .asks=${asks} .groups=${groups} .stops=${stops} .unit=${one.chosen.unit} .diagrams=${one.chosen.diagrams} .answers=${one.content.answers}
          .problems=${answersIn(one.problems)} @lys-answers-changed=${one.answered}></lys-questionnaire>
      </section>`
  }

  #closed(one: OneReferral): TemplateResult {
    const { after, referral } = one
    const acts = { copied: this.copied, copy: this.#copy, next: this.#next, deskHref: this.deskHref }
    const shown = one.practice
      ? this.#drill.value?.practiceLetter(referral!, after?.practice, { ...acts, practise: () => this.#another(true) })
      : receipt(referral!, { ...acts, effort: after?.effort })
    return html`
      <div class="stack done">
        ${shown} ${keptText(one.kept)}
        ${one.uploads.onTheirWay.length ? html`<p class="notice">${msg('Photographs are still on their way. Keep this page open until they are uploaded.')}</p>` : nothing}
        <lys-photographs adding=${one.takesPhotographs ? 'any' : 'no'} .uploads=${one.uploads} .views=${one.everyView}></lys-photographs>
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
      if (!one) await this.#focus('#patient-nationalId')
      // What is left is the doctor's: the question, and how soon.
      else if (one.referral?.handed && this.session?.person.clinician) await this.#focus('#question')
    } catch (problem) {
      this.problem = problem
    }
  }

  async #choose({ unit, pack, version, id }: Kind): Promise<void> {
    const [client, name, before] = [this.client!, { pack, version, id }, this.#before]
    try {
      const chosen: Chosen = { unit, name, ...(await readQuestionnaire(client, name)) }
      const officeId = this.#officeId ?? before?.referral?.office.id ?? this.session!.offices[0]!.id
      const one = OneReferral.begin(client, chosen, officeId, before?.content ?? this.early, this.practice)
      this.early = blank
      one.addEventListener('begun', () => this.dispatchEvent(new ReferralStartedEvent(one.id)))
      before?.giveWayTo(one)
      this.#before = undefined
      this.#show(one)
    } catch (problem) {
      this.problem = problem
      return
    }
    await this.updateComplete
    const root = this.renderRoot as ShadowRoot
    const where = root.querySelector<LysQuestionnaire>('lys-questionnaire')
    await where?.updateComplete
    if (!this.one?.content.patient.nationalId) focusField(root, '/patient/nationalId')
    else where?.focusAsk(this.one.chosen.questionnaire.asks[0]?.id ?? '')
  }

  #newSearch(officeId: string): PatientSearch {
    const search = new PatientSearch(this.client!, officeId)
    search.addEventListener('change', this.#changed)
    search.addEventListener('change', () => void this.#selectFilled(search))
    return search
  }

  /** Who has gone on to a field that is filled in a moment later writes in its place, not behind it. */
  async #selectFilled(search: PatientSearch): Promise<void> {
    await this.updateComplete
    const field = this.shadowRoot?.activeElement
    if (field instanceof HTMLInputElement && search.gave(field.id.replace('patient-', ''), field.value)) field.select()
  }

  #writeEarly = (change: Change): void => {
    this.early = { ...this.early, ...(typeof change === 'function' ? change(this.early) : change) }
  }

  #show(one: OneReferral | undefined): void {
    this.one?.removeEventListener('change', this.#changed)
    one?.addEventListener('change', this.#changed)
    this.one = one
    this.#summary = this.#leftNationalId = false
    if (!one || one.content.patient.nationalId === '') this.#search = undefined
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
    if (one.isEmergency) return this.#goToStop(one)
    await one.send()
    if (one !== this.one) return
    if (one.isEmergency) return this.#focus('#stopped')
    if (one.closed) {
      this.dispatchEvent(new ReferralSentEvent(one.id, one.referral!.caseNumber))
      return this.#focus('#sent')
    }
    this.#summary = one.problems.size > 0
    this.requestUpdate()
    if (this.#summary) await this.#focus('#summary')
  }

  #hand = async (): Promise<void> => {
    const one = this.one!
    await one.hand()
    if (one !== this.one) return
    if (one.handedOver) {
      this.dispatchEvent(new ReferralHandedEvent(one.id))
      return this.#focus('#handed')
    }
    this.#summary = one.problems.size > 0
    this.requestUpdate()
    if (this.#summary) await this.#focus('#summary')
  }

  #paste = async (): Promise<void> => {
    const one = this.one!
    const text = await navigator.clipboard.readText().catch(() => undefined)
    this.pasteRefused = text === undefined
    if (text)
      one.set(
        (now) => ({ question: [now.question.trim(), text.trim()].filter(Boolean).join('\n').slice(0, 2000) }),
        '/question',
      )
    focusField(this.renderRoot as ShadowRoot, '/question')
  }

  #go = (path: string): void => {
    const root = this.renderRoot as ShadowRoot
    const ask = /^\/answers\/(.+)$/.exec(path)?.[1]
    if (ask) for (const part of root.querySelectorAll<LysQuestionnaire>('lys-questionnaire')) part.focusAsk(ask)
    else focusField(root, path)
  }

  #goToStop({ stops, chosen, content }: OneReferral): void {
    const at = stops[0] && placeOfStop(stops[0], chosen.questionnaire.asks, content.answers)
    if (at) this.#go(`/answers/${at}`)
    else if (stops.length) void this.#focus('#stopped')
    else this.#go('/urgency')
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

  #next = (): Promise<void> => this.#another(false)

  async #another(practice: boolean): Promise<void> {
    this.practice = practice
    this.#leave()
    this.#show(undefined)
    this.referralId = undefined
    this.kinds = undefined
    this.dispatchEvent(new ReferralClearedEvent())
    await this.#load()
  }

  #warn = (event: BeforeUnloadEvent): void => {
    if (!this.one?.unsafe && !this.#before?.unsafe && Object.values(this.early.patient).every((text) => text === ''))
      return
    event.preventDefault()
    // While somebody reads the question, it may already be saved.
    this.one?.keeper.settle().catch(() => undefined)
  }

  #changed = (): void => this.requestUpdate()
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-referral-form': LysReferralForm
  }
}
