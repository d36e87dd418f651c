import { detectLanguage, msg, setLanguage } from '../../shared/i18n.ts'
import type { Registries } from '../../workbench/registries.ts'
import { Ask } from './ask-host.ts'
import { commandsOf, keysOf, menuLocations, menuOf, ours, viewId, viewOf } from './contribution.ts'
import { describeReading } from './described.ts'
import { HostList } from './host-list.ts'
import { HostSettings } from './host-settings.ts'
import { OwnedKeys } from './owned-keys.ts'
import type { CommandAbout, HostKey, HostMenuItem, HostView, PortalHost, Soon, Undo } from './portal-host.ts'
import { Screens, type Where } from './screens.ts'

/** Changes come in bunches; this much later nobody sees that it was not at once. */
const bunchMs = 50

/** Lysbord in one portal, from its activation to its deactivation. */
export class Extension {
  readonly #host: PortalHost
  readonly #where: Where
  readonly #ask: Ask
  readonly #described = describeReading(() => this.#changed())
  readonly #owned = new OwnedKeys()
  readonly #settings: HostSettings | undefined
  readonly #screens: Screens
  readonly #views: HostList<HostView>
  readonly #commands: HostList<CommandAbout>
  readonly #keys: HostList<HostKey>
  readonly #menus: readonly (readonly [location: string, list: HostList<HostMenuItem>])[]
  readonly #undoings: Undo[] = [this.#described]
  #bunch: ReturnType<typeof setTimeout> | undefined
  #syncing: Promise<unknown> = Promise.resolve()
  #isOver = false

  constructor(host: PortalHost, where: Where) {
    this.#host = host
    this.#where = where
    const ask = (this.#ask = new Ask(host))
    const { authentication, commands, configuration, keybindings, menus, views } = host
    this.#settings = configuration && new HostSettings(configuration, ask)
    this.#screens = new Screens((wish) => authentication.getToken(wish), where, {
      began: (workbench) => {
        // Somebody else may sit there now, who likes it otherwise.
        this.#settings?.readAgain()
        return this.#take(workbench?.registries)
      },
      changed: this.#changed,
    })
    this.#views = new HostList(
      ask,
      'views.registerView',
      views && ((_, view) => views.registerView(view, (at) => this.#screens.mount(at))),
      views?.updateView && ((_, view) => views.updateView!(view)),
    )
    this.#commands = new HostList(
      ask,
      'commands.registerCommand',
      commands && ((id, about) => commands.registerCommand(id, about, (...args) => this.#run(id, args))),
      commands?.updateCommand && ((id, about) => commands.updateCommand!(id, about)),
    )
    this.#keys = new HostList(ask, 'keybindings.register', keybindings && ((_, key) => keybindings.register(key)))
    const enters = (place: string) => menus && ((_: string, item: HostMenuItem) => menus.registerMenu(place, item))
    this.#menus = menuLocations.map((place) => [place, new HostList(ask, 'menus.registerMenu', enters(place))])
  }

  /** Gives a sentence for each thing that the portal did not take; all else is there. */
  async begin(): Promise<readonly string[]> {
    const { authentication, cases, env, keybindings } = this.#host
    await this.#speak(env?.language ?? '')
    const follows = [
      this.#hold('env.onDidChangeLanguage', env?.onDidChangeLanguage?.bind(env, this.#speak)),
      this.#hold(
        'authentication.onDidChangeSessions',
        authentication.onDidChangeSessions?.bind(authentication, () => {
          this.#settings?.readAgain()
          this.#askAgain()
        }),
      ),
      this.#hold('cases.onDidChangePatient', cases?.onDidChangePatient.bind(cases, this.#askAgain)),
      this.#hold(
        'keybindings.onDidChangeOwned',
        keybindings?.onDidChangeOwned?.bind(keybindings, () => void this.#readOwned()),
      ),
    ]
    const settings = this.#settings
    follows.push(this.#hold('configuration.onDidChange', settings && (() => settings.follow())))
    await Promise.all([...follows, this.#readOwned()])
    this.#undoings.push(this.#take(this.#described.registries))
    await this.#soon()
    const { place } = this.#where
    if (this.#host.views) return this.#ask.troubles
    if (place) this.#screens.mount(place)
    else this.#ask.lacks(msg('This portal has no views, and no place for Lysbord was named.'))
    return this.#ask.troubles
  }

  get unsent(): number {
    return this.#screens.unsent
  }

  async end(): Promise<void> {
    this.#isOver = true
    clearTimeout(this.#bunch)
    this.#screens.dispose()
    await this.#syncing
    const lists = [
      this.#views,
      this.#commands,
      this.#keys,
      this.#settings?.list,
      ...this.#menus.map(([, list]) => list),
    ]
    await Promise.all(lists.map((list) => list?.sync(new Map())))
    await Promise.all(this.#undoings.splice(0).map((undo) => this.#ask.done('dispose', () => undo.dispose())))
  }

  async #hold(name: string, register: (() => Soon<Undo>) | undefined): Promise<void> {
    const undo = register && (await this.#ask.undoable(name, register))
    if (undo && this.#isOver) await this.#ask.done(name, () => undo.dispose())
    else if (undo) this.#undoings.push(undo)
  }

  readonly #speak = async (language: string): Promise<void> => {
    await setLanguage(detectLanguage(language)).catch(() => undefined)
    this.#screens.speak(language)
    this.#changed()
  }
  readonly #askAgain = (): void => this.#screens.askAgain()

  async #readOwned(): Promise<void> {
    const { keybindings } = this.#host
    if (!keybindings?.owned) return
    this.#owned.keys = (await this.#ask.done('keybindings.owned', () => keybindings.owned!())) ?? []
    this.#changed()
  }

  /** What a portal decides about a screen's registries: which keys stay its own, and where settings are kept. */
  #take(registries: Registries | undefined): Undo {
    const taken = registries && [
      this.#owned.takesFrom(registries.keybindings),
      ...(this.#settings ? [this.#settings.keeps(registries.configuration)] : []),
    ]
    return { dispose: () => taken?.forEach((undo) => void undo.dispose()) }
  }

  readonly #changed = (): void => {
    if (this.#isOver) return
    this.#bunch ??= setTimeout(() => {
      this.#bunch = undefined
      void this.#soon()
    }, bunchMs)
  }
  /** One after the other: a list that is being told must not be told something else meanwhile. */
  #soon(): Promise<unknown> {
    this.#syncing = this.#syncing.then(() => this.#sync())
    return this.#syncing
  }

  /** Tells the portal what there is now: of the screen, or what is known before there is one. */
  async #sync(): Promise<void> {
    if (this.#isOver) return
    const registries = this.#screens.workbench?.registries ?? this.#described.registries
    await Promise.all([
      this.#commands.sync(commandsOf(registries, this.#screens.isClosed)),
      this.#keys.sync(keysOf(registries)),
      ...this.#menus.map(([place, list]) => list.sync(menuOf(registries, place))),
      this.#settings?.sync(registries),
    ])
    // Last: by then all that acts on it is there.
    await this.#views.sync(new Map([[viewId, viewOf()]]))
  }

  /** What the portal's bar runs: it brings the view into sight, and waits for it. */
  async #run(id: string, args: readonly unknown[]): Promise<void> {
    if (this.#isOver) return
    const { views } = this.#host
    await this.#ask.done(`views.show ${viewId}`, () => views?.show?.(viewId))
    const workbench = await this.#screens.opened()
    if (workbench) await workbench.commands.run(id.slice(ours.length), ...args)
    else if (!this.#isOver) this.#ask.tell(msg('Lysbord is not open here.'), 'info')
  }
}
