import { readdirSync, readFileSync } from 'node:fs'

/** Time on the processors since the machine started, in ticks: all that was spent, all there was, and what these processes and those they started spent. */
export interface ProcessorTime {
  readonly busy: number
  /** What the machine under this one gave to others. */
  readonly stolen: number
  readonly all: number
  readonly of: (pid: number) => number
}

/** Undefined where the system does not tell. */
export function processorTime(): ProcessorTime | undefined {
  try {
    const [total = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
    const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, ...more] = total.split(/\s+/).slice(1).map(Number)
    const rest = more.slice(0, 3).reduce((sum, one) => sum + one, 0)
    const busy = user + nice + system + rest
    const processes = new Map<number, { parent: number; spent: number }>()
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      const fields = statOf(name)
      if (fields)
        processes.set(Number(name), {
          parent: Number(fields[1]),
          // Also of children that have ended.
          spent: [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0),
        })
    }
    const of = (pid: number): number =>
      [...processes].reduce(
        (sum, [one, { parent }]) => (parent === pid && one !== pid ? sum + of(one) : sum),
        processes.get(pid)?.spent ?? 0,
      )
    return { busy, stolen: more[2] ?? 0, all: busy + idle + wait, of }
  } catch {
    return undefined
  }
}

/** The fields after the name, which may hold anything; undefined for a process that has just ended. */
function statOf(name: string): string[] | undefined {
  try {
    return readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
  } catch {
    return undefined
  }
}
