import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A file by its path from the top of the repository. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

export interface PublicElement {
  readonly className: string
  readonly tag: string
  readonly path: string
  readonly module: string
}

const named = /^export \{([^}]*)\} from '\.\/([^']+)'/gm

/** The elements that `web-components/index.ts` exports: what an integrator may use. */
export function publicElements(): readonly PublicElement[] {
  return [...read('web-components/index.ts').matchAll(named)].flatMap(([, names, file]) => {
    const path = `web-components/${file}`
    const module = read(path)
    return names!.split(',').flatMap((name) => {
      const className = name.trim()
      const start = module.indexOf(`export class ${className} extends`)
      const [, tag] = /static readonly tag = '([\w-]+)'/.exec(module.slice(Math.max(start, 0))) ?? []
      return start >= 0 && /^Lys/.test(className) && tag ? [{ className, tag, path, module }] : []
    })
  })
}

/** The text of every module that an element is made of: those of its folder, without demos and tests. */
export const folderOf = ({ path }: PublicElement): string =>
  readdirSync(join(root, dirname(path)))
    .filter((name) => name.endsWith('.ts') && !/\.(demo|test)\.ts$|^(demo|sample)-/.test(name))
    .map((name) => read(join(dirname(path), name)))
    .join('\n')

export interface EventClass {
  readonly className: string
  readonly path: string
  /** The name of its event; absent where its maker chooses it. */
  readonly event: string | undefined
  readonly cancelable: boolean
}

const eventClass = /export class (\w+Event) extends (?:LysEvent|Event) \{[\s\S]*?\n\}/g

/** Every class of an event of ours. */
export function eventClasses(): readonly EventClass[] {
  const folders = readdirSync(join(root, 'web-components'), { withFileTypes: true }).filter((one) => one.isDirectory())
  const files = folders.flatMap(({ name }) =>
    readdirSync(join(root, 'web-components', name)).map((file) => `${name}/${file}`),
  )
  const paths = files.filter((file) => file.endsWith('.events.ts') || file === 'embed/frame.ts')
  return paths.flatMap((file) => {
    const path = `web-components/${file}`
    return [...read(path).matchAll(eventClass)].map(([text, className]) => ({
      className: className!,
      path,
      event: /super\('(lys-[\w-]+)'/.exec(text)?.[1],
      cancelable: text.includes('cancelable: true'),
    }))
  })
}

export interface Token {
  readonly name: string
  readonly value: string
  /** What it is for, as the comment beside it says. */
  readonly text: string
}

/** The tokens of `tokens.css`, each with its first value. */
export function tokens(): readonly Token[] {
  const found = read('web-components/tokens.css').matchAll(/^ {2}(--lys-[\w-]+):\s+([^;]+);(?: \/\* (.*?) \*\/)?$/gm)
  return [...found].map(([, name, value, text = '']) => ({ name: name!, value: value!.replace(/\s+/g, ' '), text }))
}
