import { element, list, words } from '../kernel/xml.ts'

/** What a file for other programs is made of; every id is a GUID. */
export interface QdaProject {
  readonly name: string
  readonly at: string
  readonly notice: string
  readonly creator: string
  readonly coders: readonly { readonly id: string; readonly name: string }[]
  readonly codes: readonly QdaCode[]
  readonly offices: readonly QdaOffice[]
  readonly texts: readonly QdaText[]
  readonly networks: readonly QdaNetwork[]
}
export interface QdaCode {
  readonly id: string
  readonly parent: string | null
  readonly name: string
  readonly note: string
}
interface QdaOffice {
  readonly id: string
  readonly name: string
  readonly hasUsedIt: boolean
  readonly texts: readonly string[]
}
interface QdaText {
  readonly id: string
  /** Name of its file, without folder and ending. */
  readonly file: string
  readonly name: string
  readonly role: string
  readonly mayQuote: boolean
  readonly at: string
  readonly by: string
  readonly passages: readonly {
    readonly id: string
    readonly coding: string
    readonly code: string
    readonly by: string
    readonly at: string
    readonly begins: number
    readonly ends: number
  }[]
}
interface QdaNetwork {
  readonly id: string
  readonly name: string
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly x: number; readonly y: number }[]
  readonly ties: readonly { readonly id: string; readonly from: string; readonly to: string }[]
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const origin = 'Lysbord'
const variables = {
  used: '00000000-0000-4000-8000-000000000001',
  role: '00000000-0000-4000-8000-000000000002',
  mayQuote: '00000000-0000-4000-8000-000000000003',
}

/** A code stands inside the one it hangs under. */
function codesUnder(parent: string | null, all: readonly QdaCode[]): string[] {
  return all
    .filter((code) => code.parent === parent)
    .map(({ id, name, note }) =>
      element(
        'Code',
        { guid: id, name, isCodable: true },
        ...(note ? [element('Description', {}, words(note))] : []),
        ...codesUnder(id, all),
      ),
    )
}

/** The codes alone (REFI-QDA Codebook 1.0, `.qdc`). */
export const writeCodebook = (codes: readonly QdaCode[]): string =>
  head +
  element('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin }, element('Codes', {}, ...codesUnder(null, codes)))

/**
 * `project.qde` of a `.qdpx` (REFI-QDA Project 1.0): the order of elements is the schema's. Positions are code points, the
 * end not counted in; the texts lie beside it as `sources/GUID.txt`.
 */
export function writeProject(project: QdaProject): string {
  const { name, at, notice, creator, coders, codes, offices, texts, networks } = project
  return (
    head +
    element(
      'Project',
      { xmlns: 'urn:QDA-XML:project:1.0', name, origin, creatingUserGUID: creator, creationDateTime: at },
      list(
        'Users',
        coders.map((coder) => element('User', { guid: coder.id, name: coder.name })),
      ),
      element('CodeBook', {}, element('Codes', {}, ...codesUnder(null, codes))),
      element(
        'Variables',
        {},
        element('Variable', { guid: variables.used, name: 'Has sent a case', typeOfVariable: 'Boolean' }),
        element('Variable', { guid: variables.role, name: 'Role', typeOfVariable: 'Text' }),
        element('Variable', { guid: variables.mayQuote, name: 'May be quoted', typeOfVariable: 'Boolean' }),
      ),
      list('Cases', offices.map(writeOffice)),
      list('Sources', texts.map(writeText)),
      list('Graphs', networks.map(writeNetwork)),
      element('Description', {}, words(notice)),
    )
  )
}

const value = (variable: string, kind: 'Text' | 'Boolean', what: string | boolean): string =>
  element(
    'VariableValue',
    {},
    element('VariableRef', { targetGUID: variable }),
    element(`${kind}Value`, {}, words(String(what))),
  )

const writeOffice = ({ id, name, hasUsedIt, texts }: QdaOffice): string =>
  element(
    'Case',
    { guid: id, name },
    value(variables.used, 'Boolean', hasUsedIt),
    ...texts.map((text) => element('SourceRef', { targetGUID: text })),
  )

const writeText = ({ id, file, name, role, mayQuote, at, by, passages }: QdaText): string =>
  element(
    'TextSource',
    { guid: id, name, plainTextPath: `internal://${file}.txt`, creatingUser: by, creationDateTime: at },
    ...passages.map(({ id: guid, coding, code, by: coder, at: when, begins, ends }) => {
      const made = { creatingUser: coder, creationDateTime: when }
      const ref = element('CodeRef', { targetGUID: code })
      return element(
        'PlainTextSelection',
        { guid, startPosition: begins, endPosition: ends, ...made },
        element('Coding', { guid: coding, ...made }, ref),
      )
    }),
    value(variables.role, 'Text', role),
    value(variables.mayQuote, 'Boolean', mayQuote),
  )

const writeNetwork = ({ id, name, nodes, ties }: QdaNetwork): string =>
  element(
    'Graph',
    { guid: id, name },
    ...nodes.map((node) => element('Vertex', { guid: node.id, name: node.name, firstX: node.x, firstY: node.y })),
    ...ties.map((tie) =>
      element('Edge', {
        guid: tie.id,
        sourceVertex: tie.from,
        targetVertex: tie.to,
        direction: 'Associative',
        lineStyle: 'dashed',
      }),
    ),
  )
