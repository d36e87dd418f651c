import type { Package } from 'custom-elements-manifest/schema.d.ts'
import { read, tokens } from './sources.ts'
import { elementsOf } from './write-jsx.ts'

const begins = '<!-- elements: made by npm run manifest -->'
const ends = '<!-- /elements -->'

/** `web-components/README.md` with its tables of elements and tokens as the manifest has them. */
export function writeTable(manifest: Package): string {
  const readme = read('web-components/README.md')
  const [before, rest = ''] = readme.split(begins)
  const after = rest.split(ends)[1]
  if (after === undefined) throw new Error(`web-components/README.md lacks ${begins} … ${ends}`)
  return `${before}${begins}\n\n${elementTable(manifest)}\n\n${tokenTable()}\n\n${ends}${after}`
}

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ')

function elementTable(manifest: Package): string {
  const rows = elementsOf(manifest).map(({ declaration }) => {
    const { tagName = '', members = [], attributes = [], events = [], cssParts = [], slots = [] } = declaration
    const isSettable = (one: (typeof members)[number]) => one.kind === 'field' && !one.readonly && !('attribute' in one)
    return [
      `\`${tagName}\``,
      list(attributes.map(({ name }) => name)),
      list(members.filter(isSettable).map(({ name }) => `.${name}`)),
      list(events.map(({ name }) => name)),
      list([...cssParts.map(({ name }) => `::part(${name})`), ...slots.map(({ name }) => `slot=${name}`)]),
    ]
  })
  return table(['element', 'attributes', 'properties', 'events', 'parts and slots'], rows)
}

const tokenTable = (): string =>
  table(
    ['token', 'what it is for'],
    tokens().map(({ name, text }) => [`\`${name}\``, text]),
  )

/** As the formatter has it: columns as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = head.map((_, column) => Math.max(3, ...lines.map((cells) => cells[column]!.length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  return [line(lines[0]!), line(widths.map((width) => '-'.repeat(width))), ...lines.slice(1).map(line)].join('\n')
}
