import { dirname, join } from 'node:path/posix'
import { read } from './sources.ts'

/** Words of a type that every TypeScript knows. */
const known = new Set(
  `any unknown never void null undefined true false string number boolean object bigint symbol this readonly typeof keyof
  infer extends is in out interface export type declare Promise Readonly Record ReadonlySet ReadonlyMap Set Map Partial Pick Omit
  Required NonNullable Array ReadonlyArray Iterable Date Error URL fetch HTMLElement Element Event EventTarget File Blob
  Response Request RequestInit FocusOptions AbortSignal`.split(/\s+/),
)

/** The names in a type that somebody must have declared. */
function namesIn(type: string): string[] {
  const bare = type.replace(/'[^']*'|"[^"]*"|\/\*[\s\S]*?\*\/|\/\/.*/g, "''")
  const names = [...bare.matchAll(/(?<![\w$.])([A-Za-z_$][\w$]*)(?!\s*\??:|[\w$]|\s*\()/g)].map(([, name]) => name!)
  return [...new Set(names)].filter((name) => !known.has(name))
}

/**
 * The declarations that types need to stand alone, found in our modules and followed through their imports. What leads
 * out of web-components, to the api's schemas, cannot stand alone.
 */
export class TypesInFull {
  readonly #found = new Map<string, { readonly text: string; readonly path: string }>()

  /** The type as it may be written beside `declarations`; `unknown` where it cannot stand alone. */
  of(type: string, path: string): string {
    return namesIn(type).every((name) => this.#has(name, path)) ? type : 'unknown'
  }

  get declarations(): readonly string[] {
    return [...this.#found.values()].map(({ text }) => text)
  }

  #has(name: string, path: string): boolean {
    const declared = declarationOf(name, path)
    const other = this.#found.get(name)
    // Two of one name cannot both stand there.
    if (!declared || other) return other?.path === declared?.path && declared !== undefined
    // Remembered first: a type may need itself.
    this.#found.set(name, declared)
    const standsAlone = namesIn(declared.text).every((one) => this.#has(one, declared.path))
    if (!standsAlone) this.#found.delete(name)
    return standsAlone
  }
}

function declarationOf(name: string, path: string): { text: string; path: string } | undefined {
  const module = read(path)
  const [text] =
    new RegExp(`^(?:export )?interface ${name}\\b[\\s\\S]*?(?:\\n\\}|\\{\\})`, 'm').exec(module) ??
    new RegExp(`^(?:export )?type ${name} =[\\s\\S]*?(?=\\n\\S|\\n\\n)`, 'm').exec(module) ??
    []
  if (text) return { text: text.startsWith('export') ? text : `export ${text}`, path }
  for (const [, names, file] of module.matchAll(/^import (?:type )?\{([^}]*)\} from '(\.[^']+)'/gm)) {
    const own = names!.split(',').map((one) => one.trim().replace(/^type /, ''))
    const from = join(dirname(path), file!)
    if (own.includes(name) && from.startsWith('web-components/')) return declarationOf(name, from)
  }
  return undefined
}
