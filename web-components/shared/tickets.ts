type Issue = (imageId: string) => Promise<{ readonly ticket: string; readonly expiresAt: string }>
type Headers = Readonly<Record<string, string>>
interface Kept {
  readonly headers: Promise<Headers>
  /** When a new one should be asked for, by the clock that counts from the page's start. */
  readonly renewAt: number
}

const minute = 60_000
/** Of the five minutes that a ticket lasts; our clock and the server's need not agree on more. */
const useFor = 4 * minute
const tryAgainAfter = 10_000

/** Tickets for photographs, each asked for once and again before it ends. Nothing of it is stored. */
export class Tickets {
  readonly #issue: Issue
  readonly #kept = new Map<string, Kept>()
  #shown: { readonly imageId: string; readonly renewed: (headers: Headers) => void } | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(issue: Issue) {
    this.#issue = issue
  }

  /** The headers that open one photograph. Whoever shows it is told its next ones in time, until another one is shown. */
  headers(imageId: string, renewed?: (headers: Headers) => void): Promise<Headers> {
    if (renewed) {
      this.#shown = { imageId, renewed }
      this.#renewIn(useFor)
    }
    const known = this.#kept.get(imageId)
    if (known && known.renewAt > performance.now()) return known.headers
    return this.#ask(imageId)
  }

  /** Forgets all tickets and asks for none. */
  forget(): void {
    clearTimeout(this.#timer)
    this.#kept.clear()
    this.#shown = undefined
  }

  #ask(imageId: string): Promise<Headers> {
    const headers = this.#issue(imageId).then(({ ticket }) => ({ 'Lysbord-Ticket': ticket }))
    this.#kept.set(imageId, { headers, renewAt: performance.now() + useFor })
    headers.catch(() => this.#kept.delete(imageId))
    if (this.#kept.size > 50) this.#kept.delete(this.#kept.keys().next().value!)
    return headers
  }

  #renewIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#renew(), ms)
  }

  async #renew(): Promise<void> {
    const shown = this.#shown
    if (!shown) return
    try {
      const headers = await this.#ask(shown.imageId)
      if (this.#shown !== shown) return
      shown.renewed(headers)
      this.#renewIn(useFor)
    } catch {
      if (this.#shown === shown) this.#renewIn(tryAgainAfter)
    }
  }
}
