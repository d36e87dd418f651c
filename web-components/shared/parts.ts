import type { Bilingual, Image, Questionnaire } from '../client.ts'
import { language, msg } from './i18n.ts'

export type Part = Omit<NonNullable<Questionnaire['parts']>['choices'][number], 'when'>
/** A view, and which parts it can show as the answers are; none of them where the pack asks for no parts. */
export type View = Questionnaire['views'][number] & {
  readonly parts?: { readonly label: Bilingual; readonly possible: readonly Part[]; readonly all: readonly Part[] }
}
export type Views = readonly View[]
/** What counts of a photograph here. */
export type Shows = Pick<Image, 'view' | 'belongsTo'>
/** A view, of one part where every part is wanted in it; `wanted` where a case without it lacks something. */
export interface Place {
  readonly view: View
  readonly part: Part | undefined
  readonly wanted: boolean
  /** How many there are of it. */
  readonly count: number
}

/** Of which part a photograph is where nobody can say. */
export const unknownPart = 'unknown'

const viewOf = ({ view }: Shows, views: Views): View | undefined => views.find((one) => one.view === view)

/** Which part it shows: as was said, or the only one there can be. */
export function partOf(photograph: Shows, views: Views): string | undefined {
  const { possible = [] } = viewOf(photograph, views)?.parts ?? {}
  return photograph.belongsTo ?? (possible.length === 1 ? possible[0]?.code : undefined)
}

/** What its part is called, or that nobody said; empty where there is only one, and nothing to tell apart. */
export function partWord(photograph: Shows, views: Views): string {
  const { possible = [], all = [] } = viewOf(photograph, views)?.parts ?? {}
  const part = partOf(photograph, views)
  if (part === undefined || part === unknownPart) return possible.length > 1 ? msg('Not said which') : ''
  if (possible.length === 1 && possible[0]?.code === part) return ''
  return all.find(({ code }) => code === part)?.label[language()] ?? part
}

/** The parts among which a photograph of this view is placed now: those there surely are, those that came, and one more. */
export function offered({ parts }: View, photographs: readonly Shows[]): readonly Part[] {
  const isUsed = usedIn(photographs)
  const possible = parts?.possible ?? []
  return possible.filter((one, at) => {
    const before = possible[at - 1]
    return !one.more || isUsed(one) || !before || isUsed(before)
  })
}

const usedIn =
  (photographs: readonly Shows[]) =>
  ({ code }: Part): boolean =>
    photographs.some(({ belongsTo }) => belongsTo === code)

/** Where a photograph goes that nobody has placed: with the one before, else to the first part there is. */
export function likelyPart(view: View | undefined, photographs: readonly Shows[]): string | null {
  const parts = view ? offered(view, photographs) : []
  const before = photographs.at(-1)?.belongsTo
  return (parts.find(({ code }) => code === before) ?? parts[0])?.code ?? null
}

/** The places for photographs, in the order of the pack: each view, or each part of it where every part is wanted. */
export function places(views: Views, photographs: readonly Shows[]): readonly Place[] {
  const isUsed = usedIn(photographs)
  return views.flatMap((view): Place[] => {
    const there = photographs.filter((one) => one.view === view.view)
    const parts = view.eachPart ? offered(view, photographs) : []
    if (parts.length < 2) return [{ view, part: undefined, wanted: view.required, count: there.length }]
    return parts.map((part) => ({
      view,
      part,
      wanted: view.required && (!part.more || isUsed(part)),
      count: there.filter(({ belongsTo }) => belongsTo === part.code).length,
    }))
  })
}

export const isFull = ({ view: { least = 1 }, count }: Place): boolean => count >= least

/** What the pack wants and nobody has photographed. */
export const lacking = (views: Views, photographs: readonly Shows[]): readonly Place[] =>
  places(views, photographs).filter((one) => one.wanted && !isFull(one))

/** What a place is called: `L2 · Close-up`. */
export const placeWord = ({ view, part }: Pick<Place, 'view' | 'part'>): string =>
  withPart(part?.label[language()], view.label[language()])

export const withPart = (part: string | undefined, words: string): string => (part ? `${part} · ${words}` : words)

/** Where parts stand: as the pack names them, and last what belongs to none or to nobody knows which. */
export function partPlace(part: string | undefined, views: Views): number {
  const all = views.find(({ parts }) => parts)?.parts?.all ?? []
  const at = all.findIndex(({ code }) => code === part)
  return at < 0 ? all.length : at
}
