import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clamdScanner } from '../../api/adapters/scanner.clamd.ts'
import { type Clamd, eicar, startClamd } from '../support/clamd.ts'

const streamOf = (...pieces: string[]) => new Blob(pieces).stream()

describe('a virus scanner that speaks as clamd does', () => {
  let clamd: Clamd
  const scanner = (deadlineMs?: number) => clamdScanner(clamd.address, deadlineMs)
  beforeAll(async () => void (clamd = await startClamd()))
  afterAll(() => clamd.close())

  test('finds what it knows, also in the middle of a large file', async () => {
    expect(await scanner().scan(streamOf(eicar))).toEqual({ infected: true })
    expect(await scanner().scan(streamOf('.'.repeat(3_000_000), eicar, '.'.repeat(3_000_000)))).toEqual({
      infected: true,
    })
    expect(await scanner().scan(streamOf('.'.repeat(3_000_000)))).toEqual({ infected: false })
  })

  test('one that cannot say has not said that the file is clean', async () => {
    clamd.ending = (socket) => socket.end('INSTREAM size limit exceeded. ERROR\0')
    await expect(scanner().scan(streamOf('photograph'))).rejects.toThrow('could not say')
    clamd.ending = (socket) => socket.destroy()
    await expect(scanner().scan(streamOf('photograph'))).rejects.toThrow()
    clamd.ending = () => {}
    await expect(scanner(100).scan(streamOf('photograph'))).rejects.toThrow('says nothing')
  })

  test('one that is not there has not said so either', async () => {
    await expect(clamdScanner('/nowhere/clamd.sock').scan(streamOf('photograph'))).rejects.toThrow()
  })
})
