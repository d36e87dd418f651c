import type {
  ClassDeclaration,
  ClassField,
  ClassMethod,
  CustomElementDeclaration,
  Package,
} from 'custom-elements-manifest/schema.d.ts'
import { TypesInFull } from './types-in-full.ts'

interface Declared {
  readonly path: string
  readonly declaration: CustomElementDeclaration
}

/** Each element of a manifest with the path of its module. */
export const elementsOf = ({ modules }: Package): readonly Declared[] =>
  modules.flatMap(({ path, declarations = [] }) =>
    declarations.flatMap((one) => ('tagName' in one ? [{ path, declaration: one as CustomElementDeclaration }] : [])),
  )
const eventsOf = ({ modules }: Package) =>
  modules.flatMap(({ path, declarations = [] }) =>
    declarations.flatMap((one) => ('tagName' in one ? [] : [{ path, declaration: one as ClassDeclaration }])),
  )
const fieldsOf = ({ members = [] }: ClassDeclaration) =>
  members.filter((one): one is ClassField => one.kind === 'field')
const methodsOf = ({ members = [] }: ClassDeclaration) =>
  members.filter((one): one is ClassMethod => one.kind === 'method')
const isInReact = new Set(['focus'])

/** Types for React 19 that need nothing of ours beside them: what cannot stand alone is `unknown`, with its name in words. */
export function writeJsx(manifest: Package): string {
  const types = new TypesInFull()
  const typed = (text: string | undefined, path: string) => types.of(text ?? 'unknown', path)
  const doc = (text: string | undefined, type: string | undefined, given: string) => {
    const words = [text, ...(type && given === 'unknown' ? [`\`${type}\``] : [])].filter(Boolean).join(' ')
    return words ? `  /** ${words.replace(/\s+/g, ' ')} */\n` : ''
  }
  const field = (one: ClassField, path: string) => {
    const type = typed(one.type?.text, path)
    return `${doc(one.description, one.type?.text, type)}  ${one.readonly ? 'readonly ' : ''}${one.name}: ${type}`
  }
  const method = (one: ClassMethod, path: string) => {
    const parameters = (one.parameters ?? []).map(
      ({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${typed(type?.text, path)}`,
    )
    return `${doc(one.description, undefined, '')}  ${one.name}(${parameters.join(', ')}): ${typed(one.return?.type?.text ?? 'void', path)}`
  }
  const interfaces = [
    ...eventsOf(manifest).map(({ path, declaration }) =>
      `/** ${declaration.description ?? ''} */\nexport interface ${declaration.name} extends Event {\n${fieldsOf(
        declaration,
      )
        .map((one) => field(one, path))
        .join('\n')}\n}`.replace('{\n\n}', '{}'),
    ),
    ...elementsOf(manifest).flatMap(({ path, declaration }) => [
      `/** ${declaration.description} */\nexport interface ${declaration.name}Element extends HTMLElement {\n${[
        ...fieldsOf(declaration).map((one) => field(one, path)),
        ...methodsOf(declaration)
          .filter(({ name }) => !isInReact.has(name))
          .map((one) => method(one, path)),
      ].join('\n')}\n}`.replace('{\n\n}', '{}'),
      propsOf(declaration),
    ]),
  ]
  return `// Made by \`npm run manifest\` from the elements themselves; not to be written by hand.
import type { DetailedHTMLProps, HTMLAttributes } from 'react'

${[...types.declarations, ...interfaces].join('\n\n')}

type Props<Element, Own> = DetailedHTMLProps<HTMLAttributes<Element>, Element> & Own

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elementsOf(manifest)
  .map(({ declaration: { name, tagName } }) => `      '${tagName}': Props<${name}Element, ${name}Props>`)
  .join('\n')}
    }
  }
}
`
}

/** What React passes on: properties by their names, attributes by theirs, and \`on\` with the name of an event. */
function propsOf(declaration: CustomElementDeclaration): string {
  const { name, attributes = [], events = [] } = declaration
  const settable = fieldsOf(declaration)
    .filter(({ readonly }) => !readonly)
    .map((one) => `'${one.name}'`)
  const names = new Set(fieldsOf(declaration).map((one) => one.name))
  const lines = [
    ...attributes
      .filter((one) => !names.has(one.name))
      .map(
        (one) => `  '${one.name}'?: ${/^(boolean|number)$/.exec(one.type?.text ?? '')?.[0] ?? 'string'} | undefined`,
      ),
    ...events.map((one) => `  'on${one.name}'?: ((event: ${one.type.text}) => void) | undefined`),
  ]
  const own = lines.length > 0 ? `{\n${lines.join('\n')}\n}` : '{}'
  return `export type ${name}Props = ${settable.length > 0 ? `Partial<Pick<${name}Element, ${settable.join(' | ')}>> & ` : ''}${own}`
}
