import { statSync } from 'node:fs'

/** What tells one state of a file from another: every write moves its times, and a file put in its place is another one. */
interface Mark {
  readonly ino: number
  readonly size: number
  readonly mtimeMs: number
  readonly ctimeMs: number
}

interface Kept {
  readonly mark: Mark
  /** By where each begins. */
  readonly parts: Map<number, Uint8Array>
  bytes: number
  /** It was looked at in this very turn of the process. */
  isFresh: boolean
}

/** The times of a file move in steps, of ten milliseconds at the coarsest: what was just written could be written again unseen. */
const settledMs = 100

/**
 * Parts of files read lately, at most so many bytes of them, the files used last. A part is given again only while the
 * file is the one that it was read from and nobody has written to it, which is looked up in every turn of the process.
 */
export function keepParts(mostBytes: number, onChanged: (path: string) => void) {
  const files = new Map<string, Kept>()
  let bytes = 0

  const forget = (path: string): void => {
    bytes -= files.get(path)?.bytes ?? 0
    files.delete(path)
  }

  /** What is kept of the file as it is now. */
  function known(path: string, mark: Mark | undefined): Kept | undefined {
    const kept = files.get(path)
    if (!kept || (mark && isSame(kept.mark, mark))) return kept
    forget(path)
    onChanged(path)
    return undefined
  }

  function keep(path: string, mark: Mark, start: number, part: Uint8Array): void {
    const kept = known(path, mark) ?? { mark, parts: new Map(), bytes: 0, isFresh: false }
    const more = part.byteLength - (kept.parts.get(start)?.byteLength ?? 0)
    kept.parts.set(start, part)
    kept.bytes += more
    bytes += more
    files.delete(path)
    files.set(path, kept)
    for (const oldest of files.keys()) {
      if (bytes <= mostBytes) return
      forget(oldest)
    }
  }

  return {
    forget,
    /** Bytes `start` to `end` of this file, from memory or by `read`; undefined where the file is missing. */
    async use(path: string, start: number, end: number, read: () => Promise<Uint8Array | undefined>) {
      const fresh = files.get(path)
      if (fresh?.isFresh && fresh.parts.get(start)?.byteLength === end - start) return fresh.parts.get(start)
      // On the spot: the kernel answers out of its memory, a turn in another thread costs several times as much.
      const now = Date.now()
      const mark = statSync(path, { throwIfNoEntry: false })
      const kept = known(path, mark)
      if (kept) freshForNow(kept)
      const before = kept?.parts.get(start)
      if (before?.byteLength === end - start) return before
      const part = mark && (await read())
      if (part && now - mark.ctimeMs > settledMs) keep(path, mark, start, part)
      return part
    },
  }
}

function freshForNow(kept: Kept): void {
  if (kept.isFresh) return
  kept.isFresh = true
  setImmediate(() => (kept.isFresh = false))
}

const isSame = (one: Mark, other: Mark): boolean =>
  one.ctimeMs === other.ctimeMs && one.mtimeMs === other.mtimeMs && one.size === other.size && one.ino === other.ino
