import { html, nothing, type TemplateResult } from 'lit'
import type { Calibration, Scale } from '../shared/annotation.ts'
import { msg, str } from '../shared/i18n.ts'
import { scaleWords } from '../shared/mark-words.ts'
import { type Put, scaleFound, scaleOf, scaleTold } from '../shared/measure.ts'
import { distance } from '../shared/point.ts'
import { settled, writeSelector } from '../shared/shapes.ts'
import { calibrateForm, type Filled, readMillimetres } from './calibrate-form.ts'
import { deviceForm, scaleAndWidth, type Told, toldWords } from './device-form.ts'
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

interface Own {
  readonly scale: Scale | null
  /** What the host said meanwhile. */
  readonly instead: Scale | null
  isOver: boolean
}

/** From a line on something of known length, from what was found or from what a device says, to how large a pixel is. */
export class Calibrating {
  readonly #host: Host
  readonly #events: Events
  #points: readonly Put[] | undefined
  #filled: Filled = { method: 'ruler', millimetres: '' }
  /** Stays when it is put aside. */
  #told: Told = { says: 'pixel', typed: '' }
  #asksDevice = false
  /** What was said here, until the host says it too, by the id of its photograph. */
  readonly #own = new Map<string, Own>()
  /** What could not be kept, to be asked for once more. */
  readonly #lost = new Map<string, () => void>()

  constructor(host: Host, events: Events) {
    this.#host = host
    this.#events = events
  }

  /** What holds now. */
  get scale(): Scale | null {
    const { scale, image } = this.#host
    // trap: asked for while the photograph is taken away.
    const own = this.#own.get(image?.id)
    // Once the host has said something else, it goes on saying what holds.
    if (own && own.instead !== scale) own.isOver = true
    return own && !own.isOver ? own.scale : scale
  }

  /** Asks once more for what could not be kept of this photograph. */
  get again(): (() => void) | undefined {
    return this.#lost.get(this.#host.image.id)
  }

  /** The line is drawn. */
  begin(points: readonly Put[]): void {
    this.#asksDevice = false
    this.#points = points
    this.#filled = { ...this.#filled, millimetres: '' }
    this.#host.requestUpdate()
  }
  end(): void {
    this.#asksDevice = false
    this.#points = undefined
  }

  /** Whether the key was for it, before a line is begun: U takes what was found; where it is in hand, D asks for what the device says. */
  key({ key, altKey }: KeyboardEvent, isInHand: boolean): boolean {
    if (this.#points || altKey) return false
    if (key === 'd' && isInHand) this.#askDevice()
    else if (key === 'u' && this.#found) this.#takeFound()
    else return false
    return true
  }

  /** What was found in the photograph, as long as it is not what holds. */
  get #found(): Scale | undefined {
    const { found } = this.#host.image
    return found && found.mmPerPixel !== this.scale?.mmPerPixel ? scaleFound(found) : undefined
  }
  get foundWords(): string {
    const found = this.#found
    if (!found) return ''
    const words = scaleAndWidth(found, this.#host.image.width)
    return found.method === 'ruler'
      ? msg(str`A ruler was found: ${words}.`)
      : msg(str`Our sticker was found: ${words}.`)
  }

  /** What was found, to be taken. */
  offer(): TemplateResult | typeof nothing {
    return this.#found
      ? html`<p class="found" dir="auto">${this.foundWords} <button class="quiet" type="button" @click=${() => this.#takeFound()}>${msg('Use it')} (U)</button></p>`
      : nothing
  }

  /** What is asked about the line or the device, or else the ways without a line and the way back from what was said. */
  form(): TemplateResult {
    if (this.#points) return this.#lineForm()
    if (this.#asksDevice) return this.#deviceForm()
    return html`<div class="ways">${this.offer()}
      <button class="quiet" type="button" @click=${() => this.#askDevice()}>${msg('The device says it')} (D)</button>
      ${this.scale ? this.#takeBack() : nothing}</div>`
  }

  #askDevice(): void {
    this.#asksDevice = true
    this.#host.requestUpdate()
  }

  #deviceForm(): TemplateResult {
    const { image } = this.#host
    const { says, typed } = this.#told
    const scale = scaleTold(says, readMillimetres(typed), image.width)
    const fill = (told: Told) => {
      this.#told = told
      this.#host.requestUpdate()
    }
    return deviceForm(this.#told, fill, {
      scale,
      words: toldWords(this.#told, scale, image.width),
      save: () => scale && this.#take(scale),
      drop: () => this.#events.dropped(),
    })
  }

  #takeFound(): void {
    const found = this.#found
    if (found) this.#take(found)
  }

  /** What needs no line. */
  #take(scale: Scale): void {
    const { method, mmPerPixel } = scale
    const calibration = { method, selector: null, millimetres: null, mmPerPixel, pointPixels: 1 }
    this.#ask(calibration, scale, msg(str`Calibrated: ${scaleWords(scale)}.`))
  }

  #lineForm(): TemplateResult {
    const scale = this.#read()
    const fill = (filled: Filled) => {
      this.#filled = filled
      this.#host.requestUpdate()
    }
    return calibrateForm(this.#filled, fill, {
      scale,
      words: this.#problem() || (scale ? scaleWords(scale) : ''),
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
    const calibration = {
      method: scale.method,
      selector,
      millimetres,
      mmPerPixel: null,
      pointPixels: this.#pointPixels,
    }
    this.#ask(calibration, scale, msg(str`Calibrated: ${scaleWords(scale)}.`))
  }

  /** What was said holds at once, unless the host refuses; it is taken back when it could not be kept. */
  #ask(calibration: Calibration | undefined, scale: Scale | null, words: string): void {
    const { image, scale: instead } = this.#host
    const event = new CalibrationSaveEvent(image.id, calibration)
    const failed = () => {
      const isHere = this.#host.image?.id === image.id
      this.#events.failed(
        isHere
          ? msg('The calibration could not be saved.')
          : msg('The calibration of another photograph could not be saved.'),
      )
    }
    const own: Own = { scale, instead, isOver: false }
    this.#host.dispatchEvent(event)
    if (event.defaultPrevented) return void failed()
    this.#own.set(image.id, own)
    this.#lost.delete(image.id)
    event.answer?.catch(() => {
      // What was said of it since says for itself how it stands.
      if (this.#own.get(image.id) !== own) return
      this.#own.delete(image.id)
      this.#lost.set(image.id, () => this.#ask(calibration, scale, words))
      failed()
    })
    this.#events.done(words, scale)
  }
}
