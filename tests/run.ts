import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readFile, statfs } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundle } from '../tools/bundle.ts'

/*
 * `npm test`: types, format and lint, and every test. Arguments go to Vitest: `npm test -- tests/ports` runs a part, and
 * then without the checks. Ends with a line that counts, and with an exit code.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const parts = process.argv.slice(2)
const results = 'node_modules/.cache/test-results.json'
const running = new Set<ChildProcess>()

interface Check {
  readonly name: string
  readonly command: readonly string[]
  /** Shown as it comes; otherwise only when it failed. */
  readonly loud?: boolean
}

// Beside the tests no core is free for a second checker: it would only do part of the work twice.
const tsc = ['node_modules/typescript/bin/tsc', '--singleThreaded', '-p']
const checks: readonly Check[] = [
  { name: 'types', command: [...tsc, '.'] },
  { name: 'types of web-components', command: [...tsc, 'web-components'] },
  { name: 'format and lint', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
]
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
const tests: Check = {
  name: 'tests',
  command: ['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.config.ts', ...reporters, ...parts],
  loud: true,
}

/**
 * A file system in memory with room for all that tests write, if there is one: dozens of databases that wait for the disk
 * at every commit take a third of the time. What a disk must keep is asked by `npm run prove`, on the disk.
 */
async function memoryFolder(): Promise<string | undefined> {
  const folder = '/dev/shm'
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: 0, bsize: 0 }))
  return bavail * bsize > 4e9 ? folder : undefined
}

// Hundreds of processes start while tests run: what one has compiled the next one need not.
const env = {
  ...process.env,
  NODE_COMPILE_CACHE: `${root}node_modules/.cache/compiled`,
  TMPDIR: process.env.TMPDIR ?? (await memoryFolder()),
}

/** Runs a check to its end; gives its name if it failed. */
function failing({ name, command, loud }: Check): Promise<string | undefined> {
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: loud ? 'inherit' : 'pipe' })
  running.add(child)
  let said = ''
  child.stdout?.on('data', (text) => (said += text))
  child.stderr?.on('data', (text) => (said += text))
  return new Promise((done) => {
    child.on('close', (code) => {
      running.delete(child)
      if (code !== 0 && said) console.error(`\n${name}:\n${said}`)
      done(code === 0 ? undefined : name)
    })
  })
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(1)
  })
}

const began = performance.now()
await mkdir(`${root}/node_modules/.cache`, { recursive: true })
// Pages are tested as they are served: bundled once, before anybody reads the bundle.
await bundle()
// Side by side: tests mostly wait.
const [broken, ...checked] = await Promise.all([tests, ...(parts.length > 0 ? [] : checks)].map(failing))
const wrong = checked.filter((name) => name !== undefined)
const counted = JSON.parse(await readFile(`${root}/${results}`, 'utf8').catch(() => '{}'))
for (const name of wrong) console.log(`Not in order: ${name}`)
const failed = Math.max(counted.numFailedTests ?? 0, broken ? 1 : 0) + wrong.length
const passed = (counted.numPassedTests ?? 0) + (parts.length > 0 ? 0 : checks.length - wrong.length)
const skipped = (counted.numPendingTests ?? 0) + (counted.numTodoTests ?? 0)
console.log(`After ${Math.round((performance.now() - began) / 1000)} s:`)
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 ? 1 : 0)
