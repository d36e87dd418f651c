import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { must, type Promise_ } from './promise.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Counted {
  readonly numPassedTests: number
}

/** A promise that is held by tests, those of one file below `suites`: each is a round. */
export const suite = (file: string, told: Omit<Promise_, 'run'>): Promise_ =>
  held(['-c', 'tests/prove/vitest.config.ts', `tests/prove/suites/${file}`], told)

/** A promise that is held by tests of `npm test`, here for longer or more often, as `environment` says. */
export const longer = (file: string, environment: Record<string, string>, told: Omit<Promise_, 'run'>): Promise_ =>
  held(['-c', 'tests/vitest.config.ts', file], told, environment)

const held = (which: string[], told: Omit<Promise_, 'run'>, environment: Record<string, string> = {}): Promise_ => ({
  ...told,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'lysbord-suite-'))
    try {
      const results = join(folder, 'results.json')
      const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...which]
      const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
        cwd: root,
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let said = ''
      child.stdout.on('data', (text) => (said += text))
      child.stderr.on('data', (text) => (said += text))
      const [code] = await once(child, 'close')
      must(code === 0, said.slice(-6_000))
      const { numPassedTests } = JSON.parse(await readFile(results, 'utf8')) as Counted
      return { rounds: numPassedTests }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})
