import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Everything that must hold: types, format and lint, tests. Arguments go to Vitest: `npm test -- tests/ports`. */
const root = fileURLToPath(new URL('..', import.meta.url))
const running = new Set<ChildProcess>()

interface Check {
  readonly name: string
  readonly command: readonly string[]
  /** Shown as it comes; otherwise only when it failed. */
  readonly loud?: boolean
}

const quiet: readonly Check[] = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'types of web-components', command: ['node_modules/typescript/bin/tsc', '-p', 'web-components'] },
  { name: 'format and lint', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
]
const tests: Check = {
  name: 'tests',
  command: ['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.config.ts', ...process.argv.slice(2)],
  loud: true,
}

/** Runs a check to its end; gives its name if it failed. */
function failing({ name, command, loud }: Check): Promise<string | undefined> {
  const child = spawn(process.execPath, command, { cwd: root, stdio: loud ? 'inherit' : 'pipe' })
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
    process.exitCode = 1
  })
}

const began = performance.now()
const failed = (await Promise.all(quiet.map(failing))).filter((name) => name !== undefined)
if (process.exitCode === undefined) failed.push(...[await failing(tests)].filter((name) => name !== undefined))
const seconds = Math.round((performance.now() - began) / 1000)
console.log(
  failed.length === 0 ? `\nAll is well, after ${seconds} s.` : `\nFailed: ${failed.join(', ')}. ${seconds} s.`,
)
if (failed.length > 0) process.exitCode = 1
