import type OpenSeadragon from 'openseadragon'
import type { Point } from '../shared/point.ts'
import type { Region } from '../shared/shapes.ts'
import type { Library } from './open-seadragon.ts'
import { type Matrix, matrixOf, onPhotograph, onScreen, type View } from './view.ts'

/** What takes the pointer instead of moving the photograph. Points are in its pixels; each answers whether it took it. */
export interface Grip {
  click?(at: Point): boolean
  /** A drag begins, goes on and ends. Without it a drag moves the photograph as ever. */
  drag?(at: Point, when: 'begin' | 'on' | 'end'): boolean
  hover?(at: Point): void
}

/** A listener, until its answer is called. */
type Undo = () => void

/** How the photograph lies on the screen, for what is drawn over it, and whose the pointer is. */
export class Surface {
  readonly #library: Library
  readonly #viewer: OpenSeadragon.Viewer
  readonly #listeners = new Set<() => void>()
  #dragging = false
  /** Where it was put down on the screen, and whether it drew from there. */
  #put: Point = { x: 0, y: 0 }
  #drew = false
  #took = false
  #pressed: Point = { x: 0, y: 0 }
  grip: Grip | undefined
  /** Of whoever borrows the pointer meanwhile, whatever is held. */
  lent: Grip | undefined

  constructor(library: Library, viewer: OpenSeadragon.Viewer) {
    this.#library = library
    this.#viewer = viewer
    const tell = () => {
      for (const listener of this.#listeners) listener()
    }
    viewer.addHandler('update-viewport', tell)
    this.#takePointer()
  }

  /** Draws what was told in this frame: its own turn in it may be over. */
  drawNow(): void {
    this.#viewer.world.update(true)
    this.#viewer.world.draw()
    this.#viewer.raiseEvent('update-viewport')
  }

  #takePointer(): void {
    const viewer = this.#viewer
    const at = (event: { position?: Point }): Point => this.toPhotograph(event.position ?? { x: 0, y: 0 })
    viewer.addHandler('canvas-click', (event) => {
      // trap: of clicks alone the library tells the place mirrored, where the photograph is.
      const x = viewer.viewport.getFlip() ? this.size.width - event.position.x : event.position.x
      // A slow hand clicks too: trap: to the library it is one only for less than a third of a second.
      const stood = !this.#drew && Math.hypot(x - this.#put.x, event.position.y - this.#put.y) < 5
      this.#took =
        (event.quick || stood) && (this.#taker?.click?.(this.toPhotograph({ x, y: event.position.y })) ?? false)
      if (this.#took) event.preventDefaultAction = true
    })
    viewer.addHandler('canvas-double-click', (event) => {
      // A click that nobody wanted is the first half of the photograph's own.
      if (this.#took) event.preventDefaultAction = true
    })
    viewer.addHandler('canvas-press', (event) => {
      this.#pressed = at(event)
      this.#put = event.position
      this.#drew = false
    })
    viewer.addHandler('canvas-drag', (event) => {
      // trap: the first that is heard of a drag is where a fast hand has come meanwhile.
      const begun = this.#dragging || this.#taker?.drag?.(this.#pressed, 'begin')
      if (!begun || !this.#taker?.drag?.(at(event), 'on')) return
      this.#dragging = this.#drew = event.preventDefaultAction = true
    })
    viewer.addHandler('canvas-drag-end', (event) => {
      if (this.#dragging && this.#taker?.drag?.(at(event), 'end')) event.preventDefaultAction = true
      this.#dragging = false
    })
    viewer.element.addEventListener('pointermove', (event) => {
      if (!this.#taker?.hover) return
      const place = viewer.element.getBoundingClientRect()
      this.#taker.hover(this.toPhotograph({ x: event.clientX - place.x, y: event.clientY - place.y }))
    })
  }

  get #taker(): Grip | undefined {
    return this.lent ?? this.grip
  }

  /** Calls at every frame in which the photograph was drawn, moved or not. */
  onDraw(listener: () => void): Undo {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Of the viewer, in pixels of the screen. */
  get size(): { readonly width: number; readonly height: number } {
    const { x, y } = this.#viewport.getContainerSize()
    return { width: x, height: y }
  }

  /** Where one looks now, in the middle of a movement; undefined while there is nothing to see. */
  get view(): View | undefined {
    const item = this.#item
    if (!item) return undefined
    const { x, y } = item.viewportToImageCoordinates(this.#viewport.getCenter(true))
    return {
      centre: { x, y },
      zoom: item.viewportToImageZoom(this.#viewport.getZoom(true)),
      rotation: this.#viewport.getRotation(true),
      flipped: this.#viewport.getFlip(),
    }
  }

  get matrix(): Matrix | undefined {
    const { view } = this
    return view && matrixOf(view, this.size)
  }

  toScreen(photograph: Point): Point {
    const { matrix } = this
    return matrix ? onScreen(matrix, photograph) : { x: 0, y: 0 }
  }

  toPhotograph(screen: Point): Point {
    const { matrix } = this
    return matrix ? onPhotograph(matrix, screen) : { x: 0, y: 0 }
  }

  /** Looks there, at once: another photograph leads. */
  lookAt({ centre, zoom, rotation, flipped }: View): void {
    const item = this.#item
    if (!item) return
    const viewport = this.#viewport
    viewport.setFlip(flipped)
    viewport.setRotation(rotation, true)
    viewport.zoomTo(item.imageToViewportZoom(zoom), undefined, true)
    viewport.panTo(item.imageToViewportCoordinates(new this.#library.Point(centre.x, centre.y)), true)
  }

  /** Brings a part of the photograph into view, with some room around it. */
  showRegion({ x, y, width, height }: Region, now: boolean): void {
    const room = 0.25 * Math.max(width, height)
    const wide = [x - room, y - room, width + 2 * room, height + 2 * room] as const
    const item = this.#item
    if (item) this.#viewport.fitBoundsWithConstraints(item.imageToViewportRectangle(...wide), now)
  }

  get #viewport(): OpenSeadragon.Viewport {
    return this.#viewer.viewport
  }
  get #item(): OpenSeadragon.TiledImage | undefined {
    return this.#viewer.world.getItemAt(0) ?? undefined
  }
}
