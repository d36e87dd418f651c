import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Case, Client, Pack, Reply, Session, Unit } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { usualDispositions } from '../shared/dispositions.ts'
import { LysFormElement } from '../shared/form-element.ts'
import { language, msg } from '../shared/i18n.ts'
import { Later, whenIdle } from '../shared/later.ts'
import { errorsOf, isMove, type Missing } from './check-draft.ts'
import { decisionFields } from './decision-fields.ts'
import { besideDiagnosis, bringFocusBack, focusField, focusRadio } from './focus-field.ts'
import { againMs, HeldKey, holdMs, isTyping } from './held-key.ts'
import { asksFirst, mixedInFoot, unsettled } from './mixture.ts'
import { ReplyDesk } from './reply-desk.ts'
import type { DraftField, TextField } from './reply-draft.ts'
import { certaintyField, diagnosisField, type FieldsView, templateField, textFields } from './reply-fields.ts'
import type { ReplySentEvent } from './reply-form.events.ts'
import { styles } from './reply-form.styles.ts'
import { footOf, noticeOf, sentReplies } from './reply-notices.ts'
import { focusAnswer, placeOf, ReplySections } from './reply-sections.ts'
import { Templates } from './templates.ts'
import { isAnswered, isUnsent, type Writing } from './writing.ts'

/**
 * The specialist's reply: template, diagnosis, what happens next, texts. Takes the case at the first character. Sends
 * with Ctrl+Enter, held or pressed twice, or with the button; what cannot be undone asks once. What was typed is kept for
 * every case.
 * @fires lys-reply-send @fires lys-reply-sent @fires lys-reply-undone @fires lys-case-moved @fires lys-case-changed
 * @fires lys-drafts-changed
 * @csspart foot what is missing, and the button that sends
 */
export class LysReplyForm extends LysFormElement {
  static readonly tag = 'lys-reply-form'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    case: { attribute: false },
    pack: { attribute: false },
    session: { attribute: false },
    next: {},
    holdSeconds: { type: Number, attribute: 'hold-seconds' },
    units: { state: true },
    previewed: { state: true },
    showsAll: { state: true },
    replies: { state: true },
  }
  /** Asks the server, as `connect()` gives it. */
  declare client: Client | undefined
  /** The case to answer. */
  declare case: Case | undefined
  /** The pack version the referral was written with; null while it is not known. */
  declare pack: Pack | null
  /** Who is signed in. */
  declare session: Session | undefined
  /** The name of the patient who is read after this one. */
  declare next: string
  /** How long the server holds a reply before it leaves. */
  declare holdSeconds: number
  declare protected units: readonly Unit[]
  declare protected previewed: boolean
  declare protected showsAll: boolean
  declare protected replies: readonly Reply[]
  readonly #sections = new ReplySections(this)
  readonly #desk = new ReplyDesk(this, this.#sections)
  readonly #templates = new Templates(this, this.#desk, this.#sections)
  readonly #letter = new Later(this, () => import('./preview.ts'))
  readonly #sendKey = new HeldKey(this, (event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter')
  #again: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.pack = null
    this.next = ''
    this.holdSeconds = 10
    this.units = []
    this.previewed = false
    this.showsAll = false
    this.replies = []
    this.addEventListener('keydown', this.#key)
    this.addEventListener('lys-reply-sent', this.#sent)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('beforeunload', this.#warn)
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('beforeunload', this.#warn)
  }

  /** Whether something may be written and sent here now. */
  get ready(): boolean {
    return this.#desk.ready && !this.off
  }
  /** Whoever is signed in has taken the case. */
  get isMine(): boolean {
    return this.case !== undefined && this.#desk.isMine
  }
  /** To the templates. */
  focusTemplate(): void {
    this.#focus('template', 'diagnosis')
  }
  /** To what happens with the patient. */
  focusDecision(): void {
    focusRadio(this.renderRoot)
  }
  /** To the text for the GP. */
  focusText(): void {
    this.#focus('textToGp')
  }
  /** Chooses the usual outcome with this key. */
  choose(key: string): void {
    const chosen = usualDispositions(this.pack).find((one) => one.key === key)
    if (!chosen || !this.ready) return
    this.#set('disposition', chosen.code)
    void this.updateComplete.then(() => this.focusDecision())
  }
  /** Fills in this template, which takes the case, and goes on to what is missing or to Send. False where there is none. */
  useTemplate(id: string): boolean {
    if (!this.ready || !this.#templates.named(id)) return false
    this.#templates.fill(id)
    void this.updateComplete.then(() => besideDiagnosis(this.renderRoot, (how) => this.#focusFirst(how)))
    return true
  }
  /** Adds a paragraph to the text to the GP. */
  insertText(text: string): void {
    const before = this.#desk.writing.draft.textToGp.trimEnd()
    if (this.ready) this.#set('textToGp', before ? `${before}\n\n${text}` : text)
  }
  /** The host's form is emptied, and with it what is written about this case. */
  formResetCallback(): void {
    if (this.case) this.#desk.throwAway()
  }
  /** Puts the case back for colleagues; what is written stays here. */
  async release(): Promise<void> {
    if (this.ready) await this.#desk.release()
  }

  /** Until when the last reply can be taken back, in milliseconds; undefined when none can. */
  get undoUntil(): number | undefined {
    return this.#desk.held?.until
  }
  /** Takes the last reply back before it leaves. Rejects with ClientProblem: reply.left when it was too late. */
  undo(): Promise<void> {
    return this.#desk.undo()
  }

  /** What the key does: says what is missing, asks once, and sends when it is pressed again within two seconds, or held. */
  async send(): Promise<void> {
    await this.#sections.ready()
    if (!this.ready || !this.#isComplete()) return
    // What may not fit is not sent by a key that her hand knows: she reads, and presses the button.
    if (unsettled(this.#desk.writing).length > 0) return this.#ask('button')
    if (this.#desk.writing.phase === 'asking') return this.#sendNow()
    this.#ask('key')
    const { writing } = this.#desk
    this.#sendKey.held(holdMs, () => {
      // Another case may have come under her hand meanwhile.
      if (this.case && this.#desk.writing === writing && writing.phase === 'asking') void this.#sendNow()
    })
  }

  /** What the button does. What can be undone needs no question. */
  async #press(): Promise<void> {
    await this.#sections.ready()
    if (!this.ready || !this.#isComplete()) return
    if (this.holdSeconds === 0 || asksFirst(this.#desk.writing)) this.#ask('button')
    else void this.#sendNow()
  }

  async #preview(): Promise<void> {
    const { preview } = (await this.#letter.need().catch(() => undefined)) ?? {}
    if (!preview || this.#desk.writing.phase === 'sending') return
    this.previewed = true
    await this.updateComplete
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('dialog.preview')
    if (dialog?.isConnected && !dialog.open) dialog.showModal()
  }

  async #sendNow(): Promise<void> {
    clearTimeout(this.#again)
    if (!this.ready || !this.#isComplete()) return
    const { id } = this.case!.referral
    // Where another case is open by then, its fields are not what she left.
    await bringFocusBack(this.shadowRoot!, async () => (await this.#desk.send()) || this.case?.referral.id !== id)
  }

  #isComplete(): boolean {
    if (this.#desk.missing.length === 0) return true
    this.#desk.writing.checked = true
    this.requestUpdate()
    void this.updateComplete.then(() => this.#focusFirst())
    return false
  }

  /** To the first thing missing. False when there is none. */
  #focusFirst(options?: FocusOptions): boolean {
    const [first] = this.#desk.missing
    if (first?.field === 'disposition') focusRadio(this.renderRoot, options)
    else if (first?.field.startsWith('/')) focusAnswer(this.renderRoot, first.field)
    else if (first) focusField(this.renderRoot, [first.field], options)
    return first !== undefined
  }

  #ask(by: Writing['askedBy']): void {
    const { writing } = this.#desk
    writing.phase = 'asking'
    writing.askedBy = by
    this.requestUpdate()
    clearTimeout(this.#again)
    if (by === 'button') void this.updateComplete.then(() => this.#focus('confirm'))
    else this.#again = setTimeout(() => this.#stopAsking(), againMs)
  }

  #stopAsking(): void {
    if (!this.case) return
    const { writing } = this.#desk
    if (writing.phase !== 'asking') return
    const wasAsked = this.shadowRoot?.activeElement?.id === 'confirm'
    writing.phase = 'writing'
    this.requestUpdate()
    if (wasAsked) void this.updateComplete.then(() => this.#focus('send'))
  }

  #set(field: DraftField, value: string): void {
    if (field === 'disposition' && value === 'moved_unit') void this.#readUnits()
    this.#desk.write({ ...this.#desk.writing.draft, [field]: value })
  }

  #undoTemplate(): void {
    this.#templates.undo()
    this.focusTemplate()
  }

  #settle(fields: readonly TextField[], how: 'template' | 'mine', then: string): void {
    this.#templates.settle(fields, how)
    void this.updateComplete.then(() => this.#focus(then))
  }

  async #readUnits(): Promise<void> {
    if (this.units.length > 0) return
    const got = await this.client?.listUnits().catch((problem) => {
      this.#desk.writing.problem = problem
      this.requestUpdate()
      return undefined
    })
    this.units = got?.items ?? []
  }

  async #readReplies(one: Case): Promise<void> {
    try {
      const got = await this.client!.listReplies(one.referral.id)
      if (this.case?.referral.id === one.referral.id) this.replies = got.items
    } catch (problem) {
      if (this.case?.referral.id !== one.referral.id) return
      this.#desk.writing.problem = problem
      this.requestUpdate()
    }
  }

  readonly #sent = (event: ReplySentEvent): void => {
    if (this.case?.referral.id !== event.referralId) return
    this.replies = [...this.replies, event.reply]
    this.case = { ...this.case, claim: null, referral: { ...this.case.referral, status: 'replied' } }
    // Decided with it, or corrected with it.
    if (event.reply.corrects) void this.#desk.lookAgain()
  }

  #correct(reply: Reply): void {
    this.#desk.startCorrection(reply)
    void this.updateComplete.then(() => this.#focus('diagnosis'))
  }

  readonly #focus = (...ids: readonly string[]): boolean => focusField(this.renderRoot, ids)

  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.#desk.isUnsent) event.preventDefault()
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || !this.case) return
    const control = event.ctrlKey || event.metaKey
    if (control && event.key === 'Enter') {
      event.preventDefault()
      if (!event.repeat) void this.send()
    } else if (event.key === 'Escape' && this.#desk.writing.phase === 'asking') {
      event.preventDefault()
      this.#stopAsking()
    } else if (
      !control &&
      (event.altKey || !isTyping(event)) &&
      usualDispositions(this.pack).some((one) => one.key === event.key)
    ) {
      event.preventDefault()
      this.choose(event.key)
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!changed.has('case')) return
    const before = changed.get('case')?.referral.id
    if (before !== this.case?.referral.id) {
      this.showsAll = this.previewed = false
      this.replies = []
      if (before) this.#desk.leave(before)
      // An answer is looked at before it is sent, also on a line that has gone meanwhile.
      if (this.case) whenIdle(() => this.#letter.when())
    }
    if (this.case && isAnswered(this.case) && this.replies.length === 0) void this.#readReplies(this.case)
  }

  protected override updated(): void {
    const [first] = this.case && this.session && !this.#desk.barred ? this.#desk.missing : []
    this.tellMissing(first?.sentence ?? '', first && placeOf(this.renderRoot, first))
    this.tellValue(this.replies.at(-1)?.id ?? null)
  }

  protected override render(): TemplateResult {
    if (!this.case || !this.session) return html``
    const desk = this.#desk
    const { writing, barred } = desk
    return html`
      ${isAnswered(this.case) && !writing.correcting ? sentReplies(this, this.replies, (reply) => this.#correct(reply)) : nothing}
      ${noticeOf({
        barred,
        writing,
        mine: desk.isMine,
        lookAgain: () => desk.lookAgain(),
        release: () => this.release(),
        sendAgain: () => this.#sendNow(),
        throwAway: () => desk.throwAway(),
      })}
      ${barred && !isUnsent(writing) ? nothing : this.#form(this.case, writing, barred !== null || this.off)}`
  }

  #form(one: Case, writing: Writing, barred: boolean): TemplateResult {
    const { missing } = this.#desk
    const view: FieldsView = {
      draft: writing.draft,
      readOnly: barred || writing.phase === 'sending',
      errors: writing.checked ? errorsOf(missing, writing.problem) : new Map(),
      set: (field, value) => this.#set(field, value),
      mixed: unsettled(writing),
      settle: (fields, how) => this.#settle(fields, how, fields[0]!),
    }
    const correcting = writing.correcting !== null
    const moves = isMove(writing.draft)
    return html`
      <form class="fields" novalidate aria-label=${correcting ? msg('Correction') : msg('Reply')} @submit=${stay}>
        ${
          correcting
            ? nothing
            : templateField(
                view,
                this.pack,
                (id) => this.#templates.fill(id),
                writing.before ? () => this.#undoTemplate() : null,
              )
        }
        ${moves ? nothing : html`${diagnosisField(view)} ${certaintyField(view)}`} ${this.#decision(view, one, !correcting)}
        ${moves ? nothing : html`${this.#sections.fields(view, this.#desk)} ${textFields(view)}`}
      </form>
      ${barred ? nothing : this.#foot(one, writing, missing)}
      ${this.previewed && !moves ? this.#letter.value?.preview(one, writing.draft, this.pack, this.#sections.toSend(writing.draft.answers)) : nothing}`
  }

  #decision(view: FieldsView, one: Case, mayMove: boolean): TemplateResult {
    const { urgency } = one.referral.content
    const showAll = () => void (this.showsAll = true)
    const units = this.units.filter(({ id }) => id !== one.referral.unit.id)
    return decisionFields({ ...view, pack: this.pack, urgency, units, mayMove, showsAll: this.showsAll, showAll })
  }

  #foot(one: Case, writing: Writing, missing: readonly Missing[]): TemplateResult {
    return footOf({
      one,
      writing,
      missing,
      next: this.next,
      movesTo: isMove(writing.draft)
        ? (this.units.find(({ id }) => id === writing.draft.toUnitId)?.name[language()] ?? '')
        : null,
      mixed: mixedInFoot(unsettled(writing), (fields, how) => this.#settle(fields, how, 'send')),
      preview: () => void this.#preview(),
      ask: () => void this.#press(),
      send: () => this.#sendNow(),
      notYet: () => this.#stopAsking(),
      leave: () => this.#desk.leaveCorrection(),
    })
  }
}

const stay = (event: Event): void => event.preventDefault()

declare global {
  interface HTMLElementTagNameMap {
    'lys-reply-form': LysReplyForm
  }
}
