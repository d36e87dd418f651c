/** A row to choose from. */
export interface QuickPickItem {
  readonly id: string
  readonly label: string
  /** Behind the label, muted. */
  readonly description?: string
  /** The key that does the same. */
  readonly key?: string
  /** Other words by which it is looked for, in any language. */
  readonly words?: readonly string[]
  /** Chosen before: it stands first and can be forgotten. */
  readonly recent?: boolean
}

export interface Found {
  readonly item: QuickPickItem
  /** Not what was typed, but like it. */
  readonly similar: boolean
}

/** From so many signs on, what is only like the words is offered too. */
const fewestForSimilar = 3
const mostSimilar = 5
/** Cosine of the two: above it they share more than they differ in. */
const alike = 0.5

const plain = (text: string): string => text.toLocaleLowerCase().normalize('NFC')

/** Items whose label, other words or id hold what was typed, the recent first; behind them a few that are like it. Order is kept. */
export function findItems(
  items: readonly QuickPickItem[],
  typed: string,
  rows: Similarity = new Similarity(items),
): readonly Found[] {
  const sought = plain(typed.trim())
  const recentFirst = (a: QuickPickItem, b: QuickPickItem) => Number(b.recent ?? false) - Number(a.recent ?? false)
  const found = items.filter((item) => sought === '' || holds(item, sought)).sort(recentFirst)
  const exact = found.map((item) => ({ item, similar: false }))
  if (sought.length < fewestForSimilar) return exact
  const taken = new Set(found)
  const similar = rows.like(sought).filter((item) => !taken.has(item))
  return [...exact, ...similar.map((item) => ({ item, similar: true }))]
}

/** Every word that was typed begins a word of the label or of the other words, or the whole stands somewhere in them, or it is the id. */
function holds(item: QuickPickItem, sought: string): boolean {
  if (item.id.toLowerCase() === sought) return true
  const texts = [item.label, ...(item.words ?? [])].map(plain)
  if (texts.some((text) => text.includes(sought))) return true
  const begins = texts.flatMap((text) => text.split(/[\s,.:()/-]+/))
  return sought.split(/\s+/).every((part) => begins.some((word) => word.startsWith(part)))
}

/** How like two texts are by the threes of signs in them, rare ones counting more (TF-IDF). Made once for a list. */
export class Similarity {
  readonly #items: readonly QuickPickItem[]
  #vectors: readonly ReadonlyMap<string, number>[] | undefined
  #rarity = new Map<string, number>()

  constructor(items: readonly QuickPickItem[]) {
    this.#items = items
  }

  like(sought: string): readonly QuickPickItem[] {
    const vectors = (this.#vectors ??= this.#weigh())
    const own = this.#vectorOf(sought)
    return this.#items
      .map((item, at) => ({ item, score: product(own, vectors[at]!) }))
      .filter(({ score }) => score > alike)
      .sort((a, b) => b.score - a.score)
      .slice(0, mostSimilar)
      .map(({ item }) => item)
  }

  #weigh(): readonly ReadonlyMap<string, number>[] {
    const counts = new Map<string, number>()
    for (const { label } of this.#items)
      for (const three of new Set(threes(label))) counts.set(three, (counts.get(three) ?? 0) + 1)
    for (const [three, count] of counts) this.#rarity.set(three, Math.log(1 + this.#items.length / count))
    return this.#items.map(({ label }) => this.#vectorOf(label))
  }

  #vectorOf(text: string): ReadonlyMap<string, number> {
    const vector = new Map<string, number>()
    const unknown = Math.log(1 + this.#items.length)
    for (const three of threes(text)) vector.set(three, (vector.get(three) ?? 0) + (this.#rarity.get(three) ?? unknown))
    const length = Math.hypot(...vector.values())
    return new Map([...vector].map(([three, weight]) => [three, weight / length]))
  }
}

const threes = (text: string): readonly string[] =>
  plain(text)
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const padded = ` ${word} `
      return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3))
    })

/** Of two vectors of length one it is their cosine. */
function product(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let both = 0
  for (const [three, weight] of a) both += weight * (b.get(three) ?? 0)
  return both
}
