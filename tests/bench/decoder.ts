import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sniffFormat } from '../../api/imaging/sniff-format.ts'
import { forkChild } from '../../api/pyramids/fork-child.ts'
import type { Task } from '../../api/pyramids/task.ts'
import { workOnce } from '../../api/pyramids/work-once.ts'

export interface Worked {
  /** Milliseconds from the task to its answer, in a decoder that stood by and has made the preview before, as in the house. */
  readonly ms: number
  /** The most memory it ever took, in megabytes; NaN where the system does not tell. */
  readonly megabytes: number
}

// Compiled sources are kept from one decoder to the next, as in the house: compiling takes memory too.
const code = mkdtempSync(join(tmpdir(), 'lysbord-bench-code-'))
process.on('exit', () => rmSync(code, { recursive: true, force: true }))
let compiled: Promise<void> | undefined
async function compile(): Promise<void> {
  const child = forkChild(code)
  await pause(3_000)
  child.kill('SIGKILL')
}

/** One decoder, one photograph: the preview, then the pyramid. Rejects when it is refused. */
export async function decodes(original: string): Promise<Worked> {
  const folder = await mkdtemp(join(tmpdir(), 'lysbord-bench-'))
  const sniffed = sniffFormat((await readFile(original)).subarray(0, 4096))
  if ('refused' in sniffed) throw new Error(`${original}: ${sniffed.advice}`)
  await (compiled ??= compile())
  const child = forkChild(code)
  let megabytes = Number.NaN
  const scale = setInterval(() => (megabytes = peakOf(child.pid) ?? megabytes), 10)
  try {
    await pause(1_000)
    const task = (kind: Task['kind']): Task => ({ kind, format: sniffed.format, original, output: join(folder, kind) })
    const { signal } = new AbortController()
    await workOnce(child, task('preview'), signal, { stays: true })
    const began = performance.now()
    await workOnce(child, task('pyramid'), signal)
    return { ms: performance.now() - began, megabytes }
  } finally {
    clearInterval(scale)
    child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Megabytes: the system itself keeps the highest, so that no moment between two looks is missed but the last. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1.024e-3
  } catch {
    return undefined
  }
}
