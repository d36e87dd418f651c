import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What happens to an exchange: it passes; its answer is lost after the other side has done the work; nobody answers; or it waits first. */
export type Fate = 'pass' | 'lose-answer' | 'refuse' | { readonly waitMs: number }

/** A way to another server on loopback on which a test can put trouble. */
export interface Trouble {
  readonly url: string
  /** Asked for every exchange, with its path and body (empty for long ones); until set, everything passes. */
  fate: (path: string, body: string) => Fate
  close(): Promise<void>
}

const longest = 1_000_000

export async function troubleBefore(target: string): Promise<Trouble> {
  const server = createServer((incoming, outgoing) => {
    exchange(incoming, outgoing).catch(() => outgoing.destroy())
  })
  const trouble: Trouble = {
    url: '',
    fate: () => 'pass',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function exchange(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const small = Number(incoming.headers['content-length'] ?? longest) < longest
    const body = small ? await whole(incoming) : undefined
    const fate = trouble.fate(incoming.url ?? '', body?.toString('latin1') ?? '')
    if (fate === 'refuse') return void outgoing.destroy()
    if (typeof fate === 'object') await new Promise((resolve) => setTimeout(resolve, fate.waitMs))
    const { hostname, port } = new URL(target)
    const { method, url, headers } = incoming
    const onward = forward({ hostname, port, method, path: url, headers }, (answer) => {
      if (fate !== 'lose-answer') {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
        return
      }
      // The other side has answered, so it is done; nobody will hear of it.
      answer.resume().on('end', () => outgoing.destroy())
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    if (body) onward.end(body)
    else incoming.pipe(onward)
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return Object.assign(trouble, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

async function whole(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks)
}
