import { spawn } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { bundle } from '../tools/bundle.ts'

/*
 * `npm test`: types, format and every test. Arguments go to vitest: `npm test -- tests/journey` runs a part, and then
 * without types and format. Ends with a line that counts, and with an exit code.
 */
const parts = process.argv.slice(2)
const results = 'node_modules/.cache/test-results.json'

/** The exit code of one of our tools, run with this Node; its output is ours. */
const run = (path: string, ...args: string[]): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [`node_modules/${path}`, ...args], { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.on('exit', (code) => resolve(code ?? 1))
  })

const checks: readonly [string, () => Promise<number>][] = [
  ['types of the server', () => run('typescript/bin/tsc', '-p', '.')],
  ['types of the components', () => run('typescript/bin/tsc', '-p', 'web-components')],
  ['format and lint', () => run('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')],
]

await mkdir('node_modules/.cache', { recursive: true })
// Pages are tested as they are served: bundled once, before anybody reads the bundle.
await bundle()
const checked = parts.length > 0 ? [] : await Promise.all(checks.map(async ([what, check]) => [what, await check()] as const))
const tested = await run(
  'vitest/vitest.mjs',
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...parts,
)
const counted = JSON.parse(await readFile(results, 'utf8').catch(() => '{}'))
const broken = checked.filter(([, code]) => code !== 0).map(([what]) => what)
for (const what of broken) console.log(`Not in order: ${what}`)
const failed = (counted.numFailedTests ?? 0) + (counted.numFailedTestSuites && !counted.numFailedTests ? 1 : 0) + broken.length
const passed = (counted.numPassedTests ?? 0) + checked.length - broken.length
const skipped = (counted.numPendingTests ?? 0) + (counted.numTodoTests ?? 0)
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(tested === 0 && broken.length === 0 ? 0 : 1)
