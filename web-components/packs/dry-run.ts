import type { Pack } from '../client.ts'
import { contribute } from '../workbench/contribute.ts'
import { PackFault } from '../workbench/pack-fault.ts'
import { Registries } from '../workbench/registries.ts'

/** Contributes the pack to a screen nobody sees, as the reading screen will; gives back what it stumbles over. */
export function dryRun(pack: Pack): PackFault | undefined {
  try {
    contribute(pack, new Registries(new EventTarget()), () => undefined).dispose()
    return undefined
  } catch (cause) {
    if (cause instanceof PackFault) return cause
    throw cause
  }
}
