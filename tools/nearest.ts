/** How many letters must be changed, added or left out to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1))
    row = next
  }
  return row[other.length]!
}

/** What was probably meant: “ Did you mean reply.useTemplate?”, or nothing where no word is near. */
export function meant(word: string, words: readonly string[]): string {
  const near = words
    .map((one) => [one, distance(word.toLowerCase(), one.toLowerCase())] as const)
    .filter(([one, far]) => far <= Math.max(2, Math.floor(one.length / 4)))
    .sort(([, a], [, b]) => a - b)[0]
  return near ? ` Did you mean ${near[0]}?` : ''
}
