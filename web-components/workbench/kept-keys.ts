import type { Keybinding } from './keybindings.ts'

const place = 'lysbord.keybindings'
const most = 500

/** The user's own keys on this machine, in the words of VS Code's keybindings.json. */
export function keptKeys(): readonly Keybinding[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isBinding).slice(-most) : []
  } catch {
    return []
  }
}

const isBinding = (one: unknown): one is Keybinding =>
  typeof one === 'object' &&
  one !== null &&
  'key' in one &&
  typeof one.key === 'string' &&
  'command' in one &&
  typeof one.command === 'string'

/** A portal may forbid it; then each visit begins the same. */
export function keepKeys(own: readonly Keybinding[]): void {
  try {
    localStorage.setItem(place, JSON.stringify(own.slice(-most)))
  } catch {}
}
