/** What somebody likes, kept on this machine: never anything of a patient. */
interface Preferences {
  /** The list makes room for the photographs while a case is open. */
  readonly folds: boolean
  /** Low rows without photographs. */
  readonly dense: boolean
}
const key = 'lysbord.reading'
const begun: Preferences = { folds: true, dense: false }

export function readPreferences(): Preferences {
  try {
    const kept: Partial<Preferences> = JSON.parse(localStorage.getItem(key) ?? '{}')
    return { folds: kept.folds ?? begun.folds, dense: kept.dense ?? begun.dense }
  } catch {
    // A portal may forbid it; then each day begins the same.
    return begun
  }
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify({ folds: preferences.folds, dense: preferences.dense }))
  } catch {}
}
