import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

export interface Scratch {
  /** A new folder, readable by us alone. */
  folder(): string
  remove(): void
}

const prefix = 'lysbord-imaging-'

/** Room for originals while they are worked on. What a killed predecessor left behind is a patient's picture: it goes first. */
export function openScratch(): Scratch {
  const base = tmpdir()
  removeLeftovers(base)
  const root = mkdtempSync(join(base, `${prefix}${process.pid}-`))
  // A decoder of the predecessor dies within a quarter of a second, and may write until then.
  setTimeout(removeLeftovers, 1_000, base, basename(root)).unref()
  return {
    folder: () => mkdtempSync(join(root, 'job-')),
    // A decoder that was killed just now may still write.
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  }
}

function removeLeftovers(base: string, own?: string): void {
  for (const name of readdirSync(base).filter((name) => name !== own && isLeftover(name)))
    try {
      rmSync(join(base, name), { recursive: true, force: true })
    } catch {
      // Somebody still writes there; it goes with the next look.
    }
}

function isLeftover(name: string): boolean {
  const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
  if (!pid) return false
  // In a container every process is number 1: a folder of our own number is our predecessor's.
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return isAnother(pid)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** A number that was free is given out again: whoever has it now and does not open pictures is somebody else. */
function isAnother(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('pyramids')
  } catch {
    return false
  }
}
