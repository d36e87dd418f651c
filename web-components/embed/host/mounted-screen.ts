import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { LysWorkbench } from '../../workbench/workbench.ts'
import type { Undo } from './portal-host.ts'

/** What the view holds: `lys-embed`. */
export type Embed = HTMLElement & { readonly workbench: LysWorkbench | undefined }

export interface Told {
  /** Another screen is there, or none could be; what is given back is undone when it has gone. */
  readonly began: (workbench: LysWorkbench | undefined) => Undo
  /** What can be done there may be different now. */
  readonly changed: () => void
}

const starts = ['lys-embed-ready', 'lys-embed-failed']
const heard = [...starts, 'lys-session-ended', 'lys-session-resumed', 'lys-worklist-loaded']
const registries = ['commands', 'keybindings', 'menus', 'configuration', 'context'] as const

/** One place in the portal's page that our screen is in, for as long as it is there. */
export class MountedScreen<Element extends Embed = Embed> implements ReactiveController {
  readonly embed: Element
  /** It could not start, and says there why. */
  hasFailed = false
  #hasList = false
  readonly #told: Told
  #watched: LysWorkbench | undefined
  #begun: Undo | undefined
  /** The screen and its parts: whatever is drawn anew may have changed what can be done. */
  readonly #parts = new Set<ReactiveControllerHost>()
  #isLost = false

  constructor(embed: Element, told: Told) {
    this.embed = embed
    this.#told = told
    for (const name of heard) embed.addEventListener(name, this)
  }

  /** The screen, while somebody is let in. */
  get workbench(): LysWorkbench | undefined {
    return this.#isLost ? undefined : this.embed.workbench
  }

  /** What a command acts on is there: the list too, unless there is no unit to list. */
  get isReady(): boolean {
    const { workbench } = this
    return workbench !== undefined && (this.#hasList || workbench.session?.units.length === 0)
  }

  handleEvent({ type }: Event): void {
    if (starts.includes(type)) {
      this.hasFailed = type === 'lys-embed-failed'
      this.#isLost = this.#hasList = false
      this.#begin()
    } else if (type === 'lys-worklist-loaded') this.#hasList = true
    else this.#isLost = type === 'lys-session-ended'
    this.#told.changed()
  }

  #begin(): void {
    this.#end()
    const { workbench } = this.embed
    this.#watched = workbench
    this.#begun = this.#told.began(workbench)
    if (!workbench) return
    for (const name of registries) workbench.registries[name].addEventListener('change', this.#told.changed)
    this.#watch(workbench)
  }
  #end(): void {
    for (const name of registries) this.#watched?.registries[name].removeEventListener('change', this.#told.changed)
    for (const part of this.#parts) part.removeController(this)
    this.#parts.clear()
    void this.#begun?.dispose()
    this.#watched = this.#begun = undefined
  }

  #watch(part: ReactiveControllerHost | undefined): void {
    if (!part || this.#parts.has(part)) return
    this.#parts.add(part)
    part.addController(this)
  }
  hostUpdated(): void {
    this.#watch(this.#watched?.reply)
    this.#told.changed()
  }

  dispose(): void {
    for (const name of heard) this.embed.removeEventListener(name, this)
    this.#end()
    this.embed.remove()
    this.#told.changed()
  }
}
