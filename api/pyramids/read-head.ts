import { closeSync, openSync, readSync } from 'node:fs'

/** The first bytes of a file, fewer if it is shorter. */
export function readHead(path: string, most: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(most)
    return head.subarray(0, readSync(file, head, 0, most, 0))
  } finally {
    closeSync(file)
  }
}
