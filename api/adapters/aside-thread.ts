import { parentPort, workerData } from 'node:worker_threads'
import type { TaskModule } from './aside.thread.ts'

// Takes part after part, each with a word that it was taken, and tells in the end what became of them.
const { begin } = (await import(workerData.module)) as TaskModule
const task = begin(workerData.of)
parentPort!.on('message', (message: { part?: unknown }) => {
  if (!('part' in message)) return parentPort!.postMessage(task.told())
  task.add(message.part)
  parentPort!.postMessage(null)
})
