import { Worker } from 'node:worker_threads'
import type { Picture } from '../pictures/draw.ts'

/** Draws in a thread of its own, one picture at a time. */
export interface Painter {
  /** Gives a JPEG. Rejects when the thread ends before. */
  draw(picture: Picture): Promise<Uint8Array>
  stop(): Promise<void>
}

interface Waiting {
  resolve(jpeg: Uint8Array): void
  reject(cause: unknown): void
}

/** The thread starts with the first picture. */
export function openPainter(): Painter {
  let thread: Worker | undefined
  let waiting: Waiting | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const start = (): Worker => {
    const started = new Worker(new URL('./painter-thread.ts', import.meta.url))
    started.on('message', (jpeg: Uint8Array) => waiting?.resolve(jpeg))
    started.on('error', (cause) => waiting?.reject(cause))
    started.on('exit', () => {
      thread = undefined
      waiting?.reject(new Error('The painter left'))
    })
    return started
  }
  return {
    draw: (picture) => {
      const drawn = turn.then(
        () =>
          new Promise<Uint8Array>((resolve, reject) => {
            waiting = { resolve, reject }
            thread ??= start()
            thread.postMessage(picture)
          }),
      )
      turn = drawn.catch(() => {})
      return drawn
    },
    stop: async () => {
      await thread?.terminate()
    },
  }
}
