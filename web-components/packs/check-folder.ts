import { type Client, ClientProblem, type Pack, type PackCheck } from '../client.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { type Folder, manifest } from './folder.ts'
import { JsonFault, type Place, type ReadJson, readJson } from './read-json.ts'

export type CheckClient = Pick<Client, 'checkPack'>

/** Something its author has to correct. */
export interface Finding {
  /** In extension.json, as a JSON Pointer; empty for what concerns all of it. */
  readonly path: string
  readonly place: Place | undefined
  readonly message: string
  /** The server words it in English. */
  readonly isEnglish?: boolean
}

/** A pack that can be published. */
export interface Ready {
  readonly pack: Pack
  readonly code: string | undefined
  readonly check: PackCheck
  readonly placeOf: ReadJson['placeOf']
}

/** What was found in a folder: `wrong` is to be corrected, or the pack is `ready`, or the server did not say (`problem`). */
export type Checked =
  | { readonly wrong: readonly Finding[] }
  | { readonly ready: Ready }
  | { readonly problem: ClientProblem }

/** The same as at the server, said before anything is sent. */
const mostCode = 256_000
const about = (message: string): Checked => ({ wrong: [{ path: '', place: undefined, message }] })

/** Reads what was chosen and looks at all of it before anything is published. Never rejects for what its author can correct. */
export async function checkFolder(folder: Folder, client: CheckClient): Promise<Checked> {
  const text = await textOf(folder, manifest)
  if (text === undefined) return about(await notThere(folder))
  if (text === null) return about(notReadable(manifest))
  const read = tryToRead(text)
  if (read instanceof JsonFault) return { wrong: [{ path: '', place: read.place, message: read.message }] }
  const { value, placeOf } = read
  if (!isObject(value)) return about(msg('extension.json holds one object: it begins with { and ends with }.'))
  const at = (path: string, message: string): Checked => ({ wrong: [{ path, place: placeOf(path), message }] })

  let code: string | undefined
  let pack = value as unknown as Pack // what does not fit its shape is told by the server
  const { main } = value
  if (typeof main === 'string' && main.startsWith('./')) {
    const found = await textOf(folder, main.slice(2))
    if (found === undefined)
      return at(
        '/main',
        folder.isWhole ? noSuchFile(main) : msg(str`It brings code, ${main}: choose the whole folder.`),
      )
    if (found === null) return at('/main', notReadable(main))
    if (found.length > mostCode)
      return at('/main', msg('At most 256,000 characters of code. Bundle less, or minify it.'))
    code = found
    pack = { ...pack, main: await hashOf(found) }
  }
  return ask(pack, code, placeOf, client)
}

async function ask(
  pack: Pack,
  code: string | undefined,
  placeOf: ReadJson['placeOf'],
  client: CheckClient,
): Promise<Checked> {
  try {
    const check = await client.checkPack(pack)
    const whole = withLists(pack)
    const stumbles = (await import('./dry-run.ts')).dryRun(whole)
    if (stumbles) {
      const { path, message } = stumbles
      return { wrong: [{ path, place: placeOf(path), message }] }
    }
    if (check.published === 'other content') return { wrong: [raiseVersion(pack, placeOf)] }
    return { ready: { pack: whole, code, check, placeOf } }
  } catch (cause) {
    if (!(cause instanceof ClientProblem)) throw cause
    const wrong = findingsOf(cause, pack, placeOf)
    return wrong.length > 0 ? { wrong } : { problem: cause }
  }
}

/** What the server refused about the content, with its place; empty for anything else. */
export function findingsOf(problem: ClientProblem, pack: Pack, placeOf: ReadJson['placeOf']): readonly Finding[] {
  if (problem.code === 'pack.version-exists') return [raiseVersion(pack, placeOf)]
  return problem.fields.map(({ path, message }) => {
    const place = placeOf(path)
    if (/received undefined$/.test(message)) return { path, place, message: msg('It is missing here.') }
    return { path, place, message, isEnglish: true }
  })
}

/** What a file may leave out is there when it is read back from the server. */
const withLists = ({ contributes, ...pack }: Pack): Pack => {
  const { questionnaires = [], dispositions = [], replyTemplates = [] } = contributes
  return { ...pack, contributes: { ...contributes, questionnaires, dispositions, replyTemplates } }
}

const raiseVersion = ({ version }: Pack, placeOf: ReadJson['placeOf']): Finding => ({
  path: '/version',
  place: placeOf('/version'),
  message: msg(
    str`Version ${version} is published already with other content, and what is published never changes. Raise the version, then choose the folder again.`,
  ),
})

/** What `sha256sum` prints of the file. */
async function hashOf(code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code))
  return `sha256-${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Undefined when the file is not there, null when it cannot be read as UTF-8, or was changed since it was chosen. */
async function textOf(folder: Folder, path: string): Promise<string | undefined | null> {
  const file = await folder.file(path)
  if (!file) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: path !== manifest })
    return text.decode(await file.arrayBuffer())
  } catch {
    return null
  }
}

function tryToRead(text: string): ReadJson | JsonFault {
  try {
    return readJson(text)
  } catch (cause) {
    if (cause instanceof JsonFault) return cause
    throw cause
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

async function notThere(folder: Folder): Promise<string> {
  const inside = await folder.packsInside()
  const names = inside.join(', ')
  return plural(inside.length, {
    zero: msg(str`There is no extension.json in ${folder.name}. Choose the folder that holds it.`),
    one: msg(str`${folder.name} is no pack itself. Choose the folder inside it: ${names}.`),
    other: msg(str`${folder.name} is no pack itself. Choose one of the folders inside it: ${names}.`),
  })
}
const noSuchFile = (main: string): string => msg(str`There is no file ${main} in the folder.`)
const notReadable = (name: string): string =>
  msg(str`${name} cannot be read: it is no text in UTF-8, or it was changed meanwhile. Choose it again.`)
