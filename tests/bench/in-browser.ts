import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium, type Page } from 'playwright'
import { launchOptions } from '../support/chromium.ts'

const source = fileURLToPath(new URL('../../web-components/', import.meta.url))

/** A sixtieth of a second, in milliseconds: what takes longer is felt while somebody types. */
export const frameMs = 16

/** What `measure` finds in a page that has run the script; its imports begin at `web-components`. */
export async function inBrowser<T>(script: string, measure: (page: Page) => Promise<T>): Promise<T> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: source, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.css': 'text' },
  })
  const browser = await chromium.launch(await launchOptions())
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: outputFiles[0]!.text })
    return await measure(page)
  } finally {
    await browser.close()
  }
}
