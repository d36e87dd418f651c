import { language } from './i18n.ts'

/** Words in both languages, or a function because the language may change. */
export type Words = { readonly en: string; readonly nb: string } | (() => string)

/** Words in the language of now. */
export const said = (words: Words): string => (typeof words === 'function' ? words() : words[language()])

/** One setting: what JSON Schema (2020-12) calls its type, and how VS Code's manifest words it. */
export interface Setting<Text = Words> {
  readonly type: 'boolean' | 'string' | 'number' | 'integer'
  readonly default: boolean | string | number
  readonly description: Text
  readonly enum?: readonly (string | number)[]
  readonly enumDescriptions?: readonly Text[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly order?: number
  /** It still counts, and should be set no more. */
  readonly deprecationMessage?: Text
}
export type SettingValue = boolean | string | number

/** A title and its settings, in order. */
export interface Settled {
  readonly title: Words
  readonly settings: readonly (readonly [key: string, setting: Setting])[]
}
