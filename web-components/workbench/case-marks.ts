import type { ReactiveControllerHost, TemplateResult } from 'lit'
import { type Client, type Image, type ImageGrade, type MarksOfImage, newId } from '../client.ts'
import { language } from '../shared/i18n.ts'
import type { AnnotationRemoveEvent, AnnotationSaveEvent, CalibrationSaveEvent } from '../viewer/viewer.events.ts'
import { gradeWords } from './grade-words.ts'
import type { imageFacts } from './image-facts.ts'

type Asked = Pick<Client, 'listMarks' | 'saveAnnotation' | 'removeAnnotation' | 'calibrateImage' | 'gradeImage'>
export type KeepEvent = AnnotationSaveEvent | AnnotationRemoveEvent | CalibrationSaveEvent
type Drawn = HTMLElementTagNameMap['lys-viewer']['annotations']

const none: Drawn = []

/** What was drawn, measured and thought of the photographs of the open case, read anew when somebody changed it meanwhile. */
export class CaseMarks {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>
  #client: Asked | undefined
  #referralId = ''
  /** The open case, and those that came before it of which photographs are looked at. */
  #cases: readonly string[] = []
  #marks: ReadonlyMap<string, MarksOfImage> = new Map()

  #notes: ReadonlyMap<string, string> = new Map()
  #notedIn: string | undefined
  #facts: typeof imageFacts | undefined

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host
  }

  /** Reads those of another case; what was there of the one before is gone at once. */
  async follow(client: Asked, referralId: string, earlier: readonly Pick<Image, 'referralId'>[] = []): Promise<void> {
    const cases = [...new Set([referralId, ...earlier.map((one) => one.referralId)])]
    if (cases.join() === this.#cases.join() && client === this.#client) return
    this.#client = client
    this.#cases = cases
    if (referralId !== this.#referralId) this.#take([])
    this.#referralId = referralId
    if (referralId !== '') await this.#read()
  }

  /** Until they come, and where they do not, there are none; what is drawn meanwhile is kept all the same. */
  async #read(): Promise<void> {
    const cases = this.#cases
    const listed = await Promise.all(cases.map((id) => this.#client?.listMarks(id).catch(() => undefined)))
    if (listed[0] && cases === this.#cases) this.#take(listed.flatMap((one) => one?.items ?? []))
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
