import type { ChildProcess } from 'node:child_process'
import { ImagingUnavailable } from '../ports/imaging.ts'
import { forkChild } from './fork-child.ts'
import { limits } from './limits.ts'
import type { Made, Task } from './task.ts'
import { workOnce } from './work-once.ts'

export interface Children {
  /** Waits for a turn and for the picture. Rejects with ImageRefused or ImagingUnavailable. */
  run(task: Task, signal: AbortSignal): Promise<Made>
  state(): { readonly working: number; readonly waiting: number }
  /** Kills all at once. */
  close(): void
}

/** At most two children at work, previews before pyramids, and spare children forked ahead so that nobody waits for that. */
export function keepChildren(codeFolder: string): Children {
  const alive = new Set<ChildProcess>()
  const spare: ChildProcess[] = []
  const waiting: Record<Task['kind'], (() => void)[]> = { preview: [], pyramid: [] }
  let working = 0
  let closed = false

  const hire = (): ChildProcess => {
    const child = forkChild(codeFolder)
    const bury = (): void => {
      alive.delete(child)
      if (spare.includes(child)) spare.splice(spare.indexOf(child), 1)
    }
    alive.add(child)
    // Spares are renewed after a job, never after a death: a child that cannot live would be forked for ever.
    return child.once('exit', bury).once('error', bury)
  }
  const refill = (): void => {
    while (!closed && spare.length < limits.working) spare.push(hire())
  }
  const next = (): void => {
    if (working === limits.working) return
    const turn = waiting.preview.shift() ?? waiting.pyramid.shift()
    // Forking takes a processor for a moment; if somebody asks right away, that one comes first.
    if (!turn) return void setTimeout(refill, 150).unref()
    working++
    turn()
  }
  const work = async (task: Task, signal: AbortSignal): Promise<Made> => {
    const child = spare.shift() ?? hire()
    const gone = new Promise<void>((resolve) => child.once('exit', resolve).once('error', () => resolve()))
    void gone.then(() => {
      working--
      next()
    })
    if (waiting.preview.length + waiting.pyramid.length > 0) refill()
    return workOnce(child, task, signal)
  }

  refill()
  return {
    async run(task, signal) {
      if (working === limits.working) await turnIn(waiting[task.kind], signal)
      else working++
      return work(task, signal)
    },
    state: () => ({ working, waiting: waiting.preview.length + waiting.pyramid.length }),
    close: () => {
      closed = true
      for (const child of alive) child.kill('SIGKILL')
    },
  }
}

function turnIn(queue: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const place = (): void => {
      clearTimeout(clock)
      signal.removeEventListener('abort', leave)
      resolve()
    }
    const leave = (): void => {
      clearTimeout(clock)
      if (queue.includes(place)) queue.splice(queue.indexOf(place), 1)
      reject(new ImagingUnavailable('No decoder was free in time'))
    }
    const clock = setTimeout(leave, limits.waitMs)
    signal.addEventListener('abort', leave, { once: true })
    queue.push(place)
  })
}
