import { open } from 'node:fs/promises'

/** What was made, renamed or removed in a folder survives a power cut once this resolved. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return // folders cannot be opened there
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
