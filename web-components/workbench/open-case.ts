import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Case, Client, Image, Pack, Questionnaire } from '../client.ts'
import type { Found } from '../shared/annotation.ts'
import { everyView, viewsOf } from '../shared/asked.ts'
import { canBeSeen, describeImage, inOrder, isOverview, type Views } from '../shared/photographs.ts'
import { type Columns, hang } from './hang.ts'

/** How often it is asked whether a photograph is ready; less often the longer it takes. */
const pollMs = [2000, 3000, 5000, 8000, 15_000] as const

/** What the viewer is given. Without a tile size there is only the preview. */
export interface Picture {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly tileSize: number | undefined
  /** Nothing can be seen before it is there. */
  readonly previewUrl: string | undefined
  readonly tileUrl: string
  readonly description: string
  /** What to measure by was found in it when it came. */
  readonly found: Found | undefined
}

/** A photograph of another case of the same patient, which says so in its words. */
export type EarlierImage = Image & { words(): string }

/** A case that was fetched before it was opened. */
interface Ahead {
  readonly referralId: string
  readonly case: Case
  readonly images: readonly Image[]
}

/** The case on the table with its photographs, its pack and whatever of them could not be read. Parts appear as they arrive. */
export class OpenCase implements ReactiveController {
  referralId = ''
  case: Case | undefined
  images: readonly Image[] = []
  pack: Pack | null = null
  imagesRead = false
  /** Ids of the photographs on the table, from left to right. */
  hung: readonly string[] = []
  /** The one of them that keys and tools act on. */
  shown = ''
  /** Some are compared: they hang whatever the protocol says and however much room there is. */
  compared = false
  /** Of earlier cases of this patient, once she asked for them. They go with the case. */
  earlier: readonly EarlierImage[] = []
  ahead: Ahead | undefined
  problems: { case?: unknown; images?: unknown; pack?: unknown } = {}
  #room = 1
  /** She hung something else than the protocol says: it stays as she left it. */
  #isRehung = false
  #polled = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #client: Client | undefined
  readonly #pictures = new Map<string, Picture>()
  /** Published versions never change. */
  readonly #packs = new Map<string, Pack>()
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }
  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }

  get questionnaire(): Questionnaire | null {
    return questionnaireOf(this.case, this.pack)
  }
  get views(): Views {
    return viewsHere(this.case, this.questionnaire, this.images)
  }
  /** How the pack hangs the photographs of this question. */
  get columns(): Columns {
    return columnsOf(this.case, this.pack)
  }
  get ordered(): readonly Image[] {
    return inOrder(this.images, this.views)
  }
  imageOf(id: string): Image | undefined {
    return [...this.images, ...this.earlier].find((one) => one.id === id)
  }
  /** Which picture this is, in words. */
  describe(image: Image): string {
    return this.earlier.find((one) => one === image)?.words() ?? describeImage(image, this.images, this.views)
  }

  /** How many photographs there is room for side by side. */
  set room(room: number) {
    if (this.#room === room) return
    this.#room = room
    if (this.compared) return
    this.#isRehung = false
    this.#hang()
  }
  /** Hangs these to be compared and turns to one; without any, as they hang otherwise. */
  lay(ids: readonly string[], shown: string): void {
    this.compared = this.#isRehung = ids.length > 0
    this.hung = ids
    this.shown = shown
    this.#hang()
  }

  /** For the viewer; the same object until there is more to show, or it would begin anew. */
  picture(client: Client, image: Image | undefined): Picture | null {
    if (!image || image.status === 'failed') return null
    const next = this.#pictureOf(client, image, this.describe(image))
    const known = this.#pictures.get(image.id)
    if (known && JSON.stringify(next) === JSON.stringify(known)) return known
    this.#pictures.set(image.id, next)
    return next
  }

  /** Shows another case, at once what was fetched ahead of it. An answer that comes after the next one was opened is dropped. */
  open(client: Client, referralId: string): void {
    const { ahead } = this
    this.close()
    this.#client = client
    this.referralId = referralId
    if (ahead?.referralId === referralId) {
      this.case = ahead.case
      this.images = ahead.images
      this.imagesRead = true
      this.pack = this.#packs.get(packKey(ahead.case)) ?? null
      this.#hang()
    }
    void this.readCase()
    void this.readImages()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.referralId = ''
    this.case = undefined
    this.images = []
    this.imagesRead = false
    this.pack = null
    this.shown = ''
    this.hung = []
    this.earlier = []
    this.compared = this.#isRehung = false
    this.#pictures.clear()
    this.problems = {}
    this.#polled = 0
    this.ahead = undefined
    this.#host.requestUpdate()
  }

  set(fresh: Case): void {
    if (fresh.referral.id !== this.referralId) return
    this.case = fresh
    this.#host.requestUpdate()
  }

  /** Turns to a photograph on the table, or hangs it where the last one was that was looked at. */
  show(imageId: string): void {
    if (!this.hung.includes(imageId)) {
      this.#isRehung = true
      this.hung = this.hung.length > 0 ? this.hung.map((one) => (one === this.shown ? imageId : one)) : [imageId]
    }
    this.shown = imageId
    this.#host.requestUpdate()
  }

  /** By its place in the strip, from 0. */
  showNumber(index: number): void {
    const image = this.ordered[index]
    if (image) this.show(image.id)
  }
  step(step: 1 | -1): void {
    const index = this.ordered.findIndex((one) => one.id === this.shown) + step
    this.showNumber(Math.max(0, Math.min(index, this.images.length - 1)))
  }

  async readCase(): Promise<void> {
    const got = await this.#ask('case', (client) => client.readCase(this.referralId))
    if (!got) return
    this.case = got
    void this.readPack()
  }

  /** Questions whose answers are codes or figures: what a pack's code may see of a case. */
  get coded(): ReadonlySet<string> {
    const asks = this.questionnaire?.asks ?? []
    return new Set(asks.filter(({ type }) => type !== 'text').map(({ id }) => id))
  }

  /** Its questions and photographs are there too: before that a pack would take a full case for an empty one. */
  get isWhole(): boolean {
    return this.questionnaire !== null && (this.imagesRead || this.problems.images !== undefined)
  }

  async readPack(): Promise<void> {
    const one = this.case!
    const { pack: id, version } = one.referral.questionnaire
    const known = this.#packs.get(packKey(one))
    const pack = known ?? (await this.#ask('pack', (client) => client.readPack(id, version)))
    if (!pack) return
    this.#packs.set(packKey(one), pack)
    this.pack = pack
    this.#hang()
  }

  async readImages(): Promise<void> {
    const got = await this.#ask('images', (client) => client.listImages(this.referralId))
    if (got) {
      this.images = got.items
      this.imagesRead = true
      this.#hang()
    }
    if (this.images.some((one) => one.status === 'received' || one.status === 'previewed')) this.#pollImages()
  }

  /** Fetches a case that is likely to be opened next; gives what will hang. Whatever does not come is read when it is opened. */
  async lookAhead(client: Client, referralId: string): Promise<readonly Picture[]> {
    const before = this.referralId
    try {
      const [one, { items }] = await Promise.all([client.readCase(referralId), client.listImages(referralId)])
      const key = packKey(one)
      const { pack: id, version } = one.referral.questionnaire
      const pack = this.#packs.get(key) ?? (await client.readPack(id, version))
      this.#packs.set(key, pack)
      const views = viewsHere(one, questionnaireOf(one, pack), items)
      const hung = hang(items, views, this.#room, columnsOf(one, pack)).filter(canBeSeen)
      if (this.referralId !== before) return []
      this.ahead = { referralId, case: one, images: items }
      this.#host.requestUpdate()
      return hung.map((image) => this.#pictureOf(client, image, describeImage(image, items, views)))
    } catch {
      return []
    }
  }

  /** Those of this case that do not hang, for the viewer: she may turn to one of them next. The nearest first; what cannot be seen is left out. */
  lookAround(client: Client): readonly Picture[] {
    const { ordered, hung } = this
    const at = ordered.findIndex(({ id }) => id === this.shown)
    const far = (one: Image) => Math.abs(ordered.indexOf(one) - at)
    const near = ordered.filter((one) => canBeSeen(one) && !hung.includes(one.id)).sort((a, b) => far(a) - far(b))
    return near.slice(0, 4).flatMap((image) => this.picture(client, image) ?? [])
  }

  #hang(): void {
    const kept = this.hung.filter((id) => this.imageOf(id))
    if (!this.#isRehung || kept.length === 0)
      this.hung = hang(this.images, this.views, this.#room, this.columns).map((one) => one.id)
    else this.hung = kept
    const largest = this.hung.find((id) => !isOverview(this.imageOf(id)!)) ?? this.hung[0]
    if (!this.hung.includes(this.shown)) this.shown = largest ?? this.ordered[0]?.id ?? ''
    if (this.hung.length === 0 && this.shown) this.hung = [this.shown]
    this.#host.requestUpdate()
  }

  #pictureOf(client: Client, image: Image, description: string): Picture {
    return {
      id: image.id,
      width: image.width ?? 1,
      height: image.height ?? 1,
      tileSize: image.tileSize ?? undefined,
      previewUrl: canBeSeen(image) ? client.previewUrl(image.id) : undefined,
      tileUrl: client.tileUrl(image.id),
      description,
      found: foundIn(image),
    }
  }

  #pollImages(): void {
    clearTimeout(this.#timer)
    const wait = pollMs[Math.min(this.#polled++, pollMs.length - 1)]
    this.#timer = setTimeout(() => void this.readImages(), wait)
  }

  /** Undefined when it failed, which is then shown, or when another case was opened meanwhile. */
  async #ask<T>(part: keyof OpenCase['problems'], ask: (client: Client) => Promise<T>): Promise<T | undefined> {
    const { referralId } = this
    const isOld = () => this.referralId !== referralId
    try {
      const answer = await ask(this.#client!)
      if (isOld()) return undefined
      delete this.problems[part]
      return answer
    } catch (problem) {
      if (!isOld()) this.problems[part] = problem
      return undefined
    } finally {
      this.#host.requestUpdate()
    }
  }
}

/** What to measure by was found when it came, and how large that makes a pixel. */
function foundIn({ quality }: Image): Found | undefined {
  if (!quality || quality.scale === 'none' || quality.mmPerPixel === undefined) return undefined
  return { method: quality.scale, mmPerPixel: quality.mmPerPixel }
}

const packKey = ({ referral }: Case): string => `${referral.questionnaire.pack}@${referral.questionnaire.version}`
/** The views that are wanted with these answers, and those that came all the same. */
function viewsHere(one: Case | undefined, questionnaire: Questionnaire | null, images: readonly Image[]): Views {
  if (!one || !questionnaire) return []
  const { answers } = one.referral.content
  const wanted = new Set(viewsOf(questionnaire, answers).map(({ view }) => view))
  const came = new Set(images.map(({ view }) => view))
  return everyView(questionnaire, answers).filter(({ view }) => wanted.has(view) || came.has(view))
}
const columnsOf = (one: Case | undefined, pack: Pack | null): Columns =>
  pack?.contributes.hangingProtocols?.find(({ questionnaire }) => questionnaire === one?.referral.questionnaire.id)
    ?.columns ?? []
const questionnaireOf = (one: Case | undefined, pack: Pack | null): Questionnaire | null =>
  pack?.contributes.questionnaires.find(({ id }) => id === one?.referral.questionnaire.id) ?? null
