import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { drawPicture, type Picture } from '../pictures/draw.ts'

// Draws one picture after the other, behind everything that answers people: on Linux the priority is this thread's own.
if (process.platform === 'linux') setPriority(3)
parentPort!.on('message', (picture: Picture) => {
  const { jpeg } = drawPicture(picture)
  const bytes = new Uint8Array(jpeg)
  parentPort!.postMessage(bytes, [bytes.buffer])
})
