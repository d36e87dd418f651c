import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What a file must come to. `code` only where a certain refusal is meant, the upright size in pixels only where it is given. */
export interface Expected {
  readonly outcome: 'through' | 'refused'
  readonly code: string | undefined
  readonly size: { readonly width: number; readonly height: number } | undefined
}

/**
 * Reads `file,outcome[,code[,width,height]]` rows, with or without a heading; file names with commas stand in quotes, and
 * lines that begin with # are remarks. Throws on anything else.
 */
export function readExpectations(csv: string): Map<string, Expected> {
  const rows = csv.split(/\r?\n/).filter((line) => line.trim() && !line.startsWith('#'))
  const read = rows.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
      (quoted?.replaceAll('""', '"') ?? bare ?? '').trim(),
    ),
  )
  const data = read.filter(
    ([first, second]) => !(first === 'file' || first === 'path') || second === 'through' || second === 'refused',
  )
  return new Map(
    data.map(([file = '', outcome, code, width, height]) => {
      if (outcome !== 'through' && outcome !== 'refused')
        throw new Error(`${file}: “${outcome}” is neither through nor refused`)
      const size = width && height ? { width: Number(width), height: Number(height) } : undefined
      return [file, { outcome, code: code || undefined, size }]
    }),
  )
}

/** What every file of the first four folders of the samples must come to. */
export const expectedOutcomes = (): Map<string, Expected> =>
  readExpectations(readFileSync(fileURLToPath(new URL('outcomes.csv', import.meta.url)), 'utf8'))

/** As one line, to be held against another: `through 600x450`, `refused image.damaged`. */
export const spoken = ({ outcome, code, size }: Expected): string =>
  [outcome, ...(code ? [code] : []), ...(size ? [`${size.width}x${size.height}`] : [])].join(' ')
