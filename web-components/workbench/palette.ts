import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { Later } from '../shared/later.ts'
import { TypedAhead } from '../shared/typed-ahead.ts'
import type { Registries } from './registries.ts'

interface Screen extends ReactiveControllerHost {
  readonly registries: Registries
  readonly renderRoot: HTMLElement | DocumentFragment
}

/** What is asked over the screen. It comes when it is asked for the first time, or while the list is looked at. */
export class Palette {
  readonly #screen: Screen
  readonly #keys: Later<typeof import('./asking.ts')>

  constructor(screen: Screen) {
    this.#screen = screen
    this.#keys = new Later(screen, () => import('./asking.ts'))
  }

  async #part<Tag extends 'lys-quick-pick' | 'lys-settings'>(tag: Tag): Promise<HTMLElementTagNameMap[Tag]> {
    await Promise.all([this.#screen.updateComplete, customElements.whenDefined(tag)])
    return this.#screen.renderRoot.querySelector(tag)!
  }

  readonly showCommands = async (): Promise<void> => {
    const ahead = new TypedAhead()
    try {
      const [{ showCommands }, pick] = await Promise.all([import('./asking.ts'), this.#part('lys-quick-pick')])
      await showCommands(pick, this.#screen.registries, ahead)
    } finally {
      ahead.take()
    }
  }
  readonly inspectContext = async (): Promise<void> => {
    const [{ inspectContext }, pick] = await Promise.all([import('./asking.ts'), this.#part('lys-quick-pick')])
    await inspectContext(pick, this.#screen.registries)
  }

  /** Asks for one of some rows. */
  readonly pick = async (
    items: Parameters<HTMLElementTagNameMap['lys-quick-pick']['pick']>[0]['items'],
    title: string,
  ): Promise<string | undefined> => (await this.#part('lys-quick-pick')).pick({ title, items })
  /** Asks for a line of text. */
  readonly ask = async (title: string, value: string): Promise<string | undefined> =>
    (await this.#part('lys-quick-pick')).ask({ title, value })

  /** What somebody likes, and which key does what. */
  readonly openSettings = async (): Promise<void> => {
    const [{ CommandKeys }, settings] = await Promise.all([import('./asking.ts'), this.#part('lys-settings')])
    settings.settings = this.#screen.registries.configuration
    settings.keys ??= new CommandKeys(this.#screen.registries)
    await settings.show()
  }

  readonly showKeys = async (): Promise<void> => {
    await this.#keys.need()
    await this.#screen.updateComplete
    const dialog = this.#screen.renderRoot.querySelector<HTMLDialogElement>('dialog.keys')
    // The screen may have been taken away meanwhile.
    if (dialog?.isConnected && !dialog.open) dialog.showModal()
  }

  dialogs(): TemplateResult {
    return html`${this.#keys.value?.keysDialog(this.#screen.registries) ?? nothing} <lys-quick-pick></lys-quick-pick> <lys-settings></lys-settings>`
  }
}
