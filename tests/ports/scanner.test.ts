import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clamdScanner } from '../../api/adapters/scanner.clamd.ts'

// The standard test file of anti-malware software, in two halves so that no scanner takes this source for one.
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const streamOf = (...pieces: string[]) => new Blob(pieces).stream()

describe('a virus scanner that speaks as clamd does', () => {
  /** How the peer ends what it was sent. */
  let ending: (socket: Socket, content: Buffer) => void
  const found = (socket: Socket, content: Buffer) =>
    socket.end(content.includes('EICAR-STANDARD') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
  const server = createServer((socket) => {
    let got = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (bytes: Buffer) => {
      got = Buffer.concat([got, bytes])
      if (!got.toString('latin1').startsWith('zINSTREAM\0')) return
      const content: Buffer[] = []
      for (let at = 10; at + 4 <= got.length; ) {
        const size = got.readUInt32BE(at)
        if (size === 0) return ending(socket, Buffer.concat(content))
        content.push(got.subarray(at + 4, at + 4 + size))
        at += 4 + size
      }
    })
  })
  const scanner = (deadlineMs?: number) =>
    clamdScanner(`127.0.0.1:${(server.address() as AddressInfo).port}`, deadlineMs)
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => server.close())

  test('finds what it knows, also in the middle of a large file', async () => {
    ending = found
    expect(await scanner().scan(streamOf(eicar))).toEqual({ infected: true })
    expect(await scanner().scan(streamOf('.'.repeat(3_000_000), eicar, '.'.repeat(3_000_000)))).toEqual({
      infected: true,
    })
    expect(await scanner().scan(streamOf('.'.repeat(3_000_000)))).toEqual({ infected: false })
  })

  test('one that cannot say has not said that the file is clean', async () => {
    ending = (socket) => socket.end('INSTREAM size limit exceeded. ERROR\0')
    await expect(scanner().scan(streamOf('photograph'))).rejects.toThrow('could not say')
    ending = (socket) => socket.destroy()
    await expect(scanner().scan(streamOf('photograph'))).rejects.toThrow()
    ending = () => {}
    await expect(scanner(100).scan(streamOf('photograph'))).rejects.toThrow('says nothing')
  })

  test('one that is not there has not said so either', async () => {
    await expect(clamdScanner('/nowhere/clamd.sock').scan(streamOf('photograph'))).rejects.toThrow()
  })
})
