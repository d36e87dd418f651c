import { parentPort } from 'node:worker_threads'
import { judge } from './judge.ts'

// libheif says on the console what is wrong with each file, which is the fuzz files' whole point.
console.log = () => {}

parentPort!.on('message', async (bytes: Uint8Array) => {
  const judgement = await judge(bytes)
  parentPort!.postMessage(judgement, judgement.opens === true ? [judgement.rgb.buffer as ArrayBuffer] : [])
})
