import { type Client, ClientProblem, type Image, newId, type PhotographFacts } from '../client.ts'
import { mayPass } from './draft-keeper.ts'
import { Tellings } from './tell-photographs.ts'

/**
 * asking: which view it is has been guessed and nobody has agreed yet. queued. uploading: `part` of 1 is sent.
 * waiting: no answer, tried again by itself. preparing: the server has it whole and makes pictures. ready. failed: see `problem`.
 */
export type PhotographState = 'asking' | 'queued' | 'uploading' | 'waiting' | 'preparing' | 'ready' | 'failed'

export interface Photograph extends PhotographFacts {
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
  /** What the server found in it that tells size; it stands where nobody says anything else. */
  readonly foundScale?: PhotographFacts['scale'] | undefined
  /** Why what was said of it does not stand. */
  readonly notSaid?: unknown
}
/** What a photograph shows: its view, and which part. */
export type Placed = Pick<Photograph, 'view' | 'belongsTo'>
type Sender = Pick<Client, 'attachImage' | 'readImage' | 'previewUrl' | 'removeImage' | 'describeImage'>

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
  readonly #tellings = new Tellings()

  constructor() {
    super()
    addEventListener('online', this.#again)
  }

  get items(): readonly Photograph[] {
    return this.#items
  }

  /** Some are not whole on the server yet, or not all that was said of them: leaving now would lose it. */
  get onTheirWay(): readonly Photograph[] {
    return this.#items.filter(
      (one) =>
        ['asking', 'queued', 'uploading', 'waiting'].includes(one.state) || this.#tellings.untold(one.imageId, one),
    )
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
      belongsTo: image.belongsTo,
      scale: image.scale,
      ...this.#told(image),
    }))
    for (const image of images) this.#tellings.know(image.id, image)
    this.#tell([...known, ...this.#items])
    this.#pump()
    this.#lookSoon()
  }

  add(files: Iterable<File>, placeOf: (index: number) => Placed, agreed: boolean): void {
    const fresh = Array.from(files, (file, index) => chosen(file, { ...placeOf(index), scale: null }, agreed))
    this.#tell([...this.#items, ...fresh])
    this.#pump()
  }

  /** A better one of the same. The other one is taken back once this one can be seen: one is there all the time. */
  replace(key: string, file: File): void {
    const old = this.#items.find((one) => one.key === key)
    if (!old) return
    const { view, belongsTo } = old
    const fresh = { ...chosen(file, { view, belongsTo, scale: null }, true), replaces: key }
    this.#tell(this.#items.flatMap((one) => (one === old ? [old, fresh] : [one])))
    this.#pump()
  }

  choose(key: string, placed: Placed): void {
    this.#change(key, placed)
  }

  /** Says something of a photograph, wherever it is by now. */
  say(key: string, facts: Partial<PhotographFacts>): void {
    this.#change(key, { ...facts, notSaid: undefined })
    void this.#tellServer(key)
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
  moveTo(next: Uploads, placeOf: (index: number) => Placed): void {
    next.add(
      this.#items.flatMap(({ file }) => file ?? []),
      placeOf,
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
    for (const { key } of this.#items) void this.#tellServer(key)
    this.#pump()
  }

  /** What was said of a photograph that is stored already. What the server will not have is taken back here. */
  async #tellServer(key: string): Promise<void> {
    const item = this.#items.find((one) => one.key === key)
    if (!item || !this.#client || !this.#tellings.untold(item.imageId, item)) return
    const { imageId } = item
    const wanted = () => this.#items.find((one) => one.key === key) ?? item
    try {
      const came = await this.#tellings.tell(this.#client, imageId, wanted)
      this.#change(key, {}) // it may have been the last that was on its way
      if (came === 'later') this.#retryLater()
    } catch (notSaid) {
      this.#change(key, { ...this.#tellings.known(imageId), notSaid })
    }
  }

  #pump(): void {
    for (const item of this.#items) {
      if (!this.#client || this.#running >= most) return
      if (item.state === 'queued' && item.file) void this.#send(item, item.file)
    }
  }

  async #send(item: Photograph, file: File): Promise<void> {
    const { key, imageId, view } = item
    const [client, referralId] = [this.#client!, this.#referralId!]
    const progress = (part: number) => this.#change(key, { part })
    this.#running++
    this.#change(key, { state: 'uploading', part: 0 })
    try {
      const image = await client.attachImage(referralId, imageId, file, view, progress, item)
      this.#tries = 0
      this.#tellings.know(imageId, image)
      this.#change(key, { part: 1, stored: true })
      this.#learn(key, image)
      void this.#tellServer(key)
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

  #told(image: Image): Pick<Photograph, 'view' | 'state' | 'problem' | 'previewUrl' | 'foundScale' | 'quality'> {
    const shown = image.status === 'previewed' || image.status === 'ready'
    return {
      view: image.view,
      // That nothing was found does not say that nothing is there.
      foundScale: image.quality?.scale === 'none' ? undefined : image.quality?.scale,
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

function chosen(file: File, facts: Placed & Pick<Photograph, 'scale'>, agreed: boolean): Photograph {
  const imageId = newId('img')
  const localUrl = URL.createObjectURL(file)
  const state = agreed ? 'queued' : 'asking'
  return { key: imageId, imageId, name: file.name, ...facts, state, part: 0, file, localUrl, stored: false }
}
