import { createExecutionContext, createMessageBatch, createScheduledController, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { systemClock } from '../../../api/adapters/clock.system.ts'
import { openDatabaseHttp, type Writer } from '../../../api/adapters/database.http.ts'
import { cloudflareQueue } from '../../../api/adapters/queue.cloudflare.ts'
import worker from '../../../api/worker.ts'
import { openWard, queueContract } from '../../ports/queue.contract.ts'

const database = openDatabaseHttp(
  { url: env.LYSBORD_DATABASE_URL },
  (tenantId) => env.WRITER.get(env.WRITER.idFromName(tenantId)) as unknown as Writer,
)
const hint = { hint: 'reactions' }

/** Delivers messages with these bodies in one batch, as Cloudflare does; gives what the Worker answered about each. */
async function deliver(bodies: readonly unknown[], queue = 'lysbord-reactions') {
  const messages = bodies.map((body, n) => ({ id: `m${n}`, timestamp: new Date(), attempts: 1, body }))
  const batch = createMessageBatch(queue, messages)
  const context = createExecutionContext()
  await worker.queue(batch as never, env as never)
  return getQueueResult(batch, context)
}

queueContract('hints through a Cloudflare queue', async () => ({
  database,
  // Some alone, some doubled in one batch, all batches at the same moment.
  hints: (times) =>
    Promise.all(Array.from({ length: times }, (_, n) => deliver(Array.from({ length: (n % 3) + 1 }, () => hint)))),
  sweep: () => worker.scheduled(createScheduledController() as never, env as never),
}))

test('every hint of a batch is confirmed, once the work is done', async () => {
  const results = await Promise.all([deliver([hint, hint, hint]), deliver([hint, hint]), deliver([hint])])
  expect(results.map(({ explicitAcks }) => explicitAcks.length)).toEqual([3, 2, 1])
})

test('a poisoned message is sent back, towards the dead-letter queue, and the others are worked on', async () => {
  const ward = await openWard(database)
  await ward.happens()
  const poison = [null, 'x', { hint: 'reactions', run: 'rm' }, { hint: 'other' }]
  const result = await deliver([...poison, hint])

  expect(result.retryMessages.map(({ msgId }) => msgId)).toEqual(['m0', 'm1', 'm2', 'm3'])
  expect(result.explicitAcks).toEqual(['m4'])
  // Another file's hint may have had the work in hand just then: hints come again, as the sweep sends them.
  const countedAfterHint = async () => {
    await deliver([hint])
    return ward.counted()
  }
  await expect.poll(countedAfterHint, { timeout: 10_000 }).toBe(1)
})

test('a hint waits for nothing, and one that cannot leave is lost with a line in the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const waited: Promise<unknown>[] = []
  const broken = { send: () => Promise.reject(new Error('internal error (10001)')) }
  cloudflareQueue(broken as never, (promise) => void waited.push(promise), systemClock).hint()
  await Promise.all(waited)

  expect(waited).toHaveLength(1)
  expect(log.mock.calls.flat().join(' ')).toBe('a hint was lost: Error')
  log.mockRestore()
})

test('what reaches the dead-letter queue is named in the log without its content, and let go', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const result = await deliver([{ secret: 'Kari Nordmann' }], 'lysbord-reactions-dead')

  expect(result.ackAll).toBe(true)
  expect(log.mock.calls.flat().join(' ')).toContain('m0')
  expect(log.mock.calls.flat().join(' ')).not.toContain('Kari')
  log.mockRestore()
})
