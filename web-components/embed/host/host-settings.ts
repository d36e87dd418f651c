import type { Keeper } from '../../shared/kept.ts'
import { said } from '../../shared/setting.ts'
import type { Configuration } from '../../workbench/configuration.ts'
import type { Registries } from '../../workbench/registries.ts'
import { type Ask, sameData } from './ask-host.ts'
import { ours, settingsOf } from './contribution.ts'
import type { PortalHost, Soon, Undo } from './portal-host.ts'

/** Settings live where the portal keeps its own: nothing of them stays in the browser, and either side sees what the other set. */
export class HostSettings implements Keeper {
  readonly #host: NonNullable<PortalHost['configuration']>
  readonly #ask: Ask
  readonly #followed = new Set<Configuration>()
  #values: Readonly<Record<string, unknown>> = {}
  readonly undoings: Undo[] = []

  constructor(host: NonNullable<PortalHost['configuration']>, ask: Ask) {
    this.#host = host
    this.#ask = ask
  }

  /** Registers what can be set and reads what is. */
  async begin(registries: Registries): Promise<void> {
    const groups = settingsOf(registries, said)
    const keys = groups.flatMap(({ properties }) => Object.keys(properties))
    const hear = (key: string) => void (keys.includes(key) && this.#read(key))
    await Promise.all([
      ...groups.map((one) => this.#hold(`configuration.register ${one.title}`, () => this.#host.register(one))),
      this.#hold('configuration.onDidChange', () => this.#host.onDidChange(hear)),
      ...keys.map((key) => this.#read(key)),
    ])
  }
  async #hold(name: string, register: () => Soon<Undo>): Promise<void> {
    const undo = await this.#ask.undoable(name, register)
    if (undo) this.undoings.push(undo)
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
