import { readFile, rm, writeFile } from 'node:fs/promises'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * One process, one writer: holds a folder until `release`. Throws when another living process holds it; what a process
 * that is gone left behind is taken over.
 */
export async function holdFolder(path: string): Promise<{ release(): Promise<void> }> {
  const holder = Number(await readFile(path, 'utf8').catch(() => '0'))
  if (holder > 0 && holder !== process.pid && isAlive(holder))
    throw new Error(
      `Another Lysbord (process ${holder}) works in this folder. Stop it, or set LYSBORD_DATA to another one.`,
    )
  await rm(path, { force: true })
  await writeFile(path, String(process.pid), { flag: 'wx' })
  return { release: () => rm(path, { force: true }) }
}
