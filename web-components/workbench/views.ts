import type { Words } from '../shared/setting.ts'
import type { Disposable } from './commands.ts'
import { type Condition, ContextKeys } from './context-keys.ts'

/** A place for views: beside the case, or with the reply. */
export interface ViewContainer {
  readonly id: string
  readonly title: Words
  readonly order?: number
  readonly location: 'side' | 'reply'
}

/** A foldable part of a container. */
export interface View {
  readonly id: string
  readonly name: Words
  readonly when?: Condition
  /** The tag of a custom element that fills it; without one it says its welcome. */
  readonly element?: string
  readonly order?: number
}

/** What an empty view says. A line `[Label](command:some.id)` is a button that runs that command; all else is plain text. */
export interface Welcome {
  readonly contents: Words
  readonly when?: Condition
}

/** A view that stands there now, with what it says where nothing fills it. */
export interface StandingView {
  readonly id: string
  readonly name: Words
  readonly element: string | undefined
  readonly welcome: readonly Words[]
}

interface Placed {
  readonly container: string
  readonly view: View
  readonly isThere: () => boolean
}
interface Said {
  readonly view: string
  readonly contents: Words
  readonly isThere: () => boolean
}

/** Which views stand where. Dispatches `change` when one comes or goes. */
export class Views extends EventTarget {
  readonly #containers = new Map<string, ViewContainer>()
  readonly #views = new Map<string, Placed>()
  readonly #welcomes = new Set<Said>()
  readonly #context: ContextKeys

  constructor(context = new ContextKeys()) {
    super()
    this.#context = context
  }

  /** Throws when the id is taken. Views of a container that goes are out of sight until it comes back. */
  registerContainer(container: ViewContainer): Disposable {
    const { id } = container
    if (this.#containers.has(id)) throw new Error(`The view container ${id} is already there.`)
    this.#containers.set(id, container)
    return this.#changed(() => this.#containers.get(id) === container && this.#containers.delete(id))
  }

  /**
   * Throws when the id is taken, the container is not there, or the element is none that a pack may name; WhenError for a
   * condition that cannot be read.
   */
  register(container: string, view: View): Disposable {
    if (!this.#containers.has(container)) throw new Error(`There is no view container ${container}.`)
    if (this.#views.has(view.id)) throw new Error(`The view ${view.id} is already there.`)
    const fault = view.element === undefined ? undefined : faultOf(view.element)
    if (fault) throw new Error(fault)
    const placed = { container, view, isThere: this.#context.ask(view.when) }
    this.#views.set(view.id, placed)
    return this.#changed(() => this.#views.get(view.id) === placed && this.#views.delete(view.id))
  }

  /** For a view that is there already, or comes later. Throws WhenError for a condition that cannot be read. */
  registerWelcome(view: string, { contents, when }: Welcome): Disposable {
    const said = { view, contents, isThere: this.#context.ask(when) }
    this.#welcomes.add(said)
    return this.#changed(() => this.#welcomes.delete(said))
  }

  /** Whether there is such a view, in sight or not. */
  has(view: string): boolean {
    return this.#views.has(view)
  }
  /** Whether there is any view at all. */
  get isUsed(): boolean {
    return this.#views.size > 0
  }
  /** The containers of a location that hold a view now, in order. */
  containers(location: ViewContainer['location']): readonly ViewContainer[] {
    return [...this.#containers.values()]
      .filter((one) => one.location === location && this.of(one.id).length > 0)
      .sort(inOrder)
  }

  /** What stands in a container now, in order. A view that nothing fills and that has nothing to say is left out. */
  of(container: string): readonly StandingView[] {
    return [...this.#views.values()]
      .filter((one) => one.container === container && one.isThere())
      .map(({ view }) => view)
      .sort(inOrder)
      .map(({ id, name, element }) => ({ id, name, element, welcome: element ? [] : this.#welcomeOf(id) }))
      .filter(({ element, welcome }) => element !== undefined || welcome.length > 0)
  }

  #welcomeOf(view: string): readonly Words[] {
    return [...this.#welcomes].filter((one) => one.view === view && one.isThere()).map(({ contents }) => contents)
  }

  #changed(undo: () => boolean): Disposable {
    this.dispatchEvent(new Event('change'))
    return {
      dispose: () => {
        if (undo()) this.dispatchEvent(new Event('change'))
      },
    }
  }
}

const inOrder = (a: { readonly order?: number }, b: { readonly order?: number }): number =>
  (a.order ?? 100) - (b.order ?? 100)

/** Hyphenated names that SVG and MathML took first. */
const taken = [
  'annotation-xml',
  'color-profile',
  'font-face',
  'font-face-src',
  'font-face-uri',
  'font-face-format',
  'font-face-name',
  'missing-glyph',
]

/** Why no view may be filled by it. HTML also allows letters beyond a to z; nobody needs them here. */
function faultOf(tag: string): string | undefined {
  if (!/^[a-z][a-z0-9._]*-[a-z0-9._-]*$/.test(tag) || taken.includes(tag))
    return `“${tag}” cannot be the name of a custom element: small letters, and a hyphen within, such as acme-map.`
  const isOurs = (customElements.get(tag) as { readonly tag?: string } | undefined)?.tag === tag
  return tag.startsWith('lys-') && !isOurs ? `“${tag}” is none of ours: names that begin with lys- are.` : undefined
}
