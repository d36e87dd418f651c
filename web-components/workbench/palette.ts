import { html, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'
import { CommandKeys } from './command-keys.ts'
import { keysDialog } from './keys-dialog.ts'
import { RecentCommands } from './recent-commands.ts'
import type { Registries } from './registries.ts'

type QuickPick = HTMLElementTagNameMap['lys-quick-pick']
type Items = Parameters<QuickPick['pick']>[0]['items']

interface Screen {
  readonly registries: Registries
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly updateComplete: Promise<boolean>
}

/** Asks by keyboard what is to be done, and does it. */
export class Palette {
  readonly #screen: Screen
  readonly #recent = new RecentCommands()
  readonly #keys: CommandKeys

  constructor(screen: Screen) {
    this.#screen = screen
    this.#keys = new CommandKeys(screen.registries)
  }

  async #pick(): Promise<QuickPick | null> {
    await Promise.all([this.#screen.updateComplete, customElements.whenDefined('lys-quick-pick')])
    return this.#screen.renderRoot.querySelector('lys-quick-pick')
  }

  /** Everything that can be done now, the last used first. */
  async showCommands(): Promise<void> {
    const { commands } = this.#screen.registries
    const pick = await this.#pick()
    const id = await pick?.pick({
      title: msg('What shall be done?'),
      placeholder: msg('A word of it, in Norwegian or English'),
      items: this.#items(),
      forget: (one) => this.#recent.forget(one),
    })
    if (id === undefined) return
    this.#recent.note(id)
    commands.run(id)
  }

  #items(): Items {
    const { commands, keybindings, menus } = this.#screen.registries
    const there = commands.all().filter(({ id }) => commands.isEnabled(id) && !menus.isHidden(id))
    const rows = there.map((command) => {
      const { id, category, synonyms = [] } = command
      return { id, label: command.title(), category: category?.(), words: [...synonyms, wordsOf(id)] }
    })
    const seen = Map.groupBy(rows, ({ label }) => label)
    const recent = this.#recent.all()
    const place = ({ id }: { id: string }) => (recent.indexOf(id) + recent.length + 1) % (recent.length + 1)
    return rows
      .map(({ id, label, category, words }) => {
        // Two that are called alike are told apart by their names.
        const description = [category, seen.get(label)!.length > 1 ? id : undefined].filter(Boolean).join(' · ')
        const key = keybindings.keyOf(id)
        return { id, label, words, recent: recent.includes(id), description, ...(key && { key }) }
      })
      .sort((a, b) => (a.recent && b.recent ? place(a) - place(b) : a.label.localeCompare(b.label)))
  }

  showKeys(): void {
    this.#screen.renderRoot.querySelector<HTMLDialogElement>('dialog.keys')?.showModal()
  }

  /** What somebody likes, and which key does what. */
  async openSettings(): Promise<void> {
    await Promise.all([this.#screen.updateComplete, customElements.whenDefined('lys-settings')])
    await this.#screen.renderRoot.querySelector('lys-settings')?.show()
  }

  /** What is asked and shown over the screen. */
  dialogs(): TemplateResult {
    const { registries } = this.#screen
    return html`${keysDialog(registries)} <lys-quick-pick></lys-quick-pick>
      <lys-settings .settings=${registries.configuration} .keys=${this.#keys}></lys-settings>`
  }

  /** What conditions may ask about, and its value now. */
  async inspectContext(): Promise<void> {
    const pick = await this.#pick()
    const items = this.#screen.registries.context
      .all()
      .map(([key, value]) => ({ id: key, label: key, description: JSON.stringify(value) ?? 'undefined' }))
    const key = await pick?.pick({ title: msg('Context keys'), items })
    if (key !== undefined) await navigator.clipboard?.writeText(key).catch(() => undefined)
  }
}

/** `viewer.rotateLeft` is found as “viewer rotate left”: English for whoever reads Norwegian. */
const wordsOf = (id: string): string => id.replaceAll(/[.-]|(?=[A-Z])/g, ' ').toLowerCase()
