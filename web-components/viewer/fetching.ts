import type { Tickets } from '../shared/tickets.ts'
import { type Headers, type Picture, Previews } from './previews.ts'
import type { Place, ViewedImage } from './viewed-image.ts'

/** Where leave to see a picture comes from. `drop`: what it gave opened nothing. */
export type Opening = Pick<Tickets, 'headers'> & Partial<Pick<Tickets, 'drop'>>

/** Who asks: where her leave to see a picture comes from, and what it is fetched with. */
export interface FetchingHost {
  readonly tickets: Opening | undefined
  readonly fetcher: typeof fetch
  /** What a photograph has to itself. */
  readonly place: Place
}

/** What a photograph needs before it can be shown: leave to see it, and its small picture. */
export class Fetching {
  readonly #host: FetchingHost
  readonly #previews: Previews
  /** Ends with what is shown: its tickets are renewed no longer. */
  #shows = new AbortController()
  /** Leave to see the photograph that is shown. */
  headers: Headers = {}

  constructor(host: FetchingHost) {
    this.#host = host
    this.#previews = new Previews(() => host.fetcher)
  }

  /** Another photograph, or none: an answer to an older one is dropped. What it gives says whether that has happened since. */
  begin(): () => boolean {
    this.#shows.abort()
    const shows = new AbortController()
    this.#shows = shows
    return () => shows.signal.aborted
  }

  /** Its small picture, if it has one; `renewed` gets the leave for the tiles still to come. Rejects with AbsenceError. */
  async fetch(image: ViewedImage, renewed: (headers: Headers) => void): Promise<Picture | undefined> {
    const { signal } = this.#shows
    const headers = await this.#open(image, signal, renewed)
    if (!signal.aborted) this.headers = headers
    const first = await this.#previews.first(image, headers)
    // They are on their way before the first of it is drawn: on a slow line that is a round trip.
    if (!signal.aborted) this.#previews.fill(image, headers, this.#host.place, signal)
    return first
  }

  async #open(image: ViewedImage, signal: AbortSignal, renewed: (headers: Headers) => void): Promise<Headers> {
    const { tickets } = this.#host
    if (!tickets) return {}
    const renew = (headers: Headers) => {
      if (signal.aborted) return
      this.headers = headers
      renewed(headers)
    }
    return tickets.headers(image.id, renew, signal)
  }

  /** Fetches what is likely to be looked at next. Whatever does not come is told to whoever asks for it then. */
  async prefetch(image: ViewedImage): Promise<void> {
    const { tickets, place } = this.#host
    try {
      const headers = tickets ? await tickets.headers(image.id) : {}
      await this.#previews.prefetch(image, headers, place)
    } catch {}
  }

  /** A tile that was fetched ahead. */
  get tile(): Previews['tile'] {
    return this.#previews.tile
  }

  readonly forget = (): void => this.#previews.forget()
}
