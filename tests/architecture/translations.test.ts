import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { says } from '../../tools/bundle.ts'
import { nb } from '../../web-components/shared/locales/nb.ts'
import { repository } from './source.ts'

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}
type Call = Node & { readonly callee: Node; readonly arguments: readonly Node[] }
const isCall = (node: object): node is Call => 'type' in node && node.type === 'CallExpression'

/** A call of `msg`: its English text with `{0}` for the first value, or undefined where it is not written out. */
interface Said {
  readonly text: string | undefined
  readonly where: string
}

const said = repository()
  .filter(({ path }) => /^web-components\/.*\.ts$/.test(path) && !/\.(test|d)\.ts$/.test(path))
  .flatMap(({ path, text }) => messages(path, text))

test('every text has its Norwegian', () => {
  const missing = said.filter(({ text }) => text !== undefined && !Object.hasOwn(nb, text))
  expect(
    missing.map(({ text, where }) => `${text}   (${where})`),
    'add them to web-components/shared/locales/nb.ts',
  ).toEqual([])
})

test('every text is written out, so that it can be found and translated', () => {
  const hidden = said.filter(({ text }) => text === undefined)
  expect(
    hidden.map(({ where }) => where),
    'msg takes a literal or a template with str: no variable, no html',
  ).toEqual([])
})

test('nothing is translated that nobody says', () => {
  const texts = new Set(said.map(({ text }) => text))
  expect(
    Object.keys(nb).filter((text) => !texts.has(text)),
    'take them out of nb.ts',
  ).toEqual([])
})

test('a translation has the values of its original', () => {
  const values = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort()
  const changed = Object.entries(nb).filter(([english, other]) => values(english).join() !== values(other).join())
  expect(changed).toEqual([])
})

test('a page that takes along its own words alone takes all of them', () => {
  const sources = new Map(repository().map(({ path, text }) => [path, text]))
  const left = said.filter(({ text, where }) => text !== undefined && !says(sources.get(where.split(':')[0]!)!, text))
  expect(left.map(({ text, where }) => `${text}   (${where})`)).toEqual([])
})

function messages(path: string, source: string): Said[] {
  const found: Said[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (isCall(node) && node.callee.name === 'msg') {
      const line = source.slice(0, node.start).split('\n').length
      found.push({ text: written(node.arguments[0]), where: `${path}:${line}` })
    }
    Object.values(node).forEach(walk)
  }
  walk(parseAst(source, { lang: 'ts' }))
  return found
}

function written(argument: Node | undefined): string | undefined {
  if (argument?.type === 'Literal' && typeof argument.value === 'string') return argument.value
  if (argument?.type === 'TaggedTemplateExpression' && (argument.tag as Node).name === 'str') {
    const { quasis } = argument.quasi as { quasis: { value: { cooked: string } }[] } & Node
    return quasis.map(({ value }, i) => (i === 0 ? value.cooked : `{${i - 1}}${value.cooked}`)).join('')
  }
  return undefined
}
