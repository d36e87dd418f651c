import { connect, type Socket } from 'node:net'
import type { Scanner } from '../ports/scanner.ts'

/**
 * clamd over its INSTREAM command (clamd(8)). `address` is `host:port` or the path of its socket. What was found is not
 * passed on: names of malware help nobody here.
 */
export function clamdScanner(address: string, deadlineMs = 60_000): Scanner {
  return {
    async scan(bytes) {
      const socket = open(address)
      socket.setTimeout(deadlineMs, () => socket.destroy(new Error('clamd says nothing')))
      const answer = answerOf(socket)
      // It may refuse before all was sent; its word counts then, not the broken line.
      const sent = send(socket, bytes).then(() => answer)
      answer.catch(() => {})
      const said = await Promise.race([sent, answer]).finally(() => socket.destroy())
      if (said === 'stream: OK') return { infected: false }
      if (/^stream: .+ FOUND$/.test(said)) return { infected: true }
      throw new Error(`clamd could not say: ${said.slice(0, 100)}`)
    },
  }
}

function open(address: string): Socket {
  if (address.startsWith('/')) return connect(address)
  const at = address.lastIndexOf(':')
  return connect({ host: address.slice(0, at), port: Number(address.slice(at + 1)) })
}

async function send(socket: Socket, bytes: ReadableStream<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of bytes) await write(socket, sized(chunk))
  await write(socket, sized(new Uint8Array(0)))
}

/** A piece behind its length, four bytes, highest first; no length ends the stream. */
function sized(piece: Uint8Array): Uint8Array {
  const both = new Uint8Array(4 + piece.byteLength)
  new DataView(both.buffer).setUint32(0, piece.byteLength)
  both.set(piece, 4)
  return both
}

const write = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (cause) => (cause ? reject(cause) : resolve())))

/** Up to its zero byte, or the end of the line. */
const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      said += text
      if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')))
    })
    socket.once('end', () => (said ? resolve(said.trim()) : reject(new Error('clamd hung up'))))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('clamd hung up')))
  })
