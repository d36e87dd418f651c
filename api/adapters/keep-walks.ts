import { type FoundFile, walkFiles } from './walk-files.ts'

interface Walk {
  readonly files: AsyncGenerator<FoundFile>
  readonly begunMs: number
  /** The key that its last page ended with. */
  readonly end: string
}

/** What a walk has read of a folder is at most so old when a page is taken from it. */
const longestMs = 600_000

/**
 * Walks through the files below `root`, the last of each folder kept where its page ended: the next page goes on from there
 * instead of reading the folder anew. At most `most` are kept, those that went on last.
 */
export function keepWalks(root: string, most: number) {
  const kept = new Map<string, Walk>()

  return {
    /** Walks on below `folder` from behind `after`, until `take` has had enough and says so. */
    async each(folder: string, after: string, take: (file: FoundFile) => Promise<boolean>): Promise<void> {
      const now = performance.now()
      for (const [one, { begunMs }] of kept) if (now - begunMs > longestMs) kept.delete(one)
      const known = kept.get(folder)
      const goesOn = known?.end === after
      const { files, begunMs } = goesOn ? known : { files: walkFiles(root, folder, after), begunMs: now }
      if (goesOn) kept.delete(folder)
      for (let next = await files.next(); !next.done; next = await files.next()) {
        if (!(await take(next.value))) continue
        kept.delete(folder)
        kept.set(folder, { files, begunMs, end: next.value.key })
        const oldest = kept.keys().next().value
        if (kept.size > most && oldest !== undefined) kept.delete(oldest)
        return
      }
    },
  }
}
