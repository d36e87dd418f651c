import { flushCompileCache } from 'node:module'
import { Worker } from 'node:worker_threads'
import { explainFailure } from './explain-failure.ts'
import { makePicture } from './make-picture.ts'
import { measureQuality } from './measure-quality.ts'
import { sharp } from './sharp.ts'
import type { Answer, Task } from './task.ts'

// One picture, then the end: whatever a hostile file did to this process ends with it. The parent kills us once it
// has the answer, and without a parent nobody wants one.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.once('message', async (task: Task) => {
  // libheif blocks this thread, so that a lost parent would go unnoticed for as long as it runs.
  if (task.format === 'heic') new Worker(new URL('./end-with-parent.ts', import.meta.url), { workerData: process.ppid })
  process.send!(await answer(task))
})
// The first use of the codecs and of what judges is slow; while nobody waits it costs nothing.
const nothing = { width: 256, height: 192, channels: 3, background: '#fff' } as const
const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
const { data, info } = await sharp({ create: { ...nothing, noise } })
  .raw()
  .toBuffer({ resolveWithObject: true })
await sharp(data, { raw: nothing }).jpeg().toBuffer()
measureQuality({ ...nothing, data }, info)
// Written now, because we shall not end in an orderly way.
flushCompileCache()

async function answer(task: Task): Promise<Answer> {
  try {
    return { outcome: 'made', ...(await makePicture(task)) }
  } catch (cause) {
    return explainFailure(cause)
  }
}
