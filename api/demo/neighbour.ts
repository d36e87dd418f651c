import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A process of ours beside us. `ready` is the JSON line it printed; `stop` resolves when it has ended. */
export interface Neighbour<Ready> {
  readonly ready: Ready
  readonly pid: number
  stop(): Promise<void>
}

export interface NeighbourOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Called once if it ends although nobody stopped it. */
  readonly onExit?: (why: string) => void
  readonly readyWithinMs?: number
  /** Gets what it says of its troubles, instead of our own stderr. */
  readonly onTrouble?: (text: string) => void
}

const stopWithinMs = 2_000
// A neighbour gets what a process needs to run and what it is given, never our own secrets.
const inherited = ['PATH', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_NO_WARNINGS', 'NODE_COMPILE_CACHE']

/**
 * Runs a TypeScript file with this Node and waits for its first line, a JSON object. Rejects, leaving nothing
 * running, when the line does not come in time. It ends with us: the neighbour watches its stdin.
 */
export async function startNeighbour<Ready>(file: URL, options: NeighbourOptions = {}): Promise<Neighbour<Ready>> {
  const kept = Object.fromEntries(inherited.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
  const child = spawn(process.execPath, [fileURLToPath(file)], {
    stdio: ['pipe', 'pipe', options.onTrouble ? 'pipe' : 'inherit'],
    env: { ...kept, ...options.env },
  })
  // Writing to, or closing, the stdin of a process that has died is no news: `exit` tells it.
  child.stdin!.on('error', () => {})
  child.stderr?.setEncoding('utf8').on('data', options.onTrouble!)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (cause) => resolve(cause.message))
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
  })
  const name = file.pathname.split('/').at(-1)
  const line = await firstLine(child, ended, options.readyWithinMs ?? 30_000).catch(async (cause) => {
    await end(child, ended)
    throw new Error(`${name} did not start`, { cause })
  })
  let stopped = false
  void ended.then((why) => stopped || options.onExit?.(`${name} ended: ${why}`))
  return {
    ready: JSON.parse(line) as Ready,
    pid: child.pid!,
    stop: () => {
      stopped = true
      return end(child, ended)
    },
  }
}

async function firstLine(child: ChildProcess, ended: Promise<string>, withinMs: number): Promise<string> {
  const lines = createInterface({ input: child.stdout! })
  const deadline = AbortSignal.timeout(withinMs)
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    deadline.addEventListener('abort', () => reject(new Error(`nothing within ${withinMs} ms`)))
    void ended.then((why) => reject(new Error(`ended: ${why}`)))
  })
  // Later lines are read and dropped, or a full pipe would stop the neighbour.
  lines.on('line', () => {})
  return line
}

async function end(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
  await ended
  clearTimeout(hard)
}
