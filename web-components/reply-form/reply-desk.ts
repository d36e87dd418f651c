import type { Case, Client, Pack, Reply, Session } from '../client.ts'
import { recordText } from '../shared/record-text.ts'
import { askedFields, checkDraft, isMove, type Missing } from './check-draft.ts'
import { deliver, deliverCorrection, deliverMove } from './deliver.ts'
import { refusalOf } from './refusal.ts'
import { type Answers, answerOf, decisionOf, draftOf, type ReplyDraft, withDecision } from './reply-draft.ts'
import {
  CaseChangedEvent,
  CaseMovedEvent,
  DraftsChangedEvent,
  ReplySendEvent,
  ReplySentEvent,
  ReplyUndoneEvent,
} from './reply-form.events.ts'
import type { ReplySections } from './reply-sections.ts'
import {
  type Barred,
  barredBy,
  changesDecision,
  isUnsent,
  newWriting,
  unsentOf,
  type Writing,
  type Writings,
} from './writing.ts'

interface Host extends EventTarget {
  client: Client | undefined
  case: Case | undefined
  session: Session | undefined
  pack: Pack | null
  holdSeconds: number
  requestUpdate(): void
}

/** A reply that is sent and has not left, with what was written for it. */
interface Held {
  readonly referralId: string
  readonly replyId: string
  readonly writing: Writing
  readonly until: number
}

/** Answers after which the case has to be looked at again. */
const changedMeanwhile: readonly string[] = ['case.taken', 'referral.closed', 'reply.exists', 'subject.moved-on']
/** A claim that failed for want of a line is not asked again at every character. */
const claimAgainMs = 5000

/** What is written for each case, and its way to the server: taking the case, deciding, sending, and what stands in the way. Used while its host has a case. */
export class ReplyDesk {
  readonly #host: Host
  readonly #sections: ReplySections
  readonly #writings: Writings = new Map()
  #unsent = ''
  #held: Held | undefined

  constructor(host: Host, sections: ReplySections) {
    this.#host = host
    this.#sections = sections
  }

  get #one(): Case {
    return this.#host.case!
  }
  get #personId(): string {
    return this.#host.session?.person.id ?? ''
  }
  get writing(): Writing {
    const known = this.#writings.get(this.#one.referral.id)
    if (known) return known
    const begun = newWriting(this.#one, this.#personId)
    this.#writings.set(this.#one.referral.id, begun)
    return begun
  }
  get barred(): Barred {
    return barredBy(this.#one, this.writing, this.#personId)
  }
  get isMine(): boolean {
    return this.#one.claim?.by.id === this.#personId
  }
  get ready(): boolean {
    return (
      this.#host.case !== undefined &&
      this.#host.client !== undefined &&
      this.barred === null &&
      this.writing.phase !== 'sending'
    )
  }
  get missing(): readonly Missing[] {
    const { writing } = this
    const decides = writing.correcting === null || changesDecision(writing)
    return checkDraft(writing.draft, this.#one.referral.content.urgency, decides, this.#sections.missing(writing))
  }
  /** Whether leaving the page would lose something. */
  get isUnsent(): boolean {
    return unsentOf(this.#writings).size > 0
  }

  /** Writes; the first character takes the case. */
  write(draft: ReplyDraft): void {
    if (!this.ready) return
    const { writing } = this
    writing.draft = draft
    if (writing.phase === 'asking') writing.phase = 'writing'
    this.#tell()
    if (!writing.correcting && isUnsent(writing) && Date.now() - writing.unheldSince > claimAgainMs)
      void this.#hold(this.#one, writing).catch(() => undefined)
  }

  /** Writes answers to the pack's own questions; `halfTyped` is what is no answer yet. */
  answer(answers: Answers, halfTyped: Writing['halfTyped']): void {
    if (!this.ready) return
    this.writing.halfTyped = halfTyped
    this.write({ ...this.writing.draft, answers })
  }

  throwAway(): void {
    this.#writings.delete(this.#one.referral.id)
    this.#tell()
  }

  /** A question about one patient never waits while another is looked at. */
  leave(referralId: string): void {
    const writing = this.#writings.get(referralId)
    if (writing?.phase === 'asking') writing.phase = 'writing'
    // What was half typed is not on the screen when she comes back.
    if (writing) writing.halfTyped = new Map()
  }

  /** Puts the case back for colleagues; what is written stays here. */
  async release(): Promise<void> {
    const { writing } = this
    const one = this.#one
    try {
      const deed = writing.ids.of('cmd', ['release', one.referral.revision])
      const released = await this.#host.client!.releaseCase(one.referral.id, deed)
      writing.ids.done('cmd')
      writing.problem = undefined
      this.#changed(released)
    } catch (problem) {
      await this.#refused(one, writing, problem)
    }
  }

  /** The reply that can still be taken back, until when in milliseconds. */
  get held(): Pick<Held, 'referralId' | 'until'> | undefined {
    return this.#held && this.#held.until > Date.now() ? this.#held : undefined
  }

  /** Takes the last reply back before it leaves; what was written stands in the form again. Rejects with ClientProblem. */
  async undo(): Promise<void> {
    const held = this.#held
    const client = this.#host.client
    if (!held || !client) return
    await client.undoReply(held.referralId, held.replyId, held.writing.ids.of('cmd', ['undo', held.replyId]))
    this.#held = undefined
    const { writing } = held
    // The same text sent again is another reply.
    for (const prefix of ['cmd', 'dec', 'rep'] as const) writing.ids.done(prefix)
    this.#writings.set(held.referralId, { ...writing, phase: 'writing', problem: undefined })
    this.#tell()
    this.#host.dispatchEvent(new ReplyUndoneEvent(held.referralId))
  }

  /**
   * Decides and sends. False when it was not done: everything is as before, with `problem` saying why; asked again, nothing
   * happens twice.
   */
  async send(): Promise<boolean> {
    const { writing } = this
    const one = this.#one
    const client = this.#host.client!
    const { id, content } = one.referral
    const { correcting, draft, ids } = writing
    const reply = answerOf(draft, this.#sections.toSend(draft.answers))
    const decision = decisionOf(draft, askedFields(draft, content.urgency))
    writing.phase = 'writing'
    this.#host.requestUpdate()
    if (!isMove(draft) && !this.#host.dispatchEvent(new ReplySendEvent(id, reply))) return false
    writing.phase = 'sending'
    writing.problem = undefined
    try {
      if (!correcting) await this.#hold(one, writing)
      if (correcting) {
        const changed = changesDecision(writing) ? decision : null
        this.#sent(one, writing, await deliverCorrection(client, id, correcting, { reply, decision: changed }, ids))
      } else if (isMove(draft)) {
        await deliverMove(client, id, decision, ids)
        this.#moved(one, draft.toUnitId)
      } else {
        const { holdSeconds } = this.#host
        this.#sent(one, writing, await deliver(client, id, { decision, reply, holdSeconds }, ids))
      }
      return true
    } catch (problem) {
      writing.phase = 'writing'
      await this.#refused(one, writing, problem)
      return false
    }
  }

  startCorrection(reply: Reply): void {
    const { writing } = this
    writing.correcting = reply
    writing.start = withDecision(draftOf(reply), this.#one.decisions.at(-1))
    // Text that a lost answer left behind is what she wanted to say: it becomes the correction.
    writing.draft = writing.draft.textToGp.trim() ? writing.draft : writing.start
    writing.problem = undefined
    this.#tell()
  }

  /** What was typed stays until it is thrown away. */
  leaveCorrection(): void {
    const { writing } = this
    writing.correcting = null
    if (isUnsent(writing)) this.#tell()
    else this.throwAway()
  }

  async lookAgain(one = this.#one): Promise<void> {
    const fresh = await this.#host.client?.readCase(one.referral.id).catch(() => undefined)
    if (fresh) this.#changed(fresh)
  }

  /** Takes the case unless it is hers. Rejects when it cannot be had. */
  #hold(one: Case, writing: Writing): Promise<void> {
    if (one.claim?.by.id === this.#personId) return Promise.resolve()
    writing.holding ??= this.#claim(one, writing).finally(() => {
      writing.holding = null
    })
    return writing.holding
  }

  async #claim(one: Case, writing: Writing): Promise<void> {
    try {
      const claimed = await this.#host.client!.claimCase(one.referral.id, writing.ids.of('cmd', 'claim'))
      writing.ids.done('cmd')
      writing.unheldSince = 0
      this.#changed(claimed)
    } catch (problem) {
      writing.unheldSince = Date.now()
      // Without a line there is nothing to tell before she sends.
      const offline = refusalOf(problem)?.code === 'offline'
      if (!offline && writing.phase !== 'sending') await this.#refused(one, writing, problem)
      throw problem
    }
  }

  #moved(one: Case, unitId: string): void {
    this.#writings.delete(one.referral.id)
    this.#tell()
    this.#host.dispatchEvent(new CaseMovedEvent(one.referral.id, unitId))
  }

  #sent(one: Case, writing: Writing, reply: Reply): void {
    const referralId = one.referral.id
    this.#writings.delete(referralId)
    // By our own clock: how many seconds there are is known, how the server's clock stands is not.
    const until = Date.now() + this.#host.holdSeconds * 1_000
    if (reply.heldUntil) this.#held = { referralId, replyId: reply.id, writing, until }
    this.#tell()
    this.#host.dispatchEvent(
      new ReplySentEvent(referralId, one.referral.office.name, reply, this.#recordOf(one, writing, reply)),
    )
  }

  #recordOf(one: Case, { draft }: Writing, reply: Reply): string {
    const decision = draft.disposition ? decisionOf(draft, askedFields(draft, one.referral.content.urgency)) : null
    const { caseNumber } = one.referral
    return recordText(reply, {
      caseNumber,
      decision,
      pack: this.#host.pack,
      sections: this.#sections.text(reply.answers),
    })
  }

  /** Keeps what stood in the way, and where the case has moved, reads it again. */
  async #refused(one: Case, writing: Writing, problem: unknown): Promise<void> {
    writing.problem = problem
    this.#host.requestUpdate()
    const refusal = refusalOf(problem)
    if (!refusal) return
    if (refusal.fields.length > 0) writing.checked = true
    if (changedMeanwhile.includes(refusal.code)) await this.lookAgain(one)
  }

  #changed(fresh: Case): void {
    if (this.#host.case?.referral.id === fresh.referral.id) this.#host.case = fresh
    this.#host.dispatchEvent(new CaseChangedEvent(fresh))
    this.#host.requestUpdate()
  }

  #tell(): void {
    this.#host.requestUpdate()
    const ids = unsentOf(this.#writings)
    const unsent = [...ids].join(' ')
    if (unsent === this.#unsent) return
    this.#unsent = unsent
    this.#host.dispatchEvent(new DraftsChangedEvent(ids))
  }
}
