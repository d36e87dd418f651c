import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { type Client, type Image, type ImageGrade, type MarksOfImage, newId } from '../client.ts'
import { language, msg, str } from '../shared/i18n.ts'
import type { AnnotationRemoveEvent, AnnotationSaveEvent, CalibrationSaveEvent } from '../viewer/viewer.events.ts'
import { gradeWords } from './grade-words.ts'
import type { imageFacts } from './image-facts.ts'
import type { OpenCase } from './open-case.ts'

type Asked = Pick<Client, 'listMarks' | 'saveAnnotation' | 'removeAnnotation' | 'calibrateImage' | 'gradeImage'>
export type KeepEvent = AnnotationSaveEvent | AnnotationRemoveEvent | CalibrationSaveEvent
type Drawn = HTMLElementTagNameMap['lys-viewer']['annotations']
type Unkept = NonNullable<HTMLElementTagNameMap['lys-viewer']['unkept']>
interface Screen extends ReactiveControllerHost {
  readonly viewers: readonly { requestUpdate?(): void }[]
  focusCase(): void
}

const none: Drawn = []
/** A press so soon after one that was held is the second half of a double click, in ms. */
const doubleMs = 1_500

/** What was drawn, measured and thought of the photographs of the open case, read anew when somebody changed it meanwhile. */
export class CaseMarks implements ReactiveController {
  readonly #host: Screen
  #client: Asked | undefined
  #referralId = ''
  /** The open case, and those that came before it of which photographs are looked at. */
  #cases: readonly string[] = []
  #isRead = false
  #isMissing = false
  /** How often it was asked for in vain. */
  #missed = 0
  #marks: ReadonlyMap<string, MarksOfImage> = new Map()

  #notes: ReadonlyMap<string, string> = new Map()
  #notedIn: string | undefined
  #facts: typeof imageFacts | undefined

  /** What was drawn and may not be kept yet, of whatever case: no viewer takes it along when it goes. */
  readonly unkept: Unkept = {
    own: new Map(),
    changed: () => {
      for (const id of this.#left) if (!isUnkept(this.unkept.own.get(id))) this.#left.delete(id)
      this.#host.requestUpdate()
      for (const one of this.#host.viewers) one.requestUpdate?.()
    },
  }
  /** Marks of which she knows that a reply goes without them. */
  readonly #left = new Set<string>()
  #heldAt = 0
  /** The case whose reply was held and has not been sent since. */
  #heldIn = ''

  constructor(host: Screen) {
    this.#host = host
    host.addController(this)
  }
  hostConnected(): void {
    addEventListener('beforeunload', this.#warn)
    addEventListener('online', this.#backOnline)
  }
  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#warn)
    removeEventListener('online', this.#backOnline)
  }
  readonly #warn = (event: Event): void => {
    if (this.isUnsaved) event.preventDefault()
  }
  /** Something drawn would be lost with the page. */
  get isUnsaved(): boolean {
    return [...this.unkept.own.values()].some(isUnkept)
  }

  /** Reads those of another case; what was there of the one before is gone at once. */
  async follow(client: Asked, referralId: string, earlier: readonly Pick<Image, 'referralId'>[] = []): Promise<void> {
    const cases = [...new Set([referralId, ...earlier.map((one) => one.referralId)])]
    if (cases.join() === this.#cases.join() && client === this.#client) return
    this.#client = client
    this.#cases = cases
    this.#isRead = this.#isMissing = false
    if (referralId !== this.#referralId) this.#take([])
    this.#referralId = referralId
    if (referralId !== '') await this.#read()
  }

  /** What cannot be read stays as it was known; what is drawn meanwhile is kept all the same. */
  async #read(): Promise<void> {
    const cases = this.#cases
    const { own } = this.unkept
    const kept = [...own.values()].filter(({ standing, isRemoved }) => standing === 'kept' && !isRemoved)
    const listed = await Promise.allSettled(cases.map((id) => this.#client!.listMarks(id)))
    if (cases !== this.#cases) return
    const items = listed.flatMap((one) => (one.status === 'fulfilled' ? one.value.items : []))
    const isWhole = listed.every(({ status }) => status === 'fulfilled')
    this.#isRead ||= isWhole
    this.#isMissing = !this.#isRead
    if (this.#isMissing) this.#missed += 1
    // What was kept before it was asked is among what came, or a colleague has removed it.
    if (isWhole) for (const one of kept) if (own.get(one.annotation.id) === one) own.delete(one.annotation.id)
    this.#take(isWhole ? items : [...this.#marks.values(), ...items])
  }
  readonly #backOnline = (): void => {
    if (this.#isMissing) void this.#read()
  }
  /** Whoever pressed the button by key stands on the case once it is gone. */
  async #again(): Promise<void> {
    const cases = this.#cases
    await this.#read()
    if (cases !== this.#cases || this.#isMissing) return
    await this.#host.updateComplete
    if (document.activeElement === document.body) this.#host.focusCase()
  }
  /** Above the photographs: nobody takes for none what could not be read. */
  unread(): TemplateResult | typeof nothing {
    if (!this.#isMissing) return nothing
    return html`<p class="notice warning" role="alert">${keyed(this.#missed, html`<span>${msg('Marks and scale could not be read: there may be some.')}</span>`)}
      <button type="button" @click=${() => this.#again()}>${msg('Try again')}</button></p>`
  }

  #take(items: readonly MarksOfImage[]): void {
    this.#marks = new Map(items.map((one) => [one.imageId, one]))
    this.#notedIn = undefined
    this.#host.requestUpdate()
  }

  /** What is known of each photograph stands under its name, or no longer. */
  async toggleFacts(): Promise<void> {
    const { imageFacts } = await import('./asking.ts')
    this.#facts = this.#facts ? undefined : imageFacts
    this.#host.requestUpdate()
  }
  facts(image: Image): TemplateResult | undefined {
    return this.#facts?.(image, this.#marks.get(image.id))
  }

  /** The same list until there is another. */
  drawn(imageId: string): Drawn {
    return this.#marks.get(imageId)?.annotations ?? none
  }
  scale(imageId: string): HTMLElementTagNameMap['lys-viewer']['scale'] {
    return this.#marks.get(imageId)?.calibration ?? null
  }
  /** What was thought of each photograph, in words. */
  get notes(): ReadonlyMap<string, string> {
    if (this.#notedIn !== language()) {
      this.#notedIn = language()
      this.#notes = new Map([...this.#marks.values()].map(({ imageId, grade }) => [imageId, gradeWords(grade)]))
    }
    return this.#notes
  }
  grade(imageId: string): ImageGrade | null {
    return this.#marks.get(imageId)?.grade ?? null
  }

  #unkeptOn(images: readonly Image[]) {
    const own = [...this.unkept.own.values()].filter(isUnkept)
    return own.filter(({ imageId }) => images.some(({ id }) => id === imageId))
  }
  /** A reply waits while something over these is not kept; sent once more, it goes without. */
  hold(event: Event, { images, referralId }: Pick<OpenCase, 'images' | 'referralId'>): void {
    const left = this.#unkeptOn(images).map(({ annotation }) => annotation.id)
    const isNews = left.some((id) => !this.#left.has(id))
    if (isNews) this.#heldAt = performance.now()
    const isHeld = left.length > 0 && performance.now() - this.#heldAt < doubleMs
    this.#heldIn = isHeld ? referralId : ''
    this.#host.requestUpdate()
    if (!isHeld) return
    for (const id of left) this.#left.add(id)
    event.preventDefault()
    event.stopPropagation()
  }
  /** Above the reply: whoever reads it does not see what it may speak of. */
  notice(open: Pick<OpenCase, 'images' | 'referralId' | 'describe'>): TemplateResult | typeof nothing {
    const left = this.#unkeptOn(open.images)
    const knows = ({ annotation }: (typeof left)[number]) => this.#left.has(annotation.id)
    const first = left.find((one) => one.standing === 'failed' || knows(one))
    const image = open.images.find(({ id }) => id === first?.imageId)
    const words = first && image ? notYet(first.isRemoved, open.describe(image)) : ''
    let then = this.#heldIn === open.referralId ? msg('The reply has not been sent: send once more.') : ''
    if (first?.standing === 'failed' && knows(first))
      then = msg('Try again there, or send once more to send without it.')
    return words || then ? html`<p class="notice warning" role="alert">${words} ${then}</p>` : nothing
  }

  /** Keeps what somebody drew, took off or measured; whoever asked is told how it went. */
  readonly keep = (event: KeepEvent): void => event.waitUntil(this.#keep(event))

  async #keep(event: KeepEvent): Promise<void> {
    const client = this.#client!
    try {
      await ask(client, event)
    } finally {
      // Also where it was refused: a colleague may have been faster.
      await this.#read()
    }
  }

  /** Null takes back what was said. Rejects with the server's Problem. */
  async say(imageId: string, grade: ImageGrade['grade'] | null, reasons: ImageGrade['reasons'] = []): Promise<void> {
    await this.#client?.gradeImage(imageId, { grade, reasons: [...reasons] }, newId('cmd'))
    await this.#read()
  }
}

const isUnkept = (own: { readonly standing: string } | undefined): boolean =>
  own !== undefined && own.standing !== 'kept'

const notYet = (isRemoved: boolean, photograph: string): string =>
  isRemoved
    ? msg(str`A mark is not removed yet: ${photograph}. The office would still see it.`)
    : msg(str`A mark is not saved yet: ${photograph}. The office would not see it.`)

function ask(client: Asked, event: KeepEvent): Promise<unknown> {
  const { imageId } = event
  if ('calibration' in event) {
    const { method = 'ruler', ...rest } = event.calibration ?? {}
    return client.calibrateImage(imageId, { method, ...rest }, newId('cmd'))
  }
  const { id, version, kind, selector, text, measured } = event.annotation
  if (event.type === 'lys-annotation-remove') return client.removeAnnotation(imageId, id, version + 1)
  return client.saveAnnotation(imageId, id, { version, kind, selector, text, measured })
}
