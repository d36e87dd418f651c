import { ClientProblem, type Draft, newId } from '../client.ts'

/**
 * untouched: nothing to keep. waiting: typed, not sent yet. saving. saved. retrying: no answer, tried again by itself.
 * refused: the server does not take this content, see `problem`; the next change is tried again.
 * moved-on: somebody else saved meanwhile. stopped: this draft takes no more changes.
 */
export type Keeping = 'untouched' | 'waiting' | 'saving' | 'saved' | 'retrying' | 'refused' | 'moved-on' | 'stopped'

interface Attempt {
  readonly deed: string
  readonly revision: number
  readonly content: Draft
}
export type Save = (revision: number, content: Draft, deed: string) => Promise<{ revision: number }>

const pause = 1000
const longestWait = 30_000

/**
 * Writes a draft down while it is typed: a moment after the last key, one save at a time, and again until it is answered.
 * An attempt without an answer is repeated to the letter under its deed id, because it may have been stored; what was typed
 * since then follows after it. Where the page is hidden, frozen or left nothing waits. Dispatches `change`.
 */
export class DraftKeeper extends EventTarget {
  readonly #save: Save
  #begin: (() => Promise<number>) | undefined
  #revision = 0
  #attempt: Attempt | undefined
  #latest: Draft | undefined
  #running: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #tries = 0
  state: Keeping = 'untouched'
  savedAt: Date | undefined
  problem: unknown

  constructor(save: Save) {
    super()
    this.#save = save
    addEventListener('online', this.#again)
    addEventListener('pagehide', this.#flush)
    document.addEventListener('visibilitychange', this.#flush)
    document.addEventListener('freeze', this.#flush)
    document.addEventListener('resume', this.#flush)
  }

  /** `begin` makes the draft on the server and tells its revision; it must be harmless to repeat. */
  begin(begin: () => Promise<number>): void {
    this.#begin = begin
    this.#run()
  }

  /** The revision on the server is known, as after loading it. */
  follow(revision: number): void {
    this.#revision = revision
    if (this.state === 'moved-on' || this.state === 'stopped') this.#tell('untouched')
  }

  get revision(): number {
    return this.#revision
  }

  /** Whether something typed is not on the server yet. */
  get unsaved(): boolean {
    return Boolean(this.#attempt || this.#latest || this.#begin)
  }

  change(content: Draft): void {
    this.#latest = content
    if (this.state === 'moved-on' || this.state === 'stopped') return
    if (this.state !== 'retrying' && this.state !== 'saving') this.#tell('waiting')
    if (this.state !== 'retrying') this.#later(pause)
  }

  /** Something else learned that the draft is elsewhere by now. */
  meet(problem: ClientProblem): void {
    this.problem = problem
    this.#tell(refusals[problem.code] ?? 'stopped')
  }

  /** Forgets what was typed and not saved: the other version counts. */
  forget(): void {
    this.#latest = undefined
  }

  /** Saves what is left now. Rejects with the Problem when it could not be saved; it goes on trying afterwards. */
  async settle(): Promise<void> {
    while (this.unsaved || this.#running) {
      await this.#run()
      if (this.unsaved && this.state !== 'saving' && this.state !== 'waiting') throw this.problem
    }
  }

  dispose(): void {
    clearTimeout(this.#timer)
    removeEventListener('online', this.#again)
    removeEventListener('pagehide', this.#flush)
    for (const event of ['visibilitychange', 'freeze', 'resume']) document.removeEventListener(event, this.#flush)
    this.#begin = this.#attempt = this.#latest = undefined
  }

  #later(after: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#again, after)
  }

  readonly #again = (): void => void this.#run()

  /** The lid closes, or opens again: what is typed goes now, for timers may stand still meanwhile. */
  readonly #flush = (): void => {
    if (this.unsaved) this.#again()
  }

  #run(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.state === 'moved-on' || this.state === 'stopped') return Promise.resolve()
    this.#running ??= this.#work().finally(() => (this.#running = undefined))
    return this.#running
  }

  async #work(): Promise<void> {
    try {
      while (this.unsaved) {
        this.#tell('saving')
        if (this.#begin) {
          const begin = this.#begin
          this.#revision = await begin()
          if (this.#begin === begin) this.#begin = undefined
          this.dispatchEvent(new Event('begun'))
        } else await this.#saveOnce()
        this.#tries = 0
      }
      if (this.savedAt) this.#tell('saved')
      else this.#tell('untouched')
    } catch (problem) {
      this.problem = problem
      this.#afterwards(problem)
    }
  }

  async #saveOnce(): Promise<void> {
    this.#attempt ??= { deed: newId('cmd'), revision: this.#revision, content: this.#latest! }
    const { deed, revision, content } = this.#attempt
    if (this.#latest === content) this.#latest = undefined
    const saved = await this.#save(revision, content, deed)
    this.#attempt = undefined
    this.#revision = saved.revision
    this.savedAt = new Date()
  }

  #afterwards(problem: unknown): void {
    if (mayPass(problem)) {
      this.#later(Math.min(longestWait, pause * 2 ** this.#tries++))
      this.#tell('retrying')
      return
    }
    // It was refused, so it was not stored: the text is ours again, the next attempt is a new deed.
    this.#latest ??= this.#attempt?.content
    this.#attempt = undefined
    this.#tell(refusals[(problem as ClientProblem).code] ?? 'stopped')
  }

  #tell(state: Keeping): void {
    this.state = state
    this.dispatchEvent(new Event('change'))
  }
}

const refusals: Readonly<Record<string, Keeping>> = {
  'draft.moved-on': 'moved-on',
  'subject.moved-on': 'moved-on',
  'answers.invalid': 'refused',
  'request.invalid': 'refused',
}

/** No answer, an overloaded server, or a session that ended: signing in again elsewhere cures that too. */
export const mayPass = (problem: unknown): boolean =>
  !(problem instanceof ClientProblem) ||
  problem.code === 'offline' ||
  problem.code === 'session.missing' ||
  problem.status >= 500 ||
  problem.status === 429
