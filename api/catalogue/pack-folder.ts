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

/** The texts of a folder as a pack with its cases, or everything that is wrong with it. */
export function readPackFolder(
  files: Readonly<Record<string, string | undefined>>,
): PackFolder | readonly FolderFault[] {
  const manifest = parse('extension.json', files['extension.json'], pack)
  if (Array.isArray(manifest)) return manifest
  const content = manifest as Pack
  if (content.main?.startsWith('./') && files[content.main.slice(2)] === undefined)
    return [{ file: 'extension.json', path: '/main', message: `There is no ${content.main}` }]
  const cases = files['cases.json'] === undefined ? [] : parse('cases.json', files['cases.json'], packCases)
  if (isFaults(cases)) return cases
  const faults = (cases as readonly PackCase[]).flatMap((one, index) => wrongIn(content, one, `/${index}`))
  return faults.length > 0 ? faults : { pack: content, cases: cases as readonly PackCase[] }
}
const isFaults = (read: unknown): read is readonly FolderFault[] =>
  Array.isArray(read) && read.length > 0 && 'file' in read[0]

function parse<T>(file: string, text: string | undefined, shape: z.ZodType<T>): T | readonly FolderFault[] {
  if (text === undefined) return [{ file, path: '', message: 'Is not there' }]
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    return [{ file, path: '', message: `Is no JSON: ${(cause as Error).message}` }]
  }
  const read = shape.safeParse(json)
  if (read.success) return read.data
  return read.error.issues.flatMap((issue) => {
    const path = issue.path.map((part) => `/${String(part)}`).join('')
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
    return keys.map((key) => ({ file, path: key === undefined ? path : `${path}/${key}`, message: issue.message }))
  })
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
  const isMissing = ([id]: readonly [string, string]) => there.includes(id) && answers[id] === undefined
  return {
    missing: faults.filter(isMissing).map(([id]) => id),
    wrong: faults.filter((one) => !isMissing(one)),
    stops: stopsOf(questionnaire, answers).map(({ id }) => id),
  }
}
