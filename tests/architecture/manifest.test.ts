import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readDoc } from '../../tools/manifest/read-doc.ts'
import { eventClasses, folderOf, publicElements } from '../../tools/manifest/sources.ts'
import { whatIsTold } from '../../tools/manifest.ts'

const top = new URL('../../', import.meta.url)
const committed = (path: string): string => readFileSync(new URL(path, top), 'utf8')
const elements = publicElements()
interface Told {
  readonly tagName?: string
  readonly events?: readonly { readonly name: string; readonly type: { readonly text: string } }[]
  readonly cssParts?: readonly { readonly name: string }[]
  readonly slots?: readonly { readonly name: string }[]
  readonly attributes: readonly { readonly name: string }[]
  readonly members: readonly { readonly name: string }[]
}
const manifest = JSON.parse(committed('web-components/custom-elements.json')) as {
  modules: readonly { declarations: readonly Told[] }[]
}
const told = new Map(manifest.modules.flatMap(({ declarations }) => declarations.map((one) => [one.tagName, one])))

test('what is told of the elements is what they are now: after a change, npm run manifest', () => {
  for (const [path, text] of Object.entries(whatIsTold()))
    expect(committed(path) === text, `${path} is old: npm run manifest`).toBe(true)
})

test('the manifest is one by the schema of Custom Elements Manifest 2.1.0', () => {
  const path = createRequire(import.meta.url).resolve('custom-elements-manifest/schema.json')
  const schema = z.fromJSONSchema(JSON.parse(readFileSync(path, 'utf8')))
  expect(schema.safeParse(manifest).error?.issues.slice(0, 3)).toBeUndefined()
  expect(manifest).toMatchObject({ schemaVersion: '2.1.0' })
  expect(schema.safeParse({ ...manifest, modules: [{ kind: 'javascript-module' }] }).success).toBe(false)
})

test('an element tells of every event that its modules make, and of every part, slot and measure of its own', () => {
  const classes = eventClasses()
  for (const element of elements) {
    const folder = folderOf(element)
    // Two elements of one folder share its modules: each event is told by one of them.
    const beside = elements.filter(({ path }) => path.startsWith(element.path.replace(/[^/]+$/, '')))
    const of = <K extends 'events' | 'cssParts' | 'slots'>(what: K) =>
      beside.flatMap(({ tag }) => (told.get(tag)?.[what] ?? []).map(({ name }) => name))
    const types = beside.flatMap(({ tag }) => (told.get(tag)?.events ?? []).map(({ type }) => type.text))
    const made = [...folder.matchAll(/dispatchEvent\(new (\w+Event)\(/g)].map(([, name]) => name!)
    for (const name of made.filter((one) => classes.some(({ className }) => className === one)))
      expect(types, `${element.tag} makes a ${name}`).toContain(name)
    const parts = [...folder.matchAll(/\spart=["']?([\w-]+)/g)].map(([, name]) => name!)
    expect(new Set(of('cssParts')), `parts of ${element.tag}`).toEqual(new Set(parts))
    const slots = [...folder.matchAll(/<slot(?: name="([\w-]+)")?/g)].map(([, name = '']) => name)
    expect(new Set(of('slots')), `slots of ${element.tag}`).toEqual(new Set(slots))
  }
})

test('a doc block is read tag by tag, several in a line or one over several', () => {
  expect(
    readDoc('/** One. @fires lys-a @fires {BEvent} lys-b what it tells\n * @slot - the rest\n * @csspart row */'),
  ).toEqual({
    text: 'One.',
    tags: [
      { kind: 'fires', name: 'lys-a', type: undefined, text: '' },
      { kind: 'fires', name: 'lys-b', type: 'BEvent', text: 'what it tells' },
      { kind: 'slot', name: '', type: undefined, text: 'the rest' },
      { kind: 'csspart', name: 'row', type: undefined, text: '' },
    ],
  })
})

test('what stands alone uses no other element by its tag, and the others do', () => {
  const [, list = ''] = /standAlone = \[([^\]]*)\]/.exec(committed('web-components/elements.ts')) ?? []
  const alone = elements.filter(({ className }) => new RegExp(`\\b${className}\\b`).test(list)).map(({ tag }) => tag)
  const tags = elements.map(({ tag }) => tag)
  const uses = ({ tag, path, module }: (typeof elements)[number]) => {
    // A folder of several elements: the modules of the others are theirs.
    const own =
      elements.filter((one) => one.path.startsWith(path.replace(/[^/]+$/, ''))).length > 1
        ? module
        : folderOf({ tag, path, module, className: '' })
    return tags.filter(
      (other) =>
        other !== tag && new RegExp(`(<|'|\\s)${other}(?![\\w-])(?!': )`).test(own.replace(/\/\*\*[\s\S]*?\*\//g, '')),
    )
  }
  expect(
    elements
      .filter((one) => uses(one).length === 0)
      .map(({ tag }) => tag)
      .sort(),
  ).toEqual([...alone].sort())
})

test('each entry that package.json names is there, one for every element, and only what registers has side effects', () => {
  const { exports, customElements, sideEffects } = JSON.parse(committed('package.json')) as {
    exports: Record<string, string>
    customElements: string
    sideEffects: string[]
  }
  for (const path of [...Object.values(exports), customElements])
    expect(existsSync(new URL(path, top)), path).toBe(true)
  for (const { tag, path } of elements) expect(exports[`./${tag}`], tag).toBe(`./${path}`)
  expect(sideEffects).toContain('./web-components/define.ts')
  for (const { path } of elements) expect(sideEffects.map((one) => basename(one))).not.toContain(basename(path))
})

test('what the recipes for React, Vue and Angular set and hear is in the manifest', () => {
  const readme = committed('web-components/README.md')
  const recipes = [...readme.matchAll(/```(?:tsx|vue|ts)\n([^`]*(?:`[^`]+`[^`]*)*?)```/g)].filter(([, text]) =>
    text!.includes('<lys-frame'),
  )
  expect(recipes.length).toBe(3)
  const frame = told.get('lys-frame')!
  const known = new Set(
    [...frame.attributes, ...frame.members].map(({ name }) => name).concat(frame.events!.map(({ name }) => name)),
  )
  for (const [, recipe] of recipes) {
    const [, inside = ''] = /<lys-frame\n([\s\S]*?)\n\s*(?:\/>|><)/.exec(recipe!)!
    const names = [...inside.matchAll(/^\s+(?:\[attr\.|[[(:@]|on(?=lys-))?([\w-]+)/gm)].map(([, name]) => name!)
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) expect([...known], name).toContain(name)
  }
})
