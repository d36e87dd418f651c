/** What a condition is asked about: the value of a key now, or undefined. */
export type ReadContext = (key: string) => unknown

/** A condition under which a command, a key or a row of a menu is there, as VS Code writes it. */
export interface When {
  /** As it was written. */
  readonly text: string
  /** The keys it asks about. */
  readonly keys: ReadonlySet<string>
  holds(read: ReadContext): boolean
}

/** A condition that cannot be read. `offset` counts characters from its beginning. */
export class WhenError extends Error {
  readonly offset: number

  constructor(text: string, offset: number, what: string) {
    super(`“${text}” cannot be read at character ${offset + 1}: ${what}.`)
    this.name = 'WhenError'
    this.offset = offset
  }
}

type Test = (read: ReadContext) => boolean
/** A part of a condition; `known` where it is the same whatever the keys are. */
interface Part {
  readonly test: Test
  readonly known?: boolean
}
interface Token {
  readonly kind: 'sign' | 'word' | 'quoted' | 'pattern' | 'end'
  readonly text: string
  readonly at: number
  readonly flags?: string
}

/** Longer than anybody writes: a pack must not keep the screen busy. */
const longest = 1_000
const longestPattern = 200
/** Enough for a code or a name. */
const longestSubject = 64
const signs = ['||', '&&', '===', '!==', '==', '!=', '<=', '>=', '=~', '<', '>', '!', '(', ')']
const word = /[\w.:/-]+/y
const space = /\s*/y
const quoted = /'((?:[^'\\]|\\.)*)'/y
const pattern = /\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/y

/**
 * Reads a condition: `||` binds weaker than `&&`, that weaker than `!`; a leaf is a key, or a key compared with a value
 * (`==`, `!=`, `<`, `<=`, `>`, `>=`), a pattern (`=~ /…/i`) or the elements of another key (`in`, `not in`). Bare `true`
 * and `false` ask whether the key holds; in quotes they are words. Throws WhenError.
 */
export function parseWhen(text: string): When {
  if (text.length > longest) throw new WhenError(`${text.slice(0, 40)}…`, longest, 'it is too long')
  const tokens = tokensOf(text)
  const keys = new Set<string>()
  let at = 0
  const next = (): Token => tokens[at]!
  const take = (...wanted: string[]): Token | undefined => {
    const token = next()
    return token.kind === 'sign' && wanted.includes(token.text) ? tokens[at++] : undefined
  }
  const wrong = (what: string, token = next()): never => {
    throw new WhenError(text, token.at, what)
  }

  function either(): Part {
    const parts = [both()]
    while (take('||')) parts.push(both())
    return anyOf(parts)
  }
  function both(): Part {
    const parts = [negation()]
    while (take('&&')) parts.push(negation())
    return allOf(parts)
  }
  function negation(): Part {
    let turned = false
    while (take('!')) turned = !turned
    const part = leaf()
    return turned ? not(part) : part
  }
  function leaf(): Part {
    if (take('(')) {
      const inner = either()
      if (!take(')')) wrong('a closing bracket is missing')
      return inner
    }
    if (next().kind !== 'word') wrong('a key is expected')
    const { text: key } = tokens[at++]!
    if (key === 'true' || key === 'false') return constant(key === 'true')
    keys.add(key)
    return compared(key)
  }
  function compared(key: string): Part {
    const sign = take('===', '!==', '==', '!=', '<=', '>=', '<', '>', '=~')
    if (!sign) return member(key) ?? { test: (read) => isTrue(read(key)) }
    if (sign.text === '=~') return matching(key)
    const value = next()
    if (value.kind !== 'word' && value.kind !== 'quoted') wrong('a value is expected')
    if (value.kind === 'word' && (value.text === 'in' || value.text === 'not')) wrong(`“${value.text}” is no value`)
    at++
    return { test: comparison(key, sign.text, value) }
  }
  function member(key: string): Part | undefined {
    const first = next()
    if (first.kind !== 'word') return undefined
    const turned = first.text === 'not'
    if (turned) at++
    if (next().kind !== 'word' || next().text !== 'in')
      return wrong(turned ? '“in” is expected after “not”' : 'a sign is expected')
    at++
    if (next().kind !== 'word') wrong('the key of a list is expected')
    const { text: list } = tokens[at++]!
    keys.add(list)
    const isIn: Test = (read) => holdsElement(read(list), read(key))
    return { test: turned ? (read) => !isIn(read) : isIn }
  }
  function matching(key: string): Part {
    const token = next()
    if (token.kind !== 'pattern') wrong('a pattern between slashes is expected')
    at++
    const expression = safePattern(token, (what) => wrong(what, token))
    let last: string | undefined
    let matches = false
    // Asked again whenever the screen is drawn, mostly of the same.
    return {
      test: (read) => {
        const subject = wordOf(read(key)).slice(0, longestSubject)
        if (subject !== last) matches = expression.test(subject)
        last = subject
        return matches
      },
    }
  }

  if (next().kind === 'end') wrong('it is empty')
  const part = either()
  if (next().kind !== 'end') wrong(next().text === ')' ? 'there is a bracket too many' : 'a sign is expected')
  return { text, keys, holds: part.test }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const read = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at
    const found = expression.exec(text)
    if (found) at = expression.lastIndex
    return found
  }
  for (;;) {
    read(space)
    const begin = at
    if (at >= text.length) return [...tokens, { kind: 'end', text: '', at }]
    const before = tokens.at(-1)
    const sign = signs.find((one) => text.startsWith(one, at))
    if (before?.text === '=~' && text[at] === '/') {
      const found = read(pattern)
      if (!found) throw new WhenError(text, begin, 'a pattern ends with a slash')
      tokens.push({ kind: 'pattern', text: found[1]!, flags: found[2]!, at: begin })
    } else if (sign) {
      at += sign.length
      tokens.push({ kind: 'sign', text: sign, at: begin })
    } else if (text[at] === "'") {
      const found = read(quoted)
      if (!found) throw new WhenError(text, begin, 'a closing quotation mark is missing')
      tokens.push({ kind: 'quoted', text: found[1]!.replace(/\\(.)/g, '$1'), at: begin })
    } else {
      const found = read(word)
      if (!found) throw new WhenError(text, begin, `“${text[at]}” means nothing here`)
      tokens.push({ kind: 'word', text: found[0], at: begin })
    }
  }
}

const constant = (known: boolean): Part => ({ test: () => known, known })
const not = ({ test, known }: Part): Part => (known === undefined ? { test: (read) => !test(read) } : constant(!known))

function anyOf(parts: readonly Part[]): Part {
  const open = parts.filter(({ known }) => known !== false)
  if (open.length === 0 || open.some(({ known }) => known)) return constant(open.length > 0)
  return open.length === 1 ? open[0]! : { test: (read) => open.some(({ test }) => test(read)) }
}
function allOf(parts: readonly Part[]): Part {
  const open = parts.filter(({ known }) => known !== true)
  if (open.some(({ known }) => known === false) || open.length === 0) return constant(open.length === 0)
  return open.length === 1 ? open[0]! : { test: (read) => open.every(({ test }) => test(read)) }
}

/** What there is of a key: an empty list or text is not. */
const isTrue = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value))
const wordOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

function comparison(key: string, sign: string, { kind, text }: Token): Test {
  const asked = kind === 'word' && (text === 'true' || text === 'false') ? text === 'true' : undefined
  const same: Test = (read) => (asked === undefined ? wordOf(read(key)) === text : isTrue(read(key)) === asked)
  const limit = Number(text)
  const ordered = (holds: (value: number) => boolean): Test => {
    return (read) => {
      const value = read(key)
      const number =
        typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : Number.NaN
      return !Number.isNaN(number) && !Number.isNaN(limit) && text.trim() !== '' && holds(number)
    }
  }
  switch (sign) {
    case '<':
      return ordered((value) => value < limit)
    case '<=':
      return ordered((value) => value <= limit)
    case '>':
      return ordered((value) => value > limit)
    case '>=':
      return ordered((value) => value >= limit)
    case '!=':
    case '!==':
      return (read) => !same(read)
    default:
      return same
  }
}

function holdsElement(list: unknown, element: unknown): boolean {
  if (Array.isArray(list)) return list.some((one) => wordOf(one) === wordOf(element))
  if (list instanceof Set) return list.has(element)
  return typeof list === 'object' && list !== null && element !== undefined && Object.hasOwn(list, wordOf(element))
}

/** In how many ways a text may be tried, at worst: three open repetitions over it are some hundred thousand steps. */
const mostWays = longestSubject ** 3

/** What may take longer than the world: repetition or choice within a repeated group, a reference back, too many ways. */
function isSafe(text: string): boolean {
  /** For each open group: whether it repeats or chooses, and between how many. */
  const groups = [{ isOpen: false, choices: 1 }]
  let closed = false
  let ways = 1
  const grows = (by: number): boolean => (ways *= by) > mostWays
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    const group = groups.at(-1)!
    const wasClosed = closed
    closed = false
    if (sign === '\\') {
      if (/[1-9k]/.test(text[++at] ?? '')) return false
    } else if (sign === '[') {
      while (at < text.length && text[at] !== ']') at += text[at] === '\\' ? 2 : 1
    } else if (sign === '(') {
      groups.push({ isOpen: false, choices: 1 })
      // What stands behind it says what kind of group it is.
      if (text[at + 1] === '?') at++
    } else if (sign === ')') {
      if (groups.length === 1 || grows(group.choices)) return false
      groups.pop()
      closed = group.isOpen
      if (closed) groups.at(-1)!.isOpen = true
    } else if (sign === '|') {
      group.choices++
      group.isOpen = true
    } else if (sign === '?') {
      group.isOpen = true
      if (grows(2)) return false
    } else if (sign === '*' || sign === '+' || sign === '{') {
      const [least = 0, most = 0] =
        sign === '{' ? (/^{(\d*),?(\d*)}/.exec(text.slice(at))?.slice(1) ?? []).map(Number) : []
      if (wasClosed || Math.max(least, most) > longestSubject || grows(longestSubject)) return false
      group.isOpen = true
    }
  }
  return true
}

function safePattern({ text, flags = '' }: Token, wrong: (what: string) => never): RegExp {
  if (text.length > longestPattern) return wrong('the pattern is too long')
  if (!isSafe(text))
    return wrong(
      'the pattern may take too long: no repetition within a repeated group, no reference back, and few of all',
    )
  try {
    return new RegExp(text, flags.replace(/[gy]/g, ''))
  } catch {
    return wrong('the pattern is none')
  }
}
