import { nothing } from 'lit'
import { Directive, directive, type ElementPart } from 'lit/directive.js'

/** The pane begins at its top whenever it shows something else: nobody reads the new case from the middle. */
class AtTopFor extends Directive {
  #shown: unknown

  override render(_shown: unknown): unknown {
    return nothing
  }
  override update({ element }: ElementPart, [shown]: [unknown]): unknown {
    if (shown !== this.#shown) element.scrollTop = 0
    this.#shown = shown
    return nothing
  }
}

export const atTopFor = directive(AtTopFor)
