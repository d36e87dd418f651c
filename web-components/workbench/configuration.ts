import type { Disposable } from './commands.ts'
import type { ContextKeys } from './context-keys.ts'

/** Words in both languages, or a function because the language may change. */
export type Words = { readonly en: string; readonly nb: string } | (() => string)

/** One setting: what JSON Schema (2020-12) calls its type, and how VS Code's manifest words it. */
export interface Setting {
  readonly type: 'boolean' | 'string' | 'number' | 'integer'
  readonly default: boolean | string | number
  readonly description: Words
  readonly enum?: readonly (string | number)[]
  readonly enumDescriptions?: readonly Words[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly order?: number
  /** It still counts, and should be set no more. */
  readonly deprecationMessage?: Words
}
export type SettingValue = boolean | string | number

/** Settings that belong together, under one title. */
export interface SettingGroup {
  readonly title: Words
  readonly order?: number
  /** By key, `area.name`. */
  readonly properties: Readonly<Record<string, Setting>>
}

/** Where values are kept between visits; a portal may forbid it. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem'>
const place = 'lysbord.settings'

/** What somebody set on this machine, never anything of a patient. Dispatches `change` when a value changes. */
export class Configuration extends EventTarget {
  readonly #groups = new Map<SettingGroup, null>()
  readonly #keeper: Keeper | undefined
  #set: Record<string, unknown>

  constructor(keeper: Keeper | undefined = storage()) {
    super()
    this.#keeper = keeper
    this.#set = readKept(keeper)
    if (keeper) globalThis.addEventListener?.('storage', this.#elsewhere)
  }

  /** Throws when a key is taken: two that mean different things by one setting are a mistake to be seen at once. */
  register(group: SettingGroup): Disposable {
    for (const key of Object.keys(group.properties))
      if (this.setting(key)) throw new Error(`The setting ${key} is already there.`)
    this.#groups.set(group, null)
    this.dispatchEvent(new Event('change'))
    return {
      dispose: () => {
        if (this.#groups.delete(group)) this.dispatchEvent(new Event('change'))
      },
    }
  }

  /** Its keys are read as `config.area.name`. */
  showIn(context: ContextKeys, key: string): Disposable {
    return context.define(`config.${key}`, () => this.get(key))
  }

  setting(key: string): Setting | undefined {
    for (const { properties } of this.#groups.keys()) if (Object.hasOwn(properties, key)) return properties[key]
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
    try {
      this.#keeper?.setItem(place, JSON.stringify(this.#set))
    } catch {
      // A portal may forbid it; then each visit begins the same.
    }
    this.dispatchEvent(new Event('change'))
    return undefined
  }

  /** The groups and their settings, in order. */
  all(): readonly {
    readonly title: Words
    readonly settings: readonly (readonly [key: string, setting: Setting])[]
  }[] {
    return [...this.#groups.keys()]
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

  dispose(): void {
    globalThis.removeEventListener?.('storage', this.#elsewhere)
  }
}

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}

function readKept(keeper: Keeper | undefined): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(keeper?.getItem(place) ?? '{}')
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? { ...kept } : {}
  } catch {
    return {}
  }
}

/** Why a value is not one of the setting's. */
export function faultOf(setting: Setting, value: unknown): string | undefined {
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
