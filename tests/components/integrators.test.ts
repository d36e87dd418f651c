import { render } from 'lit'
import { beforeAll, expect, test } from 'vitest'
import manifest from '../../web-components/custom-elements.json'
import { elements, standAlone } from '../../web-components/elements.ts'
import { demoModules } from '../../web-components/gallery/demos.ts'
import * as all from '../../web-components/index.ts'
import { define, defineUnder } from '../../web-components/shared/define.ts'

interface Told {
  readonly name: string
  readonly tagName?: string
  readonly members: readonly {
    kind: string
    name: string
    readonly?: boolean
    attribute?: string
    description?: string
  }[]
  readonly attributes?: readonly { name: string; fieldName?: string }[]
  readonly events?: readonly { name: string; type: { text: string } }[]
  readonly cssParts?: readonly { name: string }[]
  readonly slots?: readonly { name: string }[]
  readonly cssProperties?: readonly { name: string; description?: string }[]
}
const told = manifest.modules.flatMap(({ declarations }) => declarations as unknown as Told[])
const toldElements = told.filter(({ tagName }) => tagName !== undefined)

beforeAll(() => define(...elements))

test('every element an integrator may use is in the manifest, and nothing else is', () => {
  expect(toldElements.map(({ tagName }) => tagName).sort()).toEqual(elements.map(({ tag }) => tag).sort())
  for (const { tag } of elements) expect(Object.values(all), tag).toContain(customElements.get(tag))
})

test('what the manifest says is true of the running element: attributes are heard, properties and methods are there', () => {
  for (const { tagName = '', members, attributes = [] } of toldElements) {
    const element = document.createElement(tagName)
    const { observedAttributes = [] } = customElements.get(tagName) as unknown as { observedAttributes?: string[] }
    // Read once, when the element is connected.
    const readOnce = ['data-theme', 'audience', 'lang']
    const heard = attributes.map(({ name }) => name).filter((name) => !readOnce.includes(name))
    expect(observedAttributes, tagName).toEqual(expect.arrayContaining(heard))
    for (const { kind, name } of members) {
      // A field that waits for its value is none yet.
      if (kind === 'method') expect(typeof Reflect.get(element, name), `${tagName}.${name}`).toBe('function')
      else expect(name in element, `${tagName}.${name}`).toBe(true)
    }
    for (const { name, fieldName = '' } of attributes.filter((one) => one.fieldName)) {
      element.setAttribute(name, '7')
      expect(String(Reflect.get(element, fieldName)), `${tagName} ${name}`).toMatch(/^(7|true)$/)
    }
  }
})

test('the events of the manifest are classes that one can import, and each token says what it is for', () => {
  for (const { tagName, events = [], cssProperties = [] } of toldElements) {
    for (const { name, type } of events) {
      const known = told.find((one) => one.name === type.text)
      expect(known, `${tagName} ${name}`).toBeDefined()
      expect(Object.keys(all), `${tagName} ${name}`).toContain(type.text)
    }
    expect(cssProperties.length, tagName).toBeGreaterThan(0)
    for (const one of cssProperties) expect(one.description, one.name).toBeTruthy()
  }
  // The reading screen's own are commands, named where they are registered.
  const silent = toldElements.filter(({ tagName }) => tagName !== 'lys-workbench')
  const withoutWords = silent.flatMap(({ tagName, members }) =>
    members.filter(({ description }) => !description).map(({ name }) => `${tagName}.${name}`),
  )
  expect(withoutWords).toEqual([])
})

/** Elements of this tag, in whatever shadow. */
const within = (root: ParentNode, tag: string): Element[] =>
  [...root.querySelectorAll('*')].flatMap((one) => [
    ...(one.localName === tag ? [one] : []),
    ...(one.shadowRoot ? within(one.shadowRoot, tag) : []),
  ])

const withParts = manifest.modules.flatMap(({ path, declarations }) =>
  (declarations as unknown as Told[]).flatMap(({ tagName = '', cssParts = [], slots = [] }) => {
    const [, folder = ''] = path.split('/')
    const wanted = [...cssParts.map(({ name }) => `[part~=${name}]`), ...slots.map(({ name }) => `slot[name=${name}]`)]
    return wanted.length > 0 ? [{ tagName, folder, wanted }] : []
  }),
)

test.for(withParts)('$tagName has the parts and slots that the manifest tells of', { timeout: 30_000 }, async (one) => {
  const main = document.createElement('main')
  document.body.append(main)
  const missing = new Set(one.wanted)
  for (const demo of Object.values((await demoModules[`${one.folder}/${one.folder}`]!()).demos)) {
    render(await demo(), main)
    const look = () => {
      const found = within(main, one.tagName)
      for (const part of missing)
        if (found.some(({ shadowRoot }) => shadowRoot?.querySelector(part))) missing.delete(part)
      return missing.size
    }
    for (let turn = 0; turn < 8 && look() > 0; turn += 1) await new Promise((resolve) => setTimeout(resolve, 50))
    if (missing.size === 0) break
  }
  main.remove()
  expect([...missing]).toEqual([])
})

test('a prefix that begins no tag is refused, and what stands alone runs under another beside our own', () => {
  for (const prefix of ['', 'Hud', '1a', 'a b', '-x', 'x-'])
    expect(() => defineUnder(prefix, standAlone)).toThrow(TypeError)
  const tags = all.defineAs('hud')
  expect(tags).toContain('hud-viewer')
  const [ours, theirs] = ['lys-viewer', 'hud-viewer'].map((tag) => document.createElement(tag))
  expect(theirs).toBeInstanceOf(all.LysViewer)
  expect(theirs!.constructor).not.toBe(ours!.constructor)
  // Asked for twice, as a portal with two pages' scripts may, it stays with the first.
  expect(all.defineAs('hud')).toEqual(tags)
})
