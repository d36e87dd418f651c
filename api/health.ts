import type { Deps } from './kernel/deps.ts'
import type { Isolation } from './ports/imaging.ts'

/** The last result of the probe. */
export interface Health {
  ok: boolean
  /** When the last probe ended, ISO 8601. */
  at: string | null
  /** How a photograph is fenced in while it is opened; null while the imaging process has not said. */
  imaging: Isolation | null
}

type Probed = Pick<Deps, 'database' | 'clock' | 'imaging'>

/**
 * Writes a counter and reads it back. One at a time: a write that never ends must not leave the last good news standing,
 * unless everybody waits on purpose (`waits`), as while the file is copied.
 */
function makeProbe({ database, clock, imaging }: Probed, waits: () => boolean = () => false) {
  const health: Health = { ok: false, at: null, imaging: null }
  let counter = Math.floor(clock.now().getTime() / 1000) % 1_000_000_000
  let running = false
  const once = async (): Promise<void> => {
    if (running) {
      if (!waits()) health.ok = false
      return
    }
    running = true
    counter++
    try {
      const results = await database.write([
        {
          sql: 'insert into probes (id, counter) values (1, ?) on conflict (id) do update set counter = excluded.counter',
          params: [counter],
        },
        { sql: 'select counter from probes where id = 1', params: [] },
      ])
      health.ok = Number(results[1]?.rows[0]?.counter) === counter
    } catch {
      health.ok = false
    }
    health.at = clock.now().toISOString()
    running = false
  }
  // Asked until it has answered: a container would be kept awake by more.
  const learn = async (): Promise<void> => {
    health.imaging ??= await imaging.isolation().catch(() => null)
  }
  return { health, once, learn }
}

/** Probes now and then; `health` tells the last result without waiting for the database. */
export function probe(deps: Probed, waits?: () => boolean, everyMs = 10_000) {
  const { health, once, learn } = makeProbe(deps, waits)
  const timer = setInterval(() => {
    void once()
    void learn()
  }, everyMs)
  return { health: () => health, first: Promise.all([once(), learn()]), stop: () => clearInterval(timer) }
}

/** For a door without a clock of its own that ticks: probes when asked, if the last answer is older than `everyMs`. */
export function probeWhenAsked(deps: Probed, everyMs = 10_000): () => Promise<Health> {
  const { health, once, learn } = makeProbe(deps)
  let last = Number.NEGATIVE_INFINITY
  return async () => {
    const now = deps.clock.now().getTime()
    if (now - last > everyMs) {
      last = now
      await Promise.all([once(), learn()])
    }
    return health
  }
}
