import type { Dirent } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join } from 'node:path'

/** So many are read and sorted in one turn of the loop. */
const inOneTurn = 1_000

export interface FoundFile {
  readonly key: string
  readonly path: string
}

/**
 * The files below `folder` (a path below `root` that ends with `/`) whose keys follow `after`, in the order of their
 * keys, a folder read when its turn comes. A folder that is gone, or never was, holds none.
 */
export async function* walkFiles(root: string, folder: string, after: string): AsyncGenerator<FoundFile> {
  for (const key of inOrder(await sortedRuns(join(root, folder), folder, after))) {
    if (key.endsWith('/')) yield* walkFiles(root, key, after)
    else yield { key, path: join(root, key) }
  }
}

/** What follows `after`, in runs that are each in order: no turn of the loop sorts all there is. */
async function sortedRuns(path: string, folder: string, after: string): Promise<string[][]> {
  const runs: string[][] = []
  let run: string[] = []
  try {
    for await (const entry of await opendir(path, { bufferSize: inOneTurn })) {
      const key = keyOf(folder, entry)
      if (key > after || (key.endsWith('/') && after.startsWith(key))) run.push(key)
      if (run.length === inOneTurn) {
        runs.push(run.sort())
        run = []
      }
    }
  } catch (cause) {
    if (!['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause
  }
  return [...runs, run.sort()]
}

/** With its slash, because a key goes on after it: `a-b/x` stands before `a/x`. */
const keyOf = (folder: string, entry: Dirent): string => `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`

/** Merges while it is asked, so that each key costs a look at the heads of the runs. */
function* inOrder(runs: readonly string[][]): Generator<string> {
  const heads = runs.map(() => 0)
  for (;;) {
    let first: number | undefined
    for (const [n, run] of runs.entries()) {
      const key = run[heads[n]!]
      if (key !== undefined && (first === undefined || key < runs[first]![heads[first]!]!)) first = n
    }
    if (first === undefined) return
    yield runs[first]![heads[first]!++]!
  }
}
