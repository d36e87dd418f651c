import type { ChildProcess } from 'node:child_process'
import { ImagingUnavailable } from '../ports/imaging.ts'
import { forkChild } from './fork-child.ts'
import { limits } from './limits.ts'
import { type Turns, takeTurns } from './take-turns.ts'
import type { Job, Made } from './task.ts'
import { workOnce } from './work-once.ts'

export interface Children {
  /** Waits for a turn and for the picture. Rejects with ImageRefused or ImagingUnavailable. */
  run(task: Job, signal: AbortSignal): Promise<Made>
  state: Turns['state']
  /** Kills all at once. */
  close(): void
}

/** At most two children at work, and spare ones forked ahead so that nobody waits for that. */
export function keepChildren(codeFolder: string): Children {
  const turns = takeTurns()
  const alive = new Set<ChildProcess>()
  const spare: ChildProcess[] = []
  let closed = false

  const hire = (): ChildProcess => {
    const child = forkChild(codeFolder)
    const bury = (): void => {
      alive.delete(child)
      if (spare.includes(child)) spare.splice(spare.indexOf(child), 1)
    }
    alive.add(child)
    return child.once('exit', bury).once('error', bury)
  }
  // Spares are renewed after a job, never after a death: a child that cannot live would be forked for ever.
  const refill = (): void => {
    while (!closed && spare.length < limits.working) spare.push(hire())
  }
  const engage = (): ChildProcess => {
    const child = spare.shift() ?? hire()
    const gone = new Promise<void>((resolve) => child.once('exit', resolve).once('error', () => resolve()))
    void gone.then(turns.end).then(() => {
      // Forking takes a processor for a moment; if somebody asks right away, that one comes first.
      setTimeout(refill, turns.state().waiting > 0 ? 0 : 150).unref()
    })
    return child
  }

  refill()
  return {
    async run(task, signal) {
      await turns.take(task.kind, signal)
      let child: ChildProcess
      try {
        child = engage()
      } catch (cause) {
        turns.end()
        throw new ImagingUnavailable('No decoder could be started', { cause })
      }
      return workOnce(child, task, signal)
    },
    state: turns.state,
    close: () => {
      closed = true
      for (const child of alive) child.kill('SIGKILL')
    },
  }
}
