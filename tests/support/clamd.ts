import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

// The standard test file of anti-malware software, in two halves so that no scanner takes this source for one.
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** How the peer ends what it was sent. */
export type Ending = (socket: Socket, content: Buffer) => void

/** Finds the standard test file, and nothing else. */
export const finds: Ending = (socket, content) =>
  socket.end(content.includes('EICAR-STANDARD') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')

export interface Clamd {
  readonly address: string
  ending: Ending
  close(): void
}

/** A peer that speaks as clamd(8) does of INSTREAM, and ends as the test wants. */
export async function startClamd(): Promise<Clamd> {
  const server = createServer((socket) => {
    let got = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (bytes: Buffer) => {
      got = Buffer.concat([got, bytes])
      if (!got.toString('latin1', 0, 10).startsWith('zINSTREAM\0')) return
      const content: Buffer[] = []
      for (let at = 10; at + 4 <= got.length; ) {
        const size = got.readUInt32BE(at)
        if (size === 0) return clamd.ending(socket, Buffer.concat(content))
        content.push(got.subarray(at + 4, at + 4 + size))
        at += 4 + size
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const clamd: Clamd = {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    ending: finds,
    close: () => server.close(),
  }
  return clamd
}
