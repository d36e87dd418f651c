/** A stretch of a text in code points, the end not counted in. */
export interface Stretch {
  readonly begins: number
  readonly ends: number
}

const points = (text: string): number => Array.from(text).length

/** Where a boundary of a selection lies in the whole text: the text stands in elements with `data-begins`. */
function placeOf(node: Node, offset: number): number | undefined {
  const holder = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-begins]')
  if (!holder || node.nodeType !== Node.TEXT_NODE) return undefined
  return Number(holder.dataset.begins) + points(node.textContent!.slice(0, offset))
}

/** What somebody selected in the text of this root with the mouse; undefined where it is nothing, or reaches out of it. */
export function selectedIn(root: ShadowRoot): Stretch | undefined {
  const selection = getSelection()
  const range = selection?.getComposedRanges?.({ shadowRoots: [root] })[0]
  if (!range || range.collapsed || !root.contains(range.startContainer) || !root.contains(range.endContainer))
    return undefined
  const [begins, ends] = [
    placeOf(range.startContainer, range.startOffset),
    placeOf(range.endContainer, range.endOffset),
  ]
  return begins !== undefined && ends !== undefined && begins < ends ? { begins, ends } : undefined
}

export const overlap = (a: Stretch, b: Stretch): boolean => a.begins < b.ends && b.begins < a.ends
export const cut = (text: string, { begins, ends }: Stretch): string => Array.from(text).slice(begins, ends).join('')
