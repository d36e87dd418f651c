import { Worker } from 'node:worker_threads'
import type { Aside } from '../ports/aside.ts'

/** What a task's module exports: `begin` is given what the task is of. */
export interface TaskModule {
  begin(of: unknown): { add(part: unknown): void; told(): unknown }
}

/** A thread for each task, one after the other, gone once it has told. `tasks`: the modules by the names of the tasks. */
export function threadAside(tasks: Readonly<Record<string, URL>>): Aside {
  let turn: Promise<unknown> = Promise.resolve()
  return {
    work(task, of, parts) {
      const worked = turn.then(() => workThrough({ module: tasks[task]?.href, of }, parts))
      turn = worked.catch(() => {})
      return worked
    },
  }
}

/** Parts that are read while it works on one: whoever is slow for a moment keeps nobody waiting. */
const mostAhead = 8

async function workThrough(workerData: { module: string | undefined; of: unknown }, parts: AsyncIterable<unknown>) {
  const thread = new Worker(new URL('./aside-thread.ts', import.meta.url), { workerData })
  const gone = Promise.withResolvers<never>()
  // It may end while nobody waits for it: whoever asks next is told.
  gone.promise.catch(() => {})
  thread.on('error', gone.reject)
  thread.on('exit', () => gone.reject(new Error('The thread ended before it had told anything')))
  const waiting: ((answer: unknown) => void)[] = []
  thread.on('message', (answer) => waiting.shift()?.(answer))
  const ask = (message: object): Promise<unknown> => {
    const said = Promise.race([new Promise((resolve) => waiting.push(resolve)), gone.promise])
    said.catch(() => {})
    thread.postMessage(message)
    return said
  }
  try {
    const taken: Promise<unknown>[] = []
    for await (const part of parts) {
      taken.push(ask({ part }))
      if (taken.length > mostAhead) await taken.shift()
    }
    await Promise.all(taken)
    return await ask({})
  } finally {
    await thread.terminate()
  }
}
