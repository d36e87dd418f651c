/** A stretch of a text in code points: from `begins` up to and without `ends`. */
export interface Stretch {
  readonly begins: number
  readonly ends: number
}

/** Positions count code points, as other programs for such texts do: an emoji is one, not two. */
export const codePoints = (text: string): string[] => Array.from(text)

export const cut = (points: readonly string[], { begins, ends }: Stretch): string => points.slice(begins, ends).join('')

const closes = /[.!?…]/u
const follows = /["'”’»)\]]/u

/**
 * The sentences of a text, in order, without the space around them. Fixed by this rule alone and by no library's table, so
 * that two coders and two editions count the same ones: a line ends one, and so does a full stop before space.
 */
export function segmentsOf(text: string): Stretch[] {
  const points = codePoints(text)
  const found: Stretch[] = []
  let begins = 0
  const end = (ends: number) => {
    const trimmed = trim(points, { begins, ends })
    if (trimmed.begins < trimmed.ends) found.push(trimmed)
    begins = ends
  }
  for (let at = 0; at < points.length; at++) {
    if (points[at] === '\n') end(at)
    else if (closes.test(points[at]!)) {
      let after = at + 1
      while (after < points.length && (closes.test(points[after]!) || follows.test(points[after]!))) after++
      if (after === points.length || /\s/u.test(points[after]!)) end(after)
      at = after - 1
    }
  }
  end(points.length)
  return found
}

function trim(points: readonly string[], { begins, ends }: Stretch): Stretch {
  let [first, last] = [begins, ends]
  while (first < last && /\s/u.test(points[first]!)) first++
  while (last > first && /\s/u.test(points[last - 1]!)) last--
  return { begins: first, ends: last }
}

export const overlap = (a: Stretch, b: Stretch): boolean => a.begins < b.ends && b.begins < a.ends
