import { parentPort } from 'node:worker_threads'
import { judge } from './judge.ts'

// libheif writes what is wrong with a file to the console; the verdict says it.
console.log = console.warn = console.error = () => {}

parentPort!.on('message', async (bytes: Uint8Array) => {
  const judgement = await judge(bytes)
  parentPort!.postMessage(judgement, judgement.opens === true ? [judgement.rgb.buffer as ArrayBuffer] : [])
})
