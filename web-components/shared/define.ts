import { adoptTokens } from './tokens.ts'

/** An element class that knows its tag. */
export interface Definable extends CustomElementConstructor {
  readonly tag: string
}

/** Registers elements and puts the tokens into the document, for good. */
export function define(...elements: readonly Definable[]): void {
  adoptTokens(document)
  register(...elements)
}

/** Registers elements alone. A tag that is taken stays with whoever came first: a portal may load two copies. */
export function register(...elements: readonly Definable[]): void {
  for (const element of elements) {
    if (!customElements.get(element.tag)) customElements.define(element.tag, element)
  }
}

/** Registers each once more under another prefix than `lys`, and gives back the tags. Throws a TypeError for a prefix that makes no tag. */
export function defineUnder(prefix: string, elements: readonly Definable[]): readonly string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(prefix)) throw new TypeError(`“${prefix}” begins no tag of an element`)
  const others = elements.map((element) => {
    const tag = element.tag.replace(/^lys/, prefix)
    // A class is registered once only; the page may have ours under its own tag as well.
    return class extends element {
      static override readonly tag = tag
    }
  })
  define(...others)
  return others.map(({ tag }) => tag)
}

const later = new Map<string, () => Promise<Definable>>()

/** Tells where an element comes from that few screens need: `need` loads it. */
export function defineLater(tag: string, load: () => Promise<Definable>): void {
  later.set(tag, load)
}

/** Loads an element if the page has told where it is. Without a line it is tried again the next time it is needed. */
export function need(tag: string): void {
  const load = later.get(tag)
  if (!load) return
  later.delete(tag)
  load().then(register, () => later.set(tag, load))
}
