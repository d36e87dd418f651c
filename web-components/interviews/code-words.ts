import type { interviews } from '../client.ts'
import { msg } from '../shared/i18n.ts'

export type Code = interviews.CodeOut

/** The sides of the tree that every hospital has, in the order of its levels, each word with the key that chooses it. */
export const sides = [
  {
    side: 'player',
    name: () => msg('Player'),
    words: [
      { word: 'personal', key: '1', name: () => msg('Personal') },
      { word: 'professional', key: '2', name: () => msg('Professional') },
      { word: 'technological', key: '3', name: () => msg('Technological') },
      { word: 'regulatory', key: '4', name: () => msg('Regulatory') },
    ],
  },
  {
    side: 'component',
    name: () => msg('Component'),
    words: [
      { word: 'gp', key: 'q', name: () => msg('Interested doctor') },
      { word: 'technology', key: 'w', name: () => msg('Technology') },
      { word: 'need', key: 'e', name: () => msg('Need') },
    ],
  },
  {
    side: 'direction',
    name: () => msg('Direction'),
    words: [
      { word: 'enables', key: 'a', name: () => msg('Enables') },
      { word: 'hinders', key: 's', name: () => msg('Hinders') },
    ],
  },
  {
    side: 'level',
    name: () => msg('Level'),
    words: [
      { word: 'micro', key: 'z', name: () => msg('The person and the office') },
      { word: 'meso', key: 'x', name: () => msg('Between office and hospital') },
      { word: 'macro', key: 'c', name: () => msg('Region and country') },
    ],
  },
] as const
export type Side = (typeof sides)[number]['side']

const words: ReadonlyMap<string, () => string> = new Map(
  sides.flatMap((side) => side.words.map(({ word, name }) => [word, name] as const)),
)

/** A code with those above it, outermost first. */
export function pathOf(code: Code, all: readonly Code[]): string {
  if (code.standard) return code.standard.map((word) => words.get(word)?.() ?? word).join(' › ')
  const parent = all.find(({ id }) => id === code.parentId)
  return parent ? `${pathOf(parent, all)} › ${code.name}` : code.name
}

export const nameOf = (codeId: string, all: readonly Code[]): string => {
  const code = all.find(({ id }) => id === codeId)
  return code ? pathOf(code, all) : ''
}

/** What was chosen on each side; a code of one's own stands alone. */
export interface Choice {
  readonly standard: Readonly<Partial<Record<Side, string>>>
  readonly own: string
}
export const nothingChosen: Choice = { standard: {}, own: '' }

/** The deepest code of the tree that this choice reaches without a gap. */
export function codeOf({ standard, own }: Choice, all: readonly Code[]): Code | undefined {
  if (own) return all.find(({ id }) => id === own)
  const path: string[] = []
  for (const { side } of sides) {
    const word = standard[side]
    if (word === undefined) break
    path.push(word)
  }
  const chosen = Object.values(standard).filter((word) => word !== undefined).length
  if (path.length === 0 || path.length < chosen) return undefined
  return all.find(({ standard: of }) => of?.join('/') === path.join('/'))
}

/** Keys of codes of one's own, in their order. */
export const ownKeys = ['5', '6', '7', '8', '9'] as const

/** The choice after this key; undefined where the key chooses nothing. The same key again takes it back. */
export function chosenBy(key: string, choice: Choice, all: readonly Code[]): Choice | undefined {
  for (const { side, words: ofSide } of sides) {
    const found = ofSide.find((one) => one.key === key)
    if (!found) continue
    const { [side]: before, ...others } = choice.standard
    return { standard: before === found.word ? others : { ...others, [side]: found.word }, own: '' }
  }
  const own = all.filter(({ standard }) => !standard)[ownKeys.indexOf(key as '5')]
  if (!own) return undefined
  return { standard: {}, own: choice.own === own.id ? '' : own.id }
}
