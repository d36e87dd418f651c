import { html, type TemplateResult } from 'lit'
import type { Calibration, Scale } from '../shared/annotation.ts'
import { msg, str } from '../shared/i18n.ts'
import { scaleWords } from '../shared/mark-words.ts'
import { type Put, scaleOf } from '../shared/measure.ts'
import { distance } from '../shared/point.ts'
import { settled, writeSelector } from '../shared/shapes.ts'
import { calibrateForm, type Filled, readMillimetres } from './calibrate-form.ts'
import type { ViewedImage } from './viewed-image.ts'
import { CalibrationSaveEvent } from './viewer.events.ts'

interface Host {
  readonly image: ViewedImage
  readonly scale: Scale | null
  requestUpdate(): void
  dispatchEvent(event: Event): boolean
}
interface Events {
  /** The host takes it; `words` say what holds now. */
  done(words: string, scale: Scale | null): void
  failed(words: string): void
  /** The line is drawn anew. */
  dropped(): void
}

/** From a line on something of known length to how large a pixel is. */
export class Calibrating {
  readonly #host: Host
  readonly #events: Events
  #points: readonly Put[] | undefined
  #filled: Filled = { method: 'ruler', millimetres: '' }
  /** What was said here, until the host says it too. */
  #own: { readonly scale: Scale | null; readonly instead: Scale | null; readonly imageId: string } | undefined

  constructor(host: Host, events: Events) {
    this.#host = host
    this.#events = events
  }

  /** What holds now. */
  get scale(): Scale | null {
    const own = this.#own
    const { scale, image } = this.#host
    return own && own.imageId === image.id && own.instead === scale ? own.scale : scale
  }

  /** The line is drawn. */
  begin(points: readonly Put[]): void {
    this.#points = points
    this.#filled = { ...this.#filled, millimetres: '' }
    this.#host.requestUpdate()
  }
  end(): void {
    this.#points = undefined
  }

  /** What is asked about the line, or the way back from what was said. */
  form(): TemplateResult | undefined {
    if (!this.#points) return this.scale ? this.#takeBack() : undefined
    return calibrateForm({
      filled: this.#filled,
      scale: this.#read(),
      problem: this.#problem(),
      fill: (filled) => {
        this.#filled = filled
        this.#host.requestUpdate()
      },
      save: () => this.#save(),
      drop: () => this.#events.dropped(),
    })
  }

  #takeBack(): TemplateResult {
    const deed = () => this.#ask(undefined, null, msg('The calibration is taken back.'))
    return html`<button class="quiet" type="button" @click=${deed}>${msg('Take the calibration back')}</button>`
  }

  #read(): Scale | undefined {
    const { method, millimetres } = this.#filled
    return scaleOf(method, this.#points!, readMillimetres(millimetres), this.#pointPixels)
  }

  /** Either point to the less exact of the two. */
  get #pointPixels(): number {
    return Math.min(100, Math.max(...this.#points!.map(({ pixels }) => pixels)))
  }

  #problem(): string {
    const [a, b] = this.#points!
    if (distance(a!, b!) < 20) return msg('The line is too short: draw it longer, or come closer.')
    if (!this.#filled.millimetres || this.#read()) return ''
    return msg('Write how long the line is in millimetres, like 10 or 12.5.')
  }

  #save(): void {
    const scale = this.#read()
    const line = settled({ kind: 'length', points: this.#points! }, this.#host.image)
    if (!scale || !line) return
    const millimetres = readMillimetres(this.#filled.millimetres)
    const selector = writeSelector(line)
    const calibration = { method: scale.method, selector, millimetres, pointPixels: this.#pointPixels }
    this.#ask(calibration, scale, msg(str`Calibrated: ${scaleWords(scale)}.`))
  }

  /** What was said holds at once, unless the host refuses; it is taken back when it could not be kept. */
  #ask(calibration: Calibration | undefined, scale: Scale | null, words: string): void {
    const { image, scale: instead } = this.#host
    const event = new CalibrationSaveEvent(image.id, calibration)
    const failed = () => {
      if (this.#own === own) this.#own = undefined
      this.#events.failed(msg('The calibration could not be saved. Try again.'))
      this.#host.requestUpdate()
    }
    const own = { scale, instead, imageId: image.id }
    this.#host.dispatchEvent(event)
    if (event.defaultPrevented) failed()
    else {
      this.#own = own
      event.answer?.catch(failed)
      this.#events.done(words, scale)
    }
  }
}
