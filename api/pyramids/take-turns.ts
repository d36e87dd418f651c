import { ImagingUnavailable } from '../ports/imaging.ts'
import { limits } from './limits.ts'
import type { Job } from './task.ts'

interface Place {
  readonly since: number
  readonly come: () => void
}

export interface Turns {
  /**
   * Resolves when it is this one's turn. Rejects with ImagingUnavailable when that takes too long, when too many regions
   * wait already, or when `signal` says so.
   */
  take(kind: Job['kind'], signal: AbortSignal): Promise<void>
  /** The work of a turn is over. */
  end(): void
  state(): { readonly working: number; readonly waiting: number }
}

/**
 * So many at work and no more; previews before regions before pyramids, but a pyramid that has waited long goes first.
 */
export function takeTurns(): Turns {
  const waiting: Record<Job['kind'], Place[]> = { preview: [], region: [], pyramid: [] }
  let working = 0

  const first = (): Place | undefined => {
    const [pyramid] = waiting.pyramid
    const isPatient = pyramid && performance.now() - pyramid.since > limits.patienceMs
    if (isPatient) return waiting.pyramid.shift()
    return waiting.preview.shift() ?? waiting.region.shift() ?? waiting.pyramid.shift()
  }

  return {
    take(kind, signal) {
      if (working < limits.working) {
        working++
        return Promise.resolve()
      }
      if (kind === 'region' && waiting.region.length >= limits.regions)
        return Promise.reject(new ImagingUnavailable('Too many regions at once'))
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          stop()
          waiting[kind] = waiting[kind].filter((other) => other !== place)
          reject(new ImagingUnavailable('No decoder was free in time'))
        }
        const stop = (): void => {
          clearTimeout(clock)
          signal.removeEventListener('abort', leave)
        }
        const come = (): void => {
          stop()
          resolve()
        }
        const place = { since: performance.now(), come }
        const clock = setTimeout(leave, limits.waitMs)
        signal.addEventListener('abort', leave)
        waiting[kind].push(place)
      })
    },
    end() {
      const next = first()
      // The turn passes from one to the other, so that nobody slips in between.
      if (next) next.come()
      else working--
    },
    state: () => ({ working, waiting: Object.values(waiting).reduce((all, { length }) => all + length, 0) }),
  }
}
