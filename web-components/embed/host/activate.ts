import { Extension } from './extension.ts'
import type { PortalHost } from './portal-host.ts'
import type { Where } from './screens.ts'

/** What came of it. */
export interface Activation {
  /** A sentence for each thing that the portal did not take; all else is there. */
  readonly troubles: readonly string[]
  /** In how many cases something is typed and not sent: ask before deactivating, then it is gone. */
  unsent(): Promise<number>
}

interface Active {
  readonly host: PortalHost
  readonly extension: Extension
  readonly begun: Promise<Activation>
}
let active: Active | undefined
let ended: Promise<void> = Promise.resolve()

/**
 * Puts Lysbord into a portal: its view, commands, keys, menus and settings, as far as the host has a place for each. A
 * second time for the same host it does nothing. Throws while another host has it: a page has one Lysbord.
 */
export async function activate(host: PortalHost, where: Where): Promise<Activation> {
  if (active?.host === host) return active.begun
  if (active) throw new Error('Lysbord is active for another host of this page: call deactivate() first.')
  const extension = new Extension(host, where)
  const begun = ended.then(async () => ({ troubles: await extension.begin(), unsent: async () => extension.unsent }))
  active = { host, extension, begun }
  return begun
}

/** Takes all of it back; what was typed and not sent is gone. Afterwards it may be activated again. */
export async function deactivate(): Promise<void> {
  if (!active) return ended
  const { begun, extension } = active
  active = undefined
  ended = begun.then(() => extension.end())
  return ended
}
