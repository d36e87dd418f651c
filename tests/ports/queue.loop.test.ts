import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '../../api/adapters/clock.system.ts'
import { openDatabaseFile } from '../../api/adapters/database.file.ts'
import { loopQueue } from '../../api/adapters/queue.loop.ts'
import type { Deps } from '../../api/kernel/deps.ts'
import { carryOutOne } from '../../api/kernel/react.ts'
import { reactions } from '../../api/reactions.ts'
import { temporaryFolder } from '../support/instance.ts'
import { queueContract } from './queue.contract.ts'

const folder = await temporaryFolder()
const database = await openDatabaseFile(join(folder, 'lysbord.db'), 'migrations')
const settings = { secret: 'a secret for the tests of the queue', serverName: 'test' }
const deps = { database, clock: systemClock, queue: { hint: () => {} }, settings } as unknown as Deps
const carryOut = () => carryOutOne(deps, reactions)
const never = 3_600_000
const queue = loopQueue(carryOut, { everyMs: never })
afterAll(async () => {
  await queue.stop()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

queueContract('hints inside one process', async () => ({
  database,
  hints: async (times) => {
    for (let n = 0; n < times; n++) queue.hint()
    await pause(50)
  },
  // The same loop, which looks without being told.
  sweep: async () => {
    const looking = loopQueue(carryOut, { everyMs: 5 })
    await pause(50)
    await looking.stop()
  },
}))

/** Work of our choice: how many are at it, and a way to let them go on. */
function aJob() {
  const gate = Promise.withResolvers<void>()
  const job = {
    busy: 0,
    begun: 0,
    finish: gate.resolve,
    carryOut: async () => {
      job.busy++
      job.begun++
      await gate.promise
      job.busy--
      return false
    },
  }
  return job
}

test('a hint waits for nothing: what it calls for begins after it', async () => {
  const job = aJob()
  const loop = loopQueue(job.carryOut, { everyMs: never })
  loop.hint()
  expect(job.begun).toBe(0)
  await vi.waitFor(() => expect(job.begun).toBe(1))
  job.finish()
  await loop.stop()
})

test('however many hints come, no more than so many work at once', async () => {
  const job = aJob()
  const loop = loopQueue(job.carryOut, { workers: 3, everyMs: never })
  for (let n = 0; n < 20; n++) loop.hint()
  await pause(20)
  expect(job.busy).toBe(3)
  job.finish()
  await loop.stop()
})

test('when the database fails, what waits is looked for again, and the next hint is taken', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => log.mockRestore())
  let looks = 0
  const loop = loopQueue(
    async () => {
      if (++looks < 3) throw new Error('the disk is full')
      return false
    },
    { everyMs: 10 },
  )
  await vi.waitFor(() => expect(looks).toBeGreaterThanOrEqual(3))
  const before = looks
  loop.hint()
  await vi.waitFor(() => expect(looks).toBeGreaterThan(before))
  await loop.stop()
  // The kind of fault, never its words.
  expect(log.mock.calls.flat().join(' ')).toMatch(/^reactions pause: Error/)
  expect(log.mock.calls.flat().join(' ')).not.toContain('the disk is full')
})

test('a door that closes waits for what is under way, and begins nothing more', async () => {
  const job = aJob()
  const loop = loopQueue(job.carryOut, { everyMs: 5 })
  loop.hint()
  await vi.waitFor(() => expect(job.busy).toBeGreaterThan(0))
  let closed = false
  const closing = loop.stop().then(() => {
    closed = true
  })
  const { begun } = job
  loop.hint()
  await pause(20)
  expect([closed, job.begun]).toEqual([false, begun])

  job.finish()
  await closing
  expect([job.busy, job.begun]).toEqual([0, begun])
})
