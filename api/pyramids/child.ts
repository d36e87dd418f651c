import { flushCompileCache } from 'node:module'
import { Worker } from 'node:worker_threads'
import { cutRegion } from './cut-region.ts'
import { explainFailure } from './explain-failure.ts'
import { makePicture } from './make-picture.ts'
import { measureQuality } from './measure-quality.ts'
import { sharp } from './sharp.ts'
import type { Answer, Job } from './task.ts'

// One photograph, then the end: whatever a hostile file did to this process ends with it. The parent asks for its preview,
// then perhaps for its pyramid, and kills us once it has what it wanted; without a parent nobody wants anything.
const end = () => process.kill(process.pid, 'SIGKILL')
process.on('disconnect', end)
// It may have gone while our sources were read.
if (!process.connected) end()
process.on('message', async (task: Job) => {
  // libheif blocks this thread, so that a lost parent would go unnoticed for as long as it runs.
  if (task.kind !== 'region' && task.format === 'heic')
    new Worker(new URL('./end-with-parent.ts', import.meta.url), { workerData: process.ppid })
  await warm
  process.send!(await answer(task))
})
// The first use of the codecs and of what judges is slow; while nobody waits it costs nothing.
// trap: libvips has one place for all error messages, and each use empties it at its end. Beside a task, this one now and
// then took away the words by which damage is known, and half a photograph was shown.
const warm = warmUp()
await warm
// Written now, because we shall not end in an orderly way.
flushCompileCache()

async function answer(task: Job): Promise<Answer> {
  try {
    return { outcome: 'made', ...(await (task.kind === 'region' ? cutRegion(task) : makePicture(task))) }
  } catch (cause) {
    return explainFailure(cause)
  }
}

/**
 * Stripes, so that all is done that is done with photographs: they look like the marks of a ruler. So
 * many that what judges is compiled in earnest; twice as many each way would take the memory that a pyramid has.
 */
async function warmUp(): Promise<void> {
  const raw = { width: 512, height: 384, channels: 3 } as const
  const data = Uint8Array.from({ length: raw.width * raw.height * 3 }, (_, n) => (n % 48 < 24 ? 70 : 190))
  await sharp(data, { raw }).jpeg().toBuffer()
  measureQuality({ ...raw, data }, raw)
}
