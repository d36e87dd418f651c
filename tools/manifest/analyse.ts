import { create, ts } from '@custom-elements-manifest/analyzer/index.js'
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js'
import type {
  Attribute,
  ClassDeclaration,
  ClassField,
  ClassMember,
  CssCustomProperty,
  CustomElementDeclaration,
  CustomElementField,
  Event,
  Module,
  Package,
} from 'custom-elements-manifest/schema.d.ts'
import { type Doc, docOf } from './read-doc.ts'
import { type EventClass, eventClasses, folderOf, type PublicElement, publicElements, read, tokens } from './sources.ts'

/** What the lifecycle of elements calls, and no integrator. */
const lifecycle = new Set([
  'tag',
  'styles',
  'properties',
  'observedAttributes',
  'adoptedStyleSheets',
  'createRenderRoot',
])

/**
 * The manifest of every element an integrator may use (Custom Elements Manifest 2.1.0), and of the classes of their events.
 * Throws when an element tells of an event that has no class, or uses a custom property that nobody has described.
 */
export function analyse(): Package {
  const elements = publicElements()
  const events = eventClasses()
  const paths = [...new Set([...elements, ...events].map(({ path }) => path))].sort()
  const modules = paths.map((path) => ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true))
  const analysed = create({ modules, plugins: litPlugin() })
  const told = new Set<string>()
  const declare = (
    declaration: ClassDeclaration,
    path: string,
  ): CustomElementDeclaration | ClassDeclaration | undefined => {
    const element = elements.find((one) => one.className === declaration.name && one.path === path)
    if (element) return describe(element, declaration, events, told)
    const event = events.find((one) => one.className === declaration.name && one.path === path)
    return event && { ...plain(declaration), description: docOf(read(path), event.className).text }
  }
  const described = analysed.modules.map(({ kind, path, declarations = [] }): Module => {
    const own = declarations.flatMap((one) =>
      one.kind === 'class' ? (declare(one as ClassDeclaration, path) ?? []) : [],
    )
    const exported = own.map(({ name }) => ({ kind: 'js' as const, name, declaration: { name, module: path } }))
    const defined = own.flatMap((one) =>
      'tagName' in one && typeof one.tagName === 'string'
        ? [
            {
              kind: 'custom-element-definition' as const,
              name: one.tagName,
              declaration: { name: one.name, module: path },
            },
          ]
        : [],
    )
    return { kind, path, declarations: own, exports: [...exported, ...defined] }
  })
  // Events of elements that are not public are nobody's business here.
  const isTold = ({ name, ...one }: CustomElementDeclaration | ClassDeclaration) => 'tagName' in one || told.has(name)
  const kept = described.map((module) => {
    const declarations = (module.declarations ?? []).filter((one) => isTold(one as ClassDeclaration))
    const names = new Set(declarations.map(({ name }) => name))
    return { ...module, declarations, exports: (module.exports ?? []).filter((one) => names.has(one.declaration.name)) }
  })
  return {
    schemaVersion: '2.1.0',
    readme: 'web-components/README.md',
    modules: kept.filter(({ declarations }) => declarations.length > 0),
  }
}

function describe(
  element: PublicElement,
  declaration: ClassDeclaration,
  events: readonly EventClass[],
  told: Set<string>,
): CustomElementDeclaration {
  const doc = docOf(element.module, element.className)
  const { members = [], ...rest } = plain(declaration)
  const attributes = attributesOf(declaration, members, doc)
  const fired = doc.tags.filter(({ kind }) => kind === 'fires').map((tag) => eventOf(tag, events, element))
  for (const { type } of fired) told.add(type.text)
  return {
    ...rest,
    description: doc.text,
    customElement: true,
    tagName: element.tag,
    members: members.map((member) => described(member, attributes)),
    ...(attributes.length > 0 && { attributes }),
    ...(fired.length > 0 && { events: fired }),
    ...named('slots', doc, 'slot'),
    ...named('cssParts', doc, 'csspart'),
    cssProperties: propertiesOf(element, doc),
  }
}

/** Without what is private, static or Lit's. */
function plain({ kind, name, superclass, members = [] }: ClassDeclaration): ClassDeclaration {
  const isPublic = (member: ClassMember) =>
    !member.static &&
    !member.name.startsWith('#') &&
    (member.privacy ?? 'public') === 'public' &&
    !lifecycle.has(member.name)
  return {
    kind,
    name,
    ...(superclass && { superclass: { name: superclass.name } }),
    members: members.filter(isPublic).map(({ privacy: _, ...member }) => member as ClassMember),
  }
}

const described = (member: ClassMember, attributes: readonly Attribute[]): ClassMember => {
  const { attribute, default: value, ...field } = member as CustomElementField
  if (member.kind !== 'field') return member
  const isOurs = attributes.some(({ name }) => name === attribute)
  return {
    ...field,
    ...(isOurs && { attribute: attribute! }),
    // What a readonly field begins with is how it is made, not what it is.
    ...(value !== undefined && !field.readonly && { default: value }),
  } as ClassField
}

function attributesOf(declaration: ClassDeclaration, members: readonly ClassMember[], { tags }: Doc): Attribute[] {
  const known = (declaration as CustomElementDeclaration).attributes ?? []
  const names = new Set(members.map(({ name }) => name))
  const ofFields = known.filter(({ fieldName }) => fieldName !== undefined && names.has(fieldName))
  const written = tags.filter(({ kind }) => kind === 'attr')
  return [...ofFields, ...written.map(({ name, text }) => ({ name, description: text, type: { text: 'string' } }))]
}

function eventOf(tag: Doc['tags'][number], events: readonly EventClass[], { className }: PublicElement): Event {
  const found = events.find((one) => (tag.type ? one.className === tag.type : one.event === tag.name))
  if (!found) throw new Error(`${className} says that it fires ${tag.name}, but no class of an event has that name.`)
  const text = tag.text || docOf(read(found.path), found.className).text
  const reference = { name: found.className, module: found.path, start: 0, end: found.className.length }
  return {
    name: tag.name,
    type: { text: found.className, references: [reference] },
    description: found.cancelable ? `${text.replace(/\.?$/, '.')} Cancelable.` : text,
  }
}

const named = <K extends 'slots' | 'cssParts'>(as: K, { tags }: Doc, kind: string) => {
  const found = tags
    .filter((tag) => tag.kind === kind)
    .map(({ name, text }) => ({ name, ...(text && { description: text }) }))
  return found.length > 0 ? { [as]: found } : {}
}

/** Its own, and the tokens that its style sheets and those it shares use. */
function propertiesOf(element: PublicElement, { tags }: Doc): CssCustomProperty[] {
  const text = folderOf(element)
  const shared = ['base', 'controls'].filter((name) => element.module.includes(`shared/${name}.styles.ts`))
  const sheets = [
    text,
    ...(shared.includes('controls') ? ['base', 'controls'] : shared).map((name) =>
      read(`web-components/shared/${name}.styles.ts`),
    ),
  ]
  const used = new Set([...sheets.join('\n').matchAll(/var\((--lys-[\w-]+)/g)].map(([, name]) => name!))
  const own = tags.filter(({ kind }) => kind === 'cssprop').map(({ name, text }) => ({ name, description: text }))
  const all = tokens()
  const ofDesign = all
    .filter(({ name }) => used.has(name))
    .map(({ name, value, text }) => ({ name, default: value, description: text }))
  const strange = [...used].filter(
    (name) => ![...own, ...all].some((one) => one.name === name) && text.includes(`${name},`),
  )
  if (strange.length > 0)
    throw new Error(`${element.className} uses ${strange.join(', ')}: say what it is with @cssprop.`)
  return [...own, ...ofDesign]
}
