import type { ReactiveController, ReactiveControllerHost } from 'lit'
import {
  type Client,
  type ClientProblem,
  type Image,
  type Letter,
  type LetterCover,
  type MarksOfImage,
  newId,
  type Pack,
  type Tap,
} from '../client.ts'

/** What a letter asks of the server. */
export type LetterClient = Pick<
  Client,
  | 'readLetterCover'
  | 'openLetter'
  | 'acknowledgeLetter'
  | 'askQuestion'
  | 'listImages'
  | 'previewUrl'
  | 'originalUrl'
  | 'readPack'
> &
  Partial<Pick<Client, 'listMarks' | 'regionUrl'>>
export type Reason = NonNullable<Parameters<Client['openLetter']>[1]>
export interface Taps {
  readonly wouldRefer: Tap
  readonly helped: Tap
  readonly learned: Tap
}
export const noTaps: Taps = { wouldRefer: null, helped: null, learned: null }

interface Told {
  readonly opened: (letter: Letter) => void
  readonly acknowledged: (cover: LetterCover) => void
}

/** One letter on its way to the reader: the cover, what is inside once it was opened, the confirmation. Text first, pictures after. */
export class LetterReading implements ReactiveController {
  cover: LetterCover | undefined
  letter: Letter | undefined
  /** The letter as it was opened: what was asked since makes it no other one. */
  #opened: Letter | undefined
  /** Undefined until they are there. */
  images: readonly Image[] | undefined
  imagesProblem: ClientProblem | undefined
  /** What was drawn over the photographs when the answer left; undefined until it is there. */
  marks: readonly MarksOfImage[] | undefined
  marksProblem: ClientProblem | undefined
  pack: Pack | undefined
  /** The pack has come, or it will not. */
  packRead = false
  /** Why the last deed did not succeed; `retry` does it again. */
  problem: ClientProblem | undefined
  busy = false
  /** A correction came while the former answer was on the screen; the new one is shown now. */
  overtaken = false
  retry: () => Promise<void> = async () => {}
  #client: LetterClient | undefined
  #letterId = ''
  #reason: Reason | null = null
  /** A deed keeps its id until it has succeeded, so that a lost answer does not make it two. */
  readonly #deeds = new Map<string, string>()
  readonly #host: ReactiveControllerHost
  readonly #told: Told

  constructor(host: ReactiveControllerHost, told: Told) {
    this.#host = host
    this.#told = told
    host.addController(this)
  }
  hostConnected(): void {
    addEventListener('online', this.#backOnline)
  }
  hostDisconnected(): void {
    removeEventListener('online', this.#backOnline)
  }

  /**
   * Forgets the letter before and reads this one; whoever may open it at once has it opened. `opening` is one that is
   * under way: where it is refused, the cover tells why.
   */
  async start(client: LetterClient, letterId: string, opening?: Promise<Letter>): Promise<void> {
    this.#client = client
    this.#letterId = letterId
    this.cover = this.letter = this.images = this.imagesProblem = this.pack = this.problem = undefined
    this.#opened = this.marks = this.marksProblem = undefined
    this.overtaken = this.packRead = false
    this.#deeds.clear()
    const letter = opening && (await this.#try(() => opening.catch(() => undefined), this.retry))
    if (letter?.cover.id === letterId) await this.#show(letter)
    else if (letterId === this.#letterId) await this.#readCover()
  }

  async #readCover(): Promise<void> {
    const cover = await this.#try(
      (client, id) => client.readLetterCover(id),
      () => this.#readCover(),
    )
    if (!cover) return
    this.cover = cover
    this.#host.requestUpdate()
    if (cover.mayOpen === 'yes') await this.open(null)
  }

  async open(reason: Reason | null): Promise<void> {
    this.#reason = reason
    const letter = await this.#try(
      (client, id) => client.openLetter(id, reason),
      () => this.open(reason),
    )
    if (letter) await this.#show(letter)
    else if (this.cover && this.problem?.code === 'letter.reason-missing') this.#mayOpen(this.cover, 'reason')
    else if (this.cover && this.problem?.code === 'letter.clinicians-only') this.#mayOpen(this.cover, 'no')
  }

  /** Text first: the pictures are asked for when it is on the screen. */
  async #show(letter: Letter): Promise<void> {
    this.letter = this.#opened = letter
    this.cover = letter.cover
    this.#host.requestUpdate()
    await this.#host.updateComplete
    this.#told.opened(letter)
    await Promise.all([this.readImages(), this.#readPack(letter), this.readMarks()])
  }

  /** The addressee or the reader's role changed since the cover was read. */
  #mayOpen(cover: LetterCover, mayOpen: LetterCover['mayOpen']): void {
    this.cover = { ...cover, mayOpen }
    this.problem = undefined
    this.#host.requestUpdate()
  }

  /** Confirms the answer that is on the screen. If a correction has taken its place, that one is shown instead and nothing is confirmed. */
  async acknowledge(taps: Taps): Promise<boolean> {
    const replyId = this.letter?.replies.at(-1)?.id
    if (!replyId) return false
    const key = JSON.stringify([replyId, taps])
    const deed = this.#deeds.get(key) ?? newId('cmd')
    this.#deeds.set(key, deed)
    const again = async () => void (await this.acknowledge(taps))
    const cover = await this.#try((client, id) => client.acknowledgeLetter(id, { replyId, ...taps }, deed), again)
    if (!cover) {
      if (this.problem?.code === 'subject.moved-on') await this.#showLatest(replyId)
      return false
    }
    this.#deeds.delete(key)
    this.cover = cover
    this.overtaken = false
    this.#host.requestUpdate()
    this.#told.acknowledged(cover)
    return true
  }

  /** Writes to the hospital about this answer; the letter then says that it did. */
  async ask(text: string): Promise<boolean> {
    const referralId = this.letter?.referral.id
    if (!referralId) return false
    const questionId = this.#deeds.get(text) ?? newId('que')
    this.#deeds.set(text, questionId)
    const again = async () => void (await this.ask(text))
    const asked = await this.#try((client) => client.askQuestion(referralId, questionId, text), again)
    if (!asked || !this.letter) return false
    this.#deeds.delete(text)
    const { referral } = this.letter
    this.letter = {
      ...this.letter,
      referral: { ...referral, status: 'asked', questions: [...referral.questions, asked] },
    }
    this.#host.requestUpdate()
    return true
  }

  /** Somebody was faster: with a correction, or with the same confirmation. */
  async #showLatest(seen: string): Promise<void> {
    await this.open(this.#reason)
    this.overtaken = this.letter?.replies.at(-1)?.id !== seen
    this.#host.requestUpdate()
  }

  async readImages(): Promise<void> {
    const [client, letter] = [this.#client, this.#opened]
    if (!client || !letter) return
    this.imagesProblem = undefined
    this.#host.requestUpdate()
    try {
      const { items } = await client.listImages(letter.referral.id)
      // The photographs the answer rests on; what came later says nothing about it.
      const based = new Set<string>(letter.basedOn)
      if (letter === this.#opened) this.images = items.filter(({ id }) => based.has(id))
    } catch (refused) {
      if (letter === this.#opened) this.imagesProblem = refused as ClientProblem
    }
    this.#host.requestUpdate()
  }

  /** For the names of views and questions; without it their codes are shown. */
  async #readPack(letter: Letter): Promise<void> {
    const { pack, version } = letter.referral.questionnaire
    const read = await this.#client?.readPack(pack, version).catch(() => undefined)
    if (letter !== this.#opened) return
    this.pack = read
    this.packRead = true
    this.#host.requestUpdate()
  }

  /** The answer stands without them, but whoever reads it must know that there may be some. */
  async readMarks(): Promise<void> {
    const [client, letter] = [this.#client, this.#opened]
    if (!client || !letter) return
    this.marks = this.marksProblem = undefined
    this.#host.requestUpdate()
    try {
      const read = await client.listMarks?.(letter.referral.id)
      if (letter === this.#opened) this.marks = read?.items ?? []
    } catch (refused) {
      if (letter === this.#opened) this.marksProblem = refused as ClientProblem
    }
    this.#host.requestUpdate()
  }

  readonly #backOnline = (): void => {
    if (this.imagesProblem) void this.readImages()
    if (this.marksProblem) void this.readMarks()
  }

  /** Undefined when it failed, then `problem` says why, or when another letter was asked for in the meantime. */
  async #try<T>(
    deed: (client: LetterClient, id: string) => Promise<T>,
    retry: () => Promise<void>,
  ): Promise<T | undefined> {
    const [client, id] = [this.#client, this.#letterId]
    if (!client) return undefined
    this.busy = true
    this.problem = undefined
    this.retry = retry
    this.#host.requestUpdate()
    try {
      const answer = await deed(client, id)
      return id === this.#letterId ? answer : undefined
    } catch (refused) {
      if (id === this.#letterId) this.problem = refused as ClientProblem
      return undefined
    } finally {
      if (id === this.#letterId) this.busy = false
      this.#host.requestUpdate()
    }
  }
}
