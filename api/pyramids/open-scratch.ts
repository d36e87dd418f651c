import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Scratch {
  /** A new folder, readable by us alone. */
  folder(): string
  remove(): void
}

const prefix = 'lysbord-imaging-'

/** Room for originals while they are worked on. What a killed predecessor left behind is a patient's picture: it goes first. */
export function openScratch(): Scratch {
  const base = tmpdir()
  for (const name of readdirSync(base)) if (isLeftover(name)) rmSync(join(base, name), { recursive: true, force: true })
  const root = mkdtempSync(join(base, `${prefix}${process.pid}-`))
  return {
    folder: () => mkdtempSync(join(root, 'job-')),
    // A decoder that was killed just now may still write.
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  }
}

function isLeftover(name: string): boolean {
  const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
  if (!pid) return false
  // In a container every process is number 1: a folder of our own number is our predecessor's.
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
