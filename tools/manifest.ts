import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { analyse } from './manifest/analyse.ts'
import { writeHtmlData } from './manifest/write-html-data.ts'
import { writeJsx } from './manifest/write-jsx.ts'
import { writeTable } from './manifest/write-table.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** JSON with a line for whatever fits into one: what changed in an interface is then seen at a glance. */
function lines(value: unknown, indent = ''): string {
  const short = JSON.stringify(value)
  if (typeof value !== 'object' || value === null || short.length + indent.length <= 160) return short
  const inner = `${indent} `
  const parts = Array.isArray(value)
    ? value.map((one) => lines(one, inner))
    : Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([name, one]) => `${JSON.stringify(name)}: ${lines(one, inner)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
}

/** What is told of our elements to editors, compilers and readers: each file by its path, as it must be. Files that people write too hold a part of it. */
export function whatIsTold(): Readonly<Record<string, string>> {
  const manifest = analyse()
  return {
    'web-components/custom-elements.json': `${lines(manifest)}\n`,
    'web-components/html-custom-data.json': `${lines(writeHtmlData(manifest))}\n`,
    'web-components/jsx.d.ts': writeJsx(manifest),
    'web-components/README.md': writeTable(manifest),
  }
}

if (import.meta.main) {
  for (const [path, text] of Object.entries(whatIsTold())) {
    await writeFile(join(root, path), text)
    console.log(`Wrote ${path}`)
  }
}
