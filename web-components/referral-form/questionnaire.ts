import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Answer, Ask, Bilingual, Questionnaire } from '../client.ts'
import { asked } from '../shared/asked.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { language, msg } from '../shared/i18n.ts'
import { type DurationUnit, durationField, notKnown, readDuration, yesNoGroup } from './ask-fields.ts'
import { atLeast, atMost, notANumber } from './field-messages.ts'
import { fields } from './fields.styles.ts'
import { focusField, oneOf, someOf, textField } from './fields.ts'
import { type Option, yesNoUnknown } from './options.ts'
import { AnswersChangedEvent } from './questionnaire.events.ts'
import { styles } from './questionnaire.styles.ts'

type Answers = Readonly<Record<string, Answer>>

const unknown = 'unknown'
const longest = 4000
const say = (words: Bilingual): string => words[language()]

const takesUnknown = (ask: Ask): boolean =>
  ask.type === 'ynu' ||
  ask.type === 'number' ||
  ask.type === 'duration' ||
  ((ask.type === 'choice' || ask.type === 'choices') && ask.choices.some(({ code }) => code === unknown))

/**
 * The questions a pack asks, answered with a tap each where it can be; `place` says which of them stand here. `problems`
 * are sentences by question id. @fires lys-answers-changed
 */
export class LysQuestionnaire extends LysElement {
  static readonly tag = 'lys-questionnaire'
  static override styles = [base, controls, fields, styles]
  static override properties = {
    asks: { attribute: false },
    groups: { attribute: false },
    place: {},
    answers: { attribute: false },
    problems: { attribute: false },
  }
  /** The questions, as a pack has them. */
  declare asks: readonly Ask[]
  /** What groups of yes-or-no questions are called. */
  declare groups: Questionnaire['groups']
  /** Only where something happens on the body, or all the rest with what is folded away. */
  declare place: 'where' | 'findings' | undefined
  /** What was answered, by question. */
  declare answers: Answers
  /** What is wrong, by question, in words. */
  declare problems: ReadonlyMap<string, string>
  /** Numbers as typed, while they are none: `7,` on the way to `7,5`. */
  #typed = new Map<string, string>()
  /** The unit of a duration whose number is still to be typed. */
  #units = new Map<string, DurationUnit>()
  /** Questions somebody has left: a number is not called wrong while it is being typed. */
  #left = new Set<string>()

  constructor() {
    super()
    this.asks = []
    this.answers = {}
    this.problems = new Map()
  }

  /** Moves the focus to a question. False when it is not asked. */
  focusAsk(id: string): boolean {
    return focusField(this.renderRoot as ShadowRoot, `/answers/${id}`)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!changed.has('asks') || changed.get('asks') === undefined) return
    this.#typed.clear()
    this.#units.clear()
    this.#left.clear()
  }

  protected override render() {
    const open = this.#open()
    const asked = this.#asked()
    const inSight = asked.filter((ask) => ask.part !== 'more')
    const more = asked.filter((ask) => ask.part === 'more')
    return html`
      <div class="asks">${this.#list(inSight)}</div>
      ${
        this.place !== 'where' && inSight.some(takesUnknown)
          ? html`<button type="button" class="rest" aria-disabled=${open.length === 0} @click=${() => this.#setUnknown(open)}>
              ${msg('Set the rest to unknown')}</button>`
          : nothing
      }
      ${
        more.length
          ? html`<details class="more"><summary>${msg('More, if it helps')}</summary><div class="asks">${this.#list(more)}</div></details>`
          : nothing
      }`
  }

  /** A group stands where its first question stands. */
  #list(asks: readonly Ask[]) {
    const heads = asks.filter((ask, i) => !groupOf(ask) || asks.findIndex((one) => groupOf(one) === groupOf(ask)) === i)
    return repeat(
      heads,
      ({ id }) => id,
      (ask) => {
        const group = groupOf(ask)
        return group
          ? this.#group(
              group,
              asks.filter((one) => groupOf(one) === group),
            )
          : this.#ask(ask)
      },
    )
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
    const fault = this.#left.has(ask.id) ? this.#faultOf(ask) : undefined
    const field = {
      path: `/answers/${ask.id}`,
      label: say(ask.label),
      hint: ask.hint && say(ask.hint),
      problem: fault ?? this.problems.get(ask.id),
      optional: !ask.required,
    }
    switch (ask.type) {
      case 'choice':
        return oneOf({
          ...field,
          options: choicesOf(ask),
          chosen: answer as string,
          onchoose: (code) => this.#answer(ask, code),
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
          value: this.#typed.get(ask.id) ?? (answer === unknown ? '' : written(answer)),
          most: 20,
          kind: 'decimal',
          beside: html`${unitWord(ask.unit)} ${notKnown(answer === unknown, (on) => this.#know(ask, on))}`,
          oninput: (typed) => this.#type(ask, typed),
          onleave: () => this.#leave(ask.id),
        })
      case 'duration': {
        const { number, unit } = this.#durationOf(ask)
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
      case 'point':
      case 'text': {
        const most = ask.type === 'text' ? Math.min(ask.maxLength ?? longest, longest) : 80
        const kind = most > 120 ? 'lines' : 'text'
        return textField({ ...field, value: written(answer), most, kind, oninput: (text) => this.#answer(ask, text) })
      }
    }
  }

  #asked = (): Ask[] => asked(this.asks, this.answers).filter((ask) => this.#isHere(ask))
  #isHere = ({ part }: Ask): boolean => !this.place || (part === 'where') === (this.place === 'where')
  #open = (): Ask[] =>
    this.#asked().filter((ask) => ask.required && takesUnknown(ask) && this.answers[ask.id] === undefined)

  #answer(ask: Ask, answer: Answer | undefined): void {
    const { [ask.id]: _, ...others } = this.answers
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
    this.#typed.set(ask.id, typed)
    const value = numberOf(typed)
    this.#answer(ask, value === undefined || this.#faultOf(ask) ? undefined : value)
  }

  #know(ask: Ask, isUnknown: boolean): void {
    this.#typed.delete(ask.id)
    this.#answer(ask, isUnknown ? unknown : undefined)
  }

  #durationOf({ id }: Ask): { number: string; unit: DurationUnit } {
    const told = readDuration(this.answers[id])
    return {
      number: this.#typed.get(id) ?? told?.number ?? '',
      unit: this.#units.get(id) ?? told?.unit ?? 'M',
    }
  }

  #typeDuration(ask: Ask, typed: string, unit: DurationUnit): void {
    this.#typed.set(ask.id, typed)
    this.#units.set(ask.id, unit)
    const answer = `P${typed.trim()}${unit}`
    this.#answer(ask, readDuration(answer) ? answer : undefined)
  }

  #leave(id: string): void {
    this.#left.add(id)
    this.requestUpdate()
  }

  #faultOf(ask: Ask): string | undefined {
    const typed = this.#typed.get(ask.id)?.trim()
    if (ask.type === 'duration' && typed && !readDuration(`P${typed}D`)) return msg('Write a whole number, 1 to 999')
    if (ask.type !== 'number' || !typed) return undefined
    const value = numberOf(typed)
    if (value === undefined) return notANumber()
    if (ask.min !== undefined && value < ask.min) return atLeast(ask.min)
    return ask.max !== undefined && value > ask.max ? atMost(ask.max) : undefined
  }

  #setUnknown = (asks: readonly Ask[]): void => this.#setAll(asks, unknown)

  #setAll(asks: readonly Ask[], code: string): void {
    const filled = asks.map((ask) => [ask.id, ask.type === 'choices' ? [code] : code] as const)
    for (const { id } of asks) this.#typed.delete(id)
    if (asks.length)
      this.#change(
        { ...this.answers, ...Object.fromEntries(filled) },
        asks.map(({ id }) => id),
      )
  }

  #change(answers: Answers, changed: readonly string[]): void {
    this.answers = answers
    const faults = this.#asked().flatMap((ask) => {
      const fault = this.#faultOf(ask)
      return fault ? [[ask.id, fault] as const] : []
    })
    this.dispatchEvent(new AnswersChangedEvent(answers, new Map(faults), changed))
  }
}

const choicesOf = (ask: Extract<Ask, { choices: unknown }>): Option[] =>
  ask.choices.map(({ code, label }) => ({ code, label: say(label) }))

const groupOf = (ask: Ask): string | undefined => (ask.type === 'ynu' ? ask.group : undefined)

/** Units of a pack are international; the few that are words are said in the reader's language. */
function unitWord(unit: string | undefined): string {
  if (unit === 'weeks') return msg('weeks')
  return unit === 'months' ? msg('months') : (unit ?? '')
}

/** 7.5 or 7,5; undefined when it is no number. */
function numberOf(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.')
  return /^-?\d+(\.\d*)?$/.test(text) ? Number(text) : undefined
}

const written = (answer: Answer | undefined): string =>
  typeof answer === 'number'
    ? String(answer).replace('.', language() === 'nb' ? ',' : '.')
    : typeof answer === 'string'
      ? answer
      : ''

declare global {
  interface HTMLElementTagNameMap {
    'lys-questionnaire': LysQuestionnaire
  }
}
