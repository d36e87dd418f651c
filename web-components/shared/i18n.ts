import { configureLocalization, msg as messageOf, str } from '@lit/localize'
import { generateMsgId } from '@lit/localize/internal/id-generation.js'
import type { Translations } from './locales/translations.ts'
import { type Unreviewed, unreviewed } from './locales/unreviewed.ts'
import { pluralOfSami } from './plural-of-sami.ts'

export { str }

/** What the interface can be shown in. Nynorsk and Northern Sami are in parts, and unreviewed: nobody gets them unasked. */
export type Language = 'en' | 'nb' | Unreviewed
export const languages: readonly Language[] = ['nb', 'nn', 'se', 'en']

type Template = string | { strTag: true; strings: TemplateStringsArray; values: number[] }

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en' satisfies Language,
  targetLocales: ['nb', 'nn', 'se'] satisfies Language[],
  loadLocale: async (wanted) => ({ templates: templatesOf(await wordsOf(wanted as 'nb' | Unreviewed)) }),
})

/** The language that was chosen for the interface. */
export const interfaceLanguage = (): Language => getLocale() as Language

/** The language of now for what comes in two, like the texts of packs and the names of units, and for dates and numbers. */
export const language = (): 'en' | 'nb' => (getLocale() === 'en' ? 'en' : 'nb')

export const isUnreviewed = (one: Language): one is Unreviewed => Object.hasOwn(unreviewed, one)

/** Shows everything in this language once its words have loaded. Remembers nothing. */
export const setLanguage = (next: Language): Promise<void> => setLocale(next)

/**
 * The language that is wished for, else the page's own, else the reader's first one that we have, else English. Of what is
 * unreviewed the answer is bokmål: such words are chosen by a person, never by a setting of her browser.
 */
export function detectLanguage(wish = ''): 'en' | 'nb' {
  const wanted = [wish, document.documentElement.lang, ...navigator.languages]
  return wanted.map(ours).find((found) => found !== undefined) ?? 'en'
}

/** The words for this many, by the plural rules of the current language. `two` is for Northern Sami alone. */
export function plural(count: number, words: { one: string; two?: string; other: string; zero?: string }): string {
  if (count === 0 && words.zero !== undefined) return words.zero
  return words[pluralOf(count)] ?? words.other
}

function pluralOf(count: number): 'one' | 'two' | 'other' {
  if (getLocale() === 'se') return pluralOfSami(count)
  return new Intl.PluralRules(language()).select(count) === 'one' ? 'one' : 'other'
}

/** Bokmål, and over it what an unreviewed language has of its own. Should that not come, bokmål stands alone. */
async function wordsOf(wanted: 'nb' | Unreviewed): Promise<Translations> {
  const own = isUnreviewed(wanted) ? unreviewed[wanted]().catch(() => ({})) : {}
  const [{ nb }, words] = await Promise.all([import('./locales/nb.ts'), own])
  if (isUnreviewed(wanted)) {
    const missing = Object.keys(nb).filter((english) => !Object.hasOwn(words, english))
    partial[wanted] = { words, missing: new Set(missing.map((english) => english.replaceAll(/\{\d+\}/g, '{}'))) }
  }
  return { ...nb, ...words }
}

/** What an unreviewed language has, and the English texts it has no words for, with `{}` for each value. */
const partial: Partial<Record<Language, { readonly words: Translations; readonly missing: ReadonlySet<string> }>> = {}

/** The words that the unreviewed language of now has of its own, under their English; undefined in the other languages. */
export const ownWords = (): Translations | undefined => partial[interfaceLanguage()]?.words

const count = { own: 0, bokmal: 0 }

/** The text in the current language. */
export function msg(text: string | ReturnType<typeof str>): string {
  const missing = partial[interfaceLanguage()]?.missing
  if (missing) {
    const english = typeof text === 'string' ? text : text.strings.join('{}')
    count[missing.has(english) ? 'bokmal' : 'own'] += english.length
  }
  return messageOf(text) as string // of what is no markup
}

/** Runs this and says in which language most of its words were: an unreviewed one has them in parts only. */
export function languageSaidBy(render: () => void): Language {
  const before = { ...count }
  render()
  return count.own - before.own > count.bokmal - before.bokmal ? interfaceLanguage() : language()
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

function ours(tag: string): 'en' | 'nb' | undefined {
  const [primary] = tag.toLowerCase().split('-')
  if (['nb', 'nn', 'no', 'se'].includes(primary!)) return 'nb'
  return primary === 'en' ? 'en' : undefined
}
