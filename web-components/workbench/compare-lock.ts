import {
  after,
  back,
  bringing,
  enlarging,
  ofView,
  type Point,
  type Similarity,
  type View,
  viewOf,
} from './compare-views.ts'

type Viewer = HTMLElementTagNameMap['lys-viewer']
/** A photograph and what shows it. */
export interface Compared {
  readonly id: string
  readonly viewer: Viewer
}
/** Two spots on one photograph, in its pixels. */
export type Spots = readonly [Point, Point]
/** What the photographs lie on each other by: each as large as fits, their real size, spots, or as she put them. */
export type Basis = 'fit' | 'size' | 'spots' | 'hand'

/** After so long nothing moves of itself any more, in ms. */
const restMs = 600

/**
 * Moves several photographs as one. Each has a place in a common frame; whichever is drawn elsewhere than it was told to be
 * was moved by somebody: it leads, and the others follow in the same frame. Those that follow are where they were told to be,
 * so that nothing goes round in a circle.
 */
export class Lock {
  readonly #rendered: () => void
  #panes: readonly Compared[] = []
  #ends: readonly (() => void)[] = []
  /** Where each pixel of a photograph lies in the common frame, for those that she placed. */
  #placed = new Map<string, Similarity>()
  readonly #told = new Map<string, View>()
  /** When it was told and by whom, by the clock of frames. */
  readonly #toldAt = new Map<string, { readonly at: number; readonly by: string }>()
  /** Who is drawn before whom, and would follow a frame late. */
  readonly #early = new Set<string>()
  #movedAt = 0
  #paused = false
  isLocked = true
  basis: Basis = 'fit'

  /** `rendered` is called when something changed that is told in words. */
  constructor(rendered: () => void) {
    this.#rendered = rendered
  }

  /** These are compared now, the first of them leads. Photographs that stay keep their place. */
  take(panes: readonly Compared[], leads: string): void {
    const isKnown = (one: Compared) => this.#panes.some(({ id, viewer }) => id === one.id && viewer === one.viewer)
    if (panes.length === this.#panes.length && panes.every(isKnown)) return void this.#rebase(leads)
    for (const end of this.#ends) end()
    for (const one of panes) if (!isKnown(one)) this.#told.delete(one.id)
    this.#panes = panes
    this.#early.clear()
    this.#ends = panes.map((one) => one.viewer.onDraw(() => this.#drawn(one)))
    this.#rebase(leads)
    this.lead(leads)
  }

  /** Nothing follows any more. */
  end(): void {
    this.take([], '')
  }
  /** Of another patient nothing is kept. */
  forget(): void {
    this.end()
    this.#placed.clear()
    this.#told.clear()
    this.isLocked = true
    this.basis = 'fit'
  }

  /** Each moves alone, or all move together from where they lie now. */
  toggle(): void {
    this.isLocked = !this.isLocked
    if (this.isLocked && this.#isElsewhere()) this.#keep('hand')
  }

  /** It was put on the screen anew: it follows, wherever it began. */
  begins(id: string): void {
    this.#told.delete(id)
  }

  /** What still moves of itself stands, but for the one somebody has just taken. */
  still(except: string): void {
    if (!this.isLocked || performance.now() - this.#movedAt > restMs) return
    for (const one of this.#panes) {
      const { view } = one.viewer
      if (one.id !== except && view) this.#tell(one, view)
    }
  }

  /** The same two spots on each photograph come to lie on each other. */
  align(spots: ReadonlyMap<string, Spots>): void {
    const [first] = this.#panes
    const ground = first && spots.get(first.id)
    if (!ground) return
    const mirrors = ({ viewer }: Compared) => (viewer.view?.flipped ?? false) !== (first.viewer.view?.flipped ?? false)
    for (const one of this.#panes) {
      const onto = bringing(spots.get(one.id)!, ground, mirrors(one))
      if (onto) this.#placed.set(one.id, after(this.#frame(first), onto))
    }
    this.#placed.set(first.id, this.#frame(first))
    this.basis = 'spots'
    this.isLocked = true
  }

  /** As they lay before anybody placed them. */
  unplace(leads: string): void {
    this.#placed.clear()
    this.basis = this.#natural
    this.isLocked = true
    this.lead(leads)
  }
  get isPlaced(): boolean {
    return this.basis === 'spots' || this.basis === 'hand'
  }

  /** While their places change size nobody leads; then all follow the one that does. */
  resized(leads: string): void {
    this.#paused = true
    // One frame for the library to take the new size, one to draw in it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.#paused = false
        this.#told.clear()
        this.lead(leads)
      }),
    )
  }

  /** All others look where this one does. `inFrame`: it has just been drawn. */
  lead(id: string, inFrame = false): void {
    const leader = this.#panes.find((one) => one.id === id) ?? this.#panes[0]
    const view = leader?.viewer.view
    if (!this.isLocked || !leader || !view) return
    this.#told.set(leader.id, view)
    const ground = after(ofView(view), back(this.#frame(leader)))
    for (const one of this.#panes)
      if (one !== leader && one.viewer.view)
        this.#tell(one, viewOf(after(ground, this.#frame(one))), inFrame ? leader.id : undefined)
  }

  #drawn(one: Compared): void {
    const { view } = one.viewer
    if (!view || !this.isLocked || this.#paused) return
    const told = this.#told.get(one.id)
    if (!told) return void this.#follow(one, view)
    if (one.viewer.isAt(told)) return void this.#notice(one.id)
    this.#movedAt = performance.now()
    this.lead(one.id, true)
  }

  /** Has just come: looks where the others look; the first one leads. */
  #follow(one: Compared, view: View): void {
    this.#told.set(one.id, view)
    const other = this.#panes.find(({ id, viewer }) => id !== one.id && viewer.view && this.#told.has(id))
    this.#rebase(other?.id ?? one.id)
    this.lead(other?.id ?? one.id)
  }

  /** `by`: who has just been drawn. */
  #tell(one: Compared, view: View, by?: string): void {
    this.#told.set(one.id, view)
    one.viewer.lookAt(view)
    if (by === undefined) return
    this.#toldAt.set(one.id, { at: frame(), by })
    if (this.#early.has(`${one.id} ${by}`)) one.viewer.surface.drawNow()
  }

  /** Drawn in a later frame than the one it was told in: it has its turn before whoever leads. */
  #notice(id: string): void {
    const told = this.#toldAt.get(id)
    this.#toldAt.delete(id)
    if (told && told.at !== frame()) this.#early.add(`${id} ${told.by}`)
  }

  #isElsewhere(): boolean {
    return this.#panes.some(({ id, viewer }) => {
      const told = this.#told.get(id)
      return told && viewer.view && !viewer.isAt(told)
    })
  }

  #keep(basis: Basis): void {
    for (const { id, viewer } of this.#panes) if (viewer.view) this.#placed.set(id, ofView(viewer.view))
    this.basis = basis
    for (const { id, viewer } of this.#panes) if (viewer.view) this.#told.set(id, viewer.view)
  }

  /** How large they are may have become known meanwhile. */
  #rebase(leads: string): void {
    const natural = this.#natural
    if (this.isPlaced || natural === this.basis) return
    this.basis = natural
    this.#rendered()
    this.lead(leads)
  }

  get #natural(): Basis {
    const isKnown = this.#panes.length > 0 && this.#panes.every(({ viewer }) => viewer.scale)
    return isKnown ? 'size' : 'fit'
  }

  #frame(one: Compared): Similarity {
    const placed = this.isPlaced && this.#placed.get(one.id)
    if (placed) return placed
    // Came after the others were placed: beside them as it would lie beside them unplaced.
    const other = this.isPlaced && this.#panes.find(({ id }) => this.#placed.has(id))
    if (!other) return this.#unplaced(one)
    return after(after(this.#placed.get(other.id)!, back(this.#unplaced(other))), this.#unplaced(one))
  }

  /** Middle on middle: in millimetres where all are known, otherwise as large as each fits. */
  #unplaced({ viewer }: Compared): Similarity {
    const { width, height } = viewer.image ?? { width: 1, height: 1 }
    const middle = { x: width / 2, y: height / 2 }
    if (this.#natural === 'size') return enlarging(viewer.scale?.mmPerPixel ?? 1, middle)
    const screen = viewer.view ? viewer.surface.size : { width: 1, height: 1 }
    return enlarging(Math.min(screen.width / width, screen.height / height), middle)
  }
}

/** The same for all that happens in one frame. */
const frame = (): number => Number(document.timeline.currentTime)
