import type { Client, ListedCase, Session } from '../client.ts'
import type { CaseMovedEvent, ReplySentEvent, ReplyUndoneEvent } from '../reply-form/reply-form.events.ts'
import { language } from '../shared/i18n.ts'
import type { LastSent } from './last-sent.ts'
import type { OpenCase, Picture } from './open-case.ts'

interface Screen {
  readonly client: Client | undefined
  readonly session: Session | undefined
  readonly waiting: { readonly cases: readonly ListedCase[] } | null
  readonly reply: { readonly undoUntil: number | undefined } | undefined
  readonly viewers: readonly { image?: { id: string } | null | undefined; prefetch?: (picture: Picture) => unknown }[]
  /** The one that was turned to. */
  readonly viewer: Pick<HTMLElementTagNameMap['lys-viewer'], 'tool' | 'hold'> | undefined
  readonly updateComplete: Promise<boolean>
  readonly mayOpen: unknown
  openCase(referralId: string): void
  /** No other one waits. */
  goBack(): void
}

/** From case to case: who is read next and is fetched ahead, and what follows when one was answered, moved or taken back. */
export class CaseFlow {
  readonly #screen: Screen
  readonly #open: OpenCase
  readonly #sent: LastSent
  #lookedAheadTo = ''
  readonly #lookedAt = new Set<string>()

  constructor(screen: Screen, open: OpenCase, sent: LastSent) {
    this.#screen = screen
    this.#open = open
    this.#sent = sent
  }

  get #cases(): readonly ListedCase[] {
    return this.#screen.waiting?.cases ?? []
  }
  /** Where the open case stands in the list, from 0; -1 where it does not. */
  get index(): number {
    return this.#cases.findIndex((one) => one.id === this.#open.referralId)
  }

  begin(client: Client, referralId: string): void {
    this.#lookedAt.clear()
    this.#open.open(client, referralId)
    this.#lookedAheadTo = ''
  }

  openNeighbour(step: 1 | -1): void {
    const { index } = this
    const next = index < 0 ? this.#cases[0] : this.#cases[index + step]
    if (next) this.#screen.openCase(next.id)
  }

  /** Whom to read after this one: the next in the list that no colleague is at. */
  #following(referralId: string): ListedCase | undefined {
    const cases = this.#cases
    const index = cases.findIndex((one) => one.id === referralId)
    const inOrder = [...cases.slice(index + 1), ...cases.slice(0, Math.max(0, index))]
    return inOrder.find((one) => one.id !== referralId && this.#isFree(one))
  }
  #isFree({ claim }: ListedCase): boolean {
    return !claim || claim.by.id === this.#screen.session?.person.id
  }

  /** The free one whose deadline comes first, other than the open one. */
  get nearest(): ListedCase | undefined {
    return this.#cases
      .filter((one) => one.id !== this.#open.referralId && this.#isFree(one))
      .reduce<ListedCase | undefined>(
        (a, b) => (a && a.clock.workingDaysLeft <= b.clock.workingDaysLeft ? a : b),
        undefined,
      )
  }

  /** The next case with its pictures, fetched once this one is on the screen, so that it is there at once. It is recorded as looked at, because it is here. */
  readonly lookAhead = async (): Promise<void> => {
    const { client, mayOpen } = this.#screen
    if (client) this.#lookAround(client)
    const next = this.#following(this.#open.referralId)
    // A host that keeps to one patient is asked before another's case is fetched.
    if (!client || !next || mayOpen || this.#lookedAheadTo === next.id) return
    this.#lookedAheadTo = next.id
    const pictures = await this.#open.lookAhead(client, next.id)
    const { viewers } = this.#screen
    pictures.forEach((picture, index) => {
      void viewers[Math.min(index, viewers.length - 1)]?.prefetch?.(picture)
    })
  }
  /** What she may turn to next in this case, into the viewer that would show it. */
  #lookAround(client: Client): void {
    const pictures = this.#open.lookAround(client)
    const viewer = this.#screen.viewers.find(({ image }) => image?.id === this.#open.shown)
    for (const picture of pictures.filter(({ id }) => !this.#lookedAt.has(id))) {
      this.#lookedAt.add(picture.id)
      void viewer?.prefetch?.(picture)
    }
  }
  /** Known as soon as the next case is here. */
  get nextName(): string {
    const { ahead, referralId } = this.#open
    const next = this.#following(referralId)
    return ahead && ahead.referralId === next?.id ? ahead.case.referral.content.patient.name : ''
  }

  /** To another photograph on the table; the tool in her hand comes along. */
  readonly turn = (imageId: string): void => {
    if (imageId === this.#open.shown) return
    const { viewer } = this.#screen
    const tool = viewer?.tool
    if (tool) viewer.hold()
    this.#open.show(imageId)
    if (tool) void this.#screen.updateComplete.then(() => this.#screen.viewer?.hold(tool))
  }

  readonly sent = ({ referralId, office, reply, record }: ReplySentEvent): void => {
    const until = this.#screen.reply?.undoUntil
    this.#sent.record = record
    this.#sent.note({ referralId, to: office, state: until ? 'held' : 'left', until: until ?? 0 })
    if (reply.corrects === null) this.#goOn(referralId)
  }

  readonly moved = ({ referralId, unitId }: CaseMovedEvent): void => {
    void this.#screen.client?.listUnits().then(({ items }) => {
      const to = items.find(({ id }) => id === unitId)?.name[language()] ?? ''
      this.#sent.note({ referralId, to, state: 'moved', until: 0 })
    })
    this.#goOn(referralId)
  }

  readonly undone = ({ referralId }: ReplyUndoneEvent): void => {
    this.#sent.note({ referralId, to: '', state: 'undone', until: 0 })
    this.#screen.openCase(referralId)
  }

  #goOn(referralId: string): void {
    // She may have opened another one while the answer was on its way.
    if (this.#open.referralId !== referralId) return
    const next = this.#following(referralId)
    if (next) this.#screen.openCase(next.id)
    else this.#screen.goBack()
  }
}
