/** A stretch of words: in both texts, only in the former, or only in the present one. */
export interface Stretch {
  readonly kind: 'kept' | 'gone' | 'new'
  readonly text: string
}

/** Comparing all words with all words of longer texts would take too long: then everything between the alike ends counts as changed. */
const mostPairs = 4_000_000

/** With the space after it, or the spaces between changed words would count as kept. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/gu) ?? []

/** What was taken out of `former` and put into `present`, word by word. Empty texts give no stretch. */
export function compareTexts(former: string, present: string): Stretch[] {
  const [a, b] = [wordsOf(former), wordsOf(present)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [gone, fresh] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const middle =
    gone.length * fresh.length > mostPairs
      ? [...gone.map((text) => stretch('gone', text)), ...fresh.map((text) => stretch('new', text))]
      : compareWords(gone, fresh)
  return joined([
    ...a.slice(0, start).map((text) => stretch('kept', text)),
    ...middle,
    ...a.slice(a.length - end).map((text) => stretch('kept', text)),
  ])
}

const stretch = (kind: Stretch['kind'], text: string): Stretch => ({ kind, text })

/** Longest common subsequence. */
function compareWords(a: readonly string[], b: readonly string[]): Stretch[] {
  const width = b.length + 1
  const common = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  const found: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push(stretch('kept', a[i]!))
      i++
      j++
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!))
      found.push(stretch('gone', a[i++]!))
    else found.push(stretch('new', b[j++]!))
  }
  return found
}

/** Neighbours of one kind become one. */
function joined(parts: readonly Stretch[]): Stretch[] {
  const result: { kind: Stretch['kind']; text: string }[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else result.push({ ...part })
  }
  return result
}
