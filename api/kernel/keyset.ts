import { Problem } from './problem.ts'

/** Where a page ended, as one opaque word: the next page begins behind it whatever was added meanwhile. */
export const cursor = (...parts: readonly (string | number)[]): string =>
  btoa(JSON.stringify(parts.map(String))).replaceAll('=', '')

/** The parts again, `numbers` of them and an id; undefined for the first page. Throws request.invalid. */
export function readCursor(after: string | undefined, numbers: number): string[] | undefined {
  if (after === undefined) return undefined
  try {
    const parts: unknown = JSON.parse(atob(after))
    const fits = Array.isArray(parts) && parts.length === numbers + 1 && parts.every((part) => typeof part === 'string')
    if (fits && parts.slice(0, numbers).every((part) => /^\d{1,15}$/.test(part))) return parts
  } catch {}
  throw new Problem('request.invalid', 'Take `after` from the page before.', {
    fields: [{ path: '#query/after', message: 'Not a place in this list' }],
  })
}
