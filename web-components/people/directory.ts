import type { Office, Person, Unit } from '../client.ts'
import { language, msg } from '../shared/i18n.ts'

/** A person or an office in the coordinator's list. */
export interface Entry {
  readonly kind: 'person' | 'office'
  readonly id: string
  readonly name: string
  readonly hpr: string | null
  /** Where a person belongs, in words; of an office, that it is one. */
  readonly places: string
  /** Since when it is switched off or closed; null while it is not. */
  readonly off: string | null
}
export type Directory = readonly Entry[]

/** So many are shown; whoever seeks one person writes more of the name. */
export const mostShown = 20

/** Everybody and every office by name, with the names of where people belong. */
export function directoryOf(people: readonly Person[], offices: readonly Office[], units: readonly Unit[]): Directory {
  const names = new Map<string, string>([
    ...offices.map(({ id, name }) => [id, name] as const),
    ...units.map(({ id, name }) => [id, name[language()]] as const),
  ])
  const placesOf = ({ memberships }: Person) => [
    ...new Set(memberships.map(({ party }) => names.get(party) ?? msg('The whole hospital'))),
  ]
  const entries: Entry[] = [
    ...people.map((one) => ({
      kind: 'person' as const,
      id: one.id,
      name: one.name,
      hpr: one.hpr,
      places: placesOf(one).join(', '),
      off: one.disabledAt,
    })),
    ...offices.map(({ id, name, closedAt }) => ({
      kind: 'office' as const,
      id,
      name,
      hpr: null,
      places: msg('Office'),
      off: closedAt,
    })),
  ]
  const { compare } = new Intl.Collator(language())
  return entries.toSorted((a, b) => compare(a.name, b.name))
}

/** Who is sought: every word begins a word of the name or of where she belongs, or her licence number. Nobody sought: who is switched off. */
export function found(
  directory: Directory,
  sought: string,
  also: ReadonlySet<string>,
): { shown: readonly Entry[]; more: number } {
  const words = wordsOf(sought)
  const isSought = ({ name, places, hpr }: Entry): boolean => {
    const known = wordsOf(`${name} ${places} ${hpr ?? ''}`)
    return words.every((word) => known.some((one) => one.startsWith(word)))
  }
  const hits = directory.filter(words.length === 0 ? ({ id, off }) => off !== null || also.has(id) : isSought)
  return { shown: hits.slice(0, mostShown), more: Math.max(0, hits.length - mostShown) }
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .split(/[\s,-]+/)
    .filter(Boolean)
