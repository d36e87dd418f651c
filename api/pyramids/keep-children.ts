import type { ChildProcess } from 'node:child_process'
import { ImagingUnavailable } from '../ports/imaging.ts'
import { forkChild } from './fork-child.ts'
import { limits } from './limits.ts'
import { type Turns, takeTurns } from './take-turns.ts'
import type { Job, Made, Task } from './task.ts'
import { workOnce } from './work-once.ts'

export interface Children {
  /** Waits for a turn and for the picture. Rejects with ImageRefused or ImagingUnavailable. */
  run(task: Job, signal: AbortSignal): Promise<Made>
  /**
   * Both pictures of one original. `show` is called between them, once. The decoder of the first goes on with the second
   * unless somebody waits: then that one has its turn, and the pyramid waits for another.
   */
  runBoth(preview: Task, pyramid: Task, signal: AbortSignal, show: (made: Made) => void): Promise<void>
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

  const childFor = async ({ kind }: Job, signal: AbortSignal): Promise<ChildProcess> => {
    await turns.take(kind, signal)
    try {
      return engage()
    } catch (cause) {
      turns.end()
      throw new ImagingUnavailable('No decoder could be started', { cause })
    }
  }

  const run: Children['run'] = async (task, signal) => workOnce(await childFor(task, signal), task, signal)

  refill()
  return {
    run,
    async runBoth(preview, pyramid, signal, show) {
      const child = await childFor(preview, signal)
      let goesOn = false
      try {
        show(await workOnce(child, preview, signal, { stays: true }))
        goesOn = turns.state().waiting === 0
      } finally {
        if (!goesOn) child.kill('SIGKILL')
      }
      await (goesOn ? workOnce(child, pyramid, signal) : run(pyramid, signal))
    },
    state: turns.state,
    close: () => {
      closed = true
      for (const child of alive) child.kill('SIGKILL')
    },
  }
}
