import { expect, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Annotation, Scale, Tool } from '../../web-components/shared/annotation.ts'
import { define } from '../../web-components/shared/define.ts'
import type { Point } from '../../web-components/shared/point.ts'
import { type DrawnPhotograph, drawPhotograph } from '../../web-components/viewer/demo-photograph.ts'
import { matrixOf, onScreen, type View } from '../../web-components/viewer/view.ts'
import type { AnnotationRemoveEvent, AnnotationSaveEvent } from '../../web-components/viewer/viewer.events.ts'
import { LysViewer } from '../../web-components/viewer/viewer.ts'

/** 40 pixels of the drawn ruler are a millimetre. */
export const ruler: Scale = { method: 'ruler', mmPerPixel: 1 / 40, relativeUncertainty: 0.001 }
/** A long line of the drawn ruler. */
export const tick = (mm: number): Point => ({ x: 21 + 40 * mm, y: 1120 })
export const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000 })
const moment = (ms: number) => new Promise((done) => setTimeout(done, ms))

let photograph: Promise<DrawnPhotograph> | undefined

/** What a test says of the host: `keeps` that it gives back what it is asked to keep, as hosts do. */
type Host = Partial<LysViewer> & { readonly keeps?: boolean }

/** A viewer with the drawn photograph, and the hand of whoever tests what lies over it. */
export class ViewerInHand {
  readonly viewer: LysViewer
  /** What it asked to be kept, in turn. */
  readonly saved: Annotation[] = []

  static async open({ keeps = true, ...host }: Host = {}): Promise<ViewerInHand> {
    define(LysViewer)
    const { image, fetcher } = await (photograph ??= drawPhotograph())
    const hand = new ViewerInHand(keeps)
    Object.assign(hand.viewer, { fetcher, editable: true, scale: ruler, ...host })
    document.body.append(hand.viewer)
    hand.viewer.image = image
    await soon(() => expect(hand.viewer.ready).toBe(true))
    return hand
  }

  private constructor(keeps: boolean) {
    this.viewer = document.createElement('lys-viewer')
    this.viewer.style.blockSize = '640px'
    this.viewer.style.inlineSize = '900px'
    this.viewer.addEventListener('lys-annotation-save', ({ annotation }: AnnotationSaveEvent) => {
      this.saved.push(annotation)
      if (keeps) this.viewer.annotations = [...this.#without(annotation), annotation]
    })
    this.viewer.addEventListener('lys-annotation-remove', ({ annotation }: AnnotationRemoveEvent) => {
      if (keeps) this.viewer.annotations = this.#without(annotation)
    })
  }

  #without({ id: gone }: Annotation): readonly Annotation[] {
    return this.viewer.annotations.filter(({ id }) => id !== gone)
  }

  within<E extends Element = HTMLElement>(selector: string): E | null {
    return this.viewer.renderRoot.querySelector<E>(selector)
  }
  /** The words below the photograph. */
  get strip(): string {
    const seen = this.within('.strip')?.cloneNode(true) as HTMLElement | undefined
    for (const other of seen?.querySelectorAll('.other') ?? []) other.remove()
    return seen?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''
  }
  get said(): string {
    return this.within('#announced')!.textContent
  }
  /** What lies there, as a screen reader is told. */
  get list(): readonly string[] {
    return [...this.viewer.renderRoot.querySelectorAll('.marks li')].map((one) => one.textContent)
  }
  button(name: RegExp): HTMLButtonElement {
    const all = [...this.viewer.renderRoot.querySelectorAll<HTMLButtonElement>('.strip button')]
    return all.find((one) => name.test(one.textContent))!
  }

  async hold(tool: Tool): Promise<void> {
    await this.viewer.hold(tool)
    await soon(() => expect(this.within('.strip button[aria-pressed="true"]')).not.toBeNull())
    // The strip takes a part of the height: the photograph settles in the rest.
    await moment(150)
  }

  async look(view: Partial<View>): Promise<void> {
    this.viewer.lookAt({ ...this.viewer.view!, ...view })
    await moment(80)
  }

  /** Where a pixel of the photograph lies on the screen, to the pixel of the screen. */
  onScreen(point: Point): Point {
    const { clientWidth: width, clientHeight: height } = this.within('.place')!
    const { x, y } = onScreen(matrixOf(this.viewer.view!, { width, height }), point)
    return { x: Math.round(x), y: Math.round(y) }
  }
  /** What comes below takes a part of the height: a place on the screen holds once nothing moves any more. */
  async #settles(): Promise<void> {
    for (let before = ''; ; ) {
      const { clientWidth, clientHeight } = this.within('.place')!
      const now = JSON.stringify([this.viewer.view, clientWidth, clientHeight])
      if (now === before) return
      before = now
      await moment(60)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }
  }
  async click(point: Point): Promise<void> {
    await this.#settles()
    await userEvent.click(this.within('.place')!, { position: this.onScreen(point) })
  }
  async hover(point: Point): Promise<void> {
    await userEvent.hover(this.within('.place')!, { position: this.onScreen(point) })
  }
  async drag(from: Point, to: Point): Promise<void> {
    await this.#settles()
    const place = this.within('.place')!
    const [sourcePosition, targetPosition] = [this.onScreen(from), this.onScreen(to)]
    await userEvent.dragAndDrop(place, place, { sourcePosition, targetPosition, steps: 6 })
  }

  async press(keys: string): Promise<void> {
    await userEvent.keyboard(keys)
    await this.viewer.updateComplete
  }
}
