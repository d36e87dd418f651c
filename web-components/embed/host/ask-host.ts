import { msg, str } from '../../shared/i18n.ts'
import type { PortalHost, Soon, Undo } from './portal-host.ts'

/** How long a host may take for one thing before the others go on without it. */
const patienceMs = 3_000

/** Asks a host for one thing at a time. One that throws, refuses or never answers is told by name, and the rest goes on. */
export class Ask {
  readonly #host: PortalHost
  /** A sentence for each thing that the host did not take. */
  readonly troubles: string[] = []

  constructor(host: PortalHost) {
    this.#host = host
  }

  /** What the host answered; undefined after it was told that it did not. */
  async done<T>(name: string, deed: () => Soon<T>): Promise<T | undefined> {
    let waiting: ReturnType<typeof setTimeout> | undefined
    try {
      const patience = new Promise<never>((_, reject) => {
        waiting = setTimeout(() => reject(new Error(msg('no answer'))), patienceMs)
      })
      return await Promise.race([deed(), patience])
    } catch (cause) {
      this.tell(msg(str`The portal did not take this from Lysbord: ${name} (${reasonOf(cause)})`))
      return undefined
    } finally {
      clearTimeout(waiting)
    }
  }

  /** The undoing of something; what the host says yes to after we gave it up is undone at once. */
  async undoable(name: string, deed: () => Soon<Undo>): Promise<Undo | undefined> {
    let late = false
    const undo = await this.done(name, async () => {
      const undo = await deed()
      if (late) void this.done(name, () => undo?.dispose())
      if (typeof undo?.dispose !== 'function') throw new Error(msg('it gave no undoing'))
      return undo
    })
    late = true
    return undo
  }

  /** To whoever sits there, if the portal has a place for it; else to whoever built the portal. */
  tell(text: string, severity: 'info' | 'warning' = 'warning'): void {
    if (severity === 'warning') this.troubles.push(text)
    const unheard = () => console.warn(text)
    try {
      const heard = this.#host.window?.showMessage(severity, text)
      if (!this.#host.window) unheard()
      void Promise.resolve(heard).catch(unheard)
    } catch {
      unheard()
    }
  }
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** Whether two pieces of plain data say the same. */
export const sameData = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
