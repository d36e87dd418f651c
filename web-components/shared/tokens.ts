import text from '../tokens.css?inline'

/** The sheet of a document, and how many want it there. */
const held = new WeakMap<Document, { readonly sheet: CSSStyleSheet; count: number }>()

/**
 * Adds the tokens to a document that did not link tokens.css. They carry no specificity: whatever the host sets on `:root`
 * wins. They stay until the last one who wanted them says that they may go.
 */
export function holdTokens(document: Document): { dispose(): void } {
  const own = held.get(document) ?? { sheet: sheetOfTokens(), count: 0 }
  held.set(document, own)
  if (own.count++ === 0) document.adoptedStyleSheets = [...document.adoptedStyleSheets, own.sheet]
  let isHeld = true
  return {
    dispose: () => {
      if (!isHeld) return
      isHeld = false
      if (--own.count > 0) return
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== own.sheet)
    },
  }
}

const adopted = new WeakSet<Document>()

/** The same for good: on pages that are all ours. */
export function adoptTokens(document: Document): void {
  if (adopted.has(document)) return
  adopted.add(document)
  holdTokens(document)
}

function sheetOfTokens(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}
