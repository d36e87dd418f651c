import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks'

/** How long a process stood still, in milliseconds: its longest collection of garbage, and its loop at the worst and at one of a hundred looks. */
export interface Pauses {
  readonly garbage: number
  readonly loop: number
  readonly loop99: number
}

/*
 * Loaded before anything else (`node --import`), this notes how long its process stands still and writes it down at the
 * end, in a file named by LYSBORD_PAUSES and the process.
 */
const place = process.env.LYSBORD_PAUSES
if (place) {
  let garbage = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) garbage = Math.max(garbage, duration)
  }).observe({ entryTypes: ['gc'] })
  const loop = monitorEventLoopDelay({ resolution: 5 })
  loop.enable()
  // What happened before it was looked at is nobody's wait.
  process.on('SIGUSR2', () => {
    garbage = 0
    loop.reset()
  })
  process.on('exit', () => {
    const said: Pauses = { garbage, loop: loop.max / 1e6, loop99: loop.percentile(99) / 1e6 }
    writeFileSync(`${place}.${process.pid}`, JSON.stringify(said))
  })
}
