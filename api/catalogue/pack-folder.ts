import { z } from '../kernel/shape.ts'
import { type Pack, pack } from './manifest.ts'
import { type Answers, asked, checkAnswers, looseAnswers, type Questionnaire, stopsOf } from './rules.ts'

/** A case its author made up: how the pack is shown, and what it must say of the answers. Lies in `cases.json`. */
export const packCase = z.strictObject({
  questionnaire: z.string(),
  question: z.string().max(2000),
  answers: looseAnswers,
  expect: z
    .strictObject({ missing: z.array(z.string()).default([]), stops: z.array(z.string()).default([]) })
    .default({ missing: [], stops: [] }),
})
export type PackCase = z.infer<typeof packCase>
const packCases = z.array(packCase).max(50)

/** One thing its author can mend: where, in which file, and what. */
export interface FolderFault {
  readonly file: string
  readonly path: string
  readonly message: string
}

export interface PackFolder {
  readonly pack: Pack
  readonly cases: readonly PackCase[]
}

/**
 * The texts of a folder as a pack with those of its cases that fit it, and everything that is wrong. Without a pack that fits
 * the schema there is nothing to read.
 */
export function readPackFolder(files: Readonly<Record<string, string | undefined>>): {
  readonly read: PackFolder | undefined
  readonly faults: readonly FolderFault[]
} {
  const { value: content, faults } = parse('extension.json', files['extension.json'], pack)
  if (!content) return { read: undefined, faults }
  if (content.main?.startsWith('./') && files[content.main.slice(2)] === undefined) {
    const absent = { file: 'extension.json', path: '/main', message: `There is no ${content.main}` }
    return { read: undefined, faults: [absent] }
  }
  const text = files['cases.json'] ?? '[]'
  const told = parse('cases.json', text, packCases)
  const judged = (told.value ?? []).map((one, index) => ({ one, wrong: wrongIn(content, one, `/${index}`) }))
  const cases = judged.filter(({ wrong }) => wrong.length === 0).map(({ one }) => one)
  return { read: { pack: content, cases }, faults: [...told.faults, ...judged.flatMap(({ wrong }) => wrong)] }
}

interface Parsed<T> {
  readonly value: T | undefined
  readonly faults: readonly FolderFault[]
}
function parse<T>(file: string, text: string | undefined, shape: z.ZodType<T>): Parsed<T> {
  const failed = (...faults: readonly FolderFault[]) => ({ value: undefined, faults })
  if (text === undefined) return failed({ file, path: '', message: 'Is not there' })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    const comment = /^\s*\/[/*]/m.test(text) ? ' JSON has no comments.' : ''
    return failed({ file, path: '', message: `Is no JSON: ${(cause as Error).message}.${comment}` })
  }
  const read = shape.safeParse(json)
  if (read.success) return { value: read.data, faults: [] }
  const faults = read.error.issues.flatMap((issue) => {
    const path = `${issue.path.map((part) => `/${String(part)}`).join('')}`
    const message = issue.message.endsWith('received undefined') ? 'Is missing' : issue.message
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
    const isPlain = message.startsWith('Unrecognized key')
    return keys.map((key) => ({
      file,
      path: `${key === undefined ? path : `${path}/${key}`}${namesOn(json, issue.path)}`,
      message: isPlain ? 'There is no such key here' : message,
    }))
  })
  return failed(...faults)
}

/** What things on the way are called, because nobody counts to the seventh question. */
function namesOn(json: unknown, path: readonly PropertyKey[]): string {
  const names: string[] = []
  let here = json as Readonly<Record<PropertyKey, unknown>> | undefined
  for (const part of path) {
    here = here?.[part] as typeof here
    const name = here?.id ?? here?.command ?? here?.view ?? here?.code
    if (typeof part === 'number' && typeof name === 'string') names.push(name)
  }
  return names.length > 0 ? ` (${names.join(', ')})` : ''
}

/** What the pack says of a case, held against what its author expects. */
function wrongIn({ contributes }: Pack, one: PackCase, path: string): readonly FolderFault[] {
  const fault = (at: string, message: string) => ({ file: 'cases.json', path: path + at, message })
  const questionnaire = contributes.questionnaires.find(({ id }) => id === one.questionnaire)
  if (!questionnaire) return [fault('/questionnaire', 'The pack has no such questionnaire')]
  const said = verdictOf(questionnaire, one.answers)
  const differs = (what: 'missing' | 'stops') =>
    [...said[what]].sort().join(', ') === [...one.expect[what]].sort().join(', ')
      ? []
      : [fault(`/expect/${what}`, `The pack says: ${said[what].join(', ') || 'nothing'}`)]
  return [
    ...said.wrong.map(([id, message]) => fault(`/answers/${id}`, message)),
    ...differs('missing'),
    ...differs('stops'),
  ]
}

function verdictOf(questionnaire: Questionnaire, answers: Answers) {
  const there = asked(questionnaire.asks, answers).map(({ id }) => id)
  const named = (path: string) => path.slice('/answers/'.length)
  const faults = checkAnswers(questionnaire.asks, answers, true).map(
    ({ path, message }) => [named(path), message] as const,
  )
  const isMissing = ([id]: readonly [string, string]) => there.includes(id) && !Object.hasOwn(answers, id)
  return {
    missing: faults.filter(isMissing).map(([id]) => id),
    wrong: faults.filter((one) => !isMissing(one)),
    stops: stopsOf(questionnaire, answers).map(({ id }) => id),
  }
}
