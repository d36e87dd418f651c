import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file of the repository: its path from the top, with forward slashes, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

export interface Import {
  /** A path from the top where it is ours (`api/kernel/ids.ts`), else the package (`lit`, `@lit/task`, `node:fs`). */
  readonly target: string
  /** Nothing of it is left at run time: `import type …`, `export type …` or `typeof import(…)`. */
  readonly typeOnly: boolean
  readonly line: number
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const isText =
  /\.(ts|mjs|js|css|json|md|html|svg|sql|toml|yml|yaml|txt)$|(^|\/)(LICENSE|\.npmrc|\.gitignore|\.ci\/run)$/

/** Paths of the repository. `committed` leaves out what nobody added yet; without git the folder itself is read. */
export function repositoryPaths(committed = false): string[] {
  const others = committed ? [] : ['--others', '--exclude-standard']
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', ...others], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const paths = listed.split('\0').filter((path) => path && existsSync(root + path))
    if (paths.length > 0) return [...new Set(paths)].sort()
  } catch {
    // no git here: fall through
  }
  return walk('').sort()
}

const notOurs = new Set(['node_modules', '.git', '.lysbord', 'dist'])
const walk = (folder: string): string[] =>
  readdirSync(root + folder, { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name))
    .flatMap((entry) => (entry.isDirectory() ? walk(`${folder}${entry.name}/`) : [`${folder}${entry.name}`]))

/** Every text file of the repository. */
export const repository = (): Source[] =>
  repositoryPaths()
    .filter((path) => isText.test(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*|[`{}]|[\w$]+|\s+|[\s\S]/y
const beforeRegex = /^(?:|[=(,:[!&|?{};+\-*%~^<>]|return|typeof|case|of|in|do|else|await|yield)$/

/**
 * Two copies of a program, character for character as long as the original: `code` without comments and without what
 * stands inside quotes, `spoken` without comments only. Expressions in templates stay code.
 */
export function strip(text: string): { code: string; spoken: string } {
  const code = text.split('')
  const spoken = text.split('')
  const blank = (chars: string[], from: number, to: number) => {
    for (let i = from; i < to; i++) if (chars[i] !== '\n') chars[i] = ' '
  }
  /** One entry for each open `${`: how many braces were open inside it. */
  const templates: number[] = []
  const endOfTemplatePart = (from: number): number => {
    let i = from
    while (i < text.length && text[i] !== '`' && !text.startsWith('${', i)) i += text[i] === '\\' ? 2 : 1
    blank(code, from, Math.min(i, text.length))
    if (!text.startsWith('${', i)) return i + 1
    templates.push(0)
    return i + 2
  }
  let previous = ''
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at
    let [found] = token.exec(text)!
    const isComment = found.startsWith('//') || found.startsWith('/*')
    if (found[0] === '/' && !isComment && found.length > 1 && !beforeRegex.test(previous)) found = '/'
    const end = at + found.length
    if (isComment) {
      blank(code, at, end)
      blank(spoken, at, end)
    } else if (/^['"/]./.test(found)) blank(code, at + 1, end - 1)
    if (!isComment && found.trim()) previous = found
    at = end
    if (found === '`') at = endOfTemplatePart(end)
    if (templates.length === 0) continue
    if (found === '{') templates[templates.length - 1]!++
    if (found === '}' && templates[templates.length - 1]!-- === 0) {
      templates.pop()
      at = endOfTemplatePart(end)
    }
  }
  return { code: code.join(''), spoken: spoken.join('') }
}

const stripped = new WeakMap<Source, ReturnType<typeof strip>>()
/** `strip`, remembered. */
export function stripOf(source: Source): ReturnType<typeof strip> {
  const known = stripped.get(source) ?? strip(source.text)
  stripped.set(source, known)
  return known
}

export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

const isProgram = /\.(ts|mjs|js)$/
const statement = /(?<![.\w$])(?:import|export)\s+(type\s+(?!from\b))?(?:[\w$*\s{},]*?\bfrom\s*)?(['"])( *)\2/g
const call = /(?<![.\w$])(typeof\s+)?(?:import|require)\s*\(\s*(['"])( *)\2/g
const imports = new WeakMap<Source, readonly Import[]>()

/** What a program imports, in any spelling. Names in comments and in strings are not imports. */
export function importsOf(source: Source): readonly Import[] {
  if (!isProgram.test(source.path)) return []
  const known = imports.get(source)
  if (known) return known
  const { code } = stripOf(source)
  const found = [...code.matchAll(statement), ...code.matchAll(call)].map((match): Import => {
    const end = match.index + match[0].length - 1
    const specifier = source.text.slice(end - match[3]!.length, end)
    return {
      target: resolve(source.path, specifier),
      typeOnly: match[1] !== undefined,
      line: lineAt(code, match.index),
    }
  })
  imports.set(source, found)
  return found
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
