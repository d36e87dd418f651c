import { LysElement } from '../shared/element.ts'
import type { Region } from '../shared/shapes.ts'
import type { Stage } from './stage.ts'
import type { Surface } from './surface.ts'
import { isSame, type View } from './view.ts'

/** An element whose photograph is moved: by its tools, and by whoever looks at several at once. */
export abstract class MovedElement extends LysElement {
  readonly #watchers = new Set<() => void>()
  #led: View | undefined
  /** What the photograph lies on, once it is there. */
  protected abstract readonly stage: Stage | undefined
  /** The photograph is on the screen and can be moved. */
  abstract readonly ready: boolean
  declare protected flipped: boolean

  /** One step closer. */
  zoomIn(): void {
    this.move((stage) => stage.zoomIn())
  }
  /** One step away. */
  zoomOut(): void {
    this.move((stage) => stage.zoomOut())
  }
  /** The whole picture, as large as fits. */
  fit(): void {
    this.move((stage) => stage.fit())
  }
  /** One pixel of the screen for each of the photograph. */
  actualSize(): void {
    this.move((stage) => stage.actualSize())
  }
  /** A quarter turn to the left. */
  rotateLeft(): void {
    this.move((stage) => stage.rotateBy(-90))
  }
  /** A quarter turn to the right. */
  rotateRight(): void {
    this.move((stage) => stage.rotateBy(90))
  }
  /** Left for right, and back. */
  flip(): void {
    this.move((stage) => stage.flip())
    if (this.ready) this.flipped = !this.flipped
  }
  /** One step in each direction, counted to the right and down. */
  panBy(right: number, down: number): void {
    this.move((stage) => stage.panBy(right, down))
  }
  /** How the photograph lies on the screen, once it is there. */
  get surface(): Surface {
    return this.stage!.surface
  }
  /** Where one looks now; undefined while there is nothing to see. */
  get view(): View | undefined {
    return this.ready ? this.stage?.surface.view : undefined
  }
  /** It shows this, to the eye. */
  isAt(place: View): boolean {
    const { view } = this
    return view !== undefined && isSame(view, place)
  }
  /** Looks there at once, as another photograph leads: that one tells where they came to rest. */
  lookAt(view: View): void {
    this.#led = view
    this.move((stage) => stage.surface.lookAt(view))
    if (this.ready) this.flipped = view.flipped
  }
  /** It lies as another one led it, and was not moved from there. */
  protected get isLed(): boolean {
    if (this.#led && this.view && !this.isAt(this.#led)) this.#led = undefined
    return this.#led !== undefined
  }
  /** Calls at every frame in which the photograph was drawn; its answer ends that. */
  onDraw(listener: () => void): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }
  /** Brings a part of the photograph into view. */
  showRegion(region: Region): void {
    this.move((stage) => stage.showRegion(region))
  }

  protected move(deed: (stage: Stage) => void): void {
    if (this.ready && this.stage) deed(this.stage)
  }

  /** From now on whoever watches is told of each frame of this stage. */
  protected watch(stage: Stage): void {
    stage.surface.onDraw(() => {
      for (const watcher of this.#watchers) watcher()
    })
  }
}
