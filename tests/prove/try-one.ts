import { pathToFileURL } from 'node:url'
import { processorTime } from './processor.ts'
import { NotHere, type Promise_, type Tally } from './promise.ts'

/** What a child says of the promise it tried. */
export interface Verdict {
  readonly promise?: Omit<Promise_, 'run'>
  readonly result: 'held' | 'broken' | 'not here'
  readonly tally?: Tally
  readonly why?: string
  /** What it took of the processors, with all that it started; undefined where the system does not tell. */
  readonly processorSeconds?: number | undefined
}

// Tries the one promise whose file is named, in a process of its own: `try-one.ts FILE quick|full SEED`.
const [, , file = '', how = 'quick', seed = '1'] = process.argv

async function verdictOf(): Promise<Verdict> {
  const { promise } = (await import(pathToFileURL(file).href)) as { promise: Promise_ }
  const { run, ...told } = promise
  try {
    const tally = await run({
      quick: how === 'quick',
      seed: Number(seed),
      log: (line) => console.error(`> ${line}`),
    })
    const wrong = (tally.lost ?? 0) > 0 || (tally.duplicated ?? 0) > 0 || tally.rounds === 0
    return { promise: told, result: wrong ? 'broken' : 'held', tally, ...(wrong && { why: 'the figures' }) }
  } catch (cause) {
    if (cause instanceof NotHere) return { promise: told, result: 'not here', why: cause.message }
    return {
      promise: told,
      result: 'broken',
      why: cause instanceof Error ? (cause.stack ?? cause.message) : `${cause}`,
    }
  }
}

const verdict = await verdictOf().catch((cause): Verdict => ({ result: 'broken', why: `${cause.stack ?? cause}` }))
// Linux counts a hundred ticks a second, whatever its own are.
const ticks = processorTime()?.of(process.pid)
process.send?.({ ...verdict, processorSeconds: ticks && ticks / 100 }, () => process.exit(0))
