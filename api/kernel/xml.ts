type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Signs that XML 1.0 (2.2) has no place for. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu

export const words = (text: string): string =>
  text.replaceAll(unwritable, '').replaceAll(/[&<>"]/g, (sign) => marks[sign]!)
/** A line break in an attribute would be read as a space. */
const attribute = (value: string) => words(value).replaceAll(/[\n\t\r]/g, (sign) => `&#${sign.codePointAt(0)};`)

/** An element of XML with its children in this order; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${attribute(String(value))}"`],
  )
  const inside = children.join('')
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

/** Nothing at all where there are no children: an empty list is not valid everywhere. */
export const list = (name: string, children: readonly string[]): string =>
  children.length === 0 ? '' : element(name, {}, ...children)
