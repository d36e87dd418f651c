import { describe, expect, test } from 'vitest'
import { threadAside } from '../../api/adapters/aside.thread.ts'

const module = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)
const aside = threadAside({
  list: module(
    'export const begin = (of) => { const all = [of]; return { add: (part) => all.push(part), told: () => all } }',
  ),
  refuses: module(`export const begin = () => ({ add() { throw new RangeError('Not this one') }, told() {} })`),
  leaves: module('export const begin = () => ({ add() { process.exit(0) }, told() {} })'),
  broken: module('export const begin = '),
})

async function* parts(...all: unknown[]): AsyncGenerator<unknown> {
  yield* all
}

describe('arithmetic in a thread of its own', () => {
  test('is given every part in its order, and what it is of', async () => {
    const of = { from: '2026-01-01', now: new Date(0) }
    expect(await aside.work('list', of, parts('a', { b: [1, null] }))).toEqual([of, 'a', { b: [1, null] }])
    expect(await aside.work('list', null, parts())).toEqual([null])
  })

  test('that cannot be done says why, and the next task is done all the same', async () => {
    await expect(aside.work('refuses', null, parts(1, 2, 3))).rejects.toThrow('Not this one')
    await expect(aside.work('leaves', null, parts(1, 2, 3))).rejects.toThrow('ended before it had told')
    await expect(aside.work('broken', null, parts(1))).rejects.toThrow()
    await expect(aside.work('unknown', null, parts(1))).rejects.toThrow()
    expect(await aside.work('list', 0, parts(1))).toEqual([0, 1])
  })

  test('ends with what was wrong with its parts', async () => {
    async function* failing() {
      yield 1
      throw new Error('The database is gone')
    }
    await expect(aside.work('list', null, failing())).rejects.toThrow('The database is gone')
  })

  test('waits until the task before is done, and takes parts no faster than it works', async () => {
    const seen: string[] = []
    async function* told(name: string) {
      for (let n = 0; n < 3; n++) {
        seen.push(`${name}${n}`)
        yield n
      }
    }
    await Promise.all([aside.work('list', 0, told('a')), aside.work('list', 0, told('b'))])
    expect(seen).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2'])
  })
})
