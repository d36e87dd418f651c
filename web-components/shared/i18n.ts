import { configureLocalization } from '@lit/localize'
import { generateMsgId } from '@lit/localize/internal/id-generation.js'
import type { Translations } from './locales/translations.ts'

export { msg, str } from '@lit/localize'

export type Language = 'en' | 'nb'
export const languages: readonly Language[] = ['nb', 'en']

type Template = string | { strTag: true; strings: TemplateStringsArray; values: number[] }

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en' satisfies Language,
  targetLocales: ['nb'] satisfies Language[],
  loadLocale: async () => ({ templates: templatesOf((await import('./locales/nb.ts')).nb) }),
})

/** The language everything is shown in now. */
export const language = (): Language => getLocale() as Language

/** Shows everything in this language once its words have loaded. Remembers nothing. */
export const setLanguage = (next: Language): Promise<void> => setLocale(next)

/** The language that is wished for, else the page's own, else the reader's first one that we have, else English. */
export function detectLanguage(wish = ''): Language {
  const wanted = [wish, document.documentElement.lang, ...navigator.languages]
  return wanted.map(ours).find((found) => found !== undefined) ?? 'en'
}

/** The words for this many, by the plural rules of the current language. */
export function plural(count: number, words: { one: string; other: string; zero?: string }): string {
  if (count === 0 && words.zero !== undefined) return words.zero
  return new Intl.PluralRules(language()).select(count) === 'one' ? words.one : words.other
}

/** Readable pairs as the templates lit-localize looks up, under the ids it computes from the English text. */
export function templatesOf(translations: Translations): Record<string, Template> {
  return Object.fromEntries(Object.entries(translations).map(([english, other]) => [idOf(english), templateOf(other)]))
}

function idOf(english: string): string {
  return generateMsgId(english.split(/\{\d+\}/), false)
}

function templateOf(text: string): Template {
  const values = [...text.matchAll(/\{(\d+)\}/g)].map((match) => Number(match[1]))
  const strings = text.split(/\{\d+\}/)
  return values.length === 0 ? text : { strTag: true, strings: Object.assign(strings, { raw: strings }), values }
}

function ours(tag: string): Language | undefined {
  const [primary] = tag.toLowerCase().split('-')
  if (primary === 'nb' || primary === 'nn' || primary === 'no') return 'nb'
  return primary === 'en' ? 'en' : undefined
}
