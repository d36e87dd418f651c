import { msg, str } from '../shared/i18n.ts'

/** Where something stands in a file, as editors count: from one. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Why a text is no JSON, in words, and where. */
export class JsonFault extends Error {
  readonly place: Place
  constructor(message: string, place: Place) {
    super(message)
    this.name = 'JsonFault'
    this.place = place
  }
}

export interface ReadJson {
  readonly value: unknown
  /** Where the value of a JSON Pointer begins, or of the nearest around it that is there. */
  readonly placeOf: (pointer: string) => Place
}

/** Deeper than anybody writes. */
const deepest = 100
const space = /[ \t\r\n]*/y
/** Any character from the space on, but for the quote and the backslash; and what a backslash may begin. */
const string = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const bare = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y

/**
 * Reads JSON (RFC 8259) and remembers where each value stands, which browsers do not tell. Also refuses a name that stands
 * twice in one object: of two only the last would count. Throws JsonFault.
 */
export function readJson(text: string): ReadJson {
  const places = new Map<string, number>()
  let at = 0
  const fail = (what: string, where = at): never => {
    throw new JsonFault(what, placeIn(text, where))
  }
  const eat = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const [found] = pattern.exec(text) ?? []
    at += found?.length ?? 0
    return found
  }
  const next = (): string | undefined => {
    eat(space)
    if (/\/[/*]/y.test(text.slice(at, at + 2))) fail(msg('JSON knows no comments. Take it out.'))
    return text[at]
  }
  const quoted = (): string => {
    const found = eat(string)
    if (found === undefined)
      fail(msg('This text does not end, or holds a line break or a sign that wants a backslash before it.'))
    return JSON.parse(found!)
  }

  function value(pointer: string, depth: number): void {
    const sign = next()
    places.set(pointer, at)
    if (sign === undefined) fail(msg('The file ends before it is complete: a closing bracket is missing.'))
    if (depth > deepest) fail(msg('This is nested deeper than anything a pack needs.'))
    if (sign === '{') members(pointer, depth)
    else if (sign === '[') items(pointer, depth)
    else if (sign === '"') quoted()
    else if (eat(bare) === undefined) fail(unexpected(sign!))
  }

  function members(pointer: string, depth: number): void {
    const names = new Set<string>()
    list('}', () => {
      const sign = next()
      if (sign !== '"') fail(sign === '}' ? oneTooMany() : msg('A name in double quotes is expected here.'))
      const from = at
      const name = quoted()
      if (names.has(name)) fail(msg(str`The name “${name}” stands twice here; only the last would count.`), from)
      names.add(name)
      if (next() !== ':') fail(msg('A colon is expected after the name.'))
      at++
      value(`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1)
    })
  }

  function items(pointer: string, depth: number): void {
    let index = 0
    list(']', () => {
      if (next() === ']') fail(oneTooMany())
      value(`${pointer}/${index++}`, depth + 1)
    })
  }

  function list(end: string, one: () => void): void {
    at++
    if (next() === end) {
      at++
      return
    }
    for (;;) {
      one()
      const sign = next()
      at++
      if (sign === end) return
      if (sign === undefined) fail(msg('The file ends before it is complete: a closing bracket is missing.'), at - 1)
      if (sign !== ',') fail(msg('A comma or a closing bracket is expected here.'), at - 1)
    }
  }

  value('', 0)
  if (next() !== undefined) fail(msg('Nothing may stand behind the last bracket.'))
  return {
    value: JSON.parse(text),
    placeOf: (pointer) => {
      let here = pointer
      while (!places.has(here)) here = here.slice(0, Math.max(0, here.lastIndexOf('/')))
      return placeIn(text, places.get(here)!)
    },
  }
}

const oneTooMany = (): string => msg('The comma before this is one too many.')
const unexpected = (sign: string): string =>
  sign === "'"
    ? msg('Text stands in double quotes, not in single ones.')
    : msg(str`“${sign}” begins nothing that JSON knows. Text stands in double quotes.`)

function placeIn(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
