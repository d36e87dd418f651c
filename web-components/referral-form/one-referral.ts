import { type Client, ClientProblem, type Draft, newId, type Referral, type Stop } from '../client.ts'
import { everyView, stopsOf, viewsOf } from '../shared/asked.ts'
import { language } from '../shared/i18n.ts'
import { judgeAnswers } from '../shared/judge-answers.ts'
import { likelyPart, type Views } from '../shared/parts.ts'
import { Aftermath } from './aftermath.ts'
import { DraftKeeper, mayPass } from './draft-keeper.ts'
import { sayField } from './field-messages.ts'
import { type Chosen, readQuestionnaire } from './kinds.ts'
import { missingParts, missingToHand } from './missing-parts.ts'
import { bareDigits } from './national-id.ts'
import type { AnswersChangedEvent } from './questionnaire.events.ts'
import type { Change } from './sections.ts'
import { Uploads } from './uploads.ts'

export const blank: Draft = {
  patient: { nationalId: '', name: '', phone: '', address: '', nextOfKin: '' },
  question: '',
  // What most ask; it stands in sight and is changed with a tap.
  questionKind: 'both',
  urgency: 'routine',
  suspicionReason: '',
  wouldRefer: null,
  answers: {},
  consentCare: null,
  consentTeachingOn: null,
  consentResearchOn: null,
  copyToPatient: true,
}
type Problems = ReadonlyMap<string, string>

/**
 * One referral while its office works on it: what is written, what is saved, which photographs are on their way, what the
 * server refused. Dispatches `change`, and `begun` once the server knows it.
 */
export class OneReferral extends EventTarget {
  readonly id: string
  readonly chosen: Chosen
  readonly officeId: string
  /** To try it: nobody at a hospital sees it. */
  readonly practice: boolean
  readonly keeper: DraftKeeper
  readonly uploads = new Uploads()
  content: Draft = blank
  /** Sentences by the path of their field. */
  problems: Problems = new Map()
  /** As the server last told it whole. */
  referral: Referral | undefined
  /** A deed is on its way: sending, or leaving it to a doctor. */
  sending = false
  /** It was left to a doctor from here. */
  handedOver = false
  /** Why it could not be sent, where no field is to blame. */
  trouble: unknown
  /** What was typed here and another version replaced. */
  kept = ''
  /** What comes once it was sent. */
  after: Aftermath | undefined
  readonly #client: Client
  #faults: Problems = new Map()
  #deed = { revision: 0, id: '' }
  #handing = { revision: 0, id: '' }

  private constructor(client: Client, id: string, chosen: Chosen, officeId: string, practice: boolean) {
    super()
    this.#client = client
    this.id = id
    this.chosen = chosen
    this.officeId = officeId
    this.practice = practice
    this.keeper = new DraftKeeper((revision, content, deed) => client.saveDraft(id, revision, content, deed))
    this.keeper.addEventListener('change', this.#keeping)
    this.uploads.addEventListener('change', this.#tell)
  }

  /** Begins a draft; `content` is what was written before another kind was chosen. */
  static begin(client: Client, chosen: Chosen, officeId: string, content = blank, practice = false): OneReferral {
    const one = new OneReferral(client, newId('ref'), chosen, officeId, practice)
    one.keeper.addEventListener('begun', () => {
      one.uploads.open(client, one.id)
      one.dispatchEvent(new Event('begun'))
    })
    const begin = { officeId, unitId: chosen.unit.id, questionnaire: chosen.name, ...(practice && { practice }) }
    one.keeper.begin(async () => {
      one.referral = await client.startReferral(one.id, begin)
      return one.referral.revision
    })
    one.content = { ...content, answers: initialAnswers(chosen) }
    if (content !== blank) one.keeper.change(one.#tidy())
    return one
  }

  /** Continues a draft, or shows what was sent. Rejects with a Problem. */
  static async resume(client: Client, id: string): Promise<OneReferral> {
    const referral = await client.readReferral(id)
    const [asked, images] = await Promise.all([
      readQuestionnaire(client, referral.questionnaire),
      client.listImages(id),
    ])
    const chosen = { unit: referral.unit, name: referral.questionnaire, ...asked }
    const one = new OneReferral(client, id, chosen, referral.office.id, referral.practice)
    one.uploads.open(client, id, images.items)
    one.#take(referral)
    return one
  }

  /** It was sent or withdrawn: there is nothing more to write. */
  get closed(): boolean {
    return this.referral !== undefined && this.referral.status !== 'draft'
  }

  /** While the hospital has something to do with it, or its feedback is still to come, photographs may be added. */
  get takesPhotographs(): boolean {
    if (this.closed && this.practice) return !this.after?.practice?.feedback
    return !this.closed || ['waiting', 'decided', 'your_turn', 'asked'].includes(this.referral?.status ?? '')
  }

  /** Leaving now would lose something. */
  get unsafe(): boolean {
    return (!this.closed && this.keeper.unsaved) || this.uploads.onTheirWay.length > 0
  }

  /** What keeps it from being sent, as the server will judge; with `hand`, what keeps it from being left to a doctor. */
  left(hand = false): Problems {
    const { content, chosen } = this
    const parts = hand ? missingToHand(content) : missingParts(content)
    const answers = judgeAnswers(chosen.questionnaire.asks, content.answers, !hand)
    return new Map([...[...parts, ...answers].map(({ path, message }) => [path, message] as const), ...this.#faults])
  }

  /** The red flags that hold, as we see it or as the server has just said. */
  get stops(): readonly Stop[] {
    const { questionnaire } = this.chosen
    const here = stopsOf(questionnaire, this.content.answers)
    return (questionnaire.stops ?? []).filter((stop) => here.includes(stop) || this.problems.has(`/stops/${stop.id}`))
  }

  /** Nothing is sent: it is an emergency, and somebody must phone. */
  get isEmergency(): boolean {
    return this.content.urgency === 'emergency' || this.stops.length > 0
  }

  /** The views that are wanted with these answers. */
  get views(): Views {
    return viewsOf(this.chosen.questionnaire, this.content.answers)
  }

  /** Also those that are not wanted. */
  get everyView(): Views {
    return everyView(this.chosen.questionnaire, this.content.answers)
  }

  set = (change: Change, path: string): void => {
    this.content = { ...this.content, ...(typeof change === 'function' ? change(this.content) : change) }
    this.problems = without(this.problems, [path])
    this.keeper.change(this.#tidy())
    this.#tell()
  }

  answered = ({ answers, faults, changed }: AnswersChangedEvent): void => {
    // Two parts of the form ask; what the other one has found stays.
    const others = [...this.#faults].filter(([path]) => !changed.includes(path.slice('/answers/'.length)))
    this.#faults = new Map([...others, ...[...faults].map(([id, message]) => [`/answers/${id}`, message] as const)])
    this.content = { ...this.content, answers: answers as Draft['answers'] } // readonly here, not there
    const flags = [...this.problems.keys()].filter((path) => path.startsWith('/stops/'))
    this.problems = without(this.problems, [...changed.map((id) => `/answers/${id}`), ...flags])
    this.keeper.change(this.#tidy())
    this.#tell()
  }

  /** Marks every field that is left, and no other. */
  markLeft(hand: boolean): void {
    this.#mark(this.left(hand))
  }

  /** Saves what is left, then sends it. Afterwards it is closed, or `problems` and `trouble` say why not. */
  send = (): Promise<void> =>
    this.#act(this.left(), async () => {
      this.#deed = this.#once(this.#deed)
      this.#take(await this.#client.submitReferral(this.id, this.#deed.revision, this.#deed.id))
    })

  /** Saves what is left, then leaves it to a doctor of the office. */
  hand = (): Promise<void> =>
    this.#act(this.left(true), async () => {
      this.#handing = this.#once(this.#handing)
      this.#take(await this.#client.handDraft(this.id, this.#handing.revision, this.#handing.id))
      this.handedOver = true
    })

  /** The same revision again is the same deed: its answer may only have been lost. */
  #once(before: { revision: number; id: string }): { revision: number; id: string } {
    const { revision } = this.keeper
    return before.revision === revision ? before : { revision, id: newId('cmd') }
  }

  async #act(left: Problems, deed: () => Promise<void>): Promise<void> {
    if (this.sending) return
    this.uploads.agree()
    this.trouble = undefined
    if (left.size) return this.#mark(left)
    this.#sends(true)
    try {
      await this.keeper.settle()
      await deed()
    } catch (problem) {
      await this.#refused(problem)
    } finally {
      this.#sends(false)
    }
  }

  loadOther = (): Promise<void> =>
    this.#reread((fresh) => {
      this.#keep()
      this.#take(fresh)
    })

  keepMine = (): Promise<void> =>
    this.#reread((fresh) => {
      this.keeper.follow(fresh.revision)
      this.keeper.change(this.#tidy())
    })

  /** The files go to another referral, for another unit; this one is taken back. */
  giveWayTo(next: OneReferral): void {
    const { views } = next
    this.uploads.moveTo(next.uploads, (index) => {
      const view = views[index] ?? views.at(-1)
      return { view: view?.view ?? 'close_up', belongsTo: likelyPart(view, []) }
    })
    this.keeper.dispose()
    // It may not even have begun; an empty draft on the desk does no harm.
    this.#client.withdrawReferral(this.id, 'mistake', newId('cmd')).catch(() => undefined)
  }

  /** Nobody looks any more: saves and sends what is left, then lets go. */
  finish(): void {
    this.after?.stop()
    this.keeper.settle().then(
      () => this.keeper.dispose(),
      () => undefined, // it goes on trying by itself
    )
    if (this.uploads.onTheirWay.length === 0) this.uploads.dispose()
  }

  #tidy(): Draft {
    const { patient } = this.content
    return { ...this.content, patient: { ...patient, nationalId: bareDigits(patient.nationalId) } }
  }

  #take(referral: Referral): void {
    this.referral = referral
    this.content = referral.content as Draft // the same content; its contract names fewer words
    this.problems = new Map()
    this.keeper.forget()
    this.keeper.follow(referral.revision)
    if (this.closed && !this.after) {
      this.after = new Aftermath(this.#client, referral)
      this.after.addEventListener('change', this.#tell)
    }
    this.#tell()
  }

  async #reread(then: (fresh: Referral) => void): Promise<void> {
    try {
      const fresh = await this.#client.readReferral(this.id)
      if (fresh.status === 'draft') then(fresh)
      else this.#closedBy(fresh)
    } catch (problem) {
      this.trouble = problem
    }
    this.#tell()
  }

  /** Sent from elsewhere, or from here and the answer got lost. */
  #closedBy(fresh: Referral): void {
    if (this.keeper.unsaved) this.#keep()
    this.#take(fresh)
  }

  readonly #keeping = (): void => {
    const { state, problem } = this.keeper
    if (state === 'refused' && problem instanceof ClientProblem) this.#mark(fieldsOf(problem))
    if (state === 'stopped' && isClosed(problem)) void this.#reread(() => {})
    this.#tell()
  }

  async #refused(problem: unknown): Promise<void> {
    if (isClosed(problem)) return this.#reread(() => {})
    if (problem instanceof ClientProblem && problem.code.endsWith('.moved-on')) return this.keeper.meet(problem)
    if (problem instanceof ClientProblem && problem.fields.length && !mayPass(problem))
      return this.#mark(fieldsOf(problem))
    this.trouble = problem
  }

  #mark(problems: Problems): void {
    this.problems = new Map([...this.problems, ...problems])
    this.#tell()
  }

  #keep(): void {
    const { patient, question, suspicionReason, answers } = this.content
    const { asks } = this.chosen.questionnaire
    const told = asks.filter(({ id, type }) => answers[id] !== undefined && (type === 'text' || type === 'number'))
    const lines = told.map(({ id, label }) => `${label[language()]}: ${answers[id]}`)
    this.kept = [...Object.values(patient), question, suspicionReason, ...lines].filter(Boolean).join('\n')
  }

  #sends(sending: boolean): void {
    this.sending = sending
    this.#tell()
  }

  readonly #tell = (): void => void this.dispatchEvent(new Event('change'))
}

/** What a pack has chosen beforehand, in sight and to be changed. */
const initialAnswers = ({ questionnaire }: Chosen): Draft['answers'] =>
  Object.fromEntries(
    questionnaire.asks.flatMap((ask) => (ask.type === 'choice' && ask.initial ? [[ask.id, ask.initial]] : [])),
  )

const isClosed = (problem: unknown): boolean => problem instanceof ClientProblem && problem.code === 'referral.closed'

/** A draft's fields stand under /content when it is saved and without it when it is sent. */
const fieldsOf = ({ fields }: ClientProblem): Problems =>
  new Map(fields.map((field) => [field.path.replace(/^\/content(?=\/)/, ''), sayField(field)]))

function without(problems: Problems, paths: readonly string[]): Problems {
  return paths.some((path) => problems.has(path))
    ? new Map([...problems].filter(([path]) => !paths.includes(path)))
    : problems
}
