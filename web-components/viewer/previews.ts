import { type Absence, tilesAt, type ViewedImage } from './viewed-image.ts'

/** A picture that did not arrive. */
export class AbsenceError extends Error {
  readonly absence: Absence
  constructor(absence: Absence) {
    super(absence)
    this.absence = absence
  }
}

const kept = 8

type Headers = Readonly<Record<string, string>>

/** Previews in memory, the latest eight. Nothing is written anywhere, and leaving the page wipes them. */
export class Previews {
  readonly #blobs = new Map<string, Promise<Blob>>()
  readonly #fetcher: () => typeof fetch

  constructor(fetcher: () => typeof fetch) {
    this.#fetcher = fetcher
  }

  /** Fetches a preview or gives the one it has. Rejects with AbsenceError. */
  read(address: string, headers: Headers): Promise<Blob> {
    const found = this.#blobs.get(address) ?? this.#fetch(address, headers)
    // Again at the end of the line: the first in it is the one longest not asked for.
    this.#blobs.delete(address)
    this.#blobs.set(address, found)
    if (this.#blobs.size > kept) this.#blobs.delete(this.#blobs.keys().next().value!)
    found.catch(() => this.#blobs.get(address) === found && this.#blobs.delete(address))
    return found
  }

  /** Fetches what the next picture will need: its preview into memory, its tiles at this width into the browser's own cache. */
  async prefetch(image: ViewedImage, headers: Headers, pixels: number): Promise<void> {
    try {
      if (image.previewUrl) await this.read(image.previewUrl, headers)
      for (const address of tilesAt(image, pixels)) await (await this.#request(address, headers, 'low')).arrayBuffer()
    } catch {
      // Nobody has asked for it yet: whoever does is told then.
    }
  }

  forget(): void {
    this.#blobs.clear()
  }

  async #fetch(address: string, headers: Headers): Promise<Blob> {
    const response = await this.#request(address, headers, 'high').catch(() => undefined)
    if (!response) throw new AbsenceError('lost')
    if (!response.ok) throw new AbsenceError('failed')
    // The body may still break off.
    return response.blob().catch(() => Promise.reject(new AbsenceError('lost')))
  }

  #request(address: string, headers: Headers, priority: RequestPriority): Promise<Response> {
    return this.#fetcher()(address, { headers, credentials: 'same-origin', priority })
  }
}
