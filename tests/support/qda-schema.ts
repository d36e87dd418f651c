/** An element of XML, as far as a file for other programs needs it. */
export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Xml[]
  text: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const plain = (text: string) =>
  text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number(code)) : entities[name]!,
  )

/** Reads well-formed XML without comments and processing instructions but the first; throws on anything else. */
export function readXml(source: string): Xml {
  const root: Xml = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const body = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  const pieces = /<(\/?)([A-Za-z]\w*)((?: [A-Za-z]\w*="[^"<]*")*)(\/?)>|([^<]+)/gy
  let at = 0
  for (const [whole, closing, name, written, empty, text] of body.matchAll(pieces)) {
    at += whole.length
    const inside = open.at(-1)!
    if (text !== undefined) inside.text += plain(text)
    else if (closing) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes nothing`)
    } else {
      const pairs = [...written!.matchAll(/ (\w+)="([^"]*)"/g)].map(([, key, value]) => [key!, plain(value!)] as const)
      const made: Xml = { name: name!, attributes: Object.fromEntries(pairs), children: [], text: '' }
      inside.children.push(made)
      if (!empty) open.push(made)
    }
  }
  if (at !== body.length || open.length !== 1 || root.children.length !== 1) throw new Error(`Not well-formed at ${at}`)
  return root.children[0]!
}

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'
const types = {
  guid: new RegExp(`^(${uuid}|\\{${uuid}\\})$`),
  string: /^/,
  boolean: /^(true|false|0|1)$/,
  integer: /^[+-]?\d+$/,
  moment: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  direction: /^(Associative|OneWay|Bidirectional)$/,
  line: /^(dotted|dashed|solid)$/,
  variable: /^(Text|Boolean|Integer|Float|Date|DateTime)$/,
} as const

/** `!` marks what must be there; of children, `?` at most one, `*` any number, `+` at least one, in this order. */
interface Shape {
  readonly has?: string
  readonly holds?: string
  readonly text?: keyof typeof types
}
const made = 'creatingUser:guid creationDateTime:moment'
const target = { has: 'targetGUID:guid!' }
const code = { has: 'guid:guid! name:string! isCodable:boolean! color:string', holds: 'Description? NoteRef* Code*' }
const words: Shape = { text: 'string' }

/** REFI-QDA Project 1.0 (18 March 2019, MIT), as far as we write it: which element stands where, with what. */
const project: Readonly<Record<string, Shape>> = {
  Project: {
    has: 'name:string! origin:string creatingUserGUID:guid creationDateTime:moment',
    holds: 'Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*',
  },
  Users: { holds: 'User+' },
  User: { has: 'guid:guid! name:string id:string' },
  CodeBook: { holds: 'Codes' },
  Codes: { holds: 'Code+' },
  Code: code,
  Description: words,
  Variables: { holds: 'Variable+' },
  Variable: { has: 'guid:guid! name:string! typeOfVariable:variable!', holds: 'Description?' },
  Cases: { holds: 'Case+' },
  Case: {
    has: 'guid:guid! name:string',
    holds: 'Description? CodeRef* VariableValue* SourceRef* SelectionRef*',
  },
  VariableValue: { holds: 'VariableRef TextValue? BooleanValue? IntegerValue?' },
  TextValue: words,
  BooleanValue: { text: 'boolean' },
  IntegerValue: { text: 'integer' },
  VariableRef: target,
  SourceRef: target,
  CodeRef: target,
  Sources: { holds: 'TextSource+' },
  TextSource: {
    has: `guid:guid! name:string plainTextPath:string richTextPath:string ${made}`,
    holds: 'Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*',
  },
  PlainTextSelection: {
    has: `guid:guid! name:string startPosition:integer! endPosition:integer! ${made}`,
    holds: 'Description? Coding* NoteRef*',
  },
  Coding: { has: `guid:guid! ${made}`, holds: 'CodeRef NoteRef*' },
  Graphs: { holds: 'Graph+' },
  Graph: { has: 'guid:guid! name:string', holds: 'Vertex* Edge*' },
  Vertex: { has: 'guid:guid! representedGUID:guid name:string firstX:integer! firstY:integer!' },
  Edge: {
    has: 'guid:guid! name:string sourceVertex:guid! targetVertex:guid! direction:direction lineStyle:line',
  },
}
/** REFI-QDA Codebook 1.0. */
const codebook: Readonly<Record<string, Shape>> = {
  CodeBook: { has: 'origin:string', holds: 'Codes Sets?' },
  Codes: { holds: 'Code+' },
  Code: { ...code, holds: 'Description? Code*' },
  Description: words,
}
const schemas = { 'urn:QDA-XML:project:1.0': project, 'urn:QDA-XML:codebook:1.0': codebook }

/** What does not fit the schema, a sentence each, and references that lead nowhere; empty when all does. */
export function faultsOfQda(root: Xml): string[] {
  const { xmlns = '', ...attributes } = root.attributes
  const schema = schemas[xmlns as keyof typeof schemas]
  if (!schema) return [`${xmlns} is no namespace of it`]
  const whole = [{ ...root, attributes }, ...below(root)]
  const guids = whole.flatMap((one) => one.attributes.guid ?? [])
  const lost = whole.flatMap(({ name, attributes: own }) =>
    Object.entries(own)
      .filter(
        ([key, value]) => /^(targetGUID|creatingUser|sourceVertex|targetVertex)/.test(key) && !guids.includes(value),
      )
      .map(([key, value]) => `${name} ${key} ${value} is nowhere`),
  )
  const twice = guids.filter((one, i) => guids.indexOf(one) !== i).map((one) => `${one} stands twice`)
  return [...whole.flatMap((one) => faults(one, schema)), ...lost, ...twice]
}

const below = (one: Xml): Xml[] => one.children.flatMap((child) => [child, ...below(child)])

function faults({ name, attributes, children, text }: Xml, schema: Readonly<Record<string, Shape>>): string[] {
  const shape = schema[name]
  if (!shape) return [`${name} is not known`]
  const known = (shape.has ?? '').split(' ').filter(Boolean)
  const found: string[] = []
  for (const one of known) {
    const [, key, type, must] = /^(\w+):(\w+)(!?)$/.exec(one)!
    const value = attributes[key!]
    if (value === undefined ? must : !types[type as keyof typeof types].test(value))
      found.push(`${name} ${key}: ${value}`)
  }
  for (const key of Object.keys(attributes))
    if (!known.some((one) => one.startsWith(`${key}:`))) found.push(`${name} has no ${key}`)
  const order = (shape.holds ?? '').split(' ').filter(Boolean)
  const pattern = new RegExp(`^${order.map((one) => one.replace(/^(\w+)(\W?)$/, '(?:<$1>)$2')).join('')}$`)
  const row = children.map((child) => `<${child.name}>`).join('')
  if (!pattern.test(row)) found.push(`${name} holds ${row}`)
  if (shape.text ? !types[shape.text].test(text) : text.trim() !== '') found.push(`${name} says ${text}`)
  return found
}
