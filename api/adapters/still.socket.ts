import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createConnection, createServer, type Socket } from 'node:net'
import { join, resolve } from 'node:path'

/** Nobody's copy may take longer: then the house writes on, and that copy is thrown away. */
const mostMs = 600_000

/** Where a door and whoever copies its files meet: in the data folder, so that who may read those may come in. */
const placeIn = (dataDir: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\lysbord-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 24)}`
    : join(dataDir, 'still.sock')

/**
 * Lets another process of this machine copy the database: while its line is open nobody writes. When the line ends,
 * however it ended, everybody goes on.
 */
export async function offerStillness(
  dataDir: string,
  still: (deed: () => Promise<void>) => Promise<void>,
): Promise<{ close(): Promise<void> }> {
  const place = placeIn(dataDir)
  if (process.platform !== 'win32') await rm(place, { force: true })
  const lines = new Set<Socket>()
  const server = createServer((line) => {
    lines.add(line)
    const over = new Promise<void>((done) => line.on('close', done).on('error', () => line.destroy()))
    line.setTimeout(mostMs, () => line.destroy())
    line.resume()
    void over.then(() => lines.delete(line))
    void still(async () => {
      if (!line.destroyed) line.write('still\n')
      await over
    })
  })
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(place, listening))
  return {
    close: async () => {
      for (const line of lines) line.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** Does the deed while the door of this folder does not write. Rejects when it no longer held still at the end. */
export async function whileStill<T>(dataDir: string, deed: () => Promise<T>): Promise<T> {
  const line = createConnection(placeIn(dataDir))
  await new Promise<void>((granted, failed) => {
    line.once('data', () => granted()).once('error', failed)
    line.once('close', () => failed(new Error('The server let go before the copy began')))
  })
  let gone = false
  line.on('error', () => {}).on('close', () => (gone = true))
  try {
    const done = await deed()
    if (gone) throw new Error('The server wrote on before the copy was complete: the copy is not to be used')
    return done
  } finally {
    line.end()
  }
}
