import { drawn } from './drawn.ts'
import { type Absence, firstAddresses, type Place, tilesAt, type ViewedImage } from './viewed-image.ts'

/** A picture that did not arrive. */
export class AbsenceError extends Error {
  readonly absence: Absence
  constructor(absence: Absence) {
    super(absence)
    this.absence = absence
  }
}

/** Small pictures, and tiles of pictures that are likely to be looked at next. */
const most = { pictures: 8, tiles: 48 } as const

/** A small picture in memory, unpacked: what is likely to be looked at next is seen with the next frame. */
export type Picture = HTMLCanvasElement
export type Headers = Readonly<Record<string, string>>

/** The latest previews in memory, and tiles ahead of their time. Nothing is written anywhere, and leaving the page wipes them. */
export class Previews {
  readonly #pictures = new Map<string, Promise<Picture>>()
  readonly #tiles = new Map<string, Promise<Blob>>()
  readonly #fetcher: () => typeof fetch

  constructor(fetcher: () => typeof fetch) {
    this.#fetcher = fetcher
  }

  /** Fetches a preview or gives the one it has. Rejects with AbsenceError. */
  read(address: string, headers: Headers): Promise<Picture> {
    const found =
      this.#pictures.get(address) ??
      (address.startsWith('blob:') ? inMemory(address) : this.#fetch(address, headers)).then(unpacked)
    return put(this.#pictures, address, found, most.pictures)
  }

  /** A tile that was fetched ahead, once: it is in the viewer's hands then. The smallest one stays. */
  readonly tile = (address: string): Promise<Blob | Picture> | undefined => {
    const found = this.#tiles.get(address) ?? this.#pictures.get(address)
    this.#tiles.delete(address)
    return found
  }

  /** The whole picture, small, from wherever it is had soonest; undefined where it has none. Rejects with AbsenceError. */
  async first(image: ViewedImage, headers: Headers): Promise<Picture | undefined> {
    let failed: unknown
    for (const address of firstAddresses(image)) {
      try {
        return await this.read(address, headers)
      } catch (cause) {
        if ((cause as AbsenceError).absence === 'lost') throw cause
        failed = cause
      }
    }
    // Without it there are still the tiles: only when those are missing too is the picture.
    if (failed && !image.tileSize) throw failed
    return undefined
  }

  /** Asks for the tiles that show the whole of it in this place, until `over`. Those that do not come are asked for by whoever draws them. */
  fill(image: ViewedImage, headers: Headers, place: Place, over: AbortSignal): void {
    for (const address of this.#missing(image, place))
      put(this.#tiles, address, this.#fetch(address, headers, 'high', over), most.tiles)
  }

  /** Fetches what the next picture will need: the whole of it small, and its tiles in this place. No cache of the browser keeps them: it may not. Rejects with AbsenceError. */
  async prefetch(image: ViewedImage, headers: Headers, place: Place): Promise<void> {
    await this.first(image, headers)
    for (const address of this.#missing(image, place))
      await put(this.#tiles, address, this.#fetch(address, headers, 'low'), most.tiles)
  }

  /**
   * Without those that came or were asked for, as the smallest was, and without what lies in the page's memory: it needs no
   * fetching, and a strict connect-src would refuse it.
   */
  #missing(image: ViewedImage, place: Place): readonly string[] {
    const isThere = (address: string) => this.#tiles.has(address) || this.#pictures.has(address)
    const wanted = tilesAt(image, place).filter((address) => !address.startsWith('blob:') && !isThere(address))
    return wanted.slice(0, most.tiles / 2)
  }

  forget(): void {
    this.#pictures.clear()
    this.#tiles.clear()
  }

  async #fetch(
    address: string,
    headers: Headers,
    priority: RequestPriority = 'high',
    signal: AbortSignal | null = null,
  ): Promise<Blob> {
    const asked = this.#fetcher()(address, { headers, credentials: 'same-origin', priority, signal })
    const response = await asked.catch(() => undefined)
    if (!response) throw new AbsenceError('lost')
    if (!response.ok) throw new AbsenceError('failed')
    // The body may still break off.
    return response.blob().catch(() => Promise.reject(new AbsenceError('lost')))
  }
}

/** Puts it at the end of the line: the first in it is the one longest not asked for, and goes. What failed is not kept. */
function put<P>(line: Map<string, Promise<P>>, address: string, found: Promise<P>, most: number): Promise<P> {
  line.delete(address)
  line.set(address, found)
  if (line.size > most) line.delete(line.keys().next().value!)
  found.catch(() => line.get(address) === found && line.delete(address))
  return found
}

/** A picture this page made or was given; a strict connect-src lets nobody fetch it, but it may be shown. */
async function inMemory(address: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = address
  await image.decode().catch(() => Promise.reject(new AbsenceError('failed')))
  return image
}

const unpacked = (packed: Blob | HTMLImageElement): Promise<Picture> =>
  createImageBitmap(packed).then(
    (bitmap) => drawn(bitmap).canvas,
    () => Promise.reject(new AbsenceError('failed')),
  )
