import type { Scale } from '../shared/annotation.ts'
import { msg, str } from '../shared/i18n.ts'
import { markName } from '../shared/mark-words.ts'
import { exactness, measure, type Put } from '../shared/measure.ts'
import { newId } from '../shared/new-id.ts'
import type { Shown } from '../shared/read-marks.ts'
import { type Mark, measureMoved } from '../shared/read-marks.ts'
import { type Shape, settled, writeSelector } from '../shared/shapes.ts'
import { type Asking, KeptMarks, type Unkept } from './kept-marks.ts'
import type { MarksHost } from './marks.ts'
import type { ViewedImage } from './viewed-image.ts'
import { AnnotationRemoveEvent, AnnotationSaveEvent, type KeepEvent } from './viewer.events.ts'

/** How long it is told what was done. */
const newsMs = 10_000

export const notSaved = (): string => msg('The mark could not be saved. It stays here.')

/** Draws, changes and removes, and takes each of them back. */
export class MarkDeeds {
  readonly #host: MarksHost
  readonly #scale: () => Scale | null
  readonly #kept: KeptMarks
  #undos: { readonly imageId: string; readonly undo: () => void }[] = []
  #telling: ReturnType<typeof setTimeout> | undefined
  /** What was done last, in words, as long as that is news. */
  news = ''

  constructor(host: MarksHost, scale: () => Scale | null) {
    this.#host = host
    this.#scale = scale
    const alone: Unkept = { own: new Map(), changed: () => host.requestUpdate() }
    this.#kept = new KeptMarks({
      get given() {
        return host.annotations
      },
      get unkept() {
        return host.unkept ?? alone
      },
      ask: (asking) => this.#ask(asking),
      failed: (asking) => this.tell(failedWords(asking, this.#isHere(asking.imageId))),
    })
  }

  shown(): readonly Shown[] {
    return this.#kept.shown(this.#host.image.id)
  }
  get canUndo(): boolean {
    return this.#undos.some(({ imageId }) => imageId === this.#host.image.id)
  }

  /** False where too little was drawn to be anything. */
  add(drawn: Shape, points: readonly Put[], text: string, image: ViewedImage): boolean {
    const shape = settled(drawn, image)
    if (!shape) return this.#tooSmall()
    const put = shape.points.map((point, i) => ({ ...point, pixels: (points[i] ?? points.at(-1)!).pixels }))
    const measured = measure(shape.kind, put, this.#scale())
    const { kind } = shape
    // None of it is kept yet.
    const annotation = { id: newId('ann'), version: 0, kind, selector: writeSelector(shape), text, measured }
    this.#kept.save(image.id, annotation)
    this.#did(image, msg(str`${markName(annotation, measured)}: drawn.`), () => this.#kept.remove(image.id, annotation))
    return true
  }

  move({ annotation, measured: before }: Mark, drawn: Shape): void {
    const { image, surface } = this.#host
    const shape = settled(drawn, image)
    if (!shape) return void this.#tooSmall()
    const measured = measureMoved(shape, exactness(surface.view?.zoom ?? 1), before, this.#scale())
    this.#kept.save(image.id, { ...annotation, selector: writeSelector(shape), measured })
    this.#did(image, msg(str`${markName(annotation, measured)}: moved.`), () => this.#kept.save(image.id, annotation))
  }

  reword({ annotation, number }: Mark, text: string, image: ViewedImage): void {
    this.#kept.save(image.id, { ...annotation, text })
    this.#did(image, msg(str`The words of mark ${number} are changed.`), () => this.#kept.save(image.id, annotation))
  }

  remove({ annotation, number }: Mark): void {
    const { image } = this.#host
    this.#kept.remove(image.id, annotation)
    this.#did(image, msg(str`Mark ${number} is removed.`), () => this.#kept.save(image.id, annotation))
  }

  /** Asks once more to keep what was not kept. */
  again(): void {
    this.#kept.again()
  }

  /** Takes the last of it back. */
  undo(): boolean {
    const last = this.#undos.findLast(({ imageId }) => imageId === this.#host.image.id)
    if (!last) return false
    this.#undos = this.#undos.filter((one) => one !== last)
    last.undo()
    this.tell(msg('Undone.'))
    return true
  }

  tell(words: string): void {
    this.#host.say(words)
    this.news = words
    clearTimeout(this.#telling)
    this.#telling = setTimeout(() => this.hush(), newsMs)
    this.#host.requestUpdate()
  }

  hush(): void {
    clearTimeout(this.#telling)
    this.news = ''
    this.#host.requestUpdate()
  }

  #did({ id: imageId }: ViewedImage, words: string, undo: () => void): void {
    this.#undos.push({ imageId, undo })
    if (this.#isHere(imageId)) this.tell(words)
  }

  #isHere(imageId: string): boolean {
    return this.#host.image?.id === imageId
  }

  #tooSmall(): false {
    this.tell(msg('That was too small to be kept.'))
    return false
  }

  #ask({ imageId, annotation, isRemoved }: Asking): KeepEvent {
    const event = isRemoved
      ? new AnnotationRemoveEvent(imageId, annotation)
      : new AnnotationSaveEvent(imageId, annotation)
    // Its turn may come when nobody hears any more what this viewer asks for.
    if (this.#host.isConnected) this.#host.dispatchEvent(event)
    else event.preventDefault()
    return event
  }
}

/** `isHere`: it lies on the photograph that is looked at now. */
function failedWords({ isRemoved }: Asking, isHere: boolean): string {
  if (isHere) return isRemoved ? msg('The mark could not be removed.') : notSaved()
  return isRemoved
    ? msg('A mark on another photograph could not be removed.')
    : msg('A mark on another photograph could not be saved. It stays there.')
}
