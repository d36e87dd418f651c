/** An event of ours: it bubbles and leaves shadow roots, so a page may listen at its root. A request is cancelable, a fact is not. */
export abstract class LysEvent extends Event {
  constructor(type: `lys-${string}`, { cancelable = false } = {}) {
    super(type, { bubbles: true, composed: true, cancelable })
  }
}
