import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type ClientProblem, newId } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { asSent } from '../shared/as-sent.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg } from '../shared/i18n.ts'
import type { HypothesisQuery } from '../shared/research-calls.ts'
import type { ClientOfResearch } from '../shared/research-client.ts'
import type {
  Hypothesis,
  Sample,
  SampleRule,
  SampleScores,
  ScoreToSave,
  StoredSample,
  UseConditionToDefine,
} from '../shared/research-types.ts'
import { tryAgain } from '../shared/try-again.ts'
import { hypothesisStep, questionForm } from './hypothesis-step.ts'
import { pairsStep } from './pairs-step.ts'
import { styles } from './research.styles.ts'
import { ruleStep } from './rule-step.ts'
import { scoresStep } from './scores-step.ts'
import { tableStep } from './table-step.ts'
import { fieldWords } from './words.ts'

export type ResearchClient = Pick<
  ClientOfResearch,
  | 'listSamples'
  | 'storeSample'
  | 'readSample'
  | 'listScores'
  | 'scoreOffice'
  | 'defineCondition'
  | 'testHypothesis'
  | 'sampleUrl'
  | 'hypothesisUrl'
>

/** Scores come before anything that shows use, so that whoever goes from step to step scores blind. */
const steps = ['rule', 'scores', 'pairs', 'hypothesis', 'table'] as const
export type Step = (typeof steps)[number]
/** By these one learns who uses it, and is blind no more. */
const showsUse: readonly Step[] = ['pairs', 'hypothesis', 'table']

/**
 * A strategic sample from its rule to the truth table, in five steps. Offices are drawn only when she goes on from the rule,
 * and before who uses it is shown for the first time it asks.
 */
export class LysResearch extends LysElement {
  static readonly tag = 'lys-research'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    first: { attribute: false },
    step: { state: true },
    samples: { state: true },
    chosen: { state: true },
    sample: { state: true },
    scores: { state: true },
    report: { state: true },
    query: { state: true },
    picked: { state: true },
    problem: { state: true },
    said: { state: true },
    consents: { state: true },
    isUnsure: { state: true },
  }
  declare client: ResearchClient | undefined
  /** The step it opens with. */
  declare first: Step | undefined
  declare protected step: Step
  declare protected samples: readonly StoredSample[] | undefined
  declare protected chosen: string | undefined
  declare protected sample: Sample | undefined
  declare protected scores: SampleScores | undefined
  declare protected report: Hypothesis | undefined
  declare protected query: HypothesisQuery
  /** The condition that is about to be scored. */
  declare protected picked: string
  declare protected problem: ClientProblem | undefined
  declare protected said: string
  /** She was asked, and wants to see who uses it. */
  declare protected consents: boolean
  /** She asked who uses it, and the server has not said yet whether she was told. */
  declare protected isUnsure: boolean
  #deed = newId('cmd')
  #newSample = newId('smp')
  /** The latest question: an answer to an earlier one comes too late. */
  #asked = 0

  constructor() {
    super()
    this.step = 'rule'
    this.query = { conditions: 'GP,TECH,NEED', scores: 'blind' }
    this.picked = 'GP'
    this.said = ''
    this.consents = this.isUnsure = false
  }

  /** She has, or may have, seen elsewhere who uses it: the server knows, and until it answers nothing is called blind. */
  async useWasSeen(): Promise<void> {
    const { client, chosen, scores } = this
    if (!client || !chosen || scores?.hasSeenUse) return
    if (!scores) {
      // Scores on their way may be from before.
      if (this.step !== 'rule') this.#load()
      return
    }
    this.isUnsure = true
    const now = await client.listScores(chosen).catch(() => undefined)
    if (!now || client !== this.client || !this.scores) return
    this.isUnsure = false
    if (!now.hasSeenUse) return
    this.scores = { ...this.scores, hasSeenUse: true }
    if (showsUse.includes(this.step)) this.#load()
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('first')) this.step = this.first ?? 'rule'
    if (changed.has('client')) void this.#start()
  }

  async #start(): Promise<void> {
    this.samples = undefined
    await this.#take(
      (client) => client.listSamples(),
      ({ items }) => {
        this.samples = items
        if (items[0]) this.#choose(items[0].id)
      },
    )
  }

  /** Asks, and shows the answer unless something else was asked or chosen meanwhile. */
  async #take<T>(ask: (client: ResearchClient) => Promise<T>, show: (answer: T) => void): Promise<void> {
    const { client } = this
    if (!client) return
    const asked = ++this.#asked
    this.problem = undefined
    await ask(client).then(
      (answer) => asked === this.#asked && client === this.client && show(answer),
      (problem: ClientProblem) => {
        if (asked === this.#asked && client === this.client) this.problem = problem
      },
    )
  }

  #choose(id: string): void {
    this.chosen = id
    this.sample = this.scores = this.report = undefined
    this.said = ''
    if (this.step !== 'rule') this.#load()
  }

  #readScores = (): Promise<void> =>
    this.#take(
      (client) => client.listScores(this.chosen!),
      (scores) => {
        this.scores = scores
        this.isUnsure = false
      },
    )

  #go(step: Step): void {
    this.step = step
    this.said = ''
    this.problem = undefined
    this.#load()
  }

  /** From inside a step, whose button is gone then. */
  #goOn = (step: Step): void => {
    this.#go(step)
    void this.#focus('#step')
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  /** What the step shows, where it may be shown and is not here yet. */
  #load(): void {
    const { chosen, step, scores } = this
    if (!chosen) return
    if (step === 'rule') {
      void this.#take(
        (client) => client.listSamples(),
        ({ items }) => (this.samples = items),
      )
      return
    }
    if (!scores || step === 'scores') {
      void this.#readScores().then(() => showsUse.includes(this.step) && this.scores && this.#load())
      return
    }
    if (!this.#maySee) return
    if (step === 'pairs' && !this.sample)
      void this.#take(
        (client) => client.readSample(chosen),
        (sample) => {
          this.sample = sample
          this.scores = { ...scores, hasSeenUse: true }
        },
      )
    // Scores may have come meanwhile: it is asked anew each time.
    if (step === 'hypothesis' || step === 'table') void this.#ask(this.query)
  }

  get #maySee(): boolean {
    return this.consents || this.scores?.hasSeenUse === true
  }

  async #ask(query: HypothesisQuery): Promise<void> {
    const { chosen } = this
    this.query = query
    if (!chosen || !query.conditions) return
    await this.#take(
      (client) => client.testHypothesis(chosen, query),
      (report) => {
        this.report = report
        if (this.scores) this.scores = { ...this.scores, hasSeenUse: true }
      },
    )
  }

  async #store(rule: SampleRule): Promise<void> {
    await this.#take(
      (client) => client.storeSample(this.#newSample, rule),
      (stored) => {
        this.#newSample = newId('smp')
        this.samples = [stored, ...(this.samples ?? [])]
        this.#choose(stored.id)
        this.said = msg('The rule is stored. Score the offices next, before you look at who uses it.')
        this.renderRoot.querySelector('details')?.removeAttribute('open')
        void this.#focus('.said')
      },
    )
  }

  async #score(number: number, score: ScoreToSave, form: HTMLFormElement): Promise<void> {
    const taken = asSent(form)
    await this.#take(
      (client) => client.scoreOffice(number, score, this.#deed),
      (kept) => {
        this.#deed = newId('cmd')
        const { scores } = this
        if (scores) this.scores = { ...scores, items: [kept, ...scores.items] }
        this.said = taken(kept.isBlind ? msg('The score is kept, as blind.') : msg('The score is kept, as not blind.'))
      },
    )
    // What was refused is another deed once it is put right.
    if (this.problem && this.problem.code !== 'offline') this.#deed = newId('cmd')
  }

  async #define(code: string, condition: UseConditionToDefine, form: HTMLFormElement): Promise<void> {
    const taken = asSent(form)
    await this.#take(
      (client) => client.defineCondition(code, condition),
      (defined) => {
        const { scores } = this
        if (scores && !scores.conditions.some((one) => one.code === code))
          this.scores = { ...scores, conditions: [...scores.conditions, defined] }
        this.picked = code
        this.said = taken(msg('The condition is defined. It can be scored and tested.'))
      },
    )
  }

  protected override render(): TemplateResult {
    return html`<h1>${msg('Why it is used, and why not')}</h1>
      <nav aria-label=${msg('Steps')}><ol>${steps.map(
        (step, i) =>
          html`<li><button type="button" aria-current=${this.step === step ? 'step' : 'false'} ?disabled=${step !== 'rule' && !this.chosen} @click=${() => this.#go(step)}>${`${i + 1}. ${stepNames[step]()}`}</button></li>`,
      )}</ol></nav>
      <div class="stack" aria-busy=${this.#waits ? 'true' : 'false'}><h2 id="step" tabindex="-1">${stepNames[this.step]()}</h2>
        ${this.#panel()}</div>
      <p><a href="/method#research">${msg('What the figures mean')}</a></p>`
  }

  get #waits(): boolean {
    const { step, samples, sample, scores, report, problem } = this
    if (problem) return false
    if (step === 'rule') return !samples
    if (!scores) return true
    if (!showsUse.includes(step) || !this.#maySee) return false
    return step === 'pairs' ? !sample : !report && Boolean(this.query.conditions)
  }

  #panel(): TemplateResult | typeof nothing {
    const { step, problem, samples, scores } = this
    const refused = problem && Object.keys(this.#fields).length > 0
    const isThere = step === 'rule' ? samples : step === 'scores' && scores
    if (problem && !refused && !isThere) return this.#again(problem)
    // What she typed stays: sent once more it is the same deed.
    const note =
      problem && !refused ? html`<p class="notice warning" role="alert">${problemText(problem)}</p>` : nothing
    if (step === 'rule')
      return samples
        ? html`${note}${this.#stored()}${ruleStep(samples, this.chosen, this.#fields, { choose: (id) => this.#choose(id), store: (rule) => void this.#store(rule) })}`
        : this.#waiting()
    if (!scores) return this.#waiting()
    if (step === 'scores')
      return html`${note}${scoresStep(
        scores,
        { picked: this.picked, fields: this.#fields, said: this.said, isUnsure: this.isUnsure },
        {
          score: (number, score, form) => void this.#score(number, score, form),
          pick: (code) => (this.picked = code),
          define: (code, condition, form) => void this.#define(code, condition, form),
        },
      )}`
    return this.#maySee ? this.#withUse(scores) : this.#warning()
  }

  /** Where what she sent from the foot of the form ends, and what comes next. */
  #stored(): TemplateResult {
    return html`<p role="status" tabindex="-1" class=${this.said ? 'said' : 'visually-hidden'}>${this.said}</p>
      ${this.said ? html`<p><button type="button" class="primary" @click=${() => this.#goOn('scores')}>${msg('Score the offices')}</button></p>` : nothing}`
  }

  #withUse({ conditions }: SampleScores): TemplateResult {
    const { step, sample, report, query, chosen, client } = this
    if (step === 'pairs')
      return sample && client
        ? pairsStep(sample, links(client.sampleUrl(sample.id, 'csv'), client.sampleUrl(sample.id, 'json'), 'pairs'))
        : this.#waiting()
    const wrong = query.conditions ? Object.values(this.#fields).join(' ') : msg('Choose at least one.')
    const files = () =>
      links(client!.hypothesisUrl(chosen!, query, 'csv'), client!.hypothesisUrl(chosen!, query, 'json'), 'hypothesis')
    const show = step === 'hypothesis' ? hypothesisStep : tableStep
    return html`${questionForm(conditions, query, wrong, (next) => void this.#ask(next))}
      ${wrong ? nothing : report ? show(report, conditions, files()) : this.#waiting()}`
  }

  #warning = (): TemplateResult => html`<div class="notice warning">
    <p>${msg('This shows who uses it. What you score afterwards is kept as not blind, and that cannot be taken back.')}</p>
    <p class="row"><button type="button" @click=${() => this.#goOn('scores')}>${msg('Score first')}</button>
      <button type="button" @click=${this.#see}>${msg('Show who uses it')}</button></p></div>`

  #see = (): void => {
    this.consents = true
    this.#load()
    void this.#focus('#step')
  }

  get #fields(): Readonly<Record<string, string>> {
    const fields = this.problem?.code === 'request.invalid' ? this.problem.fields : []
    return Object.fromEntries(
      fields.map(({ path, message }) => {
        const field = path.replace(/\/\d+$/, '')
        return [field, fieldWords(field) ?? message]
      }),
    )
  }

  #waiting = (): TemplateResult => html`<p class="muted" role="status">${msg('Counting…')}</p>`

  #again(problem: ClientProblem): TemplateResult {
    const again = () => {
      this.problem = undefined
      if (this.samples) this.#load()
      else void this.#start()
    }
    return tryAgain(problem, again)
  }
}

const stepNames: Readonly<Record<Step, () => string>> = {
  rule: () => msg('Rule'),
  pairs: () => msg('Pairs'),
  scores: () => msg('Scores'),
  hypothesis: () => msg('Hypothesis'),
  table: () => msg('Truth table'),
}

const links = (csv: string, json: string, name: string): TemplateResult => html`<p class="links">
  <a href=${csv} download="${name}.csv">${msg('As a table (CSV)')}</a><a href=${json} download="${name}.json">${msg('With every definition (JSON)')}</a></p>`

declare global {
  interface HTMLElementTagNameMap {
    'lys-research': LysResearch
  }
}
