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

/** A picture in memory, not yet unpacked. */
export type Picture = Blob | HTMLImageElement
export type Headers = Readonly<Record<string, string>>

/** Previews in memory, the latest eight. Nothing is written anywhere, and leaving the page wipes them. */
export class Previews {
  readonly #pictures = new Map<string, Promise<Picture>>()
  readonly #fetcher: () => typeof fetch

  constructor(fetcher: () => typeof fetch) {
    this.#fetcher = fetcher
  }

  /** Fetches a preview or gives the one it has. Rejects with AbsenceError. */
  read(address: string, headers: Headers): Promise<Picture> {
    const found =
      this.#pictures.get(address) ?? (address.startsWith('blob:') ? inMemory(address) : this.#fetch(address, headers))
    // Again at the end of the line: the first in it is the one longest not asked for.
    this.#pictures.delete(address)
    this.#pictures.set(address, found)
    if (this.#pictures.size > kept) this.#pictures.delete(this.#pictures.keys().next().value!)
    found.catch(() => this.#pictures.get(address) === found && this.#pictures.delete(address))
    return found
  }

  /** Fetches what the next picture will need: its preview into memory, its tiles at this width into the browser's own cache. */
  async prefetch(image: ViewedImage, headers: Headers, pixels: number): Promise<void> {
    try {
      if (image.previewUrl) await this.read(image.previewUrl, headers)
      // What lies in memory needs no fetching, and a strict connect-src would refuse it.
      const elsewhere = tilesAt(image, pixels).filter((address) => !address.startsWith('blob:'))
      for (const address of elsewhere) await (await this.#request(address, headers, 'low')).arrayBuffer()
    } catch {
      // Nobody has asked for it yet: whoever does is told then.
    }
  }

  forget(): void {
    this.#pictures.clear()
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

/** A picture this page made or was given; a strict connect-src lets nobody fetch it, but it may be shown. */
async function inMemory(address: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = address
  await image.decode().catch(() => Promise.reject(new AbsenceError('failed')))
  return image
}
