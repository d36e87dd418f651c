import text from '../tokens.css?inline'

const adopted = new WeakSet<Document>()

/** Adds the tokens to a document that did not link tokens.css. They carry no specificity: whatever the host sets on `:root` wins. */
export function adoptTokens(document: Document): void {
  if (adopted.has(document)) return
  adopted.add(document)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
