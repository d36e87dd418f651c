import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Plugin } from 'esbuild'

const locales = fileURLToPath(new URL('../web-components/shared/locales/', import.meta.url))
const languages = ['nn', 'se'] as const

/**
 * Writes the words of nynorsk and Northern Sami as one file each into the folder, beside the scripts that fetch them. No
 * script is larger for them, and no policy of a page names them: they are data, and the scripts hold their hashes.
 */
export async function wordsAsJson(folder: string): Promise<Plugin> {
  await mkdir(folder, { recursive: true })
  const made = await Promise.all(
    languages.map(async (language) => {
      const module = (await import(pathToFileURL(join(locales, `${language}.ts`)).href)) as Record<string, unknown>
      const words = JSON.stringify(module[language])
      const digest = (algorithm: string) => createHash(algorithm).update(words)
      const name = `words-${language}-${digest('sha256').digest('hex').slice(0, 8)}.json`
      await writeFile(join(folder, name), words)
      const integrity = `sha384-${digest('sha384').digest('base64')}`
      return `${language}: fetchWords(new URL('./${name}', import.meta.url), '${integrity}')`
    }),
  )
  const contents = `import { fetchWords } from './fetch-words.ts'\nexport const unreviewed = { ${made.join(', ')} }`
  return {
    name: 'words-as-json',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]locales[\\/]unreviewed\.ts$/ }, () => ({ contents, loader: 'ts', resolveDir: locales }))
    },
  }
}
