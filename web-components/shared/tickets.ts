type Issue = (imageId: string) => Promise<{ readonly ticket: string; readonly expiresAt: string }>
type Headers = Readonly<Record<string, string>>
interface Kept {
  readonly headers: Promise<Headers>
  /** When a new one should be asked for, by the clock on the wall: the one that counts from the page's start may rest while the computer sleeps. */
  readonly renewAt: number
}

const minute = 60_000
/** Of the five minutes that a ticket lasts; our clock and the server's need not agree on more. */
const useFor = 4 * minute
const tryAgainAfter = 10_000

/** Tickets for photographs, each asked for once and, while it is shown somewhere, again before it ends. Nothing of it is stored. */
export class Tickets {
  readonly #issue: Issue
  readonly #kept = new Map<string, Kept>()
  #forgotten = new AbortController()

  constructor(issue: Issue) {
    this.#issue = issue
  }

  /** The headers that open one photograph. Whoever shows it is told its next ones in time, until `gone`. */
  headers(imageId: string, renewed?: (headers: Headers) => void, gone?: AbortSignal): Promise<Headers> {
    const { headers, renewAt } = this.#have(imageId)
    const ends = gone ? AbortSignal.any([gone, this.#forgotten.signal]) : this.#forgotten.signal
    if (renewed) this.#renewAt(renewAt, imageId, renewed, ends)
    return headers
  }

  /** One that opened nothing: the next time another is asked for. */
  drop(imageId: string): void {
    this.#kept.delete(imageId)
  }

  /** Forgets all tickets and asks for none. */
  forget(): void {
    this.#forgotten.abort()
    this.#forgotten = new AbortController()
    this.#kept.clear()
  }

  /** One that holds; several who show the same photograph share it. */
  #have(imageId: string, longerThan = 0): Kept {
    const known = this.#kept.get(imageId)
    if (known && known.renewAt - Date.now() > longerThan) return known
    const headers = this.#issue(imageId).then(({ ticket }) => ({ 'Lysbord-Ticket': ticket }))
    const kept = { headers, renewAt: Date.now() + useFor }
    // The one asked for last is the last to be dropped.
    this.#kept.delete(imageId)
    this.#kept.set(imageId, kept)
    headers.catch(() => this.#kept.get(imageId) === kept && this.#kept.delete(imageId))
    if (this.#kept.size > 50) this.#kept.delete(this.#kept.keys().next().value!)
    return kept
  }

  #renewAt(at: number, imageId: string, renewed: (headers: Headers) => void, gone: AbortSignal): void {
    if (gone.aborted) return
    const stop = () => clearTimeout(timer)
    const timer = setTimeout(async () => {
      gone.removeEventListener('abort', stop)
      const kept = this.#have(imageId, minute)
      try {
        const headers = await kept.headers
        if (gone.aborted) return
        renewed(headers)
        this.#renewAt(kept.renewAt, imageId, renewed, gone)
      } catch {
        this.#renewAt(Date.now() + tryAgainAfter, imageId, renewed, gone)
      }
    }, at - Date.now())
    gone.addEventListener('abort', stop, { once: true })
  }
}
