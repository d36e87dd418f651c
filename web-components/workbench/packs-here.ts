import { html, nothing, type TemplateResult } from 'lit'
import type { Case, Client } from '../client.ts'
import { msg } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import type { ExtensionHost } from './extension-host.ts'
import type { PackCase } from './pack-api.ts'
import type { Palette } from './palette.ts'
import type { Registries } from './registries.ts'

interface Screen {
  readonly registries: Registries
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly palette: Palette
  readonly packCase: PackCase | undefined
  requestUpdate(): void
}

/** How soon it is asked again which packs the unit works with. */
const againMs = 20_000
/** How often the list of packs is asked for again while the screen stands open. */
const lookMs = 120_000

/** The packs of the unit on this screen, and what went wrong with one, said once. The list never waits for them. */
export class PacksHere {
  readonly #screen: Screen
  #host: Promise<ExtensionHost> | undefined
  #unitId = ''
  #client: Client | undefined
  #openId = ''
  #again: ReturnType<typeof setTimeout> | undefined
  #told: readonly { readonly words: string; readonly by: string | undefined }[] = []

  constructor(screen: Screen) {
    this.#screen = screen
  }

  readonly #configured = (): void => void this.#host?.then((host) => host.configurationChanged())

  /** Takes all of it away; they come again with the list. */
  end(): void {
    this.#screen.registries.configuration.removeEventListener('change', this.#configured)
    void this.#host?.then((host) => host.dispose())
    this.#host = undefined
    this.#unitId = ''
    clearTimeout(this.#again)
  }

  /** Once the list is there: brings the packs of this unit in the place of another's. */
  follow(client: Client, unitId: string): void {
    if (unitId === '' || (unitId === this.#unitId && client === this.#client)) return
    this.#unitId = unitId
    this.#client = client
    clearTimeout(this.#again)
    if (!this.#host) this.#screen.registries.configuration.addEventListener('change', this.#configured)
    this.#host ??= this.#load()
    void this.#open(this.#host, client, unitId)
  }

  /** On a line that comes and goes the packs come a little later. */
  async #open(loading: Promise<ExtensionHost>, client: Client, unitId: string): Promise<void> {
    const isOpen = await loading.then((host) => host.open(client, unitId)).catch(() => false)
    if (this.#host !== loading || this.#unitId !== unitId || this.#client !== client) return
    // A pack that a coordinator takes away, because it does harm, goes from screens that are open.
    this.#again = setTimeout(
      () => {
        this.#unitId = ''
        this.#screen.requestUpdate()
      },
      isOpen ? lookMs : againMs,
    )
  }

  /** Another case is open, or none. */
  opened(one: Case | undefined): void {
    const id = one?.referral.id ?? ''
    if (id === this.#openId) return
    this.#openId = id
    void this.#host?.then((host) => host.caseOpened(this.#screen.packCase))
  }

  /** What went wrong, until it is put away. */
  notice(): TemplateResult | typeof nothing {
    const words = this.#told[0]?.words
    return html`<div class="told" role="status">${
      words === undefined
        ? nothing
        : html`<p class="notice warning row">
            <span>${words}</span>
            <button type="button" class="quiet icon" aria-label=${msg('Put away')} @click=${() => this.#putAway()}>${icons.close}</button>
          </p>`
    }</div>`
  }

  #putAway(): void {
    this.#told = this.#told.slice(1)
    this.#screen.requestUpdate()
  }

  async #load(): Promise<ExtensionHost> {
    const { ExtensionHost } = await import('./extension-host.ts')
    const { registries, palette, renderRoot } = this.#screen
    return new ExtensionHost(registries, {
      place: renderRoot,
      packCase: () => this.#screen.packCase,
      tell: (words, by) => {
        // Of what a pack says the last counts: however much it talks, it hides nobody else's word.
        const others = this.#told.filter((one) => one.words !== words && (by === undefined || one.by !== by))
        this.#told = [...others, { words, by }].slice(-20)
        this.#screen.requestUpdate()
      },
      pick: palette.pick,
      ask: palette.ask,
    })
  }

  readonly show = async (): Promise<void> => {
    const [{ choosePack }, host] = await Promise.all([import('./asking.ts'), this.#host])
    if (host) await choosePack(host, this.#screen)
  }
}
