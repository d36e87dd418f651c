import { language, msg, ownWords } from '../shared/i18n.ts'
import type { Translations } from '../shared/locales/translations.ts'
import { RecentCommands } from './recent-commands.ts'
import type { Registries } from './registries.ts'

type QuickPick = HTMLElementTagNameMap['lys-quick-pick']
type Items = Parameters<QuickPick['pick']>[0]['items']

/** Begun before anybody asks: what is typed right after the key must find the question there. Without it one language is searched. */
const words: Promise<{ readonly nb: Translations }> = import('../shared/locales/nb.ts').catch(() => ({ nb: {} }))

/** Everything that can be done now, the last used first; what is chosen is done. */
export async function showCommands(pick: QuickPick, registries: Registries, ahead?: { take(): string }): Promise<void> {
  const { nb } = await words
  const recent = new RecentCommands()
  const id = await pick.pick({
    title: msg('What shall be done?'),
    placeholder: msg('A word of it, in Norwegian or English'),
    ahead,
    items: itemsOf(registries, recent.all(), otherTitles(nb)),
    forget: (one) => recent.forget(one),
  })
  if (id === undefined) return
  recent.note(id)
  registries.commands.run(id)
}

/** What a title is called in the other languages. */
function otherTitles(nb: Translations): (title: string) => string | undefined {
  if (language() === 'en') return (title) => nb[title]
  const own = ownWords()
  const english = new Map(Object.entries({ ...nb, ...own }).map(([en, other]) => [other, en]))
  return (title) => {
    const en = english.get(title)
    return own && en ? `${en} ${nb[en] ?? ''}` : en
  }
}

type OtherTitle = ReturnType<typeof otherTitles>

function itemsOf({ commands, keybindings, menus }: Registries, recent: readonly string[], otherOf: OtherTitle): Items {
  const there = commands.all().filter(({ id }) => commands.isEnabled(id) && !menus.isHidden(id))
  const rows = there.map((command) => {
    const { id, category, synonyms = [] } = command
    const label = command.title()
    return { id, label, category: category?.(), words: [...synonyms, wordsOf(id), otherOf(label) ?? ''] }
  })
  const seen = Map.groupBy(rows, ({ label }) => label)
  return rows
    .map(({ id, label, category, words }) => {
      // Two that are called alike are told apart by their names.
      const description = [category, seen.get(label)!.length > 1 ? id : undefined].filter(Boolean).join(' · ')
      const key = keybindings.keyOf(id)
      return { id, label, words, recent: recent.includes(id), description, ...(key && { key }) }
    })
    .sort((a, b) =>
      a.recent && b.recent ? recent.indexOf(a.id) - recent.indexOf(b.id) : a.label.localeCompare(b.label, language()),
    )
}

/** `viewer.rotateLeft` is found as “viewer rotate left”. */
const wordsOf = (id: string): string => id.replaceAll(/[.-]|(?=[A-Z])/g, ' ').toLowerCase()

/** What conditions may ask about, and its value now; the key that is chosen is copied. */
export async function inspectContext(pick: QuickPick, { context }: Registries): Promise<void> {
  const items = context
    .all()
    .map(([key, value]) => ({ id: key, label: key, description: JSON.stringify(value) ?? 'undefined' }))
  const key = await pick.pick({ title: msg('Context keys'), items })
  if (key !== undefined) await navigator.clipboard?.writeText(key).catch(() => undefined)
}
