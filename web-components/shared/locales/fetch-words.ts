import type { Translations } from './translations.ts'

/** Fetches words from a file that must be the one bundled with this script: the browser compares the hash. Rejects otherwise. */
export const fetchWords = (address: URL, integrity: string) => async (): Promise<Translations> => {
  const answer = await fetch(address, { integrity, credentials: 'omit' })
  if (!answer.ok) throw new TypeError(`No words: ${answer.status}`)
  return answer.json()
}
