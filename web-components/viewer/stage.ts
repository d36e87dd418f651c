import type OpenSeadragon from 'openseadragon'
import type { Region } from '../shared/shapes.ts'
import {
  emptyWithoutMarkup,
  fadeNothing,
  type Library,
  loadLibrary,
  spareOverview,
  withoutStyle,
} from './open-seadragon.ts'
import type { Picture } from './previews.ts'
import { Surface } from './surface.ts'
import { type Ahead, preview, pyramid } from './tile-sources.ts'
import { fitLevel, lowestLevel, type Place, type ViewedImage } from './viewed-image.ts'

/** What the stage tells its element. */
export interface StageEvents {
  /** The first of the picture is drawn; with `sharp`, all that this size can show. */
  shown(sharp: boolean): void
  /** A tile did not come, also after more tries. */
  tileLost(): void
  /** Where one looks has changed. */
  moved(): void
  /** The machine took the canvas away, or gave it back and the picture was drawn again. */
  canvasLost(isLost: boolean): void
  /** A page that scrolls kept the gesture: the hint to show. */
  gestureHint(gesture: 'drag' | 'scroll'): string
}

export interface StageOptions {
  readonly place: HTMLElement
  readonly overview: HTMLElement
  readonly embedded: boolean
  readonly reducedMotion: boolean
  readonly ahead: Ahead
}

type Placed = Parameters<OpenSeadragon.Viewer['addTiledImage']>[0]

const step = 1.4
/** Of the whole picture in view. */
const smallest = 0.9
const pan = 0.15

/** OpenSeadragon on one element: shows one picture and moves it. Lengths are shares of what is in view. */
export class Stage {
  readonly #library: Library
  readonly #viewer: OpenSeadragon.Viewer
  readonly #options: StageOptions
  readonly #events: StageEvents
  /** Where everything lies, for what is drawn over it. */
  readonly surface: Surface
  #image: ViewedImage | undefined
  #pyramid: OpenSeadragon.TiledImage | undefined
  #tiles: OpenSeadragon.TileSource | undefined
  /** The whole picture, small: it stands in its place until the library has drawn it, and lies below the tiles then. */
  #first: Picture | undefined
  #drawn = false
  /** The library has put it where it begins; what is wanted before that waits. */
  #isPlaced = false
  #wanted: Region | undefined
  /** The whole picture is in view, as it came or as she left it: then it stays whole when its place changes. */
  #stayWhole = true

  /** Loads the library and takes the place. Rejects when the library did not arrive. */
  static async take(options: StageOptions, events: StageEvents): Promise<Stage> {
    return new Stage(await loadLibrary(), options, events)
  }

  private constructor(library: Library, options: StageOptions, events: StageEvents) {
    this.#library = library
    this.#options = options
    this.#events = events
    const settings: OpenSeadragon.Options = {
      element: options.place,
      // No picture yet: see emptyWithoutMarkup.
      drawer: 'canvas',
      navigatorDrawer: 'canvas',
      showNavigator: true,
      navigatorElement: options.overview,
      navigatorDisplayRegionColor: '#ffffff',
      showNavigationControl: false,
      keyboardNavEnabled: false,
      // Focus, keys and the name for screen readers are the element's.
      tabIndex: '' as unknown as number,
      cooperativeGestures: options.embedded,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      gestureSettingsPen: { clickToZoom: false, dblClickToZoom: true },
      immediateRender: true,
      animationTime: options.reducedMotion ? 0 : 0.4,
      blendTime: 0,
      springStiffness: 8,
      zoomPerScroll: 1.25,
      minZoomImageRatio: smallest,
      maxZoomPixelRatio: 8,
      visibilityRatio: 0.4,
      // What is looked at stays as large as it was when something comes below it.
      preserveImageSizeOnResize: true,
      silenceMultiImageWarnings: true,
      maxImageCacheCount: 150,
      imageLoaderLimit: 6,
      maxTilesPerFrame: 6,
      tileRetryMax: 2,
      tileRetryDelay: 1200,
    }
    this.#viewer = withoutStyle(() => library(settings))
    const { navigator } = this.#viewer
    for (const one of [this.#viewer, navigator]) {
      emptyWithoutMarkup(one)
      fadeNothing(one)
    }
    spareOverview(this.#viewer, (source) => !!this.#first && source === this.#tiles)
    this.surface = new Surface(library, this.#viewer)
    this.#listen()
  }

  #listen(): void {
    const viewer = this.#viewer
    const events = this.#events
    viewer.addHandler('tile-loaded', () => {
      if (this.#drawn) return
      this.#drawn = true
      events.shown(false)
    })
    viewer.addHandler('update-viewport', () => {
      if (this.#drawn) this.#first?.remove()
    })
    viewer.addHandler('tile-load-failed', () => events.tileLost())
    viewer.addHandler('viewport-change', () => events.moved())
    viewer.addHandler('flip', () => events.moved())
    viewer.addHandler('open', () => {
      this.#isPlaced = true
      if (this.#wanted) this.showRegion(this.#wanted)
      events.moved()
    })
    viewer.addHandler('animation-finish', () => {
      // In its true size it may be smaller than that, and wants to stay so.
      this.#stayWhole = this.isWhole && this.#viewport.getZoom(false) >= this.#viewport.getHomeZoom() * smallest * 0.99
    })
    viewer.addHandler('resize', () => {
      // After the library has put its own idea of it.
      if (this.#stayWhole && this.isOpen) queueMicrotask(() => this.#viewport.goHome(true))
    })
    const { place } = this.#options
    // They do not bubble.
    place.addEventListener('contextlost', () => events.canvasLost(true), true)
    place.addEventListener('contextrestored', () => this.redraw(), true)
    viewer.addHandler('canvas-cooperative-gesture', (event) => {
      event.message = events.gestureHint(event.gesture)
    })
  }

  /** What a picture has to itself. */
  get place(): Place {
    // As the library last saw it: to ask the page would have it laid out once more for each picture.
    const { x: width, y: height } = this.#viewport.getContainerSize()
    return { width, height }
  }

  get isOpen(): boolean {
    return this.#viewer.world.getItemCount() > 0
  }

  /** Screen pixels for each pixel of the photograph; 1 is its actual size. Undefined while there is nothing to see. */
  get zoom(): number | undefined {
    const item = this.#item
    return item && item.viewportToImageZoom(this.#viewport.getZoom(false)) * devicePixelRatio
  }

  get isWhole(): boolean {
    return this.#viewport.getZoom(false) <= this.#viewport.getHomeZoom() * 1.01
  }

  /** Shows a picture from a small one of it; `headers` open the door to its tiles. */
  show(image: ViewedImage, picture: Picture | undefined, headers: Readonly<Record<string, string>>): void {
    this.clear()
    this.#image = image
    this.#first = picture
    // In its own turn the library would draw it some frames later.
    if (picture) this.#options.place.prepend(picture)
    const first = picture ? preview(this.#library, image, picture) : undefined
    const tiles = this.#specify(image, headers)
    this.#viewport.setRotation(0, true).setFlip(false)
    this.#viewer.open([first && { tileSource: first }, tiles].filter((one) => one !== undefined) as never)
  }

  /** Puts the tiles over the preview, now that there are some or once more after they were lost; the view stays. */
  addTiles(image: ViewedImage, headers: Readonly<Record<string, string>>): void {
    if (this.#pyramid) this.#viewer.world.removeItem(this.#pyramid)
    this.#pyramid = undefined
    this.#image = image
    const tiles = this.#specify(image, headers)
    if (tiles) this.#viewer.addTiledImage(tiles)
  }

  #specify(image: ViewedImage, headers: Readonly<Record<string, string>>): Placed | undefined {
    if (!image.tileSize) return undefined
    const ajax = Object.keys(headers).length > 0
    const least = this.#first ? fitLevel(image, this.place) : lowestLevel(image)
    const success = (event: unknown) => {
      if (this.#image !== image) return
      const { item } = event as { item: OpenSeadragon.TiledImage }
      this.#pyramid = item
      // trap: the viewer's own event of this name keeps still when tiles come to a preview that was all there.
      item.addHandler('fully-loaded-change', ({ fullyLoaded }) => {
        if (fullyLoaded && this.#pyramid === item) this.#events.shown(true)
      })
    }
    this.#tiles = pyramid(this.#library, image, this.#options.ahead, least)
    return {
      tileSource: this.#tiles,
      loadTilesWithAjax: ajax,
      ajaxHeaders: headers,
      success,
    } as Placed
  }

  /** Draws what it has once more. */
  redraw(): void {
    this.#viewer.forceRedraw()
    this.#events.canvasLost(false)
  }

  /** From now on tiles are asked for with these headers. */
  renew(headers: Readonly<Record<string, string>>): void {
    const placed = this.#pyramid as
      | (OpenSeadragon.TiledImage & { setAjaxHeaders(to: object, all: boolean): void })
      | undefined
    placed?.setAjaxHeaders({ ...headers }, true)
  }

  /** Takes the picture away at once: nothing of one patient may stand under the name of the next. */
  clear(): void {
    this.#image = undefined
    this.#pyramid = undefined
    this.#drawn = this.#isPlaced = false
    this.#wanted = undefined
    this.#stayWhole = true
    this.#first?.remove()
    this.#viewer.close()
  }

  /** Brings a part of the photograph into view. */
  showRegion(region: Region): void {
    this.#wanted = this.#isPlaced ? undefined : region
    this.#stayWhole = false
    if (this.#isPlaced) this.surface.showRegion(region, this.#now)
  }

  zoomBy(factor: number): void {
    // What came late of its place must not take this back.
    this.#stayWhole = false
    this.#viewport.zoomBy(factor, undefined as never, this.#now).applyConstraints(this.#now)
  }
  zoomIn(): void {
    this.zoomBy(step)
  }
  zoomOut(): void {
    this.zoomBy(1 / step)
  }
  fit(): void {
    this.#viewport.goHome(this.#now)
  }
  actualSize(): void {
    this.zoomTo(1 / devicePixelRatio)
  }
  /** So many pixels of the screen (CSS) for each of the photograph. */
  readonly zoomTo = (zoom: number): void => {
    const item = this.#item
    if (!item) return
    const wanted = item.imageToViewportZoom(zoom)
    this.#stayWhole = false
    // What is small on the glass is smaller than anybody would zoom out to.
    const viewport = this.#viewport as OpenSeadragon.Viewport & { minZoomImageRatio: number }
    viewport.minZoomImageRatio = Math.min(smallest, wanted / viewport.getHomeZoom())
    viewport.zoomTo(wanted, undefined, this.#now).applyConstraints(this.#now)
  }
  /** As it came: whole, neither turned nor mirrored. */
  upright(): void {
    this.#viewport.setRotation(0, this.#now).setFlip(false)
    this.fit()
  }
  /** To the right for positive degrees, for the eye: a mirrored picture is turned before it is mirrored. */
  rotateBy(degrees: number): void {
    const whole = this.isWhole
    this.#viewport.rotateBy(this.#viewport.getFlip() ? -degrees : degrees, undefined as never, this.#now)
    if (whole) this.fit()
  }
  flip(): void {
    this.#viewport.toggleFlip()
  }
  /** One step of the arrow keys, in the direction they point on the screen. */
  panBy(right: number, down: number): void {
    const { width, height } = this.#viewport.getBoundsNoRotate()
    const size = Math.min(width, height) * pan
    const mirrored = this.#viewport.getFlip() ? -1 : 1
    const delta = new this.#library.Point(right * size * mirrored, down * size).rotate(-this.#viewport.getRotation())
    this.#viewport.panBy(delta, this.#now).applyConstraints(this.#now)
  }

  /** What is seen through a CSS filter; nothing of it touches the pixels. */
  paint(filter: string): void {
    for (const canvas of [this.#options.place, this.#options.overview]) canvas.style.setProperty('filter', filter)
  }

  /** In full screen there is no page to scroll. */
  yieldGestures(embedded: boolean): void {
    ;(this.#viewer as unknown as { setCooperativeGestures(on: boolean): void }).setCooperativeGestures(embedded)
  }

  destroy(): void {
    this.#first?.remove()
    this.#viewer.destroy()
  }

  get #viewport(): OpenSeadragon.Viewport {
    return this.#viewer.viewport
  }
  get #item(): OpenSeadragon.TiledImage | undefined {
    return this.#viewer.world.getItemAt(0) ?? undefined
  }
  get #now(): boolean {
    return this.#options.reducedMotion
  }
}
