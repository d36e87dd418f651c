import { html, svg, type TemplateResult } from 'lit'
import { msg, str } from '../shared/i18n.ts'
import type { Compared, Spots } from './compare-lock.ts'
import type { Point } from './compare-views.ts'

/** Nearer to each other than this, in pixels of the screen, two spots say too little about a turn. */
const leastApart = 24

export interface AligningEvents {
  /** Both spots stand on all photographs. */
  readonly done: (spots: ReadonlyMap<string, Spots>) => void
  readonly changed: () => void
  /** What a photograph is called, in a few words. */
  readonly nameOf: (id: string) => string
  /** In words, for those who do not see it. */
  readonly say: (words: string) => void
}

/**
 * The same two spots are put on each photograph: by a click, or by Enter under the cross in its middle. First one spot on
 * all of them, then the other; a spot that is put again moves there.
 */
export class Aligning {
  readonly #panes: readonly Compared[]
  readonly #on: AligningEvents
  readonly #spots = new Map<string, Point[]>()
  readonly #surfaces = new Set<Compared['viewer']['surface']>()
  readonly #ends: readonly (() => void)[]
  #step = 0
  /** The pointer has not moved since the last key: the cross is shown. */
  byKeys = true

  constructor(panes: readonly Compared[], on: AligningEvents) {
    this.#panes = panes
    this.#on = on
    this.#ends = panes.map((one) => {
      one.viewer.hold()
      this.#draw(one)
      return one.viewer.onDraw(() => this.#draw(one))
    })
  }

  end(): void {
    for (const end of this.#ends) end()
    for (const surface of this.#surfaces) surface.lent = undefined
  }

  /** Puts the spot that is asked for, in pixels of this photograph. Two that lie on each other are refused in words. */
  put(id: string, at: Point): true {
    const one = this.#panes.find((pane) => pane.id === id)!
    const [before] = this.#spots.get(id) ?? []
    if (this.#step === 1 && before && this.#apart(one, before, at) < leastApart) {
      this.#on.say(msg('Too close to the first spot. Choose one farther away.'))
      return true
    }
    this.#spots.set(id, [...(this.#spots.get(id) ?? []).slice(0, this.#step), at])
    this.#draw(one)
    if (this.#wanting.length === 0) this.#step += 1
    if (this.#step > 1) this.#on.done(this.#spots as ReadonlyMap<string, unknown> as ReadonlyMap<string, Spots>)
    else {
      this.#on.changed()
      this.#on.say(this.words)
    }
    return true
  }

  /** Puts it in the middle of a photograph, where the cross is; gives the photograph that is asked for next. */
  putInMiddle(id: string): Compared | undefined {
    const view = this.#panes.find((pane) => pane.id === id)?.viewer.view
    if (view) this.put(id, view.centre)
    return this.#wanting[0]
  }

  #apart({ viewer }: Compared, a: Point, b: Point): number {
    return Math.hypot(a.x - b.x, a.y - b.y) * (viewer.view?.zoom ?? 1)
  }

  get #wanting(): readonly Compared[] {
    return this.#panes.filter(({ id }) => (this.#spots.get(id)?.length ?? 0) <= this.#step)
  }
  /** This photograph lacks the spot that is asked for. */
  wants(id: string): boolean {
    return this.#wanting.some((one) => one.id === id)
  }

  /** What to do next. */
  get words(): string {
    const [next] = this.#wanting
    const name = next ? this.#on.nameOf(next.id) : ''
    if (this.#step === 0) return msg(str`Spot 1 of 2: click something that all photographs show. Now: ${name}.`)
    return msg(str`Spot 2 of 2: click another, far from the first. Now: ${name}.`)
  }

  /** Over a photograph: its spots, and the cross under which Enter puts the next. */
  over(id: string): TemplateResult {
    const spots = this.#spots.get(id) ?? []
    return html`<svg class="over" slot="overlay" aria-hidden="true">
      ${[0, 1].map(
        (at) => svg`<g class="spot" visibility=${spots[at] ? 'visible' : 'hidden'}>
          <circle r="11"></circle><path d="M-18 0h11M7 0h11M0-18v11M0 7v11"></path><text x="14" y="-10">${at + 1}</text>
        </g>`,
      )}
      <path class="cross" d="M-26 0h20M6 0h20M0-26v20M0 6v20"></path>
    </svg>`
  }

  /** Spots stay on what they mark, at every frame; the pointer puts them as soon as there is something to see. */
  #draw({ id, viewer }: Compared): void {
    if (!viewer.view) return
    const { surface } = viewer
    this.#surfaces.add(surface)
    surface.lent ??= { click: (at) => this.put(id, at) }
    const marks = viewer.querySelectorAll('.spot')
    this.#spots.get(id)?.forEach((spot, at) => {
      const { x, y } = surface.toScreen(spot)
      marks[at]?.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`)
    })
  }
}
