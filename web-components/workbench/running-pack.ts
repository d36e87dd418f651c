import { msg } from '../shared/i18n.ts'
import type { PackCase } from './pack-api.ts'
import { PackFault } from './pack-fault.ts'

/** The code of a pack, wherever it runs. */
export interface RunningPack {
  readonly run: (command: string, args: readonly unknown[]) => Promise<unknown>
  readonly tell: (event: 'caseOpened' | 'configurationChanged', value?: PackCase) => void
  /** Asks it to leave, then takes it away. */
  readonly end: () => Promise<void>
}
/** How long a pack may take to begin, to leave, and to do one thing. Ours: long enough for a slow machine. */
export const beginMs = 5_000
const deedMs = 5_000
export const leaveMs = 500

export const beganTooLate = (): PackFault =>
  new PackFault('/main', msg('Its activate did not come back within five seconds.'))

export const doneTooLate = (): PackFault => new PackFault('', msg('It did not come back within five seconds.'))

/** The promise, or a refusal once it took too long. The time begins anew after whatever `hasAsked` somebody meanwhile. */
export async function inTime<T>(promise: Promise<T>, hasAsked: () => boolean, tooLate: () => Error): Promise<T> {
  const late = new Error()
  for (;;) {
    try {
      return await within(deedMs, promise, () => late)
    } catch (cause) {
      if (cause !== late) throw cause
      if (!hasAsked()) throw tooLate()
    }
  }
}

/** The promise, or a refusal once the time is over. */
export function within<T>(ms: number, promise: Promise<T>, tooLate: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(tooLate()), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
