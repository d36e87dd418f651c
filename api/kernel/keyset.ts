import { Problem } from './problem.ts'

/** Where a page ended, as one opaque word: the next page begins behind it whatever was added meanwhile. */
export const cursor = (...parts: readonly (string | number)[]): string =>
  btoa(JSON.stringify(parts.map(String))).replaceAll('=', '')

/** The parts again; undefined for the first page. Throws request.invalid. */
export function readCursor(after: string | undefined): string[] | undefined {
  if (after === undefined) return undefined
  try {
    const parts: unknown = JSON.parse(atob(after))
    if (Array.isArray(parts) && parts.every((part) => typeof part === 'string')) return parts
  } catch {}
  throw new Problem('request.invalid', 'Take `after` from the page before.', {
    fields: [{ path: '#query/after', message: 'Not a place in this list' }],
  })
}
