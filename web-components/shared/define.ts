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
