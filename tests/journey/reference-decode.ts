import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Picture, pictureOf } from './picture.ts'
import type { Judgement } from './reference/judge.ts'
import type { Format, Size } from './reference/verdict.ts'

/**
 * How the file must look on the light table: upright, in sRGB, on white.
 *
 * `colour`: 'exact' may be held against the product closely; 'rough' only widely (CMYK without a profile, where each
 * program has a press of its own); 'unknown' not at all. `why` says it for the last two.
 */
export type Reference = Picture & {
  readonly opens: true
  readonly format: Format
  readonly colour: 'exact' | 'rough' | 'unknown'
  readonly why: string | undefined
  /** Three bytes a pixel. */
  readonly rgb: Uint8Array
}

/** The product must not show this file: no allowed format, beyond the limits, or cut or damaged in its picture. */
export type MustNotOpen = {
  readonly opens: false
  readonly fault: 'format' | 'size' | 'damage'
  readonly reason: string
}

/**
 * Decoders differ about this file, or this one cannot read it. `stored` is the size before turning, where the header
 * tells it: if the product does show the file, it must have these sides in one order or the other.
 */
export type NotJudged = { readonly opens: 'not-judged'; readonly reason: string; readonly stored: Size | undefined }

export type Verdict = Reference | MustNotOpen | NotJudged

/** Longer than this no file of the samples takes by far; a decoder in an endless loop does. */
const patience = 60_000
/** WebAssembly memory only grows: after a large picture, or a crash, the thread is thrown away. */
const largePicture = 8_000_000

let thread: Worker | undefined
let queue: Promise<unknown> = Promise.resolve()

/**
 * Decodes a file by other means than the product (no sharp, no libvips) and says what must become of it. Runs in a
 * thread of its own, one file at a time, and never rejects. What each reader is and is not independent of stands in
 * its own file under reference/.
 */
export function referenceDecode(bytes: Uint8Array): Promise<Verdict> {
  const verdict = queue.then(() => inThread(bytes))
  queue = verdict
  return verdict
}

async function inThread(bytes: Uint8Array): Promise<Verdict> {
  thread ??= new Worker(new URL('./reference/worker.ts', import.meta.url))
  const worker = thread
  worker.ref()
  worker.postMessage(bytes)
  const judgement = await once(worker, 'message', { signal: AbortSignal.timeout(patience) }).then(
    ([message]) => message as Judgement,
    (error: Error): Judgement => ({
      opens: 'not-judged',
      reason: `the reference reader gave up (${error.message})`,
      stored: undefined,
    }),
  )
  const clean =
    judgement.opens === false || (judgement.opens === true && judgement.width * judgement.height < largePicture)
  if (clean) worker.unref()
  else {
    thread = undefined
    await worker.terminate()
  }
  return present(judgement)
}

function present(judgement: Judgement): Verdict {
  if (judgement.opens !== true) return judgement
  const { format, rgb, doubt } = judgement
  return {
    opens: true,
    format,
    colour: doubt?.colour ?? 'exact',
    why: doubt?.why,
    rgb,
    ...pictureOf(judgement, rgb, 3),
  }
}
