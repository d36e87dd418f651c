import { createServer } from 'node:net'

/** Twenty ports from here on: where to look for a free one that people can guess. */
export const portsFrom = (first: number): number[] => Array.from({ length: 20 }, (_, i) => first + i)

/** The first of these ports that nobody has on loopback; 0 is any. It may be taken again before it is used. Throws when none is free. */
export async function freePort(candidates: readonly number[] = [0]): Promise<number> {
  for (const candidate of candidates) {
    const found = await tried(candidate)
    if (found !== undefined) return found
  }
  throw new Error(`No free port among ${candidates.join(', ')}`)
}

function tried(candidate: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (cause: NodeJS.ErrnoException) =>
      cause.code === 'EADDRINUSE' ? resolve(undefined) : reject(cause),
    )
    probe.listen(candidate, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
