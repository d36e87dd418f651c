import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Plugin, transform } from 'esbuild'

/** `import text from './x.css?inline'`, as Vite has it, and the elements' style sheets made small. `rewrite` sees each module first. */
export const styleAsText = (rewrite = (module: string): string => module): Plugin => ({
  name: 'style-as-text',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace('?inline', '')),
      namespace: 'style-as-text',
    }))
    onLoad({ filter: /.*/, namespace: 'style-as-text' }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target: 'es2022' })
      return { contents: code, loader: 'text' }
    })
    // Lit's style sheets are texts to the bundler; a tenth of what a page loads is their line breaks and long names.
    onLoad({ filter: /\.styles\.ts$/ }, async ({ path }) => ({
      contents: await minifyStyles(rewrite(await readFile(path, 'utf8'))),
      loader: 'ts',
    }))
  },
})

/** Each style sheet in a module, minified; one that is put together of others stays as it is. */
async function minifyStyles(module: string): Promise<string> {
  const sheets = [...module.matchAll(/css`([^`$\\]*)`/g)]
  const minified = await Promise.all(
    sheets.map(([, sheet]) => transform(sheet!, { loader: 'css', minify: true, target: 'es2022' })),
  )
  return sheets.reduceRight(
    (text, { index, 0: whole }, i) =>
      `${text.slice(0, index)}css\`${minified[i]!.code.trim()}\`${text.slice(index + whole.length)}`,
    module,
  )
}
