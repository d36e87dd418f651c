import { type Client, ClientProblem, type Image, newId } from '../client.ts'
import { mayPass } from './draft-keeper.ts'

/**
 * asking: which view it is has been guessed and nobody has agreed yet. queued. uploading: `part` of 1 is sent.
 * waiting: no answer, tried again by itself. preparing: the server has it whole and makes pictures. ready. failed: see `problem`.
 */
export type PhotographState = 'asking' | 'queued' | 'uploading' | 'waiting' | 'preparing' | 'ready' | 'failed'

export interface Photograph {
  /** Stays the same for as long as it is in the list. */
  readonly key: string
  readonly imageId: string
  readonly name: string
  readonly view: string
  readonly state: PhotographState
  readonly part: number
  readonly file?: File | undefined
  /** The file itself as a picture, where the browser can draw it. */
  readonly localUrl?: string | undefined
  readonly previewUrl?: string | undefined
  readonly problem?: unknown
  /** How good it is, once the server has looked at it. */
  readonly quality?: Image['quality']
  /** Key of the one that is taken back as soon as this one can be seen. */
  readonly replaces?: string | undefined
  /** The server keeps these bytes, though it may not be able to show them. */
  readonly stored: boolean
  /** It was to be taken back, and that did not work. */
  readonly notTakenBack?: unknown
}
type Sender = Pick<Client, 'attachImage' | 'readImage' | 'previewUrl' | 'removeImage'>

const most = 2
const pause = 1000
const longestWait = 30_000
const firstLook = 500
const longestLook = 5000

/**
 * Photographs on their way to a referral: two at a time, each under an id of its own, so that sending one again after a lost
 * answer is harmless; then asked after until they can be looked at. They queue until there is a referral. Dispatches `change`.
 */
export class Uploads extends EventTarget {
  #client: Sender | undefined
  #referralId: string | undefined
  #items: readonly Photograph[] = []
  #running = 0
  #tries = 0
  #look = firstLook
  #retry: ReturnType<typeof setTimeout> | undefined
  #poll: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    addEventListener('online', this.#again)
  }

  get items(): readonly Photograph[] {
    return this.#items
  }

  /** Some are not whole on the server yet: leaving now would lose them. */
  get onTheirWay(): readonly Photograph[] {
    return this.#items.filter(({ state }) => ['asking', 'queued', 'uploading', 'waiting'].includes(state))
  }

  /** From now on they belong to this referral. `images` are those it has already. */
  open(client: Sender, referralId: string, images: readonly Image[] = []): void {
    this.#client = client
    this.#referralId = referralId
    const known = images.map((image) => ({
      key: image.id,
      imageId: image.id,
      name: '',
      part: 1,
      stored: true,
      ...this.#told(image),
    }))
    this.#tell([...known, ...this.#items])
    this.#pump()
    this.#lookSoon()
  }

  add(files: Iterable<File>, viewOf: (index: number) => string, agreed: boolean): void {
    const fresh = Array.from(files, (file, index) => chosen(file, viewOf(index), agreed))
    this.#tell([...this.#items, ...fresh])
    this.#pump()
  }

  /** A better one of the same view. The other one is taken back once this one can be seen: one is there all the time. */
  replace(key: string, file: File): void {
    const old = this.#items.find((one) => one.key === key)
    if (!old) return
    const fresh = { ...chosen(file, old.view, true), replaces: key }
    this.#tell(this.#items.flatMap((one) => (one === old ? [old, fresh] : [one])))
    this.#pump()
  }

  choose(key: string, view: string): void {
    this.#change(key, { view })
  }

  /** The views are right: what was asked about goes. */
  agree(): void {
    for (const { key, state } of this.#items) if (state === 'asking') this.#change(key, { state: 'queued' })
    this.#pump()
  }

  retry(key: string): void {
    const item = this.#items.find((one) => one.key === key)
    if (!item?.file) return
    // What the server keeps and cannot show stays what it is: the next try is another image.
    this.#change(key, {
      state: 'queued',
      part: 0,
      problem: undefined,
      stored: false,
      ...(item.stored && { imageId: newId('img') }),
    })
    this.#pump()
  }

  /** Takes it off the list; what the server keeps is taken back there first, so that nobody sees it any more. */
  async remove(key: string, reason: 'other' | 'not_useful' = 'other'): Promise<void> {
    const item = this.#items.find((one) => one.key === key)
    if (item?.stored && this.#client) {
      try {
        await this.#client.removeImage(item.imageId, reason, newId('cmd'))
      } catch (notTakenBack) {
        this.#change(key, { notTakenBack })
        return
      }
    }
    if (item?.localUrl) URL.revokeObjectURL(item.localUrl)
    this.#tell(this.#items.filter((one) => one.key !== key))
  }

  /** All files again, for another referral. Those without a file here are left behind. */
  moveTo(next: Uploads, viewOf: (index: number) => string): void {
    next.add(
      this.#items.flatMap(({ file }) => file ?? []),
      viewOf,
      false,
    )
    this.dispose()
  }

  dispose(): void {
    clearTimeout(this.#retry)
    clearTimeout(this.#poll)
    removeEventListener('online', this.#again)
    for (const { localUrl } of this.#items) if (localUrl) URL.revokeObjectURL(localUrl)
    this.#items = []
    this.#client = this.#referralId = undefined
  }

  readonly #again = (): void => {
    clearTimeout(this.#retry)
    for (const { key, state } of this.#items) if (state === 'waiting') this.#change(key, { state: 'queued' })
    this.#pump()
  }

  #pump(): void {
    for (const item of this.#items) {
      if (!this.#client || this.#running >= most) return
      if (item.state === 'queued' && item.file) void this.#send(item, item.file)
    }
  }

  async #send({ key, imageId, view }: Photograph, file: File): Promise<void> {
    const [client, referralId] = [this.#client!, this.#referralId!]
    this.#running++
    this.#change(key, { state: 'uploading', part: 0 })
    try {
      const image = await client.attachImage(referralId, imageId, file, view, (part) => this.#change(key, { part }))
      this.#tries = 0
      this.#change(key, { part: 1, stored: true })
      this.#learn(key, image)
      this.#look = firstLook
      this.#lookSoon()
    } catch (problem) {
      const passing = problem instanceof ClientProblem && problem.code !== 'session.missing' && mayPass(problem)
      this.#change(key, passing ? { state: 'waiting', part: 0 } : { state: 'failed', problem })
      if (passing) this.#retryLater()
    } finally {
      this.#running--
      this.#pump()
    }
  }

  #retryLater(): void {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(this.#again, Math.min(longestWait, pause * 2 ** this.#tries++))
  }

  #lookSoon(): void {
    clearTimeout(this.#poll)
    if (this.#items.some(({ state }) => state === 'preparing'))
      this.#poll = setTimeout(() => void this.#ask(), this.#look)
    this.#look = Math.min(longestLook, this.#look * 1.4)
  }

  async #ask(): Promise<void> {
    const asked = this.#items.filter(({ state }) => state === 'preparing')
    await Promise.all(
      asked.map(async ({ key, imageId }) => {
        // No answer now: asked again in a moment, nothing is lost by it.
        const image = await this.#client?.readImage(imageId).catch(() => undefined)
        if (image) this.#learn(key, image)
      }),
    )
    this.#lookSoon()
  }

  #learn(key: string, image: Image): void {
    const told = this.#told(image)
    this.#change(key, told)
    const replaces = this.#items.find((one) => one.key === key)?.replaces
    if (!told.previewUrl || !replaces) return
    this.#change(key, { replaces: undefined })
    void this.remove(replaces, 'not_useful')
  }

  #told(image: Image): Pick<Photograph, 'view' | 'state' | 'problem' | 'previewUrl' | 'quality'> {
    const shown = image.status === 'previewed' || image.status === 'ready'
    return {
      view: image.view,
      state: image.status === 'ready' || image.status === 'failed' ? image.status : 'preparing',
      quality: image.quality,
      previewUrl: shown ? this.#client?.previewUrl(image.id) : undefined,
      // The codes of an image's problem are among the API's own.
      problem: image.problem
        ? new ClientProblem(image.problem as ConstructorParameters<typeof ClientProblem>[0])
        : undefined,
    }
  }

  #change(key: string, change: Partial<Photograph>): void {
    if (this.#items.some((one) => one.key === key))
      this.#tell(this.#items.map((one) => (one.key === key ? { ...one, ...change } : one)))
  }

  #tell(items: readonly Photograph[]): void {
    this.#items = items
    this.dispatchEvent(new Event('change'))
  }
}

function chosen(file: File, view: string, agreed: boolean): Photograph {
  const imageId = newId('img')
  const localUrl = URL.createObjectURL(file)
  const state = agreed ? 'queued' : 'asking'
  return { key: imageId, imageId, name: file.name, view, state, part: 0, file, localUrl, stored: false }
}
