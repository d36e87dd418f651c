import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { says } from '../../tools/bundle.ts'
import { nb } from '../../web-components/shared/locales/nb.ts'
import { nn } from '../../web-components/shared/locales/nn.ts'
import { se } from '../../web-components/shared/locales/se.ts'
import { pluralOfSami } from '../../web-components/shared/plural-of-sami.ts'
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

const translations = { nb, nn, se }
const each = Object.entries(translations)

test.each(each)('nothing is translated that nobody says: %s', (language, words) => {
  const texts = new Set(said.map(({ text }) => text))
  expect(
    Object.keys(words).filter((text) => !texts.has(text)),
    `take them out of ${language}.ts`,
  ).toEqual([])
})

test.each(Object.keys(translations))(
  'a text is translated in one file only, so that no two can disagree: %s',
  (language) => {
    const where = new Map<string, string[]>()
    for (const { path, text } of repository())
      if (new RegExp(`/locales/${language}(\\.[\\w-]+)?\\.ts$`).test(path))
        for (const english of keys(text)) where.set(english, [...(where.get(english) ?? []), path])
    expect(where.size).toBeGreaterThan(0)
    expect([...where].filter(([, paths]) => paths.length > 1)).toEqual([])
  },
)

test.each(each)('a translation has the values of its original: %s', (_, words) => {
  const values = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort()
  const changed = Object.entries(words).filter(([english, other]) => values(english).join() !== values(other).join())
  expect(changed).toEqual([])
})

test('nynorsk and Northern Sami are in parts, and say at their head that nobody has reviewed them', () => {
  for (const language of ['nn', 'se'] as const) {
    const path = `web-components/shared/locales/${language}.ts`
    expect(repository().find((file) => file.path === path)!.text, path).toContain('* UNREVIEWED: ')
    const empty = Object.entries(translations[language]).filter(([, text]) => text.trim() === '')
    expect(empty, `${path}: leave out what is not translated`).toEqual([])
  }
})

test('no word of Northern Sami that nobody has reviewed gets into a record', () => {
  const copied = said.filter(({ where }) => /(record-text|dispositions|clinical-words)\.ts:/.test(where))
  expect(copied).not.toEqual([])
  expect(copied.filter(({ text }) => Object.hasOwn(se, text!))).toEqual([])
})

test('numbers in Northern Sami go by the rules of CLDR', () => {
  const cldr = new Intl.PluralRules('se')
  expect(cldr.resolvedOptions().locale).toBe('se')
  const numbers = [0, 1, 2, 3, 10, 11, 12, 21, 22, 100, 101, 102, 1.5, 2.5]
  expect(numbers.map(pluralOfSami)).toEqual(numbers.map((one) => cldr.select(one)))
})

test('a page that takes along its own words alone takes all of them', () => {
  const sources = new Map(repository().map(({ path, text }) => [path, text]))
  const left = said.filter(({ text, where }) => text !== undefined && !says(sources.get(where.split(':')[0]!)!, text))
  expect(left.map(({ text, where }) => `${text}   (${where})`)).toEqual([])
})

/** The English texts that a file of translations has words for. */
function keys(source: string): string[] {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, key } = node as { type?: string; key?: { name?: string; value?: string } }
    if (type === 'Property') found.push((key!.name ?? key!.value)!)
    Object.values(node).forEach(walk)
  }
  walk(parseAst(source, { lang: 'ts' }))
  return found
}

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
