import { type FoundFile, walkFiles } from './walk-files.ts'

interface Walk {
  readonly folder: string
  readonly files: AsyncGenerator<FoundFile>
  readonly begunMs: number
}

/** What a walk has read of a folder is at most so old when a page is taken from it. */
const longestMs = 600_000

/**
 * Walks through the files below `root`, kept where a page of them ended: the next page goes on from there instead of
 * reading its folder anew. At most `most` are kept, those that went on last.
 */
export function keepWalks(root: string, most: number) {
  const kept = new Map<string, Walk>()

  return {
    /** Walks on below `folder` from behind `after`, until `take` has had enough and says so. */
    async each(folder: string, after: string, take: (file: FoundFile) => Promise<boolean>): Promise<void> {
      const now = performance.now()
      for (const [end, { begunMs }] of kept) if (now - begunMs > longestMs) kept.delete(end)
      const known = kept.get(after)
      const walk = known?.folder === folder ? known : { folder, files: walkFiles(root, folder, after), begunMs: now }
      if (walk === known) kept.delete(after)
      for (let next = await walk.files.next(); !next.done; next = await walk.files.next()) {
        if (!(await take(next.value))) continue
        kept.set(next.value.key, walk)
        const oldest = kept.keys().next().value
        if (kept.size > most && oldest !== undefined) kept.delete(oldest)
        return
      }
    },
  }
}
