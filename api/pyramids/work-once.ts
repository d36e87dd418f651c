import type { ChildProcess } from 'node:child_process'
import { ImageRefused, ImagingUnavailable } from '../ports/imaging.ts'
import { limits } from './limits.ts'
import { isHindered, memoryOf, processorMs } from './measure-child.ts'
import type { Answer, Job, Made } from './task.ts'

/**
 * Has a child do a job and ends it. Rejects with ImageRefused or ImagingUnavailable; `signal` means that nobody waits any
 * more. The child is dead, or dying by SIGKILL, when this settles; only where it succeeded and `stays` it lives.
 */
export function workOnce(child: ChildProcess, task: Job, signal: AbortSignal, { stays = false } = {}): Promise<Made> {
  return new Promise((resolve, reject) => {
    let verdict: Error | undefined
    const end = (why?: Error): void => {
      verdict ??= why
      child.kill('SIGKILL')
    }
    const left = (): void => end(new ImagingUnavailable('Nobody waits for this picture any more'))
    const clock = setTimeout(() => end(overtime(child)), limits.jobMs)
    const scale = setInterval(() => memoryOf(child.pid) > limits.memory && end(tooMuch()), 50)
    const settle = (deed: () => void): void => {
      clearTimeout(clock)
      clearInterval(scale)
      signal.removeEventListener('abort', left)
      deed()
    }
    child.once('message', (answer: Answer) => {
      if (!stays || answer.outcome !== 'made') end()
      settle(() => (answer.outcome === 'made' ? resolve(answer) : reject(verdictOf(answer))))
    })
    child.once('exit', (code, by) => settle(() => reject(verdict ?? died(code, by))))
    child.once('error', (cause) => settle(() => reject(new ImagingUnavailable(cause.message))))
    signal.addEventListener('abort', left)
    if (signal.aborted) return left()
    child.send(task, (cause) => cause && end(new ImagingUnavailable(cause.message)))
  })
}

type Failure = Exclude<Answer, { outcome: 'made' }>
const verdictOf = (answer: Failure): Error =>
  answer.outcome === 'refused' ? new ImageRefused(answer.code, answer.detail) : new ImagingUnavailable(answer.detail)

const tooMuch = (): Error => new ImageRefused('image.too-many-pixels', `More than ${limits.memory} bytes of memory`)

/** A final "too slow" if the child worked or hangs: on a starved machine, where it would go on if it could, the file is not to blame. */
function overtime(child: ChildProcess): Error {
  const worked = processorMs(child.pid)
  return worked !== undefined && worked < limits.jobMs / 4 && isHindered(child.pid)
    ? new ImagingUnavailable(`The machine gave the decoder ${worked} ms in ${limits.jobMs}`)
    : new ImageRefused('image.too-slow', `Not opened within ${limits.jobMs} ms`)
}

const crashes = ['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGABRT', 'SIGTRAP', 'SIGSYS']

/**
 * A crash inside the decoder repeats with the same bytes, so it is a verdict: a hostile file must not be tried for
 * ever. Any other death came from outside (somebody's kill, the kernel out of memory, a shutdown) and says nothing
 * about the file. Windows reports a crash as an exit code from 0xC0000000.
 */
function died(code: number | null, by: NodeJS.Signals | null): Error {
  if (by === 'SIGXCPU')
    return new ImageRefused('image.too-slow', `More than ${limits.processorSeconds} s of processor time`)
  return (by && crashes.includes(by)) || (code ?? 0) >= 0xc0000000
    ? new ImageRefused('image.damaged', `The decoder crashed: ${by ?? code}`)
    : new ImagingUnavailable(`The decoder was ended: ${by ?? code}`)
}
