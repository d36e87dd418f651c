import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Case, Letter, LetterCover, Session } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { everyView } from '../shared/asked.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import type { Views } from '../shared/parts.ts'
import { tryAgain } from '../shared/try-again.ts'
import {
  description,
  earlierAnswers,
  patientLine,
  sections,
  teachingPoint,
  textToGp,
  threeLines,
  treatment,
} from './answer.ts'
import { type AskingBack, askBackDialog, writtenSince } from './ask-back.ts'
import { correction } from './correction.ts'
import { askReason, onlyThatItCame } from './cover.ts'
import { LetterAcknowledgedEvent, LetterOpenedEvent, QuestionAskedEvent } from './letter.events.ts'
import { styles } from './letter.styles.ts'
import { type Asking, readBar } from './read-bar.ts'
import { type LetterClient, LetterReading, noTaps, type Reason, type Taps } from './reading.ts'
import { recordText } from './record-text.ts'
import { presentReply } from './words.ts'

const none = [] as const

/**
 * A reply as the GP reads it. The addressee has it opened at once, a colleague says why, others learn that it came.
 * @fires lys-letter-opened @fires lys-letter-acknowledged @fires lys-question-asked
 * @csspart answer diagnosis, what the office does, what the hospital does
 * @csspart section what the specialty asks of its specialists, answered
 */
export class LysLetter extends LysElement {
  static readonly tag = 'lys-letter'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    letterId: { attribute: 'letter-id' },
    opening: { attribute: false },
    place: {},
    printing: { reflect: true },
    reasonMissing: { state: true },
    asking: { state: true },
    taps: { state: true },
    copied: { state: true },
    byHand: { state: true },
    askingBack: { state: true },
  }
  /** Asks the server, as `connect()` gives it. */
  declare client: LetterClient | undefined
  /** For whom to phone when the letter went to the wrong office. */
  declare session: Pick<Session, 'hospital'> | undefined
  /** Which letter (`let_…`). */
  declare letterId: string
  /** An opening of this letter that the page has asked for already. */
  declare opening: Promise<Letter> | undefined
  /** Opens a photograph at a part of it: `photo=img_…&xywh=pixel:x,y,width,height`. */
  declare place: string
  /** Which part a print shows; everything while it is empty. */
  declare printing: 'patient' | ''
  declare protected reasonMissing: boolean
  declare protected asking: Asking
  declare protected taps: Taps
  declare protected copied: string
  /** What the browser would not put on the clipboard. */
  declare protected byHand: string
  declare protected askingBack: AskingBack | undefined
  readonly #reading = new LetterReading(this, {
    opened: (letter) => this.dispatchEvent(new LetterOpenedEvent(letter.cover.id)),
    acknowledged: (cover) => this.dispatchEvent(new LetterAcknowledgedEvent(cover)),
  })

  constructor() {
    super()
    this.letterId = ''
    this.place = ''
    this.printing = ''
    this.#forget()
  }

  #forget(): void {
    this.reasonMissing = false
    this.asking = 'before'
    this.taps = noTaps
    this.copied = ''
    this.byHand = ''
    this.askingBack = undefined
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (!changed.has('client') && !changed.has('letterId')) return
    this.#forget()
    if (this.client && this.letterId !== '') void this.#reading.start(this.client, this.letterId, this.opening)
  }

  protected override render(): TemplateResult {
    const { cover, letter, problem, busy } = this.#reading
    if (letter && cover) return this.#letter(letter, cover)
    return html`<div class="stack before">
      ${problem ? this.#problem() : nothing}
      ${cover ? this.#cover(cover) : nothing}
      ${busy ? html`<p role="status" class="muted">${msg('Fetching the reply…')}</p>` : nothing}
      ${cover ? this.#wrongOffice(cover) : nothing}
    </div>`
  }

  #cover(cover: LetterCover): TemplateResult | typeof nothing {
    if (cover.mayOpen === 'yes') return nothing
    if (cover.mayOpen === 'no') return onlyThatItCame(cover)
    const { busy } = this.#reading
    return askReason(cover, { missing: this.reasonMissing, busy, open: (form) => this.#openFor(form) })
  }

  #openFor(form: FormData): void {
    if (this.#reading.busy) return
    const reason = form.get('reason') as Reason | null // one of the values in the form
    this.reasonMissing = reason === null
    if (reason) void this.#reading.open(reason)
    else this.renderRoot.querySelector<HTMLElement>('input[name=reason]')?.focus()
  }

  #letter(letter: Letter, cover: LetterCover): TemplateResult {
    const { overtaken, pack } = this.#reading
    return html`<article>
      ${patientLine(letter)}
      ${overtaken ? html`<p class="notice warning" role="alert">${msg('A correction came while you were reading. This is the corrected reply; please read it again.')}</p>` : nothing}
      ${correction(letter, pack)} ${writtenSince(letter, this.#askBack)}
      ${threeLines(letter)} ${textToGp(letter)} ${treatment(letter)}
      <div class="looked">
        <div class="judged">${description(letter)} ${sections(letter, this.#reading.pack, this.#reading.packRead)}</div>
        ${this.#photographs(letter)}
      </div>
      ${teachingPoint(letter)} ${this.#forPatient(letter)}
      ${earlierAnswers(letter)} ${this.#asked(letter)} ${this.#wrongOffice(cover)}
      ${this.#bar(cover)}
    </article>
    ${this.#copyByHand()}
    ${askBackDialog(letter, this.askingBack, { write: this.#write, send: this.#sendQuestion, close: this.#closeAskBack })}`
  }

  #photographs(letter: Letter): TemplateResult {
    const { images, imagesProblem, marks, marksProblem } = this.#reading
    return html`<section>
      <h2>${msg('Photographs the answer is based on')}</h2>
      ${
        imagesProblem
          ? html`<p>${problemText(imagesProblem)}</p>
          <p><button type="button" @click=${() => this.#reading.readImages()}>${msg('Fetch the photographs again')}</button></p>`
          : images
            ? html`${marksProblem ? html`<p>${msg('What was marked and measured on the photographs is missing here.')}</p>${tryAgain(marksProblem, () => this.#reading.readMarks())}` : nothing}
              <lys-photo-list .client=${this.client} .images=${images} .views=${this.#views(letter)} .marks=${marks ?? none} .place=${this.place}></lys-photo-list>`
            : html`<p class="muted">${msg('The photographs are being fetched…')}</p>`
      }
    </section>`
  }

  #views(letter: Letter): Views {
    const questionnaire = this.#questionnaire(letter)
    return questionnaire ? everyView(questionnaire, letter.referral.content.answers) : []
  }

  #questionnaire({ referral }: Letter) {
    return this.#reading.pack?.contributes.questionnaires.find(({ id }) => id === referral.questionnaire.id)
  }

  #forPatient(letter: Letter): TemplateResult | typeof nothing {
    const { textToPatient } = presentReply(letter)
    if (textToPatient.trim() === '') return nothing
    const { referral } = letter
    return html`<section class="for-patient">
      <div class="row between"><h2>${msg('For the patient')}</h2>
        <div class="row acts">
          <button type="button" @click=${() => this.#copy(textToPatient)}>${icons.copy}${msg('Copy the text')}</button>
          <button class="quiet" type="button" @click=${() => this.#print('patient')}>${icons.print}${msg('Print for the patient')}</button>
        </div></div>
      <p class="only-printed">${referral.content.patient.name}<br>${referral.unit.name[language()]}, ${this.session?.hospital.name[language()]}</p>
      <p class="text large">${textToPatient}</p>
    </section>`
  }

  #asked(letter: Letter): TemplateResult {
    const { referral } = letter
    return html`<details>
      <summary>${msg('The question and what was sent with it')}</summary>
      <lys-case-facts class="question" .case=${{ referral, decisions: [], questions: [] } as unknown as Case} .questionnaire=${this.#questionnaire(letter) ?? null}
        .diagrams=${this.#reading.pack?.contributes.diagrams ?? []}></lys-case-facts>
    </details>`
  }

  #wrongOffice(cover: LetterCover): TemplateResult | typeof nothing {
    if (!this.session) return nothing
    const { name, phone } = this.session.hospital
    return html`<details class="wrong small">
      <summary>${msg('Wrong recipient?')}</summary>
      <p>${msg(str`Please phone ${name[language()]}, ${phone}, and say the case number ${cover.caseNumber}. Do not pass the reply on.`)}</p>
    </details>`
  }

  #bar(cover: LetterCover): TemplateResult {
    const { busy, problem } = this.#reading
    const acts = {
      read: () => this.#read(),
      tap: (taps: Taps) => (this.taps = taps),
      done: () => this.#done(),
      copy: () => this.#copyForRecord(),
      ask: this.#askBack,
      print: () => this.#print(''),
    }
    return html`<footer>
      ${problem ? html`<p class="notice warning" role="alert">${problemText(problem)}</p>` : nothing}
      ${readBar({ cover, asking: this.asking, taps: this.taps, busy }, acts)}
      <p class="small muted" role="status">${this.copied}</p>
    </footer>`
  }

  #problem(): TemplateResult {
    const { problem, retry } = this.#reading
    return html`<h1>${msg('The reply could not be shown')}</h1>
    <div class="notice warning stack" role="alert">
      <p>${problemText(problem)}</p>
      <p class="row">${
        problem?.code === 'not-found'
          ? html`<a href="/desk">${msg('To the office’s list')}</a>`
          : html`<button type="button" @click=${() => retry()}>${msg('Try again')}</button>`
      }</p>
    </div>`
  }

  /** Confirmed at once; the questions come after, so that nobody must answer them for it. */
  async #read(): Promise<void> {
    if (this.#reading.busy) return
    if (!(await this.#reading.acknowledge(noTaps))) return
    this.asking = 'asking'
    await this.#focus('.taps')
  }

  async #done(): Promise<void> {
    if (this.#reading.busy) return
    const answered = Object.values(this.taps).some((tap) => tap !== null)
    if (answered && !(await this.#reading.acknowledge(this.taps))) return
    this.asking = 'done'
    await this.#focus('.thanks a')
  }

  /** The button that was pressed is gone: what came in its place takes the focus, or the next key would begin at the top. */
  async #focus(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  #askBack = async (): Promise<void> => {
    this.askingBack ??= { text: '', busy: false, problem: undefined }
    await this.updateComplete
    this.renderRoot.querySelector<HTMLDialogElement>('dialog.ask-back')?.showModal()
  }

  #write = (text: string): void => {
    if (this.askingBack) this.askingBack = { ...this.askingBack, text }
  }

  /** What is written stays where it is until it has gone. */
  #closeAskBack = (): void => {
    this.renderRoot.querySelector<HTMLDialogElement>('dialog.ask-back')?.close()
    if (this.askingBack?.text.trim() === '') this.askingBack = undefined
  }

  #sendQuestion = async (): Promise<void> => {
    const { askingBack } = this
    if (!askingBack || askingBack.busy || askingBack.text.trim() === '') return
    this.askingBack = { ...askingBack, busy: true, problem: undefined }
    const sent = await this.#reading.ask(askingBack.text)
    if (!sent) {
      this.askingBack = { ...askingBack, busy: false, problem: this.#reading.problem }
      return
    }
    this.askingBack = { text: '', busy: false, problem: undefined }
    this.#closeAskBack()
    this.copied = msg('Sent to the hospital.')
    this.dispatchEvent(new QuestionAskedEvent(this.letterId))
  }

  #copyForRecord(): Promise<void> {
    const { letter, images, pack, marks } = this.#reading
    return letter ? this.#copy(recordText(letter, images, pack, marks)) : Promise.resolve()
  }

  async #copy(text: string): Promise<void> {
    this.copied = ''
    try {
      await navigator.clipboard.writeText(text)
      this.copied = msg('Copied.')
    } catch {
      this.byHand = text
      await this.updateComplete
      this.renderRoot.querySelector<HTMLDialogElement>('dialog.by-hand')?.showModal()
      this.renderRoot.querySelector('textarea')?.select()
    }
  }

  #copyByHand(): TemplateResult | typeof nothing {
    if (this.byHand === '') return nothing
    const close = () => this.renderRoot.querySelector<HTMLDialogElement>('dialog.by-hand')?.close()
    return html`<dialog class="by-hand" aria-labelledby="by-hand" @close=${() => (this.byHand = '')}>
      <div class="stack">
        <h2 id="by-hand">${msg('Copy this text')}</h2>
        <p>${msg('The browser did not allow copying. The text is marked: press Ctrl+C.')}</p>
        <textarea readonly rows="10" aria-labelledby="by-hand" .value=${this.byHand}></textarea>
        <p><button type="button" @click=${close}>${msg('Close')}</button></p>
      </div>
    </dialog>`
  }

  async #print(part: 'patient' | ''): Promise<void> {
    this.printing = part
    await this.updateComplete
    addEventListener('afterprint', () => (this.printing = ''), { once: true })
    print()
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-letter': LysLetter
  }
}
