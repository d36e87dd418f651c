import { type Keeper, keep, kept, storage } from '../shared/kept.ts'
import type { Setting, SettingValue, Settled, Words } from '../shared/setting.ts'
import type { Disposable } from './commands.ts'
import type { ContextKeys } from './context-keys.ts'

/** Settings that belong together, under one title. */
export interface SettingGroup {
  readonly title: Words
  readonly order?: number
  /** By key, `area.name`. */
  readonly properties: Readonly<Record<string, Setting>>
}

const place = 'lysbord.settings'

/** What somebody set on this machine, never anything of a patient. Dispatches `change` when a value changes. */
export class Configuration extends EventTarget {
  readonly #groups = new Set<SettingGroup>()
  #keeper: Keeper | undefined
  #set: Record<string, unknown>

  constructor(keeper: Keeper | undefined = storage()) {
    super()
    this.#keeper = keeper
    this.#set = readKept(keeper)
  }

  /** Throws when a key is taken: two that mean different things by one setting are a mistake to be seen at once. */
  register(group: SettingGroup): Disposable {
    for (const key of Object.keys(group.properties))
      if (this.setting(key)) throw new Error(`The setting ${key} is already there.`)
    this.#groups.add(group)
    this.dispatchEvent(new Event('change'))
    return {
      dispose: () => {
        if (this.#groups.delete(group)) this.dispatchEvent(new Event('change'))
      },
    }
  }

  /** Keeps what is set there from now on, and reads anew what is kept: a host may have a settings page of its own. */
  keepIn(keeper: Keeper): void {
    this.#keeper = keeper
    this.#set = readKept(keeper)
    this.dispatchEvent(new Event('change'))
  }

  /** Hears what is set in another window, until that is taken back. */
  follow(): Disposable {
    // Where there is no window there is no other one.
    const { window }: { window?: Window } = globalThis
    window?.addEventListener('storage', this.#elsewhere)
    return { dispose: () => window?.removeEventListener('storage', this.#elsewhere) }
  }

  /** Its keys are read as `config.area.name`. */
  showIn(context: ContextKeys, key: string): Disposable {
    return context.define(`config.${key}`, () => this.get(key))
  }

  setting(key: string): Setting | undefined {
    for (const { properties } of this.#groups) if (Object.hasOwn(properties, key)) return properties[key]
    return undefined
  }

  /** What counts: what was set, if the setting still allows it, or the default. Undefined for a key that nobody brought. */
  get(key: string): SettingValue | undefined {
    const setting = this.setting(key)
    if (!setting) return undefined
    const kept = Object.hasOwn(this.#set, key) ? this.#set[key] : undefined
    return kept === undefined || faultOf(setting, kept) ? setting.default : (kept as SettingValue)
  }

  isSet(key: string): boolean {
    return Object.hasOwn(this.#set, key)
  }

  /** Undefined goes back to the default. Gives why a value is not taken. What no longer has a setting is kept: its pack may come back. */
  set(key: string, value: SettingValue | undefined): string | undefined {
    const setting = this.setting(key)
    const fault = setting ? value !== undefined && faultOf(setting, value) : `There is no setting ${key}.`
    if (fault) return fault
    const { [key]: _, ...others } = this.#set
    this.#set = value === undefined ? others : { ...others, [key]: value }
    keep(place, this.#set, this.#keeper)
    this.dispatchEvent(new Event('change'))
    return undefined
  }

  /** The groups and their settings, in order. */
  all(): readonly Settled[] {
    return [...this.#groups]
      .sort((a, b) => (a.order ?? 100) - (b.order ?? 100))
      .map(({ title, properties }) => ({
        title,
        settings: Object.entries(properties).sort(([, a], [, b]) => (a.order ?? 100) - (b.order ?? 100)),
      }))
  }

  readonly #elsewhere = (event: Event): void => {
    if ((event as StorageEvent).key !== place) return
    this.#set = readKept(this.#keeper)
    this.dispatchEvent(new Event('change'))
  }
}

function readKept(keeper: Keeper | undefined): Record<string, unknown> {
  const found = kept(place, keeper)
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? { ...found } : {}
}

/** Why a value is not one of the setting's. */
function faultOf(setting: Setting, value: unknown): string | undefined {
  const isNumber = setting.type === 'number' || setting.type === 'integer'
  if (typeof value !== (isNumber ? 'number' : setting.type))
    return isNumber ? 'A number is expected.' : `A ${setting.type} is expected.`
  if (setting.enum && !setting.enum.includes(value as string)) return 'None of the choices.'
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || (setting.type === 'integer' && !Number.isInteger(value)))
      return 'A number is expected.'
    if (setting.minimum !== undefined && value < setting.minimum) return `At least ${setting.minimum}.`
    if (setting.maximum !== undefined && value > setting.maximum) return `At most ${setting.maximum}.`
  }
  if (typeof value === 'string' && value.length > (setting.maxLength ?? 500))
    return `At most ${setting.maxLength ?? 500} characters.`
  return undefined
}
