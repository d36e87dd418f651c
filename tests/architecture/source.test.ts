import { describe, expect, test } from 'vitest'
import { importsOf, strip } from './source.ts'

const imports = (text: string) => importsOf({ path: 'api/reply/send-reply.ts', text })
const targets = (text: string) => imports(text).map(({ target }) => target)

describe('imports are found in every spelling', () => {
  test.each([
    [`import { a } from '../kernel/ids.ts'`, 'api/kernel/ids.ts'],
    [`import { a } from "./rules.ts"`, 'api/reply/rules.ts'],
    [`import {\n  a,\n  b as c,\n} from './rules.ts'`, 'api/reply/rules.ts'],
    [`import * as contract from './contract.ts'`, 'api/reply/contract.ts'],
    [`import a, { b } from '../../web-components/client.ts'`, 'web-components/client.ts'],
    [`import './rules.ts'`, 'api/reply/rules.ts'],
    [`export * from './rules.ts'`, 'api/reply/rules.ts'],
    [`export { a } from './rules.ts'`, 'api/reply/rules.ts'],
    [`const a = await import('./rules.ts')`, 'api/reply/rules.ts'],
    [`const a = \`\${await import("./rules.ts")}\``, 'api/reply/rules.ts'],
    [`const a = require('./rules.ts')`, 'api/reply/rules.ts'],
    [`import data from './data.json' with { type: 'json' }`, 'api/reply/data.json'],
    [`import { css } from 'lit/decorators.js'`, 'lit'],
    [`import { Task } from '@lit/task/deep.js'`, '@lit/task'],
    [`import { readFile } from 'node:fs'`, 'node:fs'],
    [`const r = /['"\`]/\nimport { a } from './rules.ts'`, 'api/reply/rules.ts'],
    [`const half = a / b\nimport { c } from './rules.ts' // or / that`, 'api/reply/rules.ts'],
  ])('%s', (text, target) => {
    expect(targets(text)).toEqual([target])
  })

  test.each([
    `// import { a } from './rules.ts'`,
    `/* import { a } from './rules.ts' */`,
    `const text = "import { a } from './rules.ts'"`,
    'const text = `import { a } from "./rules.ts"`',
    `const text = \`\\\`\${b}import { a } from "./rules.ts"\``,
    `export const from = 'x'`,
    `export default './rules.ts'`,
    `const here = import.meta.url`,
    `loader.import('./rules.ts')`,
  ])('no import: %s', (text) => {
    expect(targets(text)).toEqual([])
  })

  test('only what leaves nothing at run time counts as a type', () => {
    const typeOnly = (text: string) => imports(text)[0]?.typeOnly
    expect(typeOnly(`import type { A } from './rules.ts'`)).toBe(true)
    expect(typeOnly(`export type { A } from './rules.ts'`)).toBe(true)
    expect(typeOnly(`type A = typeof import('./rules.ts')`)).toBe(true)
    expect(typeOnly(`import { type A } from './rules.ts'`)).toBe(false) // verbatimModuleSyntax keeps the import
    expect(typeOnly(`import { a, type A } from './rules.ts'`)).toBe(false)
    expect(typeOnly(`const a = await import('./rules.ts')`)).toBe(false)
  })

  test('the line is the one where the import begins', () => {
    expect(imports(`// one\n\nimport {\n  a,\n} from './rules.ts'`)[0]?.line).toBe(3)
  })
})

describe('comments and quotes are set aside, character for character', () => {
  test.each([
    ['a // b\nc', 'a     \nc', 'a     \nc'],
    [`a('b')`, `a(' ')`, `a('b')`],
    [`\`a \${b(\`c\`)} d\``, `\`  \${b(\` \`)}  \``, `\`a \${b(\`c\`)} d\``],
    [`\`\${{ a: {} }}\` + b`, `\`\${{ a: {} }}\` + b`, `\`\${{ a: {} }}\` + b`],
    [`x = /'/ ; y`, 'x = / / ; y', `x = /'/ ; y`],
    [`x = a / b / 'c'`, `x = a / b / ' '`, `x = a / b / 'c'`],
    [`x = /[/']/g`, 'x = /     g', `x = /[/']/g`],
    [`"it's" // "`, `"    "     `, `"it's"     `],
  ])('%s', (text, code, spoken) => {
    const found = strip(text)
    expect(found.spoken).toBe(spoken)
    expect(found.code).toHaveLength(text.length)
    if (!text.includes('/g')) expect(found.code).toBe(code)
  })
})
