import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The files below `folder` (a path below `root` that ends with `/`) whose keys follow `after`, in the order of their
 * keys, a folder read when its turn comes. A folder that is gone, or never was, holds none.
 */
export async function* walkFiles(
  root: string,
  folder: string,
  after: string,
): AsyncGenerator<{ readonly key: string; readonly path: string }> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return []
    throw cause
  })
  // With its slash, because a key goes on after it: `a-b/x` stands before `a/x`.
  const keys = entries.map((entry) => `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`).sort()
  for (const key of keys) {
    if (key.endsWith('/')) {
      if (key > after || after.startsWith(key)) yield* walkFiles(root, key, after)
    } else if (key > after) yield { key, path: join(root, key) }
  }
}
