import { type FileHandle, open } from 'node:fs/promises'

interface Kept {
  readonly opened: Promise<{ readonly file: FileHandle; readonly size: number }>
  readers: number
  forgotten: boolean
}

/** Open files by path, the most recently used kept, closed when the last reader is through. Files may be replaced, never changed. */
export function keepHandles(most: number) {
  const kept = new Map<string, Kept>()

  const closeIfIdle = (one: Kept): void => {
    // One that never opened has nothing to close.
    if (one.forgotten && one.readers === 0) void one.opened.then(({ file }) => file.close()).catch(() => {})
  }
  const forget = (path: string): void => {
    const one = kept.get(path)
    if (!one) return
    kept.delete(path)
    one.forgotten = true
    closeIfIdle(one)
  }

  return {
    /** Rejects as `open` does. */
    async use<T>(path: string, read: (file: FileHandle, size: number) => T | Promise<T>): Promise<T> {
      const one = kept.get(path) ?? { opened: openSized(path), readers: 0, forgotten: false }
      kept.delete(path)
      kept.set(path, one)
      one.readers++
      const oldest = kept.keys().next().value
      if (kept.size > most && oldest !== undefined) forget(oldest)
      try {
        const { file, size } = await one.opened
        return await read(file, size)
      } catch (cause) {
        if (kept.get(path) === one) forget(path)
        throw cause
      } finally {
        one.readers--
        closeIfIdle(one)
      }
    },
    /** The next reader opens the path anew. */
    forget,
  }
}

async function openSized(path: string): Promise<{ file: FileHandle; size: number }> {
  const file = await open(path, 'r')
  return { file, size: (await file.stat()).size }
}
