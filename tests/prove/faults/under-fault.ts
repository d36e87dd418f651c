import { spawn, spawnSync } from 'node:child_process'
import { createClient } from '@libsql/client'
import { NotHere } from '../promise.ts'

/** Throws NotHere unless the program runs and can do what is asked of it. */
export function needs(program: string, args: readonly string[], says = program): void {
  if (spawnSync(program, args, { stdio: 'ignore' }).status !== 0) throw new NotHere(says)
}

/** strace, allowed to trace and to inject. */
export const needsStrace = (): void =>
  needs('strace', ['-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO:when=1', 'true'], 'strace with leave to trace')

/** A program run behind strace in which these calls are traced and `fault` is put on them; only on these paths, if any are named. */
export const underStrace = (calls: string, fault: string, paths: readonly string[] = []): readonly string[] => [
  ...['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:${fault}`],
  ...paths.flatMap((path) => ['-P', path]),
]

/** What a process that wrote rows said, and how it ended. */
export interface Said {
  readonly lines: readonly string[]
  readonly acknowledged: readonly number[]
  readonly refused: readonly string[]
  readonly broken: boolean
  readonly signal: NodeJS.Signals | null
  readonly errors: string
}

/** Writes rows in a process of its own, behind `before` (strace, prlimit, unshare …). */
export async function writesRows(
  before: readonly string[],
  file: string,
  rows: number,
  { first = 1, killAfterMs }: { first?: number; killAfterMs?: number } = {},
): Promise<Said> {
  const [program = process.execPath, ...args] = [
    ...before,
    process.execPath,
    'tests/prove/faults/write-rows.ts',
    file,
    `${rows}`,
    `${first}`,
  ]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const timers = [setTimeout(() => child.kill('SIGKILL'), killAfterMs ?? 60_000)]
  let [said, errors] = ['', '']
  child.stdout.on('data', (text) => (said += text))
  child.stderr.on('data', (text) => (errors += text))
  const signal = await new Promise<NodeJS.Signals | null>((done) => child.on('close', (_, how) => done(how)))
  for (const timer of timers) clearTimeout(timer)
  // The last line may be half of one.
  const lines = said.split('\n').slice(0, -1)
  return {
    lines,
    acknowledged: lines.filter((line) => line.startsWith('ack ')).map((line) => Number(line.slice(4))),
    refused: lines.filter((line) => line.startsWith('no ')).map((line) => line.slice(3)),
    broken: lines.includes('broken'),
    signal,
    errors,
  }
}

/** Opens the file as the next start would, and tells which of the rows are there and whether the file is sound. */
export async function foundIn(file: string): Promise<{ rows: ReadonlySet<number>; integrity: string }> {
  const client = createClient({ url: `file:${file}`, concurrency: 1 })
  try {
    const integrity = (await client.execute('pragma integrity_check')).rows.map((row) => row.integrity_check).join()
    const rows = (await client.execute("select previous from cursors where tenant_id = 'ten_prove'")).rows
    return { rows: new Set(rows.map(({ previous }) => Number(previous))), integrity }
  } finally {
    client.close()
  }
}
