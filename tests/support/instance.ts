import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eventually } from './ward.ts'

export interface Addresses {
  readonly baseUrl: string
  readonly issuer: string
  readonly mailboxUrl: string
  readonly pid: number
}

export interface Instance extends Addresses {
  readonly child: ChildProcess
  /** Ends it as Ctrl+C would; resolves when it is gone. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A Lysbord in a process of its own, started as `npm start` starts it, on free ports. */
export async function startInstance(dataDir: string, environment: Record<string, string> = {}): Promise<Instance> {
  const place = join(dataDir, 'addresses.json')
  await rm(place, { force: true })
  const child = spawn(process.execPath, ['api/node.ts'], {
    cwd: root,
    env: { ...process.env, LYSBORD_DATA: dataDir, PORT: '0', LYSBORD_REGION: 'bare', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const addresses = await eventually(async () => {
    if (child.exitCode !== null) throw new Error('Lysbord ended before it was ready')
    const text = await readFile(place, 'utf8').catch(() => undefined)
    return text ? (JSON.parse(text) as Addresses) : undefined
  }, 90_000)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await gone
  }
  return { ...addresses, child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'lysbord-'))
