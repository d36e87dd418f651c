import { msg } from '../shared/i18n.ts'
import { Commands } from './commands.ts'
import { Configuration } from './configuration.ts'
import { ContextKeys } from './context-keys.ts'
import { keptKeys } from './kept-keys.ts'
import { Keybindings } from './keybindings.ts'
import { Menus } from './menus.ts'
import { StatusItems } from './status-items.ts'
import { Views } from './views.ts'
import { Walkthroughs } from './walkthroughs.ts'

/** What a screen, its host and its packs add to. Each registration gives back its undoing. */
export class Registries {
  readonly context = new ContextKeys()
  readonly commands = new Commands(this.context)
  readonly menus = new Menus(this.commands, this.context)
  readonly configuration = new Configuration()
  readonly views = new Views(this.context)
  readonly status = new StatusItems(this.context)
  readonly walkthroughs = new Walkthroughs(this.commands, this.context)
  readonly keybindings: Keybindings
  /** Each tells when what is shown of it may have changed. */
  readonly all: readonly EventTarget[]

  /** Keys are heard on `host`. */
  constructor(host: EventTarget) {
    this.keybindings = new Keybindings(this.commands, host, this.context)
    this.keybindings.setUser(keptKeys())
    // There before the screen is: packs may come first.
    this.views.registerContainer({ id: 'side', title: () => msg('Beside the case'), location: 'side' })
    this.views.registerContainer({ id: 'reply', title: () => msg('With the reply'), location: 'reply' })
    const { configuration, context, views, status, walkthroughs } = this
    this.all = [configuration, this.keybindings, context, views, status, walkthroughs]
  }
}
