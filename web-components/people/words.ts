import { formatDateTime } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import type { Entry } from './directory.ts'

interface State {
  readonly state: string
  /** On the button, and the whole of it for who does not see the row. */
  readonly act: string
  readonly label: string
  /** What is told once it is done. */
  readonly said: string
}

/** How a person or an office stands, and what can be done about it. */
export function stateOf({ kind, name, off }: Entry): State {
  if (kind === 'person')
    return off
      ? {
          state: msg(str`Switched off since ${formatDateTime(off)}`),
          act: msg('Switch on…'),
          label: msg(str`Switch on ${name}…`),
          said: msg(str`${name} is switched off.`),
        }
      : {
          state: '',
          act: msg('Switch off…'),
          label: msg(str`Switch off ${name}…`),
          said: msg(str`${name} is switched on and can sign in again.`),
        }
  return off
    ? {
        state: msg(str`Closed since ${formatDateTime(off)}`),
        act: msg('Open…'),
        label: msg(str`Open ${name}…`),
        said: msg(str`${name} is closed.`),
      }
    : {
        state: '',
        act: msg('Close…'),
        label: msg(str`Close ${name}…`),
        said: msg(str`${name} is open again.`),
      }
}
