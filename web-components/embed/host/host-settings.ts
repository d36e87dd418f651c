import type { Keeper } from '../../shared/kept.ts'
import { said } from '../../shared/setting.ts'
import type { Configuration } from '../../workbench/configuration.ts'
import type { Registries } from '../../workbench/registries.ts'
import { type Ask, sameData } from './ask-host.ts'
import { ours, settingsOf } from './contribution.ts'
import { HostList } from './host-list.ts'
import type { HostSettings as HostSettingGroup, PortalHost, Soon, Undo } from './portal-host.ts'

/** Settings live where the portal keeps its own: nothing of them stays in the browser, and either side sees what the other set. */
export class HostSettings implements Keeper {
  readonly #host: NonNullable<PortalHost['configuration']>
  readonly #ask: Ask
  readonly #followed = new Set<Configuration>()
  #values: Readonly<Record<string, unknown>> = {}
  readonly #known = new Set<string>()
  readonly list: HostList<HostSettingGroup>

  constructor(host: NonNullable<PortalHost['configuration']>, ask: Ask) {
    this.#host = host
    this.#ask = ask
    this.list = new HostList(ask, 'configuration.register', (_, group) => host.register(group), 'again')
  }

  /** Hears what is set on the portal's page, until that is undone. */
  follow(): Soon<Undo> {
    return this.#host.onDidChange((key) => void (this.#known.has(key) && this.#read(key)))
  }

  /** Registers what can be set, in the words of now, and reads what is set of what is new. */
  async sync(registries: Registries): Promise<void> {
    const groups = settingsOf(registries, said)
    const added = groups.flatMap(({ properties }) => Object.keys(properties)).filter((key) => !this.#known.has(key))
    for (const key of added) this.#known.add(key)
    const named = groups.map((one) => [Object.keys(one.properties)[0] ?? one.title, one] as const)
    await Promise.all([this.list.sync(new Map(named)), ...added.map((key) => this.#read(key))])
  }

  /** What is set may be somebody else's by now. */
  readAgain(): void {
    for (const key of this.#known) void this.#read(key)
  }

  /** These settings are the portal's from now on. */
  keeps(configuration: Configuration): Undo {
    this.#followed.add(configuration)
    configuration.keepIn(this)
    return { dispose: () => void this.#followed.delete(configuration) }
  }

  async #read(key: string): Promise<void> {
    const value = await this.#ask.done(`configuration.get ${key}`, () => this.#host.get(key))
    this.#take({ ...this.#values, [key.slice(ours.length)]: value ?? undefined })
  }
  #take(values: Readonly<Record<string, unknown>>): void {
    if (sameData(values, this.#values)) return
    this.#values = values
    for (const one of this.#followed) one.keepIn(this)
  }

  getItem(): string {
    return JSON.stringify(this.#values)
  }
  setItem(_place: string, text: string): void {
    const before = this.#values
    const now: Readonly<Record<string, unknown>> = JSON.parse(text)
    this.#values = now
    for (const key of new Set([...Object.keys(before), ...Object.keys(now)]))
      if (!sameData(before[key], now[key]))
        void this.#ask.done(`configuration.update ${ours}${key}`, () => this.#host.update(ours + key, now[key]))
  }
}
