import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Answer, Ask, Bilingual, Diagram, Questionnaire } from '../client.ts'
import type { RegionChooseEvent } from '../diagram/diagram.events.ts'
import { unitWord } from '../shared/answer-words.ts'
import { asked, stopsOf } from '../shared/asked.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { need } from '../shared/define.ts'
import { LysFormElement } from '../shared/form-element.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { judgeAnswers } from '../shared/judge-answers.ts'
import { alone, type DurationUnit, durationField, notKnown, readDuration, yesNoGroup } from './ask-fields.ts'
import { drawing } from './drawing.ts'
import { type Drawn, DrawnAnswers, diagramOf, pointBeside } from './drawn-answers.ts'
import { fields } from './fields.styles.ts'
import { dateField, focusField, oneOf, someOf, textField } from './fields.ts'
import { type Option, yesNoUnknown } from './options.ts'
import { AnswersChangedEvent } from './questionnaire.events.ts'
import { styles } from './questionnaire.styles.ts'
import { type Phoned, placeOfStop, stopNotice } from './stops.ts'
import { numberOf, Typed, written } from './typed.ts'

type Answers = Readonly<Record<string, Answer>>

const unknown = 'unknown'
const longest = 4000
const say = (words: Bilingual): string => words[language()]

const takesUnknown = (ask: Ask): boolean =>
  ask.type === 'ynu' ||
  ask.type === 'number' ||
  ask.type === 'duration' ||
  ask.type === 'date' ||
  ((ask.type === 'choice' || ask.type === 'choices') && ask.choices.some(({ code }) => code === unknown))

/**
 * The questions a pack asks, answered with a tap each where it can be; `place` says which of them stand here. `problems`
 * are sentences by question id. In a host's form its value is the answers as JSON, and it is invalid while one is missing.
 * @fires lys-answers-changed
 */
export class LysQuestionnaire extends LysFormElement {
  static readonly tag = 'lys-questionnaire'
  static override styles = [base, controls, fields, styles]
  static override properties = {
    asks: { attribute: false },
    groups: { attribute: false },
    stops: { attribute: false },
    unit: { attribute: false },
    diagrams: { attribute: false },
    place: {},
    answers: { attribute: false },
    problems: { attribute: false },
    unmarked: { type: Boolean, reflect: true },
  }
  /** The questions, as a pack has them. */
  declare asks: readonly Ask[]
  /** What groups of yes-or-no questions are called. */
  declare groups: Questionnaire['groups']
  /** Red flags, and the unit that is phoned when one holds. */
  declare stops: Questionnaire['stops']
  /** Who is phoned. */
  declare unit: Phoned | undefined
  /** The pack's own drawings. */
  declare diagrams: readonly Diagram[]
  /** Only where something happens on the body, or all the rest with what is folded away. */
  declare place: 'where' | 'findings' | undefined
  /** What was answered, by question. */
  declare answers: Answers
  /** What is wrong, by question, in words. */
  declare problems: ReadonlyMap<string, string>
  /** Questions that may be left alone are not marked: most of them are such. */
  declare unmarked: boolean
  readonly #typed = new Typed()
  readonly #drawn = new DrawnAnswers()

  constructor() {
    super()
    this.asks = []
    this.diagrams = []
    this.answers = {}
    this.problems = new Map()
    this.unmarked = false
  }

  /** Moves the focus to a question. False when it is not asked. */
  focusAsk(id: string): boolean {
    return focusField(this.renderRoot as ShadowRoot, `/answers/${id}`)
  }

  /** To the first question, as a label of the host's asks. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('input, textarea')?.focus(options)
  }

  /** The host's form is emptied. */
  formResetCallback(): void {
    this.#forget()
    this.#change({}, Object.keys(this.answers))
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!changed.has('asks')) return
    if (this.asks.some(diagramOf)) need('lys-diagram')
    if (changed.get('asks') !== undefined) this.#forget()
  }

  protected override updated(): void {
    const faults = this.#faults()
    const [first] = faults.keys()
    const at =
      first &&
      this.renderRoot.querySelector<HTMLElement>(
        `[data-path="/answers/${CSS.escape(first)}"] input, [id="answers-${CSS.escape(first)}"]`,
      )
    const label = say(this.asks.find(({ id }) => id === first)?.label ?? { en: '', nb: '' })
    this.tellMissing(first ? `${label}: ${faults.get(first)}` : '', at || this.renderRoot.querySelector('input'))
    this.tellValue(JSON.stringify(this.answers))
  }

  protected override render() {
    const open = this.#open()
    const here = this.#asked()
    const inSight = here.filter((ask) => ask.part !== 'more')
    const more = here.filter((ask) => ask.part === 'more')
    return html`<fieldset class="all" ?disabled=${this.off}>
      <div class="asks">${this.#list(inSight)}</div>
      ${
        this.place !== 'where' && inSight.some(takesUnknown)
          ? html`<button type="button" class="rest" aria-disabled=${open.length === 0} @click=${() => this.#setUnknown(open)}>
              ${msg('Set the rest to unknown')}</button>`
          : nothing
      }
      ${
        more.length
          ? html`<details class="more"><summary>${msg('More, if it helps')} ${answered(more.filter(({ id }) => this.answers[id] !== undefined).length)}</summary><div class="asks">${this.#list(more)}</div></details>`
          : nothing
      }</fieldset>`
  }

  /** A group stands where its first question stands, the place on a drawing with the question that has the drawing. */
  #list(asks: readonly Ask[]) {
    const groups = new Map<string, Ask[]>()
    const beside = new Set(asks.map((ask) => pointBeside(ask, asks)?.id))
    const heads = asks.filter((ask) => {
      const group = groupOf(ask)
      const known = group !== undefined && groups.get(group)
      if (known) known.push(ask)
      else if (group !== undefined) groups.set(group, [ask])
      return !known && !beside.has(ask.id)
    })
    const stops = this.#stopsAt()
    return repeat(
      heads,
      ({ id }) => id,
      (ask) => {
        const group = groupOf(ask)
        const members = group === undefined ? [ask] : groups.get(group)!
        const raised = members.flatMap(({ id }) => stops.get(id) ?? [])
        const field = group === undefined ? this.#ask(ask) : this.#group(group, members)
        return raised.length ? html`${field}${raised.map((stop) => stopNotice(stop, this.unit!))}` : field
      },
    )
  }

  #stopsAt() {
    const { asks, stops, unit, answers } = this
    const raised = stops && unit ? stopsOf({ asks, stops }, answers) : []
    return Map.groupBy(raised, (stop) => placeOfStop(stop, asks, answers))
  }

  #group(id: string, asks: readonly Ask[]): TemplateResult {
    const label = this.groups?.find((one) => one.id === id)?.label
    const rows = asks.map((ask) => ({
      path: `/answers/${ask.id}`,
      label: say(ask.label),
      optional: !ask.required,
      problem: this.problems.get(ask.id),
      chosen: this.answers[ask.id],
      onchoose: (code: string) => this.#answer(ask, code),
    }))
    return yesNoGroup(label ? say(label) : id, rows, {
      none: () =>
        this.#setAll(
          asks.filter((ask) => this.answers[ask.id] !== 'yes'),
          'no',
        ),
      restUnknown: () => this.#setUnknown(asks.filter((ask) => this.answers[ask.id] === undefined)),
    })
  }

  #ask(ask: Ask): TemplateResult {
    const answer = this.answers[ask.id]
    const field = {
      path: `/answers/${ask.id}`,
      label: say(ask.label),
      hint: ask.hint && say(ask.hint),
      problem: this.#typed.faultShown(ask) ?? this.problems.get(ask.id),
      optional: !ask.required,
    }
    switch (ask.type) {
      case 'choice':
        return oneOf({
          ...field,
          options: choicesOf(ask),
          chosen: answer as string,
          above: ask.diagram ? this.#drawing(ask) : undefined,
          onchoose: (code) => this.#byHand(ask, code),
        })
      case 'ynu':
        return oneOf({
          ...field,
          options: yesNoUnknown(),
          chosen: answer as string,
          onchoose: (code) => this.#answer(ask, code),
        })
      case 'choices':
        return someOf({
          ...field,
          options: choicesOf(ask),
          chosen: (answer as readonly string[] | undefined) ?? [],
          onchoose: (code, on) => this.#choose(ask, code, on),
        })
      case 'number':
        return textField({
          ...field,
          value: this.#typed.textOf(ask.id, answer),
          most: 20,
          kind: 'decimal',
          beside: html`${unitWord(ask.unit)} ${notKnown(answer === unknown, (on) => this.#know(ask, on))}`,
          oninput: (typed) => this.#type(ask, typed),
          onleave: () => this.#leave(ask.id),
        })
      case 'duration': {
        const { number, unit } = this.#typed.durationOf(ask.id, answer)
        return durationField({
          ...field,
          number,
          unit,
          unknown: answer === unknown,
          oninput: (typed) => this.#typeDuration(ask, typed, unit),
          onunit: (chosen) => this.#typeDuration(ask, number, chosen),
          onunknown: (on) => this.#know(ask, on),
          onleave: () => this.#leave(ask.id),
        })
      }
      case 'date':
        return dateField({
          ...field,
          value: answer === unknown ? '' : written(answer),
          beside: notKnown(answer === unknown, (on) => this.#know(ask, on)),
          oninput: (day, half) => this.#writeDay(ask, day, half),
          onleave: () => this.#leave(ask.id),
        })
      case 'point':
        return alone(field, this.#drawing(ask))
      case 'text': {
        const most = Math.min(ask.maxLength ?? longest, longest)
        const kind = most > 120 ? 'lines' : 'text'
        return textField({ ...field, value: written(answer), most, kind, oninput: (text) => this.#answer(ask, text) })
      }
    }
  }

  #drawing(ask: Drawn): TemplateResult {
    const { asks, answers, diagrams, off } = this
    const place = pointBeside(ask, this.#asked())
    return drawing(ask, {
      asks: asked(asks, answers),
      answers,
      diagrams,
      off,
      problem: place && this.problems.get(place.id),
      contradiction: this.#drawn.contradiction,
      ontap: (event) => this.#tap(ask, event),
      onclear: (id) => this.#alter({ [id]: undefined }),
      onsolve: () => this.#alter(this.#drawn.solve()),
    })
  }

  #tap(ask: Drawn, event: RegionChooseEvent): void {
    this.#alter(this.#drawn.tap(event, ask, { ...this.#given(), asks: asked(this.asks, this.answers) }))
  }

  #byHand(ask: Ask, code: string): void {
    this.#alter(this.#drawn.byHand(ask, code, this.#given()))
  }

  #given = () => ({ asks: this.asks, answers: this.answers, diagrams: this.diagrams })

  /** Some answers change, others go. */
  #alter(changed: Readonly<Record<string, Answer | undefined>>): void {
    const ids = Object.keys(changed)
    const told = Object.entries(changed).filter((one): one is [string, Answer] => one[1] !== undefined)
    this.#change({ ...without(this.answers, ids), ...Object.fromEntries(told) }, ids)
  }

  #asked = (): Ask[] => asked(this.asks, this.answers).filter((ask) => this.#isHere(ask))
  #isHere = ({ part }: Ask): boolean => !this.place || (part === 'where') === (this.place === 'where')
  #open = (): Ask[] =>
    this.#asked().filter((ask) => ask.required && takesUnknown(ask) && this.answers[ask.id] === undefined)

  #answer(ask: Ask, answer: Answer | undefined): void {
    const others = without(this.answers, [ask.id])
    const empty = answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)
    this.#change(empty ? others : { ...others, [ask.id]: answer }, [ask.id])
  }

  #choose(ask: Extract<Ask, { type: 'choices' }>, code: string, on: boolean): void {
    const before = (this.answers[ask.id] as readonly string[] | undefined) ?? []
    const alone = (one: string) => one === ask.exclusive || one === unknown
    const others = before.filter((one) => one !== code && !(on && (alone(code) || alone(one))))
    this.#answer(ask, on ? [...others, code] : others)
  }

  #type(ask: Extract<Ask, { type: 'number' }>, typed: string): void {
    this.#typed.write(ask.id, typed)
    const value = numberOf(typed)
    this.#answer(ask, value === undefined || this.#typed.faultOf(ask) ? undefined : value)
  }

  #know(ask: Ask, isUnknown: boolean): void {
    this.#typed.forget(ask.id)
    this.#answer(ask, isUnknown ? unknown : undefined)
  }

  #typeDuration(ask: Ask, typed: string, unit: DurationUnit): void {
    this.#typed.write(ask.id, typed, unit)
    const answer = `P${typed.trim()}${unit}`
    this.#answer(ask, readDuration(answer) ? answer : undefined)
  }

  #writeDay(ask: Ask, day: string, half: boolean): void {
    if (half) this.#typed.write(ask.id, '…')
    else this.#typed.forget(ask.id)
    this.#answer(ask, day)
  }

  #leave(id: string): void {
    this.#typed.leave(id)
    this.requestUpdate()
  }

  #forget(): void {
    this.#typed.clear()
    this.#drawn.clear()
  }

  #setUnknown = (asks: readonly Ask[]): void => this.#setAll(asks, unknown)

  #setAll(asks: readonly Ask[], code: string): void {
    const filled = asks.map((ask) => [ask.id, ask.type === 'choices' ? [code] : code] as const)
    for (const { id } of asks) this.#typed.forget(id)
    if (asks.length)
      this.#change(
        { ...this.answers, ...Object.fromEntries(filled) },
        asks.map(({ id }) => id),
      )
  }

  #change(answers: Answers, changed: readonly string[]): void {
    this.answers = answers
    this.dispatchEvent(new AnswersChangedEvent(answers, this.#typed.faultsIn(this.#asked()), changed))
  }

  /** What is wrong or missing here, by question. */
  #faults(): ReadonlyMap<string, string> {
    const asks = this.#asked()
    const here = new Set(asks.map(({ id }) => id))
    const missing = judgeAnswers(this.asks, this.answers, true).filter(({ id }) => here.has(id))
    return new Map([...missing.map(({ id, message }) => [id, message] as const), ...this.#typed.faultsIn(asks)])
  }
}

const choicesOf = (ask: Extract<Ask, { choices: unknown }>): Option[] =>
  ask.choices.map(({ code, label }) => ({ code, label: say(label) }))

/** What is folded away is sent too: that there is something is seen. */
const answered = (count: number) =>
  count > 0 ? html`<span class="muted">${msg(str`(${count} answered)`)}</span>` : nothing

const groupOf = (ask: Ask): string | undefined => (ask.type === 'ynu' ? ask.group : undefined)

function without(answers: Answers, ids: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)))
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-questionnaire': LysQuestionnaire
  }
}
