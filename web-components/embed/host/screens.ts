import type { LysWorkbench } from '../../workbench/workbench.ts'
import type { LysEmbed } from '../embed.ts'
import { MountedScreen, type Told } from './mounted-screen.ts'
import type { PortalHost, Undo } from './portal-host.ts'

/** Where Lysbord is and who the portal is there: the attributes of `lys-embed`. */
export interface Where {
  readonly server: string
  readonly portal: string
  readonly audience?: string
  readonly unit?: string
  /** Where the view goes in a portal that has no `views`. */
  readonly place?: Element
}

/** How long a command waits for a screen that is on its way. */
const patienceMs = 15_000

/** The places of the portal's page that our screen is in: one, as a rule. */
export class Screens {
  readonly #getToken: PortalHost['authentication']['getToken']
  readonly #where: Where
  readonly #told: Told
  readonly #mounted: MountedScreen<LysEmbed>[] = []
  readonly #waiting = new Set<() => void>()
  language = ''

  constructor(getToken: PortalHost['authentication']['getToken'], where: Where, told: Told) {
    this.#getToken = getToken
    this.#where = where
    this.#told = { began: told.began, changed: this.#changed(told) }
  }
  #changed = (told: Told) => () => {
    for (const look of this.#waiting) look()
    told.changed()
  }

  mount(place: Element): Undo {
    const embed = document.createElement('lys-embed')
    const { server, portal, audience, unit } = this.#where
    for (const [name, value] of Object.entries({ server, portal, audience, unit, lang: this.language }))
      if (value) embed.setAttribute(name, value)
    embed.getToken = this.#getToken
    const screen = new MountedScreen(embed, this.#told)
    this.#mounted.push(screen)
    place.append(embed)
    return { dispose: () => this.#remove(screen) }
  }
  #remove(screen: MountedScreen<LysEmbed>): void {
    const index = this.#mounted.indexOf(screen)
    if (index < 0) return
    this.#mounted.splice(index, 1)
    screen.dispose()
  }

  /** Somebody looks at it but is not let in. */
  get isClosed(): boolean {
    return this.#mounted.length > 0 && this.workbench === undefined
  }
  /** The screen that was mounted last, while somebody is let in. */
  get workbench(): LysWorkbench | undefined {
    return this.#mounted.at(-1)?.workbench
  }

  /** Cases with something typed and not sent: it would be gone with the screen. */
  get unsent(): number {
    return this.#mounted.reduce((sum, { embed }) => sum + (embed.workbench?.worklist?.drafts.size ?? 0), 0)
  }

  /** The screen as soon as somebody is let in and its list is there; undefined when it cannot start, or nobody opens it. */
  opened(): Promise<LysWorkbench | undefined> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(patience)
        this.#waiting.delete(look)
        resolve(this.workbench)
      }
      const look = () => {
        const last = this.#mounted.at(-1)
        if (last?.isReady || last?.hasFailed || this.#isOver) done()
      }
      const patience = setTimeout(done, patienceMs)
      this.#waiting.add(look)
      look()
    })
  }
  #isOver = false

  speak(language: string): void {
    this.language = language
    for (const { embed } of this.#mounted) embed.lang = language
  }
  /** Another person may sit there, or have another patient open. */
  askAgain(): void {
    for (const { embed } of this.#mounted) embed.dropToken()
  }

  dispose(): void {
    this.#isOver = true
    for (const screen of [...this.#mounted]) this.#remove(screen)
    for (const look of this.#waiting) look()
  }
}
