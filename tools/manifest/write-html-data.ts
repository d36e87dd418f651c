import type { Package } from 'custom-elements-manifest/schema.d.ts'
import { elementsOf } from './write-jsx.ts'

interface HtmlData {
  readonly version: 1.1
  readonly tags: readonly {
    readonly name: string
    readonly description: string
    readonly attributes: readonly {
      readonly name: string
      readonly description?: string
      readonly valueSet?: 'v'
      readonly values?: readonly { readonly name: string }[]
    }[]
  }[]
}

/** Tags and attributes for editors, in the form of VS Code's custom data (`html.customData`). */
export const writeHtmlData = (manifest: Package): HtmlData => ({
  version: 1.1,
  tags: elementsOf(manifest).map(
    ({ declaration: { tagName = '', description = '', attributes = [], events = [] } }) => ({
      name: tagName,
      description: [description, ...events.map(({ name, description: text }) => `- \`${name}\` ${text}`)].join('\n'),
      attributes: attributes.map(({ name, description: text, type }) => {
        const values = [...(type?.text ?? '').matchAll(/'([\w-]+)'/g)].map(([, value]) => ({ name: value! }))
        return {
          name,
          ...(text && { description: text }),
          ...(type?.text === 'boolean' && { valueSet: 'v' as const }),
          ...(values.length > 0 && { values }),
        }
      }),
    }),
  ),
})
