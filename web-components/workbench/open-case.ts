import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Case, Client, Image, ImageInfo, Pack, Questionnaire } from '../client.ts'
import { canBeSeen, describeImage, inOrder, type Views } from '../shared/photographs.ts'

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
}

/** The case on the table with its photographs, its pack and whatever of them could not be read. Parts appear as they arrive. */
export class OpenCase implements ReactiveController {
  referralId = ''
  case: Case | undefined
  images: readonly Image[] = []
  pack: Pack | null = null
  imagesRead = false
  shown = ''
  problems: { case?: unknown; images?: unknown; pack?: unknown } = {}
  #polled = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #client: Client | undefined
  #picture: Picture | null = null
  readonly #infos = new Map<string, ImageInfo>()
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
    const id = this.case?.referral.questionnaire.id
    return this.pack?.contributes.questionnaires.find((one) => one.id === id) ?? null
  }
  get views(): Views {
    return this.questionnaire?.views ?? []
  }
  get ordered(): readonly Image[] {
    return inOrder(this.images, this.views)
  }
  get image(): Image | undefined {
    return this.images.find((one) => one.id === this.shown)
  }
  /** For the viewer; the same object until there is more to show, or it would begin anew. */
  picture(client: Client): Picture | null {
    const { image } = this
    if (!image || image.status === 'failed') return null
    const info = this.#infos.get(image.id)
    const next: Picture = {
      id: image.id,
      width: info?.width ?? image.width ?? 1,
      height: info?.height ?? image.height ?? 1,
      tileSize: info?.tileSize,
      previewUrl: canBeSeen(image) ? client.previewUrl(image.id) : undefined,
      tileUrl: client.tileUrl(image.id),
      description: describeImage(image, this.images, this.views),
    }
    if (JSON.stringify(next) !== JSON.stringify(this.#picture)) this.#picture = next
    return this.#picture
  }

  /** Shows another case; `first` names the photograph to begin with. An answer that comes after that is dropped. */
  open(client: Client, referralId: string, first: string | null): void {
    this.close()
    this.#client = client
    this.referralId = referralId
    this.shown = first ?? ''
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
    this.problems = {}
    this.#polled = 0
    this.#host.requestUpdate()
  }

  set(fresh: Case): void {
    if (fresh.referral.id !== this.referralId) return
    this.case = fresh
    this.#host.requestUpdate()
  }

  show(imageId: string): void {
    this.shown = imageId
    this.#host.requestUpdate()
    void this.#readInfo()
  }

  async readCase(): Promise<void> {
    const got = await this.#ask('case', (client) => client.readCase(this.referralId))
    if (!got) return
    this.case = got
    void this.readPack()
  }

  async readPack(): Promise<void> {
    const { pack: id, version } = this.case!.referral.questionnaire
    const known = this.#packs.get(`${id}@${version}`)
    const pack = known ?? (await this.#ask('pack', (client) => client.readPack(id, version)))
    if (!pack) return
    this.#packs.set(`${id}@${version}`, pack)
    this.pack = pack
    this.#host.requestUpdate()
  }

  async readImages(): Promise<void> {
    const got = await this.#ask('images', (client) => client.listImages(this.referralId))
    if (got) {
      this.images = got.items
      this.imagesRead = true
      const wanted = this.image ?? this.ordered.find(canBeSeen) ?? this.ordered[0]
      this.show(wanted?.id ?? '')
    }
    if (this.images.some((one) => one.status === 'received' || one.status === 'previewed')) this.#pollImages()
  }

  #pollImages(): void {
    clearTimeout(this.#timer)
    const wait = pollMs[Math.min(this.#polled++, pollMs.length - 1)]
    this.#timer = setTimeout(() => void this.readImages(), wait)
  }

  async #readInfo(): Promise<void> {
    const { image } = this
    if (image?.status !== 'ready' || this.#infos.has(image.id)) return
    const info = await this.#ask('images', (client) => client.readImageInfo(image.id))
    if (info) this.#infos.set(image.id, info)
    this.#host.requestUpdate()
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
