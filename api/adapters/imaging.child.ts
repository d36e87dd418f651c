import { type ChildProcess, fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Imaging, ImagingUnavailable } from '../ports/imaging.ts'
import { httpImaging } from './imaging.http.ts'

export interface ImagingChild extends Imaging {
  /** The process as it is now; it changes when a dead one was replaced. */
  pid(): number | undefined
  /** Where it listens now. Rejects with ImagingUnavailable while none does. */
  base(): Promise<string>
  /** Ends the process and its children within two seconds. */
  close(): Promise<void>
}

const file = fileURLToPath(new URL('../pyramids.ts', import.meta.url))
// Decoders get what a process needs to run and nothing of ours.
const kept = ['PATH', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_COMPILE_CACHE']
const startWithinMs = 10_000

/**
 * The imaging process as a child of this one, started now and again whenever it dies. While it is away calls wait a
 * few seconds for the next, then reject with ImagingUnavailable. Rejects if the first one does not start.
 */
export async function startImaging({
  port = 0,
  ...options
}: {
  readonly deadline?: number
  /** A successor listens at the same port; 0 takes any. */
  readonly port?: number
} = {}): Promise<ImagingChild> {
  let child: ChildProcess | undefined
  let closed = false
  let base: Promise<string>

  const start = (): Promise<string> => {
    const started = fork(file, {
      execArgv: [],
      env: { ...keptEnvironment(), LYSBORD_IMAGING_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    child = started
    const begun = performance.now()
    ended(started).then(async (why) => {
      if (closed) return
      console.error(`imaging: ended (${why}), starting again`)
      // One that lived is replaced at once; one that cannot live is not worth a processor.
      const backoff = performance.now() - begun > startWithinMs ? 0 : 500
      base = pause(backoff).then(() => (closed ? Promise.reject(new ImagingUnavailable('Closed')) : start()))
      base.catch(() => {})
    })
    return portOf(started).then((port) => `http://127.0.0.1:${port}`)
  }

  base = start()
  await base.catch(async (cause) => {
    closed = true
    child?.kill('SIGKILL')
    throw cause
  })
  return {
    ...httpImaging({ ...options, cuts: true, base: () => base }),
    pid: () => child?.pid,
    base: () => base,
    async close() {
      closed = true
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const over = ended(child)
      child.kill('SIGTERM')
      const hard = setTimeout(() => child?.kill('SIGKILL'), 1_500)
      await over
      clearTimeout(hard)
    },
  }
}

const keptEnvironment = () =>
  Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))

const ended = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
    child.once('error', (cause) => resolve(cause.message))
  })

/** The first line is `{"port":N}`. Rejects with ImagingUnavailable when the process ends before, or says nothing. */
async function portOf(child: ChildProcess): Promise<number> {
  const lines = createInterface({ input: child.stdout! })
  const silence = new AbortController()
  const line = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    ended(child).then((why) => Promise.reject(new ImagingUnavailable(`The imaging process ended: ${why}`))),
    pause(startWithinMs, undefined, { signal: silence.signal }).then(() => {
      child.kill('SIGKILL')
      throw new ImagingUnavailable('The imaging process did not start in time')
    }),
  ]).finally(() => silence.abort())
  return (JSON.parse(line) as { port: number }).port
}
