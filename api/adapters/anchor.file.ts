import { open, readFile } from 'node:fs/promises'
import { type Seal, sealMark } from '../kernel/seal-audit.ts'
import type { Anchored } from '../kernel/verify-audit.ts'

/**
 * A second copy of what the seals say, for a disk that whoever can write the database cannot write: one line for each,
 * flushed before the next row is sealed. Rejects when it cannot be written; the seal itself stays.
 */
export const fileAnchor =
  (path: string) =>
  async (seal: Seal): Promise<void> => {
    const line: Anchored & { readonly last: number; readonly at: string } = {
      tenantId: seal.tenantId,
      number: seal.number,
      mark: await sealMark(seal),
      last: seal.last,
      at: seal.at.toISOString(),
    }
    const file = await open(path, 'a')
    try {
      await file.appendFile(`${JSON.stringify(line)}\n`)
      await file.datasync()
    } finally {
      await file.close()
    }
  }

/** What was written there. A last line that a power cut left half is no line. */
export async function readAnchor(path: string): Promise<Anchored[]> {
  const text = await readFile(path, 'utf8')
  return text
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Anchored)
}
