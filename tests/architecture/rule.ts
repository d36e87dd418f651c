import { existsSync, readdirSync } from 'node:fs'
import { importsOf, lineAt, type Source, stripOf } from './source.ts'

/** Where a rule is broken: `at` is file and line, `what` the other file or the words found there. */
export interface Violation {
  readonly at: string
  readonly what: string
}

/** A small repository, path → text, to show how a rule looks when broken and when kept. */
export type Example = Readonly<Record<string, string>>

export interface Rule {
  /** One sentence, said to whoever broke it. */
  readonly says: string
  /** Four digits: the decision record that explains it. */
  readonly decision: string
  readonly find: (sources: readonly Source[]) => Violation[]
  /** Each must be caught, at the file named first. */
  readonly broken: readonly Example[]
  /** None may be caught. */
  readonly kept: readonly Example[]
}

const decisions = 'tests/architecture/decisions'
const records = readdirSync(new URL('decisions', import.meta.url)).filter((name) => /^\d{4}-.*\.md$/.test(name))

/** The record's path from the top of the repository. Throws when nobody wrote it. */
export function recordOf({ decision, says }: Rule): string {
  const name = records.find((record) => record.startsWith(decision))
  if (!name || !existsSync(new URL(`decisions/${name}`, import.meta.url)))
    throw new Error(`No record ${decision} explains “${says}”`)
  return `${decisions}/${name}`
}

/** What the reader of a failure needs: the rule, the places, and where the reason stands. */
export const teach = (rule: Rule, violations: readonly Violation[]): string =>
  [rule.says, ...violations.map(({ at, what }) => `  ${at} ${what}`), `Why: ${recordOf(rule)}`].join('\n')

export const sourcesOf = (example: Example): Source[] => Object.entries(example).map(([path, text]) => ({ path, text }))

/** The imports of all sources for which `isWrong` holds. */
export const wrongImports = (
  sources: readonly Source[],
  isWrong: (from: string, to: string, typeOnly: boolean) => boolean,
): Violation[] =>
  sources.flatMap((source) =>
    importsOf(source)
      .filter(({ target, typeOnly }) => isWrong(source.path, target, typeOnly))
      .map(({ target, line }) => ({ at: `${source.path}:${line}`, what: `imports ${target}` })),
  )

/** Places in the sources where the pattern is found: in `code` (no comments, no strings), `spoken` (no comments) or `text`. */
export const wrongWords = (
  sources: readonly Source[],
  pattern: RegExp,
  where: 'code' | 'spoken' | 'text' = 'text',
): Violation[] =>
  sources.flatMap((source) => {
    const text = where === 'text' ? source.text : stripOf(source)[where]
    return [...text.matchAll(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`))].map((match) => ({
      at: `${source.path}:${lineAt(text, match.index)}`,
      what: `says ${match[0].trim()}`,
    }))
  })
