import { msg, str } from '../../shared/i18n.ts'
import type { PortalHost, Soon, Undo } from './portal-host.ts'

/** How long a host may take for one thing before the others go on without it. */
const patienceMs = 3_000

/** Asks a host for one thing at a time. One that throws, refuses or never answers is told by name, and the rest goes on. */
export class Ask {
  readonly #host: PortalHost
  /** A sentence for each thing that the host did not take. */
  readonly troubles: string[] = []
  readonly #told = new Set<string>()

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
      this.#trouble(name, msg(str`The portal did not take this from Lysbord: ${name} (${reasonOf(cause)})`))
      return undefined
    } finally {
      clearTimeout(waiting)
    }
  }

  /** For whoever built the portal: something is missing that has no call of its own. */
  lacks(what: string): void {
    this.#trouble(what, what)
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

  /** All of it to whoever built the portal; of each kind the first to whoever sits there too, and nothing twice. */
  #trouble(name: string, text: string): void {
    if (this.troubles.includes(text)) return
    this.troubles.push(text)
    console.warn(text)
    const [kind = ''] = name.split(' ')
    if (this.#told.has(kind)) return
    this.#told.add(kind)
    this.tell(text, 'warning')
  }

  /** To whoever sits there, if the portal has a place for it. */
  tell(text: string, severity: 'info' | 'warning'): void {
    try {
      void Promise.resolve(this.#host.window?.showMessage(severity, text)).catch(() => undefined)
    } catch {}
  }
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** Whether two pieces of plain data say the same. */
export const sameData = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
