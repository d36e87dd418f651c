import type { GlassToBreak } from '../client.ts'
import { type Language, languages } from '../shared/i18n.ts'
import type { Theme } from './page.events.ts'

// Nothing outlives the tab: GP offices share their machines.
const names = {
  theme: 'lysbord.theme',
  language: 'lysbord.language',
  place: 'lysbord.place',
  ticket: 'lysbord.ticket',
  passkeyName: 'lysbord.passkey-name',
  opening: 'lysbord.opening',
} as const
const read = (name: keyof typeof names): string | null => tabStorage()?.getItem(names[name]) ?? null
const keep = (name: keyof typeof names, value: string): void => tabStorage()?.setItem(names[name], value)

/** A browser may refuse it; then choices last as long as the page. */
function tabStorage(): Storage | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}

const themes: readonly Theme[] = ['light', 'dark', 'system']
export const keptTheme = (): Theme => themes.find((theme) => theme === read('theme')) ?? 'system'
export const keepTheme = (theme: Theme): void => keep('theme', theme)
export const keptLanguage = (): Language | undefined => languages.find((one) => one === read('language'))
export const keepLanguage = (language: Language): void => keep('language', language)

type Place = Pick<Location, 'pathname' | 'search' | 'hash'>

/** Only the id of a referral or of an office, or the name of a part of the page, is carried across a sign-in: the fragment of a mail's link is a secret and is dropped. */
const mayBeKept = ({ pathname, hash }: Place): boolean =>
  (pathname === '/refer' && /^#ref_[0-9a-z]{1,40}$/.test(hash)) ||
  (pathname === '/desk' && hash === '#months') ||
  (pathname === '/adoption' && /^#office=off_[0-9a-z]{1,40}$/.test(hash))

/** What a pressed link gave waits here while she signs in: it holds for minutes, once, and for a member of the office alone. */
export const keepTicket = (ticket: string): void => keep('ticket', ticket)
export const takeTicket = (): string => take('ticket')

/** What a passkey was to be called, while she signs in once more. */
export const keepPasskeyName = (name: string): void => keep('passkeyName', name)
export const takePasskeyName = (): string => take('passkeyName')

function take(name: keyof typeof names): string {
  const kept = read(name) ?? ''
  tabStorage()?.removeItem(names[name])
  return kept
}

/** Where to sign in and come back to this very place. A server never sees a fragment, so it waits in the tab. */
export function signInAddress(place: Place): string {
  if (mayBeKept(place)) keep('place', place.pathname + place.hash)
  return `/sign-in?return=${encodeURIComponent(place.pathname + place.search)}`
}

/** The fragment that was left here before signing in, once. */
export function takeKeptFragment(place: Place): string {
  const kept = take('place')
  const [pathname, fragment] = kept.split('#')
  return place.hash === '' && pathname === place.pathname && fragment !== undefined ? `#${fragment}` : ''
}

/** Where to prove anew who one is, whatever the provider remembers, and come back to this path. */
export const signInAgainAddress = (path: string): string => `/sign-in?again&return=${encodeURIComponent(path)}`

const minutesToReturn = 15

/** That she was about to open somebody, and in which emergency, for her alone. Whose and why are about a patient: nothing of it is kept. */
export const keepEmergency = (personId: string, emergency: GlassToBreak['emergency'] | undefined): void =>
  keep('opening', JSON.stringify({ personId, emergency, at: Date.now() }))
/** The same, once; nothing for anybody else who comes back. */
export function takeEmergency(personId: string): Pick<Partial<GlassToBreak>, 'emergency'> | undefined {
  const kept = take('opening')
  if (kept === '') return undefined
  const waits = JSON.parse(kept) as { personId: string; emergency?: GlassToBreak['emergency']; at: number } // as it was kept above
  if (waits.personId !== personId || Date.now() - waits.at >= minutesToReturn * 60_000) return undefined
  return waits.emergency ? { emergency: waits.emergency } : {}
}

/** Whoever signs out leaves nothing behind that waited for her; how the pages look and speak may stay. */
export function leaveNothing(): void {
  for (const name of ['place', 'ticket', 'passkeyName', 'opening'] as const) tabStorage()?.removeItem(names[name])
}
