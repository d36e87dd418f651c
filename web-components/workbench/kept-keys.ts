import { keep, kept } from '../shared/kept.ts'
import type { Keybinding } from './keybindings.ts'

const place = 'lysbord.keybindings'
const most = 500

/** The user's own keys on this machine, in the words of VS Code's keybindings.json. */
export function keptKeys(): readonly Keybinding[] {
  const found = kept(place)
  return Array.isArray(found) ? found.filter(isBinding).slice(-most) : []
}

const isBinding = (one: unknown): one is Keybinding =>
  typeof one === 'object' &&
  one !== null &&
  'key' in one &&
  typeof one.key === 'string' &&
  'command' in one &&
  typeof one.command === 'string'

export const keepKeys = (own: readonly Keybinding[]): void => keep(place, own.slice(-most))
