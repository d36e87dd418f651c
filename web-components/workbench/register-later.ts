import { type Disposable, together } from './commands.ts'
import { type ComparingScreen, registerCompare } from './compare-commands.ts'
import type { Reckoned } from './nearest-deadline.ts'
import { registerReadingStatus } from './reading-status.ts'
import type { Registries } from './registries.ts'

/** What the reading screen can do that comes behind the list. `screen` is the one that is there when it is asked. */
export function registerLater(registries: Registries, screen: () => Reckoned & ComparingScreen): Disposable {
  return together(registerReadingStatus(registries, screen), registerCompare(registries, screen))
}
