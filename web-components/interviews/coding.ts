import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type ClientProblem, type interviews, newId } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { asSent } from '../shared/as-sent.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, str } from '../shared/i18n.ts'
import type { ClientOfResearch } from '../shared/research-client.ts'
import {
  type Choice,
  type Code,
  chosenBy,
  codeOf,
  nameOf,
  nothingChosen,
  ownKeys,
  pathOf,
  sides,
} from './code-words.ts'
import { styles } from './coding.styles.ts'
import { cut, overlap, type Stretch, selectedIn } from './read-selection.ts'
import { readTie, tieForm } from './tie-form.ts'

export type CodingClient = Pick<ClientOfResearch, 'codePassage' | 'removeCoding' | 'tellTie'>
type Interview = interviews.InterviewOut

/**
 * One interview, sentence by sentence, to be marked with codes by keyboard or mouse. Nobody sees here what another coder
 * marked.
 */
export class LysCoding extends LysElement {
  static readonly tag = 'lys-coding'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    interview: { attribute: false },
    codes: { attribute: false },
    marks: { state: true },
    at: { state: true },
    anchor: { state: true },
    words: { state: true },
    choice: { state: true },
    problem: { state: true },
    said: { state: true },
  }
  declare client: CodingClient | undefined
  declare interview: Interview | undefined
  declare codes: readonly Code[]
  declare protected marks: readonly interviews.CodingOut[]
  /** The sentence where she is, and the one where her selection began. */
  declare protected at: number
  declare protected anchor: number
  /** Selected with the mouse, where it is no whole sentences. */
  declare protected words: Stretch | undefined
  declare protected choice: Choice
  declare protected problem: ClientProblem | undefined
  declare protected said: string

  constructor() {
    super()
    this.codes = this.marks = []
    this.at = this.anchor = 0
    this.choice = nothingChosen
    this.said = ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (!changed.has('interview')) return
    this.marks = this.interview?.codings ?? []
    this.at = this.anchor = 0
    this.words = this.problem = undefined
    this.said = ''
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('at')) this.renderRoot.querySelector('.here')?.scrollIntoView({ block: 'nearest' })
  }

  /** What would be marked now. */
  get #stretch(): Stretch | undefined {
    const segments = this.interview?.segments ?? []
    const [first, last] = [segments[Math.min(this.at, this.anchor)], segments[Math.max(this.at, this.anchor)]]
    return this.words ?? (first && last && { begins: first.begins, ends: last.ends })
  }

  protected override render(): TemplateResult | typeof nothing {
    const { interview } = this
    if (!interview) return nothing
    return html`
      <p class="hint" id="how">${msg('Up and down go from sentence to sentence, with Shift they take more. The keys beside the codes choose, Enter marks, Delete takes your last mark on the sentence off.')}</p>
      ${this.problem ? html`<p class="notice warning" role="alert">${problemText(this.problem)}</p>` : nothing}
      <p role="status" class="muted small">${this.said}</p>
      <div class="two">
        <div role="listbox" tabindex="0" aria-multiselectable="true" aria-label=${msg('Sentences')} aria-describedby="how"
          aria-activedescendant="s${this.at}" @keydown=${this.#press} @mouseup=${this.#point}>
          ${interview.segments.map((segment, i) => this.#sentence(interview, segment, i))}</div>
        <div>${this.#palette()}${this.#own()}</div>
      </div>`
  }

  #sentence({ text }: Interview, segment: Stretch, i: number): TemplateResult {
    const on = this.marks.filter((mark) => overlap(mark, segment))
    const isChosen = !this.words && i >= Math.min(this.at, this.anchor) && i <= Math.max(this.at, this.anchor)
    const isLast = cut(text, { begins: segment.ends, ends: segment.ends + 1 }) === '\n'
    const is = [i === this.at && 'here', on.length > 0 && 'marked', isLast && 'ends'].filter(Boolean).join(' ')
    const names = [...new Set(on.map(({ codeId }) => nameOf(codeId, this.codes)))]
    return html`<div role="option" id="s${i}" data-at=${i} class=${is} aria-selected=${isChosen}>
      <span data-begins=${segment.begins} .textContent=${cut(text, segment)}></span>
      ${names.length > 0 ? html`<span class="codes">${msg(str`Marked: ${names.join(', ')}`)}</span>` : nothing}</div>`
  }

  #palette(): TemplateResult {
    const own = this.codes.filter(({ standard }) => !standard)
    const code = codeOf(this.choice, this.codes)
    const radio = (key: string | undefined, name: string, checked: boolean, group: string, choose: () => void) =>
      html`<label><input type="radio" name=${group} .checked=${checked} @change=${choose}>
        ${key ? html`<kbd>${key}</kbd>` : nothing} ${name}</label>`
    return html`
      ${sides.map(
        ({ side, name, words }) =>
          html`<fieldset><legend>${name()}</legend>${words.map((one) =>
            radio(one.key, one.name(), this.choice.standard[side] === one.word, side, () => {
              this.choice = { standard: { ...this.choice.standard, [side]: one.word }, own: '' }
            }),
          )}</fieldset>`,
      )}
      ${
        own.length === 0
          ? nothing
          : html`<fieldset><legend>${msg('Own codes')}</legend>${own.map((one, i) =>
              radio(ownKeys[i], pathOf(one, this.codes), this.choice.own === one.id, 'own', () => {
                this.choice = { standard: {}, own: one.id }
              }),
            )}</fieldset>`
      }
      <p><button type="button" class="primary" ?disabled=${!code} @click=${this.#mark}>${code ? msg(str`Mark with ${pathOf(code, this.codes)}`) : msg('Choose a code from the top down')}</button></p>`
  }

  /** Her own marks where she is. */
  #own(): TemplateResult | typeof nothing {
    const segment = this.interview?.segments[this.at]
    const on = segment ? this.marks.filter((mark) => overlap(mark, segment)) : []
    if (on.length === 0) return nothing
    return html`<section aria-labelledby="own"><h3 id="own">${msg('Your marks on this sentence')}</h3><ul>${on.map(
      (mark) => html`<li>${nameOf(mark.codeId, this.codes)}: “${cut(this.interview!.text, mark)}”
        <button type="button" class="link" @click=${() => this.#takeOff(mark)}>${msg('Take off')}</button></li>`,
    )}</ul>
      ${this.interview?.office.id ? tieForm((event) => this.#tie(event, on.at(-1)!)) : nothing}</section>`
  }

  /** A network is of one office by name, so only whoever knows it by name notes a tie. */
  #tie(event: SubmitEvent, mark: interviews.CodingOut): void {
    event.preventDefault()
    const { client, interview } = this
    const form = event.target as HTMLFormElement
    const officeId = interview?.office.id
    if (!client || !officeId) return
    this.problem = undefined
    const taken = asSent(form)
    void client.tellTie(officeId, newId('tie'), { ...readTie(new FormData(form)), codingId: mark.id }).then(
      () => {
        this.said = taken(msg('The tie is noted, with these words behind it.'))
      },
      (problem: ClientProblem) => interview === this.interview && (this.problem = problem),
    )
  }

  #press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const last = (this.interview?.segments.length ?? 1) - 1
    const to = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, Home: 0, End: last }[event.key]
    const choice = chosenBy(event.key.toLowerCase(), this.choice, this.codes)
    if (to !== undefined) this.#go(Math.max(0, Math.min(last, to)), event.shiftKey)
    else if (event.key === 'Enter') void this.#mark()
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#takeOffLast()
    else if (choice) this.#choose(choice)
    else return
    event.preventDefault()
  }

  #go(to: number, extends_: boolean): void {
    this.at = to
    this.words = undefined
    if (!extends_) this.anchor = to
  }

  #choose(choice: Choice): void {
    this.choice = choice
    const code = codeOf(choice, this.codes)
    this.said = code ? msg(str`Chosen: ${pathOf(code, this.codes)}`) : msg('Choose a code from the top down')
  }

  #point = (event: MouseEvent): void => {
    const at = (event.target as Element).closest<HTMLElement>('[data-at]')?.dataset.at
    if (at === undefined) return
    const words = selectedIn(this.renderRoot as ShadowRoot)
    this.#go(Number(at), event.shiftKey)
    this.words = event.shiftKey ? undefined : words
    if (this.words) this.said = msg(str`Selected: “${cut(this.interview!.text, this.words)}”`)
  }

  #mark = async (): Promise<void> => {
    const { client, interview } = this
    const [code, stretch] = [codeOf(this.choice, this.codes), this.#stretch]
    if (!client || !interview || !code || !stretch) {
      this.said = msg('Choose a code from the top down')
      return
    }
    this.problem = undefined
    await client.codePassage(interview.id, newId('cdg'), { codeId: code.id, ...stretch }).then(
      (mark) => {
        if (interview !== this.interview) return
        this.marks = [...this.marks, mark]
        this.said = msg(str`Marked: ${pathOf(code, this.codes)}`)
      },
      (problem: ClientProblem) => interview === this.interview && (this.problem = problem),
    )
  }

  #takeOffLast(): void {
    const segment = this.interview?.segments[this.at]
    const last = segment && this.marks.findLast((mark) => overlap(mark, segment))
    if (last) void this.#takeOff(last)
  }

  async #takeOff(mark: interviews.CodingOut): Promise<void> {
    const { interview } = this
    this.problem = undefined
    await this.client?.removeCoding(mark.id, newId('cmd')).then(
      () => {
        if (interview !== this.interview) return
        this.marks = this.marks.filter(({ id }) => id !== mark.id)
        this.said = msg(str`Taken off: ${nameOf(mark.codeId, this.codes)}`)
      },
      (problem: ClientProblem) => interview === this.interview && (this.problem = problem),
    )
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-coding': LysCoding
  }
}
