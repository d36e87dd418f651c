/** What a file must come to. `code` only where a certain refusal is meant. */
export interface Expected {
  readonly outcome: 'through' | 'refused'
  readonly code: string | undefined
}

/** Reads `file,outcome[,code]` rows, with or without a heading; file names with commas stand in quotes. Throws on anything else. */
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
    data.map(([file = '', outcome, code]) => {
      if (outcome !== 'through' && outcome !== 'refused')
        throw new Error(`${file}: “${outcome}” is neither through nor refused`)
      return [file, { outcome, code: code || undefined }]
    }),
  )
}
